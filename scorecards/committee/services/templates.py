"""The layouts that reports are begun from: shipped ones are copied, a council's own are changed. No report follows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.text import slugify

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from scorecards.committee import queries
from scorecards.committee.layouts import SHIPPED, CoverLine, Layout, Numbering
from scorecards.committee.models import BoilerplateRevision, Committee, Template, TemplateSection
from scorecards.committee.rules import LISTS, TEXTS, SectionSource

NAMED_ALREADY = "This council has a layout of that name already."
KEY_LENGTH = 36  # leaves room for a number behind it


@dataclass(frozen=True)
class Frame:
    """What a layout says beside its sections."""

    name: str
    committee: Committee | None = None
    numbering: Numbering = Numbering.SECTIONS
    cover: Sequence[CoverLine] = ()


@dataclass(frozen=True)
class Words:
    """What a section of a layout says; its key and how it is filled stay as they were when it was added.

    `clearances` are kinds of the council's settings, which each report that is begun from it asks for.
    """

    heading: str
    guidance: str = ""
    required: bool = True
    numbered: bool = True
    boilerplate: str = ""
    clearances: Sequence[str] = ()


@transaction.atomic
def load_shipped() -> None:
    """Write the shipped layouts as this version of the product has them; the second time changes nothing."""
    for name, layout in SHIPPED.items():
        frame = {"numbering": layout.numbering.value, "cover": _plain(layout.cover), "retired_at": None}
        template, _made = Template.objects.update_or_create(council=None, name=name, defaults=frame)
        _ship(template, layout)
    gone = Template.objects.filter(council=None, retired_at=None).exclude(name__in=SHIPPED)
    gone.update(retired_at=timezone.now())


def _ship(template: Template, layout: Layout) -> None:
    known = {section.key: section for section in template.sections.all()}
    for order, section in enumerate(layout.sections, start=1):
        facts = {**asdict(section), "source": section.source.value, "order": order, "removed_at": None}
        held = known.pop(section.key, None)
        if held is None:
            _keep_wording(template.sections.create(**facts), section.boilerplate, None)
        elif any(getattr(held, name) != value for name, value in facts.items()):
            said = held.boilerplate
            TemplateSection.objects.filter(pk=held.pk).update(**facts)
            _keep_wording(held, section.boilerplate, None, before=said)
    TemplateSection.objects.filter(pk__in=[s.pk for s in known.values()], removed_at=None).update(
        removed_at=timezone.now()
    )


def _plain(cover: Sequence[CoverLine]) -> list[list[str]]:
    return [[line.fact.value, line.label] for line in cover]


def _keep_wording(section: TemplateSection, text: str, by: Any, *, before: str = "") -> None:
    if text == before:
        return
    last = section.revisions.aggregate(last=Max("number"))["last"] or 0
    BoilerplateRevision.objects.create(section=section, number=last + 1, text=text, saved_by=by)


@transaction.atomic
def copy(template: Template, *, by: Any, council: Council, name: str, committee: Committee | None = None) -> Template:
    """A layout of the council's own, with the sections of one that is shipped or its own."""
    access.require(by, Permission.LAYOUT_EDIT, council=council)
    if template.council_id not in (None, council.pk):
        raise PermissionDenied("The layout is another council’s.")
    frame = Frame(name, committee, Numbering(template.numbering), template.cover_lines)
    _check(frame, council)
    try:
        with transaction.atomic():
            made = Template.objects.create(council=council, copied_from=template.name, **_facts(frame))
    except IntegrityError:
        raise ValidationError(NAMED_ALREADY) from None
    for order, section in enumerate(template.sections.filter(removed_at=None), start=1):
        section.pk, section.template, section.order, section.version = None, made, order, 1
        section._state.adding = True
        section.save(force_insert=True)
        _keep_wording(section, section.boilerplate, by)
    record("layout_copied", by=by, subject=made, after={"name": name, "from": template.name})
    return made


def _facts(frame: Frame) -> dict[str, Any]:
    return {
        "name": frame.name.strip(),
        "committee": frame.committee,
        "numbering": frame.numbering.value,
        "cover": _plain(frame.cover),
    }


def _check(frame: Frame, council: Council) -> None:
    if not frame.name.strip():
        raise ValidationError("Name the layout.")
    if frame.committee is not None and frame.committee.council_id != council.pk:
        raise ValidationError("The committee is another council’s.")
    if any(not line.label.strip() for line in frame.cover):
        raise ValidationError("Each fact of the cover needs a label.")


def _require(template: Template, by: Any) -> None:
    """Shipped layouts are nobody's to change."""
    access.require(by, Permission.LAYOUT_EDIT, council=template.council_id)


def _touch(template: Template, seen_version: int, **changes: Any) -> None:
    seen = Template.objects.filter(pk=template.pk, version=seen_version)
    if seen.update(version=F("version") + 1, **changes) != 1:
        raise MovedOn(Template.objects.get(pk=template.pk))
    template.refresh_from_db()


