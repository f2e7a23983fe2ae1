"""The pages at the foot of every page: how figures are worked out, and whom to ask."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from portal.accounts import access
from portal.figures.words import SYMBOL_WORDS
from portal.home.queries import people


class Figures(TemplateView):
    """Rounding, symbols, comparisons, ratings, neighbours and disclosure in plain English."""

    template_name = "home/figures.html"
    extra_context = {"symbols": [(symbol.value, words) for symbol, words in SYMBOL_WORDS.items() if symbol != "ny"]}


class Help(TemplateView):
    """The performance team of the person's councils, and what to do when."""

    template_name = "home/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        councils = access.councils(self.request.user)
        analysts = people.analysts_of(councils, timezone.localdate())
        teams = [(council, [a for a in analysts if a.council_id == council.pk]) for council in councils]
        return super().get_context_data(teams=teams, **kwargs)
