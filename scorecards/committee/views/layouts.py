"""Layouts of a council: listed, copied, changed section by section, offered or not; shipped ones are only read."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.web.acts import ActPage, council_asked
from portal.web.views import conflict
from scorecards.committee import queries
from scorecards.committee.forms.layouts import (
    LayoutForm,
    LayoutNameForm,
    LayoutSectionForm,
    NewSectionForm,
    frame_initial,
    section_initial,
)
from scorecards.committee.layouts import NUMBERING_WORDS, Numbering
from scorecards.committee.models import Committee, Template, TemplateSection
from scorecards.committee.rules import LISTS, TEXTS, SectionSource
from scorecards.committee.services import templates

CHANGED = "This layout has changed since you opened it. Look at what stands now, then do it again."


class Layouts(View):
    """The council's own layouts and the shipped ones."""

    def get(self, request: HttpRequest) -> HttpResponse:
        council = reading_council(request)
        found = list(queries.layouts_of(request.user, council))
        context = {
            "council": council,
            "own": [each for each in found if not each.shipped],
            "shipped": [each for each in found if each.shipped],
            "may_edit": access.allowed(request.user, Permission.LAYOUT_EDIT, council=council),
        }
        return render(request, "committee/layouts.html", context)


def reading_council(request: HttpRequest) -> Council:
    """Where the person changes layouts or begins reports; 404 for everybody else."""
    for permission in queries.READ_BY:
        if access.councils_where(request.user, permission):
            return council_asked(request, permission)
    return council_asked(request, Permission.LAYOUT_EDIT)


class LayoutView(View):
    """A page about one layout: 404 unless it exists for the person. A shipped one is read as of their own council."""

    template: Template
    council: Council

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.template = get_object_or_404(queries.layouts_visible_to(request.user), pk=kwargs["pk"])
        self.council = self.template.council or reading_council(request)
        request.council = self.council  # type: ignore[attr-defined]

    def allow(self) -> None:
        """A shipped layout is nobody's to change."""
        access.require(self.request.user, Permission.LAYOUT_EDIT, council=self.template.council_id)

    def back(self) -> str:
        return layout_address(self.template, self.council)

    def context(self) -> dict[str, Any]:
        return {"template": self.template, "council": self.council}


def layout_address(template: Template, council: Council) -> str:
    address = reverse("committee:layout", args=[template.pk])
    return f"{address}?council={council.number}" if template.shipped else address


class LayoutPage(LayoutView):
    """The layout with its sections, what each brings, and every earlier wording."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        editor = access.allowed(request.user, Permission.LAYOUT_EDIT, council=self.council)
        page = queries.layout_page(self.template)
        context = {
            **self.context(),
            "page": page,
            "numbering": NUMBERING_WORDS[page.numbering],
            "may_edit": editor and not self.template.shipped,
            "may_copy": editor,
        }
        return render(request, "committee/layout.html", context)


class Copy(LayoutView, ActPage):
    """A layout of one's own begins as a copy; a shipped one is copied for the council that is asked about."""

    template_name = "committee/layout_copy.html"
    form_class = LayoutNameForm
    done = "The layout is copied. Change it below."

    def allow(self) -> None:
        access.require(self.request.user, Permission.LAYOUT_EDIT, council=self.council)

    def form_kwargs(self) -> dict[str, Any]:
        return {"committees": Committee.objects.filter(council=self.council)}

    def initial(self) -> dict[str, Any]:
        return {"name": f"{self.template.name}, ours" if self.template.shipped else f"{self.template.name}, copy"}

    def act(self, form: LayoutNameForm) -> str:
        given = form.cleaned_data
        made = templates.copy(
            self.template, by=self.request.user, council=self.council, name=given["name"], committee=given["committee"]
        )
        return layout_address(made, self.council)


class Change(LayoutView, ActPage):
    """Name, committee, numbering, and what stands on the cover."""

    template_name = "committee/layout_change.html"
    form_class = LayoutForm
    done = "The layout was saved."

    def form_kwargs(self) -> dict[str, Any]:
        return {"committees": Committee.objects.filter(council=self.council)}

    def initial(self) -> dict[str, Any]:
        return frame_initial(self.template)

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = queries.layouts_visible_to(self.request.user).get(pk=self.template.pk)
        facts = [
            ("Name", now.name),
            ("For", str(now.committee or "every committee")),
            ("Numbers", NUMBERING_WORDS[Numbering(now.numbering)]),
            ("Cover", "; ".join(line.label for line in now.cover_lines)),
        ]
        return {"version": now.version, "facts": facts}

    def act(self, form: LayoutForm) -> None:
        seen = form.cleaned_data["seen_version"]
        templates.change(self.template, by=self.request.user, seen_version=seen, frame=form.frame())


