"""The one question before each gate: what is missing? Asked by pages, and by the acts after their guard."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from portal.figures.rounding import half_step
from portal.figures.vocabulary import Unit
from portal.figures.words import shown
from scorecards.commentary import queries as commentary
from scorecards.commentary.models import Comment
from scorecards.commentary.queries import Said
from scorecards.commentary.rules import needs_narrative
from scorecards.committee.models import Report, Section
from scorecards.committee.queries import cannot_be_whole, clearances_of
from scorecards.committee.rules import LISTS, TEXTS
from scorecards.framework.rules import BreakdownKind, LifeCycle, NarrativeWhen
from scorecards.signoff.again import to_read_again
from scorecards.signoff.decided import carried
from scorecards.signoff.exempt import classification_gaps
from scorecards.signoff.models import DisclosureChoice
from scorecards.signoff.outdated import outdated_remarks
from scorecards.signoff.overtaken import old_gaps
from scorecards.signoff.reading import QuarterRead, ReportRead, read_quarter, read_report
from scorecards.signoff.references import quarter_references, report_references
from scorecards.signoff.rules import Gap, Remark
from scorecards.signoff.wording import quarter_words, report_words
from scorecards.submissions import queries as submissions
from scorecards.submissions.models import Submission
from scorecards.submissions.rules import State
from scorecards.submissions.standing import LineStanding, QuarterStanding

READ_AGAIN = "Read again"


@dataclass(frozen=True)
class NarrativeState:
    """Where a line's narrative stands: ready, to be read again, draft, missing or not needed; `why` it is needed."""

    word: str
    needed: bool
    why: str
    comment: bool = False


def readiness(submission: Submission, read: QuarterRead | None = None) -> list[Gap]:
    """What a quarter lacks before review or sign-off, by name and with a link; `read` where a page has read it."""
    read = read or read_quarter(submission)
    standing = read.content.quarter
    gaps = [Gap("figure", gap.words, gap.href) for gap in submissions.lines_without_figure(submission)]
    gaps += _narrative_gaps(submission, standing)
    gaps += to_read_again(submission, standing)
    gaps += quarter_words(read)
    gaps += quarter_references(submission, read)
    return gaps + [
        Gap("comment", f"Answer the director’s comment on {_place(comment)}", _comment_page(submission, comment))
        for comment in commentary.unanswered(submission)
    ]


def _place(comment: Comment) -> str:
    return str(comment.line or comment.theme or "the quarter")


def _line_page(submission: Submission, line: int | None) -> str:
    if line is None:
        return reverse("desk:scorecard", args=[submission.pk])
    return reverse("desk:line", args=[submission.pk, line])


def _comment_page(submission: Submission, comment: Comment) -> str:
    if comment.line_id is not None:
        return _line_page(submission, comment.line_id)
    if comment.theme is not None:
        return reverse("desk:theme", args=[submission.pk, comment.theme.code])
    return reverse("desk:comments", args=[submission.pk])


def narrative_states(
    standing: QuarterStanding,
    said: Mapping[int, Said],
    large_change_percent: Decimal,
    asked: Collection[int] = frozenset(),
    again: Collection[int] = frozenset(),
) -> dict[int, NarrativeState]:
    """By line: where its narrative stands.

    `asked` are lines with a director's comment that waits for an answer; of `again` a figure changed under ready words.
    """
    return {
        (key := line.line): _narrative_state(line, said.get(key), large_change_percent, key in asked, key in again)
        for line in standing.lines
    }


def _narrative_state(
    line: LineStanding, said: Said | None, large_change_percent: Decimal, comment: bool, again: bool
) -> NarrativeState:
    why = ""
    if line.life_cycle == LifeCycle.LIVE.value:
        when = NarrativeWhen(line.narrative_when)
        why = needs_narrative(when, line.rating, line.large_change, large_change_percent) or ""
    if said is None:
        return NarrativeState("Missing" if why else "Not needed", bool(why), why, comment)
    word = "Draft" if not said.ready else READ_AGAIN if again else "Ready"
    return NarrativeState(word, bool(why), why, comment)


def _narrative_gaps(submission: Submission, standing: QuarterStanding) -> Iterator[Gap]:
    said = commentary.talk_of(submission).lines
    states = narrative_states(standing, said, submission.council.large_change_percent)
    for line in standing.lines:
        state = states[line.line]
        if state.word == "Missing":
            words = f"Write the narrative for {line.name}: {state.why}"
            yield Gap("missing", words, _line_page(submission, line.line))
        elif state.word == "Draft":
            yield Gap("draft", f"Mark the narrative for {line.name} as ready", _line_page(submission, line.line))


def remarks(read: QuarterRead) -> list[Remark]:
    """What a director should know before signing, though nothing is missing."""
    submission, standing = read.submission, read.content.quarter
    misses = [remark for line in standing.lines for remark in _parts_that_miss(submission, line)]
    return [*misses, *outdated_remarks(submission, standing)]


