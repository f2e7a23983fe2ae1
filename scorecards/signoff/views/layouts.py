"""What a layout looks like, as a page and as a proof of the paper; guidance stands where words will."""

from io import BytesIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from portal.files.downloads import send
from scorecards.committee.views.layouts import LayoutView
from scorecards.publishing import making
from scorecards.publishing.story import Story
from scorecards.signoff.sample import sample_story


class Sample(LayoutView):
    """404 unless the layout exists for the person."""

    def story(self) -> Story:
        return sample_story(self.template, council=self.council, on=timezone.localdate())


class Preview(Sample):
    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        return render(request, "signoff/layout.html", {**self.context(), "story": self.story(), "back": self.back()})


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
