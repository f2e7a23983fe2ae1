"""What is exempt in a signed report, as its page lists it for who may read it: their copies, or where to ask."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from portal.figures.spans import day_words
from scorecards.copies import queries as copies
from scorecards.copies.content.schema import AppendixFacts
from scorecards.copies.models import SignedCopy
from scorecards.publishing import queries, shown
from scorecards.publishing.models import Document
from scorecards.publishing.services.exempt import exempt_numbers
from scorecards.publishing.shown import DocumentShown

RECORD = "The copy for the record"


def of(copy: SignedCopy, user: Any, letters: Sequence[str]) -> list[DocumentShown]:
    """Nothing for who may not read it, and for a report in which nothing is exempt. `letters` are those of its paper.

    Staff see the copy for the record too, and whether it could be made.
    """
    if not queries.exempt_copies(user).filter(pk=copy.pk).exists():
        return []
    content = copies.staff_report(copy)
    known = list(queries.numbered_copies(copy))
    staff = queries.is_staff(user, copy)
    found: list[DocumentShown] = []
    for number in exempt_numbers(content):
        facts = content.appendices[number - 1]
        facts = replace(facts, title=f"Appendix {letters[number - 1]}: {facts.title}")
        mine = next((each for each in known if each.appendix == number and each.reader_id == user.pk), None)
        found.append(_mine(copy, number, facts, mine))
        if staff:
            found += [_record(facts, each) for each in known if each.appendix == number and each.serial == 1]
    return found


def _mine(copy: SignedCopy, number: int, facts: AppendixFacts, document: Document | None) -> DocumentShown:
    if document is None:
        ask = reverse("publishing:ask-for-copy", args=[copy.pk, number])
        return DocumentShown(facts.title, _about(facts), "", "", ask=ask)
    (one,) = shown.for_staff([document])
    note = f"Your copy, number {document.serial}. {one.note}"
    return replace(one, words=facts.title, note=note)


def _record(facts: AppendixFacts, document: Document) -> DocumentShown:
    """That it is made; it is handed out to nobody."""
    (one,) = shown.for_staff([document])
    return replace(one, words=f"{facts.title}: {RECORD.lower()}", take="")


def _about(facts: AppendixFacts) -> str:
    by = f"Paragraph {facts.paragraph}." if facts.paragraph else ""
    day = f"Figures at {day_words(facts.data_date)}." if facts.data_date else ""
    return " ".join(filter(None, (by, "Draft." if facts.draft else "", day, facts.description)))
