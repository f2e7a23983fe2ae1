"""The only writers of members' requests: a member asks, an officer answers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts import access
from portal.accounts.models import Council
from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn
from portal.audit.services import record
from portal.prose.children import refusal
from scorecards.copies.answers import answer_refusal
from scorecards.copies.models import SignedCopy
from scorecards.scrutiny import queries
from scorecards.scrutiny.models import MemberRequest


@transaction.atomic
def ask(
    council: Council, *, by: Any, text: str, copy: SignedCopy | None = None, about: str = "", indicator: str = ""
) -> MemberRequest:
    """Ask the council's officers for more, about a signed copy that the member can read or about nothing said.

    Raises ValidationError for empty words, words that count a few children, or a copy that is not the member's
    to read; PermissionDenied.
    """
    access.require(by, Permission.REQUEST_ASK, council=council)
    if not text.strip():
        raise ValidationError("Write what you ask for.")
    if refused := refusal(text):
        raise ValidationError(f"{refused} Every member of the council can read what you ask.")
    if copy is not None and not queries.readable_copies(by).filter(pk=copy.pk, council=council).exists():
        raise ValidationError("What you ask about can no longer be read here.")
    made = MemberRequest.objects.create(
        council=council, copy=copy, about=about[:200], indicator=indicator, text=text.strip(), asked_by=by
    )
    record("request_asked", by=by, subject=made, after={"about": made.about, "text": made.text})
    return made


@transaction.atomic
def answer(request: MemberRequest, *, by: Any, seen_version: int, text: str) -> None:
    """Answer a request, or put an answer right.

    Raises MovedOn when somebody answered it meanwhile, ValidationError for words that say a few children or a figure
    that a signed copy withholds.
    """
    access.require(by, Permission.REQUEST_ANSWER, council=request.council_id)
    if not text.strip():
        raise ValidationError("Write the answer.")
    if refused := answer_refusal(request.council, text):
        raise ValidationError(refused)
    seen = MemberRequest.objects.filter(pk=request.pk, version=seen_version)
    changed = seen.update(answer=text.strip(), answered_by=by, answered_at=timezone.now(), version=F("version") + 1)
    if changed != 1:
        raise MovedOn(request)
    record(
        "request_answered", by=by, subject=request, before={"answer": request.answer}, after={"answer": text.strip()}
    )
