"""The layout of a report: its cover, its numbering and its ordered sections, with every wording that it brings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from scorecards.committee.layouts import CoverFact, CoverLine, Numbering
from scorecards.committee.models.meetings import Committee
from scorecards.committee.rules import SectionSource

PERSON: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "null": True,
    "related_name": "+",
}
NUMBERINGS = {each.value: each.name.title() for each in Numbering}


class Template(models.Model):
    """A council's own layout, perhaps for one committee only; one shipped for all when `council` is null.

    `cover` holds facts and their labels in the order of the cover. One that is `retired` is not offered any more.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="templates")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="templates")
    name = models.CharField(max_length=120)
    numbering = models.CharField(max_length=10, choices=NUMBERINGS, default=Numbering.SECTIONS.value)
    cover = models.JSONField(default=list)
    copied_from = models.CharField(max_length=120, default="", blank=True)
    retired_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="committee_template_name_is_one"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(council=None), name="committee_template_shipped_name_is_one"
            ),
            models.CheckConstraint(
                condition=Q(committee=None) | Q(council__isnull=False), name="committee_template_of_committee_is_own"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shipped(self) -> bool:
        return self.council_id is None

    @property
    def cover_lines(self) -> tuple[CoverLine, ...]:
        return cover_lines(self.cover)


class TemplateSection(models.Model):
    """A section of a layout. One that was taken out stays, with its wordings; `key` never changes.

    `clearances` are the kinds ("Finance") that the section needs in each report that is begun from it.
    """

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    heading = models.CharField(max_length=160)
    guidance = models.CharField(max_length=500, default="", blank=True)
    source = models.CharField(max_length=20, choices={s.value: s.name for s in SectionSource})
    required = models.BooleanField(default=True)
    numbered = models.BooleanField(default=True)
    boilerplate = models.TextField(default="", blank=True)
    clearances = models.JSONField(default=list, blank=True)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("template", "order", "id")
        constraints = [
            models.UniqueConstraint(fields=["template", "key"], name="committee_templatesection_key_is_one"),
        ]

    def __str__(self) -> str:
        return self.heading


class BoilerplateRevision(models.Model):
    """One wording that a section of a layout has brought into reports."""

    append_only = True

    section = models.ForeignKey(TemplateSection, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(default="", blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("section", "-number")
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="committee_boilerplaterevision_number_is_one")
        ]

    def __str__(self) -> str:
        return f"wording {self.number}"


def cover_lines(kept: list[list[str]]) -> tuple[CoverLine, ...]:
    """Facts and labels as a row keeps them; a fact of a newer product is left out."""
    known = {each.value for each in CoverFact}
    return tuple(CoverLine(CoverFact(fact), label) for fact, label in kept if fact in known)