class AddSection(LayoutView, ActPage):
    template_name = "committee/layout_section.html"
    form_class = NewSectionForm
    done = "The section was added at the end."

    def form_kwargs(self) -> dict[str, Any]:
        standing = self.template.sections.filter(removed_at=None)
        kinds = queries.kinds_of(self.council)
        return {"taken": list(standing.values_list("source", flat=True)), "kinds": kinds}

    def initial(self) -> dict[str, Any]:
        return {"numbered": True, "required": True, "seen_version": self.template.version}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        now = Template.objects.get(pk=self.template.pk)
        standing = now.sections.filter(removed_at=None).values_list("heading", flat=True)
        return {"version": now.version, "facts": [("Sections", "; ".join(standing))]}

    def act(self, form: NewSectionForm) -> None:
        given = form.cleaned_data
        templates.add_section(
            self.template,
            by=self.request.user,
            seen_version=given["seen_version"],
            source=SectionSource(given["source"]),
            words=form.words(),
        )


class SectionView(LayoutView):
    """Something about one section that stands in the layout."""

    section: TemplateSection

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        standing = self.template.sections.filter(removed_at=None).select_related("template__council")
        self.section = get_object_or_404(standing, pk=kwargs["section"])


class ChangeSection(SectionView, ActPage):
    """One section; two who write it at once see both texts."""

    template_name = "committee/layout_section.html"
    form_class = LayoutSectionForm
    done = "The section was saved."

    def form_kwargs(self) -> dict[str, Any]:
        source, kinds = SectionSource(self.section.source), queries.kinds_of(self.council)
        held = [kind for kind in self.section.clearances if kind not in kinds]
        return {"text": source in TEXTS, "written": source in TEXTS | LISTS, "kinds": [*kinds, *held]}

    def initial(self) -> dict[str, Any]:
        return section_initial(self.section)

    def context(self) -> dict[str, Any]:
        history = self.section.revisions.select_related("saved_by").order_by("-number")
        return {**super().context(), "section": self.section, "history": list(history)}

    def newer(self, moved: MovedOn) -> dict[str, Any] | None:
        now = TemplateSection.objects.get(pk=self.section.pk)
        if now.removed_at is not None:
            return None
        must = "must be written" if now.required else "may be left out"
        facts = [("Heading", now.heading), ("Guidance", now.guidance), ("Required", must)]
        facts += [("Numbered", "yes" if now.numbered else "no"), ("Words that it begins with", now.boilerplate)]
        facts += [("Needs clearance", ", ".join(now.clearances))]
        return {"version": now.version, "facts": facts}

    def act(self, form: LayoutSectionForm) -> None:
        seen = form.cleaned_data["seen_version"]
        templates.change_section(self.section, by=self.request.user, seen_version=seen, words=form.words())


class Button(ABC, View):
    """What a button of the layout's page does, with the version that the page had."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.allow()  # type: ignore[attr-defined]
        back = self.back()  # type: ignore[attr-defined]
        seen = request.POST.get("seen_version", "")
        try:
            done = self.act(int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0)
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
            return redirect(back)
        except MovedOn:
            return conflict(request, back=back, says=CHANGED)
        messages.success(request, done)
        return redirect(back)

    @abstractmethod
    def act(self, seen: int) -> str:
        """Ask the service; what to say when it is done."""


class Offer(Button, LayoutView):
    offered = True

    def act(self, seen: int) -> str:
        templates.offer(self.template, by=self.request.user, seen_version=seen, offered=self.offered)
        return "The layout is offered again." if self.offered else "The layout is no longer offered."


class MoveSection(Button, SectionView):
    up = True

    def act(self, seen: int) -> str:
        templates.move_section(self.section, by=self.request.user, seen_version=seen, up=self.up)
        return f"“{self.section.heading}” was moved."


class RemoveSection(Button, SectionView):
    def act(self, seen: int) -> str:
        templates.remove_section(self.section, by=self.request.user, seen_version=seen)
        return f"“{self.section.heading}” was taken out. Its wordings are kept."
