"""People's own words that would let a child be recognised: each stops review and sign-off until it is reworded."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from portal.prose.children import small_counts_said
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Narrative
from scorecards.committee.models import Report
from scorecards.copies.content.texts import ACTION, LINE, NARRATIVE, REVISION, RISK, Said, quarter_said, report_said
from scorecards.copies.disclosure import surely_says
from scorecards.copies.withhold import Named, printed, sort_out, unprinted
from scorecards.copies.withhold.checked import words_key
from scorecards.copies.withhold.marks import left_out
from scorecards.copies.withhold.words import NO_WORDS
from scorecards.signoff.decided import kept_words
from scorecards.signoff.places import marked_up
from scorecards.signoff.reading import QuarterRead, ReportRead, read_quarter
from scorecards.signoff.rules import Gap
from scorecards.submissions.models import Submission

Place = tuple[str, str, str]  # where, what it says, and the address where it is mended


def quarter_words(read: QuarterRead) -> list[Gap]:
    """Counts of one to five children in a quarter's narratives, risks, actions and the reason of its revision.

    Withheld figures are taken out of narratives and actions; in risks and the reason they stop the quarter too. What
    a director kept, giving a reason, stops nothing.
    """
    kept = kept_words(read.content.checks)
    return [gap for (_, words, _), gaps in quarter_stops(read) for gap in gaps if words_key(words) not in kept]


def quarter_stops(read: QuarterRead) -> Iterator[tuple[Place, list[Gap]]]:
    """Each text of a quarter that must be reworded, or kept, with what it says."""
    said = [each for each in quarter_said(read.content) if each.kind != NARRATIVE]
    sure, _unsure = withheld([read])
    for place in narrative_places(read.submission):
        if found := list(_small(place)):
            yield place, found
    for each in said:
        place = (each.where, each.words, _quarter_page(read, each))
        # Sentences of actions that tell a withheld figure are left out of the paper; of other words nothing is.
        if found := [*_small(place), *(_withheld(sure, place) if each.kind != ACTION else ())]:
            yield place, found


def report_words(report: Report, read: ReportRead) -> list[Gap]:
    """The same in what a report itself will publish, with figures that its tables withhold.

    Its quarters' words stop at their own gate, which a report waits for.
    """
    kept = kept_words(read.content.checks)
    return [gap for (_, words, _), gaps in report_stops(report, read) for gap in gaps if words_key(words) not in kept]


def report_stops(report: Report, read: ReportRead) -> Iterator[tuple[Place, list[Gap]]]:
    sure, _unsure = withheld(read.quarters)
    pages = {(each.where, each.words): each.href for each in marked_up(report, read.public)}
    for each in report_said(read.public):
        page = "signoff:correction-reason" if each.kind == REVISION else "committee:report"
        place = (each.where, each.words, pages.get((each.where, each.words)) or reverse(page, args=[report.pk]))
        if found := [*_small(place), *_withheld(sure, place)]:
            yield place, found


def statement_words(report: Report, read: ReportRead, statement: str) -> list[Gap]:
    """The same in what a director says under the signature: it is printed on the first page."""
    sure, _unsure = withheld(read.quarters)
    place = ("your statement", statement, f"{reverse('signoff:report', args=[report.pk])}#id_statement")
    return [*_small(place), *_withheld(sure, place)]


def _quarter_page(read: QuarterRead, said: Said) -> str:
    """Where it is mended."""
    if said.kind == REVISION:
        return reverse("signoff:revision-reason", args=[read.submission.pk])
    if said.kind == LINE:
        return reverse("desk:line", args=[read.submission.pk, said.key])
    return reverse("risks:risk" if said.kind == RISK else "desk:action", args=[said.key])


def narrative_places(submission: Submission) -> Iterator[Place]:
    for narrative in commentary.narratives_of(submission):
        for words in (narrative.shows, narrative.why, narrative.doing, narrative.expected):
            yield f"the narrative of {narrative.line or narrative.theme}", words, _page(submission, narrative)


def narrative_warnings(submission: Submission, narrative: Narrative) -> list[str]:
    """What its writer should know as it is saved: words that stop review, and sentences that the paper leaves out."""
    texts = (narrative.shows, narrative.why, narrative.doing, narrative.expected)
    warned = [
        f"This says a count of 1 to 5 children: “{said}”. It must be reworded before review."
        for words in texts
        for said in small_counts_said(words)
    ]
    return [*warned, *(_leaves_out(submission, narrative) if narrative.ready else ())]


def _leaves_out(submission: Submission, narrative: Narrative) -> Iterator[str]:
    read = read_quarter(submission)
    place = (narrative.line.indicator.code if narrative.line else "", narrative.theme.code if narrative.theme else "")
    for full, shown in zip(read.content.narratives, read.public.narratives, strict=True):
        if (full.indicator, full.theme) != place:
            continue
        if shown.shows == NO_WORDS != full.shows:
            yield "The figure is withheld, so the paper leaves out what you wrote it shows."
        else:
            yield from (_gone(sentence) for sentence in left_out(full.shows, shown.shows))
        for part in ("why", "doing", "expected"):
            yield from (_gone(sentence) for sentence in left_out(getattr(full, part), getattr(shown, part)))


def _gone(sentence: str) -> str:
    return f"This tells a figure that is withheld and will be left out of the paper: “{sentence}”"


def _page(submission: Submission, narrative: Narrative) -> str:
    if narrative.line_id is not None:
        return reverse("desk:line", args=[submission.pk, narrative.line_id])
    return reverse("desk:theme", args=[submission.pk, narrative.theme.code if narrative.theme else ""])


def _small(place: Place) -> Iterator[Gap]:
    where, words, href = place
    for said in small_counts_said(words):
        yield Gap("words", f"Reword {where}: it says “{said}”, and so few children could be recognised", href)


def _withheld(sure: Sequence[Named], place: Place) -> Iterator[Gap]:
    where, words, href = place
    for line in {line: None for line, figure in sure if surely_says(words, figure)}:
        yield Gap("words", f"Reword {where}: it names a figure that is withheld for {line}", href)


def withheld(quarters: Sequence[QuarterRead]) -> tuple[list[Named], list[Named]]:
    """Withheld figures with their lines: those that words can only mean, and those that may be another number."""
    hidden = [each for quarter in quarters for each in unprinted(quarter.content, quarter.public)]
    return sort_out(hidden, [each for quarter in quarters for each in printed(quarter.public)])
