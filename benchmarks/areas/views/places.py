"""The areas that are loaded; a list of more is sent, looked at, then accepted or set aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_tables2 import RequestConfig

from benchmarks.areas import queries
from benchmarks.areas.forms import PlaceFilter, PlacesForm
from benchmarks.areas.models import AreaFile
from benchmarks.areas.pages import LoaderAct, OnePress, StaffPage
from benchmarks.areas.rules import FileState
from benchmarks.areas.services import places
from benchmarks.areas.tables import PlaceTable

PER_PAGE = 50


class Places(StaffPage):
    """The areas that are loaded, with their codes and days, and lists that wait."""

    room = "areas"

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = PlaceFilter(request.GET)
        found = queries.places(**filters.wanted())
        table = PlaceTable(found)
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        count = counted(table.paginator.count)
        return self.show("places", filters=filters, table=table, count=count, waiting=queries.area_files())


def counted(areas: int) -> str:
    return "1 area" if areas == 1 else f"{areas} areas"


class LoadPlaces(LoaderAct):
    """Send a list of places."""

    room = "areas"
    template_name = "areas/load_places.html"
    form_class = PlacesForm

    def back(self) -> str:
        return reverse("areas:places")

    def do(self, form: Any) -> str:
        file = form.cleaned_data["file"]
        sent = places.check(file.file, by=self.request.user, name=file.name)
        return reverse("areas:list", args=[sent.pk])


class OfList(StaffPage):
    """A page of one list that was sent."""

    room = "areas"
    sent: AreaFile

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.sent = get_object_or_404(AreaFile.objects.select_related("file"), pk=kwargs["pk"])


class ListPage(OfList):
    """What the list would make of the areas; nothing changes until it is accepted."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        outcome = self.sent.outcome
        added = [change for change in outcome["changes"] if change["new"]]
        filled = [change for change in outcome["changes"] if not change["new"]]
        return self.show(
            "list",
            sent=self.sent,
            waits=self.sent.state == FileState.CHECKED.value,
            accepted=self.sent.state == FileState.ACCEPTED.value,
            read=outcome["read"],
            parts=[("new", "New", added), ("filled", "Filled up", filled)],
            added=added,
            filled=filled,
            untaken=outcome["problems"],
            same=outcome["read"] - len(outcome["problems"]) - sum(1 for each in outcome["changes"] if each["line"]),
        )


class DecideList(OfList, OnePress):
    """An act on the list."""

    def back(self) -> str:
        return reverse("areas:list", args=[self.sent.pk])


class AcceptList(DecideList):
    def do(self, form: Any) -> str:
        made = places.accept(self.sent, by=self.request.user)
        messages.success(self.request, f"The list is loaded: {counted(made)} new or filled up.")
        return reverse("areas:places")


class SetListAside(DecideList):
    done = "The list was set aside. Nothing was taken from it."

    def do(self, form: Any) -> str:
        places.set_aside(self.sent, by=self.request.user)
        return reverse("areas:places")
