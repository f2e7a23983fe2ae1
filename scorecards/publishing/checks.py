"""A portal that seals no paper, or could not seal the next one, is told of it before its papers are doubted."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from scorecards.publishing import sealing

HINT = "Set SEAL_CERTIFICATE and SEAL_KEY, or SEAL_PKCS12, for the workers: deploy/README.md."


@register(deploy=True)
def papers_can_be_sealed(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """For `check --deploy`: without a certificate everything else still works. A council's own seal is told apart."""
    found = [("", sealing.standing().wrong)]
    found += [(f"Council {number}: ", sealing.standing(council=number).wrong) for number in settings.COUNCIL_SEALS]
    return [Warning(f"{whose}{wrong}", hint=HINT, id="publishing.W001") for whose, wrong in found if wrong]


@register(deploy=True)
def papers_say_where_to_check(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    if settings.SITE_URL:
        return []
    words = "SITE_URL is not set, so papers cannot name the address at which they are checked."
    return [Warning(words, hint="Set SITE_URL, as https://scorecards.example.gov.uk.", id="publishing.W002")]