@transaction.atomic
def change(template: Template, *, by: Any, seen_version: int, frame: Frame) -> Template:
    """Name, committee, numbering and cover. Raises MovedOn, ValidationError."""
    _require(template, by)
    _check(frame, template.council)  # type: ignore[arg-type]
    before = {"name": template.name, "numbering": template.numbering, "cover": template.cover}
    try:
        with transaction.atomic():
            _touch(template, seen_version, **_facts(frame))
    except IntegrityError:
        raise ValidationError(NAMED_ALREADY) from None
    after = {"name": template.name, "numbering": template.numbering, "cover": template.cover}
    record("layout_changed", by=by, subject=template, before=before, after=after)
    return template


@transaction.atomic
def offer(template: Template, *, by: Any, seen_version: int, offered: bool) -> Template:
    """Offer a layout for new reports, or offer it no longer; reports that were begun from it stay as they are."""
    _require(template, by)
    _touch(template, seen_version, retired_at=None if offered else timezone.now())
    record("layout_offered" if offered else "layout_retired", by=by, subject=template)
    return template


@transaction.atomic
def add_section(
    template: Template, *, by: Any, seen_version: int, source: SectionSource, words: Words
) -> TemplateSection:
    """A new section at the end, under a key of its own. What the program makes stands once in a layout."""
    _require(template, by)
    _say(words)
    _check_clearances(template, source, words.clearances)
    _touch(template, seen_version)
    standing = template.sections.filter(removed_at=None)
    if source is not SectionSource.WRITTEN and standing.filter(source=source.value).exists():
        raise ValidationError("The layout has such a section already.")
    last = standing.aggregate(last=Max("order"))["last"] or 0
    section = template.sections.create(
        key=_free_key(template, words.heading), source=source.value, order=last + 1, **asdict(words)
    )
    _keep_wording(section, words.boilerplate, by)
    record("layout_section_added", by=by, subject=section, council=template.council, after=asdict(words))
    return section


def _free_key(template: Template, heading: str) -> str:
    """A key that no section has or had: references and history go by it."""
    taken = set(template.sections.values_list("key", flat=True))
    key = slugify(heading).replace("-", "_")[:KEY_LENGTH] or "section"
    return next(found for found in (key, *(f"{key}_{n}" for n in range(2, 1000))) if found not in taken)


def _say(words: Words) -> None:
    if not words.heading.strip():
        raise ValidationError("Give the section a heading.")


def _check_clearances(
    template: Template, source: SectionSource, asked: Sequence[str], *, held: Sequence[str] = ()
) -> None:
    """Kinds that the settings name, or named when the section got them; only what people write is cleared."""
    known = {*queries.kinds_of(template.council), *held}  # type: ignore[arg-type]
    if not known.issuperset(asked):
        raise ValidationError("The council’s settings name no such kind of clearance.")
    if asked and source not in TEXTS | LISTS:
        raise ValidationError("This section is made from the data. Only what people write is cleared.")


@transaction.atomic
def change_section(section: TemplateSection, *, by: Any, seen_version: int, words: Words) -> TemplateSection:
    """Change a section; an earlier wording of what it brings is kept. Raises MovedOn."""
    template = section.template
    _require(template, by)
    _say(words)
    before = {name: getattr(section, name) for name in asdict(words)}
    _check_clearances(template, SectionSource(section.source), words.clearances, held=section.clearances)
    seen = TemplateSection.objects.filter(pk=section.pk, version=seen_version, removed_at=None)
    if seen.update(version=F("version") + 1, **asdict(words)) != 1:
        raise MovedOn(TemplateSection.objects.get(pk=section.pk))
    section.refresh_from_db()
    _keep_wording(section, words.boilerplate, by, before=before["boilerplate"])
    record(
        "layout_section_changed", by=by, subject=section, council=template.council, before=before, after=asdict(words)
    )
    return section


@transaction.atomic
def move_section(section: TemplateSection, *, by: Any, seen_version: int, up: bool) -> None:
    """Put a section before the one above it, or after the one below. The version is the layout's. Raises MovedOn."""
    template = section.template
    _require(template, by)
    _touch(template, seen_version)
    standing = list(template.sections.filter(removed_at=None))
    place = next((place for place, each in enumerate(standing) if each.pk == section.pk), None)
    if place is None:
        raise MovedOn(template)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(standing):
        raise ValidationError("The section stands at the end already.")
    standing[place], standing[other] = standing[other], standing[place]
    for order, each in enumerate(standing, start=1):
        TemplateSection.objects.filter(pk=each.pk).update(order=order)
    record("layout_section_moved", by=by, subject=section, council=template.council, after={"place": other + 1})


@transaction.atomic
def remove_section(section: TemplateSection, *, by: Any, seen_version: int) -> None:
    """Take a section out of the layout; its wordings are kept. The version is the layout's. Raises MovedOn."""
    template = section.template
    _require(template, by)
    _touch(template, seen_version)
    standing = template.sections.filter(removed_at=None)
    if standing.count() == 1:
        raise ValidationError("A layout needs at least one section.")
    if standing.filter(pk=section.pk).update(removed_at=timezone.now(), version=F("version") + 1) != 1:
        raise MovedOn(template)
    record("layout_section_removed", by=by, subject=section, council=template.council, before={"key": section.key})