def _parts_that_miss(submission: Submission, line: LineStanding) -> Iterator[Remark]:
    """Exhaustive parts that miss their total by more than rounding explains."""
    for breakdown in line.breakdowns:
        values = [p.figure.value for p in breakdown.parts if p.level == 0 and p.figure and p.figure.value is not None]
        whole = breakdown.kind == BreakdownKind.EXHAUSTIVE.value and len(values) == len(
            [p for p in breakdown.parts if p.level == 0]
        )
        if not whole or breakdown.unit != Unit.PERCENT.value or len(values) < 2:
            continue
        figures = [p.figure for p in breakdown.parts if p.figure]
        total = sum(values, Decimal(0))
        if abs(total - 100) > len(values) * half_step(max(f.decimals for f in figures)):
            yield Remark(
                f"{breakdown.name} of {line.name} adds up to {shown(total, Unit.PERCENT, 1)}, not 100%",
                "Rounding does not explain it.",
                _line_page(submission, line.line),
            )


def signable(submission: Submission, read: QuarterRead | None = None) -> list[Gap]:
    """What a quarter lacks before sign-off: all of the above, and decisions of earlier revisions to be confirmed."""
    read = read or read_quarter(submission)
    page = reverse("signoff:disclosure", args=[submission.pk])
    return [*readiness(submission, read), *_to_confirm(carried(submission, read.content), page)]


def _to_confirm(rows: Sequence[DisclosureChoice], page: str) -> Iterator[Gap]:
    if rows:
        revision = max(row.from_revision for row in rows)
        what = "what was" if len(rows) == 1 else f"the {len(rows)} things that were"
        yield Gap("confirm", f"Confirm {what} decided in revision {revision} of the disclosure check", page)


def report_readiness(report: Report, read: ReportRead | None = None) -> list[Gap]:
    """What a report lacks before review: required sections, its people, its quarters, safe words."""
    page = reverse("committee:report", args=[report.pk])
    gaps = [Gap("cover", words, page) for words in _missing_on_cover(report)]
    if not report.submissions.exists():
        gaps.append(Gap("quarter", "Pin at least one quarter to the report", page))
    gaps += [
        Gap("quarter", words.rstrip("."), page)
        for submission in report.submissions.select_related("scorecard__council")
        if report.supplements_id is None and (words := cannot_be_whole(report.meeting, submission))
    ]
    gaps += classification_gaps(report)
    gaps += [
        Gap("section", f"Write the section “{section.heading}”", page)
        for section in report.sections.filter(required=True).order_by("order")
        if _is_empty(report, section)
    ]
    gaps += list(_uncleared(report))
    read = read or read_report(report)
    return [*gaps, *report_words(report, read), *report_references(report, read), *old_gaps(report, read)]


def _missing_on_cover(report: Report) -> Iterator[str]:
    """The officer always; the decision and the wards where the layout has them on the cover."""
    if not report.officer_name:
        yield "Name the responsible officer"
    on_cover = {fact for fact, _label in report.cover_facts}
    if "decision_type" in on_cover and not report.decision_type:
        yield "Say on the cover what type of decision it is"
    if "wards" in on_cover and not report.wards:
        yield "Say on the cover which wards are affected"


def _uncleared(report: Report) -> Iterator[Gap]:
    """Sections that somebody has to clear, or to clear again since their words changed; empty ones are told before."""
    for each in clearances_of(report):
        if not each.waits:
            continue
        section = each.clearance.section
        what = f"“{section.heading}” ({each.clearance.kind})"
        again = " again: its words have changed" if each.cleared else ""
        if each.by:
            page = f"{reverse('committee:report', args=[report.pk])}#clearances"
            yield Gap("clearance", f"Have {each.by} clear {what}{again}", page)
        else:
            ask = reverse("committee:ask-clearance", args=[report.pk, section.key])
            yield Gap("clearance", f"Name who clears {what}: nobody does for the council", ask)


def _is_empty(report: Report, section: Section) -> bool:
    if section.source in TEXTS:
        return not section.text.strip()
    if section.source in LISTS:
        return not getattr(report, section.source).exists()  # a list is kept under the name of its source
    return False


def report_signable(report: Report, read: ReportRead | None = None) -> list[Gap]:
    """What a report lacks before sign-off: all of the above, and its quarters signed."""
    unsigned = report.submissions.exclude(state=State.SIGNED_OFF.value).select_related("scorecard")
    read = read or read_report(report)
    page = reverse("signoff:report-disclosure", args=[report.pk])
    return [
        *report_readiness(report, read),
        *_to_confirm(carried(report, read.content), page),
        *(
            Gap("quarter", f"Sign off {submission.scorecard}, {_title(submission)}", _review_page(submission))
            for submission in unsigned
        ),
    ]


def _title(submission: Submission) -> str:
    return submissions.period_of(submission).title


def _review_page(submission: Submission) -> str:
    return reverse("signoff:submission", args=[submission.pk])
