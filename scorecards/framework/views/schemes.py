"""Rating schemes: the list, how each works out a rating, and a council's own."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import NotPossible, NotReady
from portal.figures.vocabulary import Polarity, Unit
from scorecards.framework import queries, rules
from scorecards.framework.forms.schemes import Bands, SchemeForm
from scorecards.framework.rules import THREE_STATES, Band, Shape, Tone, rule_words
from scorecards.framework.rules.words import margin_words
from scorecards.framework.services import schemes
from scorecards.framework.views.base import CouncilView, refuse

EXAMPLE = rules.Target(value=Decimal(85), tolerance=Decimal(5))
FEWEST, MOST = 2, 5
READERS = (Permission.DRAFT_VIEW, Permission.PUBLISHED_VIEW)


class Schemes(View):
    """The schemes shipped for all and those of the person's councils: 404 for who reads no figures anywhere."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not any(access.councils_where(request.user, permission) for permission in READERS):
            raise Http404
        found = queries.schemes_visible_to(request.user).prefetch_related("bands").order_by("name", "pk")
        listed = [(scheme, queries.bands_of(scheme)) for scheme in found]
        editable = access.councils_where(request.user, Permission.FRAMEWORK_EDIT)
        makes_for = [council for council in access.councils(request.user) if council.pk in editable]
        return render(request, "framework/schemes.html", {"schemes": listed, "makes_for": makes_for})


class SchemePage(View):
    """How a scheme works a rating out, in words, with an example."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        scheme = get_object_or_404(queries.schemes_visible_to(request.user), pk=kwargs["pk"])
        bands = queries.bands_of(scheme)
        return render(
            request,
            "framework/scheme.html",
            {
                "scheme": scheme,
                "bands": [(band, margin_words(band)) for band in bands],
                "example": rule_words(EXAMPLE, bands, Polarity.HIGH, Unit.PERCENT),
                "zero": rule_words(rules.Target(value=Decimal(85)), bands, Polarity.HIGH, Unit.PERCENT),
                "absent": Band("No target set", Shape.DASH, Tone.PLAIN, None, True),
            },
        )


class MakeScheme(CouncilView):
    """A scheme of a council's own, with two to five bands: there are five shapes."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seen = Council.objects.filter(pk__in=access.councils_where(request.user, Permission.DRAFT_VIEW))
        self.take(get_object_or_404(seen, number=kwargs["number"]))

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        return self._page(SchemeForm(), Bands(initial=_begin(request.GET.get("bands", ""))))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require_edit()
        form, formset = SchemeForm(request.POST), Bands(request.POST)
        if not (form.is_valid() & formset.is_valid()):
            return self._page(form, formset)
        bands = [each.band() for each in formset.forms]
        try:
            made = schemes.make(self.council, by=request.user, name=form.cleaned_data["name"], bands=bands)
        except NotPossible as refused:
            refuse(form, refused)
        except NotReady as refused:
            for words in refused.gaps:
                form.refuse(words)
        else:
            messages.success(request, f"{made} can be chosen for your scorecards.")
            return redirect("framework:scheme", pk=made.pk)
        return self._page(form, formset)

    def _page(self, form: SchemeForm, formset: Any) -> HttpResponse:
        return self.page("make_scheme", form=form, formset=formset, numbers=range(FEWEST, MOST + 1))


def _begin(asked: str) -> list[dict[str, Any]]:
    """The rows to begin from: three states, or as many empty bands as were asked for."""
    if not asked.isdecimal() or not FEWEST <= int(asked[:2]) <= MOST or int(asked[:2]) == len(THREE_STATES):
        return [
            {
                "word": band.word,
                "shape": band.shape.value,
                "tone": band.tone.value,
                "least_margin": band.least_margin,
                "acceptable": band.acceptable,
            }
            for band in THREE_STATES
        ]
    shapes = [Shape.CIRCLE, Shape.RING, Shape.DIAMOND, Shape.TRIANGLE, Shape.SQUARE]
    tones = [Tone.GOOD, Tone.ACCEPTABLE, Tone.FAIR, Tone.POOR, Tone.SEVERE]
    number = int(asked[:2])
    return [{"shape": shapes[place].value, "tone": tones[place].value} for place in range(number)]
