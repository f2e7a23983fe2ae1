"""The council's settings."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from portal.accounts import services
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.accounts.services import CouncilSettings
from portal.audit.refusals import MovedOn
from portal.crests import queries as crests
from portal.home.forms import CouncilForm
from portal.home.views.councils import CouncilView
from portal.web import colour
from portal.web.acts import ActPage
from scorecards.publishing import sealing


class Settings(CouncilView, ActPage):
    """Name, colour, and how figures are compared and papers published."""

    needs = Permission.COUNCIL_EDIT
    template_name = "home/council.html"
    form_class = CouncilForm

    def initial(self) -> dict[str, Any]:
        return CouncilForm.initial_of(self.council)

    def act(self, form: CouncilForm) -> None:
        wanted = {name: form.cleaned_data[name] for name in CouncilSettings.__dataclass_fields__}
        services.change_council(
            self.council,
            by=self.request.user,
            seen_version=form.cleaned_data["seen_version"],
            settings=CouncilSettings(**wanted),
        )
        messages.success(self.request, "The settings were saved.")
        if warning := colour.readable(self.council.colour):
            messages.warning(self.request, warning)

    def back(self) -> str:
        return reverse("home:council-of", args=[self.council.number])

    def context(self) -> dict[str, Any]:
        warning, crest = colour.readable(self.council.colour), crests.standing(self.council)
        return {"warning": warning, "seal": sealing.standing(council=self.council.number), "crest": crest}

    def newer(self, moved: MovedOn) -> dict[str, Any]:
        """What stands now, beside what the person wanted."""
        now: Council = moved.subject
        labels = {name: str(field.label or name.capitalize()) for name, field in CouncilForm.base_fields.items()}
        stands = [(labels[name], _said(getattr(now, name))) for name in CouncilSettings.__dataclass_fields__]
        return {"version": now.version, "stands": stands}


def _said(value: Any) -> str:
    if value is None:
        return "none"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
