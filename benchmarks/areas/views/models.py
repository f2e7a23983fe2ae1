"""Editions of the neighbour model: a file is sent, looked at, then accepted or set aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from benchmarks.areas import queries
from benchmarks.areas.forms import NeighboursForm
from benchmarks.areas.models import NeighbourFile
from benchmarks.areas.pages import LoaderAct, OnePress, StaffPage
from benchmarks.areas.plans import Becomes, plan
from benchmarks.areas.rules import FileState
from benchmarks.areas.services import neighbours
from benchmarks.importers import neighbours as reader
from benchmarks.importers.lines import decoded
from benchmarks.importers.rows import Problem


class Models(StaffPage):
    """Editions of the neighbour model, and files of it that wait."""

    room = "areas"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("models", editions=queries.model_editions(), waiting=queries.neighbour_files())


class LoadModel(LoaderAct):
    """Send a file of the model."""

    room = "areas"
    template_name = "areas/load.html"
    form_class = NeighboursForm

    def back(self) -> str:
        return reverse("areas:models")

    def do(self, form: Any) -> str:
        given = form.cleaned_data
        file = given["file"]
        sent = neighbours.check(
            file.file, by=self.request.user, name=file.name, edition=given["edition"], source=given["source"]
        )
        return reverse("areas:model", args=[sent.pk])


class OfModel(StaffPage):
    """A page of one file that was sent."""

    room = "areas"
    sent: NeighbourFile

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        known = NeighbourFile.objects.select_related("file")
        self.sent = get_object_or_404(known, pk=kwargs["pk"])


class ModelPage(OfModel):
    """What the file would change; nothing changes until it is accepted."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        with self.sent.file.content.open("rb") as opened:
            planned = list(plan(reader.read(decoded(opened)), self.sent.edition))
        problems = [each for each in planned if isinstance(each, Problem)]
        fitting = [each for each in planned if not isinstance(each, Problem)]
        counts = {becomes.value: sum(each.becomes is becomes for each in fitting) for becomes in Becomes}
        return self.show(
            "model",
            sent=self.sent,
            waits=self.sent.state == FileState.CHECKED.value,
            accepted=self.sent.state == FileState.ACCEPTED.value,
            read=len(planned),
            untaken=problems,
            fitting=[each for each in fitting if each.becomes is not Becomes.SAME],
            counts=counts,
        )


class DecideModel(OfModel, OnePress):
    """An act on the file."""

    def back(self) -> str:
        return reverse("areas:model", args=[self.sent.pk])


class AcceptModel(DecideModel):
    def do(self, form: Any) -> str:
        loaded = neighbours.accept(self.sent, by=self.request.user)
        said = f"{loaded.added} authorities have their neighbours of {self.sent.edition}"
        messages.success(
            self.request, f"{said}, {loaded.filled} more were given them; {len(loaded.problems)} problems."
        )
        return reverse("areas:models")


class SetModelAside(DecideModel):
    done = "The file was set aside. Nothing was taken from it."

    def do(self, form: Any) -> str:
        neighbours.set_aside(self.sent, by=self.request.user)
        return reverse("areas:models")
