"""Whom a council is set beside: what changed between editions of its neighbours, and groups of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django_tables2 import RequestConfig

from benchmarks.areas import queries
from benchmarks.areas.changes import between
from benchmarks.areas.forms import EditionsFilter, GroupForm, MembersForm
from benchmarks.areas.models import Area, ComparatorGroup
from benchmarks.areas.pages import CouncilAct, CouncilPage
from benchmarks.areas.rules import GroupKind
from benchmarks.areas.services import groups
from benchmarks.areas.tables import GroupTable
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible

PER_PAGE = 50


class ChangesPage(CouncilPage):
    """What changed between two editions of the neighbour model for one council; members read it too."""

    needs = Permission.PUBLISHED_VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        editions = queries.editions_of(self.council.number)
        new = _one_of(editions, request.GET.get("new", ""), 0)
        old = _one_of(editions, request.GET.get("old", ""), 1)
        found = {edition: self._members(edition) for edition in {old, new} if edition}
        shown = {
            "council": self.council,
            "filters": EditionsFilter({"old": old, "new": new}, editions=editions),
            "old": old,
            "new": new,
            "editions": editions,
            "unknown": [edition for edition in editions if edition in found and not found[edition]],
            "changes": between(found[old], found[new]) if old and new else None,
            "now": found.get(new, []),
        }
        return render(request, "areas/changes.html", shown)

    def _members(self, edition: str) -> list[tuple[int, str]]:
        group = queries.neighbours(self.council.number, edition)
        return [(area.pk, area.name) for area in queries.members(group)] if group else []


def _one_of(editions: list[str], asked: str, otherwise: int) -> str:
    """The edition asked for; where there is none of that name the newest, or the one before it."""
    if asked in editions:
        return asked
    return editions[min(otherwise, len(editions) - 1)] if editions else ""


class Groups(CouncilPage):
    """Every group that the council can be set beside."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        table = GroupTable(queries.groups_beside(self.area), number=self.council.number)
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        shown = {"council": self.council, "area": self.area, "table": table, "may_load": self.may_load}
        return render(request, "areas/groups.html", shown)


class OwnGroup(CouncilAct):
    """What making a group and giving it members share."""

    def back(self) -> str:
        return reverse("areas:groups", args=[self.council.number])

    def own(self) -> Area:
        if self.area is None:
            raise NotPossible(f"There is no area with the number {self.council.number} yet: load the list of areas")
        return self.area

    def form_kwargs(self) -> dict[str, Any]:
        return {"authorities": queries.others(self.area)}

    def context(self) -> dict[str, Any]:
        return {"council": self.council}


class MakeGroup(OwnGroup):
    """A group of the council's own."""

    template_name = "areas/make_group.html"
    form_class = GroupForm
    done = "The group is made."

    def do(self, form: GroupForm) -> str:
        given = form.cleaned_data
        group = groups.make(
            GroupKind(given["kind"]),
            by=self.request.user,
            name=given["name"],
            edition=given["edition"],
            of=self.own(),
            members=form.members(),
            source=given["source"],
        )
        return reverse("published:group", args=[self.council.number, group.pk])


class GiveMembers(OwnGroup):
    """The members of a group of which only numbers were quoted so far."""

    template_name = "areas/give_members.html"
    form_class = MembersForm
    done = "The group has its members."
    group: ComparatorGroup

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        mine = ComparatorGroup.objects.filter(of=self.area, of__isnull=False)
        self.group = get_object_or_404(mine, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("published:group", args=[self.council.number, self.group.pk])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "group": self.group}

    def do(self, form: MembersForm) -> None:
        members = form.members()
        if not members:
            raise NotPossible("Tick at least one authority")
        groups.give_members(self.group, members, by=self.request.user)
