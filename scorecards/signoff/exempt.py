"""What is wrong with how a report and what is attached to it are classified, and which files nobody has read."""

from collections.abc import Iterator

from django.urls import reverse

from scorecards.committee.exempt import trouble
from scorecards.committee.models import Appendix, Report
from scorecards.committee.rules import Classification
from scorecards.copies import queries as copies
from scorecards.publishing import queries as publishing
from scorecards.signoff.rules import Gap


def classification_gaps(report: Report) -> Iterator[Gap]:
    """Everything by which members or the public could be given what is exempt, or told of nothing that is."""
    cover = reverse("committee:cover", args=[report.pk])
    page = f"{reverse('committee:report', args=[report.pk])}#appendices"
    kind = Classification(report.classification)
    if words := trouble(kind, report.exempt_paragraph, report.public_interest):
        yield Gap("exempt", f"On the cover: {words.rstrip('.')}", cover)
    attached = list(report.appendices.select_related("file"))
    exempt = [each for each in attached if not each.open]
    if exempt and kind is Classification.OPEN:
        yield Gap("exempt", "The report has an exempt appendix: classify it as exempt in part", cover)
    if not exempt and kind is Classification.EXEMPT_IN_PART and report.supplements_id is None:
        yield Gap("exempt", "Attach what is exempt, or classify the report as public", cover)
    for each in attached:
        yield from _of_appendix(report, each, kind, page)
    if kind is Classification.EXEMPT and _was_public(report):
        words = "An earlier revision is published to everybody: withdraw it before this one can be exempt"
        yield Gap("exempt", words, cover)


def _of_appendix(report: Report, appendix: Appendix, kind: Classification, page: str) -> Iterator[Gap]:
    named = f"the appendix “{appendix.title}”"
    of_its_own = Classification(appendix.classification)
    if words := trouble(of_its_own, appendix.exempt_paragraph, appendix.public_interest):
        yield Gap("exempt", f"Attach {named} again: {words[:1].lower()}{words[1:].rstrip('.')}", page)
    if appendix.open and kind is Classification.EXEMPT:
        yield Gap("exempt", f"The whole report is exempt: attach {named} as exempt, too", page)
    elif appendix.open and appendix.file and not appendix.confirmed:
        href = reverse("committee:confirm-appendix", args=[report.pk, appendix.pk])
        yield Gap("appendix", f"Read {named} and confirm that it holds no count of 1 to 5 children", href)


def _was_public(report: Report) -> bool:
    earlier = report.revises
    while earlier is not None:
        copy = copies.of_report(earlier)
        publication = publishing.publication_of(copy) if copy else None
        if publication and not publication.withdrawn_at and earlier.classification != Classification.EXEMPT.value:
            return True
        earlier = earlier.revises
    return False
