"""What a layout looks like, as a page and as a proof of the paper: with what was last published, or with guidance."""

from io import BytesIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from portal.files.downloads import send
from scorecards.committee.views.layouts import LayoutView
from scorecards.publishing import making
from scorecards.publishing.story import Story
from scorecards.signoff.sample import Filled, filled_story, last_published, sample_story

GUIDANCE = "guidance"


class Sample(LayoutView):
    """404 unless the layout exists for the person. `?with=guidance` leaves the published words out."""

    @cached_property
    def filled(self) -> Filled | None:
        if self.request.GET.get("with") == GUIDANCE:
            return None
        copy = last_published(self.template, council=self.council)
        return filled_story(self.template, copy) if copy else None

    def story(self) -> Story:
        if self.filled:
            return self.filled.story
        return sample_story(self.template, council=self.council, on=timezone.localdate())


class Preview(Sample):
    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        asked = request.GET.get("with") == GUIDANCE
        context = {
            **self.context(),
            "story": self.story(),
            "filled": self.filled,
            "could_be": asked and last_published(self.template, council=self.council),
            "back": self.back(),
        }
        return render(request, "signoff/layout.html", context)


class Proof(Sample):
    """Printed for whoever asks; kept nowhere."""

    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponseBase:
        try:
            printed = making.printed_story(self.story(), proof=True)
        except making.CannotMake as trouble:
            messages.warning(request, str(trouble))
            return redirect(self.back())
        name = making.file_name(f"{self.template.name}, proof", 1, "pdf")
        return send(BytesIO(printed.content), as_name=name, media_type="application/pdf")
