"""People's own words that would let a child be recognised: each stops review and sign-off until it is reworded."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from portal.prose.children import small_counts_said
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Narrative
from scorecards.committee.models import Report
from scorecards.copies.content.schema import ActionFacts, ReportContent, RiskFacts
from scorecards.copies.disclosure import surely_says
from scorecards.copies.withhold import Named, printed, sort_out, unprinted
from scorecards.copies.withhold.marks import left_out
from scorecards.copies.withhold.words import NO_WORDS
from scorecards.signoff.reading import QuarterRead, ReportRead, read_quarter
from scorecards.signoff.rules import Gap
from scorecards.submissions.models import Submission

Place = tuple[str, str, str]  # where, what it says, and the address where it is mended
REASON = "the reason for the revision"


def quarter_words(read: QuarterRead) -> list[Gap]:
    """Counts of one to five children in a quarter's narratives, risks, actions and the reason of its revision.

    Withheld figures are taken out of narratives and actions; in risks and the reason they stop the quarter too.
    """
    others = [*_of_revision(read), *_of_risks(read.content.risks)]
    places = [*_of_narratives(read.submission), *others, *_of_actions(read.content.actions)]
    return [*(gap for place in places for gap in _small(place)), *_withheld([read], others)]


def report_words(report: Report, read: ReportRead) -> list[Gap]:
    """The same in what a report itself will publish, with figures that its tables withhold.

    Its quarters' words stop at their own gate, which a report waits for.
    """
    own = [(where, words, _report_page(report, where)) for where, words in texts(read.public)]
    return [*(gap for place in own for gap in _small(place)), *_withheld(read.quarters, own)]


def texts(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Every text of a report's own, with its place."""
    yield "the title", content.title
    yield REASON, content.revision_reason
    yield from ((f"the section “{section.heading}”", section.text) for section in content.sections)
    yield from (("a key message", words) for words in content.key_messages)
    yield from (("a recommendation", words) for words in content.recommendations)
    for issue in content.key_issues:
        for words in (issue.theme, issue.position, issue.issue, issue.focus):
            yield f"the key issue “{issue.theme}”", words
    for appendix in content.appendices:
        for words in (appendix.title, appendix.description, appendix.file_name):
            yield f"the appendix “{appendix.title}”", words


def _report_page(report: Report, where: str) -> str:
    return reverse("signoff:correction-reason" if where == REASON else "committee:report", args=[report.pk])


def _of_narratives(submission: Submission) -> Iterator[Place]:
    for narrative in commentary.narratives_of(submission):
        for words in (narrative.shows, narrative.why, narrative.doing, narrative.expected):
            yield f"the narrative of {narrative.line or narrative.theme}", words, _page(submission, narrative)


def _of_revision(read: QuarterRead) -> Iterator[Place]:
    page = reverse("signoff:revision-reason", args=[read.submission.pk])
    yield REASON, read.content.revision_reason, page


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


def _of_risks(risks: Iterable[RiskFacts]) -> Iterator[Place]:
    for risk in risks:
        for words in (risk.title, risk.mitigation, risk.score_reason, *risk.actions):
            yield f"the risk {risk.reference}", words, reverse("risks:risk", args=[risk.key])


def _of_actions(actions: Iterable[ActionFacts]) -> Iterator[Place]:
    for action in actions:
        for words in (action.title, action.latest):
            yield f"the action “{action.title}”", words, reverse("desk:action", args=[action.key])


def _small(place: Place) -> Iterator[Gap]:
    where, words, href = place
    for said in small_counts_said(words):
        yield Gap("words", f"Reword {where}: it says “{said}”, and so few children could be recognised", href)


def _withheld(quarters: Sequence[QuarterRead], places: Iterable[Place]) -> Iterator[Gap]:
    sure, _unsure = withheld(quarters)
    for where, words, href in places:
        for line in {line: None for line, figure in sure if surely_says(words, figure)}:
            yield Gap("words", f"Reword {where}: it names a figure that is withheld for {line}", href)


def withheld(quarters: Sequence[QuarterRead]) -> tuple[list[Named], list[Named]]:
    """Withheld figures with their lines: those that words can only mean, and those that may be another number."""
    hidden = [each for quarter in quarters for each in unprinted(quarter.content, quarter.public)]
    return sort_out(hidden, [each for quarter in quarters for each in printed(quarter.public)])
