"""What people wrote beside figures that are withheld, and what staff are told of it. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from portal.figures.rounding import half_up
from portal.figures.vocabulary import Counts, Unit
from scorecards.copies.content.schema import ActionFacts, NarrativeFacts, SubmissionContent
from scorecards.copies.disclosure import REASON_WORDS, Hidden, sentences_without
from scorecards.copies.disclosure.wording import NOT_SHOWN as NO_FIGURE
from scorecards.copies.withhold.cells import figures, key
from scorecards.copies.withhold.figures import Decisions, is_hidden
from scorecards.submissions.standing import ChangeShown, IntervalShown, LineStanding, QuarterStanding, Shown

PER_CENT = Decimal(100)
NO_WORDS = "The figure is not shown, so that no child can be recognised."
Named = tuple[str, Hidden]  # a line and its figure
Unprinted = Mapping[str, tuple[Hidden, ...]]  # by indicator


def words_shown(content: SubmissionContent, shown: QuarterStanding, decisions: Decisions) -> SubmissionContent:
    """The content around a quarter as it is `shown`: no narrative and no action says what that does not print."""
    quarter = content.quarter
    hidden: dict[str, tuple[Hidden, ...]] = {}
    said = list(_printed(shown))
    for line, left in zip(quarter.lines, shown.lines, strict=True):
        # What a share leaves out may be a figure that is printed: such a sentence stays.
        told = [each for each in _unprinted(line, left) if not (each.exact and any(map(each.reads_like, said)))]
        hidden[line.indicator] = tuple(told)
    gone = {line.indicator for line in quarter.lines if is_hidden(line, "", line.figure, decisions)}
    return replace(
        content,
        quarter=_reasons_shown(shown, hidden),
        narratives=tuple(_narrative(narrative, quarter, hidden, gone) for narrative in content.narratives),
        actions=tuple(_action(action, quarter, hidden) for action in content.actions),
    )


def unprinted(content: SubmissionContent, public_content: SubmissionContent) -> Iterator[tuple[str, Hidden]]:
    """Line by line, every figure, change and rest of a share of a content that its public one does not print."""
    for line, shown in zip(content.quarter.lines, public_content.quarter.lines, strict=True):
        yield from ((line.name, figure) for figure in _unprinted(line, shown))


def printed(public_content: SubmissionContent) -> Iterator[Hidden]:
    """Every figure, change and comparator that a public content does print, as a reader may say it."""
    yield from _printed(public_content.quarter)


def sorted_out(content: SubmissionContent, public_content: SubmissionContent) -> tuple[list[Named], list[Named]]:
    """Withheld figures with their lines: those that words can only mean, and those that may be another number.

    A number that the tables print too may be that one, and a whole percentage may be anybody's.
    """
    return sort_out(unprinted(content, public_content), list(printed(public_content)))


def sort_out(hidden: Iterable[Named], shown: Collection[Hidden]) -> tuple[list[Named], list[Named]]:
    """The same of figures of several quarters, beside all that those print."""
    sure: list[Named] = []
    unsure: list[Named] = []
    for line, figure in hidden:
        whole = figure.unit == Unit.PERCENT and not figure.decimals
        doubtful = whole or any(figure.reads_like(each) for each in shown)
        (unsure if doubtful else sure).append((line, figure))
    return sure, unsure


def _printed(quarter: QuarterStanding) -> Iterator[Hidden]:
    for line in quarter.lines:
        for _category, figure in figures(line):
            if figure.value is not None:
                yield _said(figure, figure.value)
        for change in line.changes:
            if change.amount is not None:
                yield _moved(line, change, change.amount)
        for compared in line.comparisons:
            if compared.value is not None:
                yield Hidden(compared.value, Unit(line.unit), line.decimals)


def withheld_words(content: SubmissionContent, shown: SubmissionContent, decisions: Decisions) -> tuple[str, ...]:
    """For staff: what is withheld and why, and whose words say less for it."""
    return *dict.fromkeys(_reasons(content.quarter, decisions)), *_changed_words(content, shown)


def _unprinted(line: LineStanding, shown: LineStanding) -> Iterator[Hidden]:
    for (_, figure), (_, left) in zip(figures(line), figures(shown), strict=True):
        if figure.value is not None and (left.value is None or left.rounded_to):
            gone = _said(figure, figure.value)
            yield gone
            if gone.rest is not None:
                yield gone.rest
    for change, left_change in zip(line.changes, shown.changes, strict=True):
        if change.amount is not None and left_change.amount is None:
            yield _moved(line, change, change.amount)
    if line.interval and not shown.interval:
        yield from _limits(line, line.interval)


def _limits(line: LineStanding, interval: IntervalShown) -> Iterator[Hidden]:
    """Whoever reads the limits of a figure that is not printed can work it out; nothing and all give nothing away."""
    for limit in (interval.lower, interval.upper):
        if limit and not (line.unit == Unit.PERCENT and limit == PER_CENT):
            yield Hidden(limit, Unit(line.unit), line.decimals, exact=True)


def _said(figure: Shown, value: Decimal) -> Hidden:
    return Hidden(value, Unit(figure.unit), figure.decimals, figure.numerator, figure.denominator)


def _moved(line: LineStanding, change: ChangeShown, amount: Decimal) -> Hidden:
    """A change in per cent is shown to one place, one in points to as many as its figure."""
    return Hidden(abs(amount), Unit.PERCENT, 1 if "%" in change.shown else line.decimals, change=True)


def _reasons_shown(quarter: QuarterStanding, hidden: Unprinted) -> QuarterStanding:
    """No reason for beginning limits anew says a figure of its line that is not printed."""
    themes = (
        replace(t, lines=tuple(_rebased(line, hidden[line.indicator]) for line in t.lines)) for t in quarter.themes
    )
    return replace(quarter, themes=tuple(themes))


def _rebased(line: LineStanding, hidden: tuple[Hidden, ...]) -> LineStanding:
    told = (replace(each, reason=sentences_without(each.reason, hidden) or NO_FIGURE) for each in line.rebases)
    return replace(line, rebases=tuple(told)) if line.rebases else line


def _of_theme(quarter: QuarterStanding, label_or_code: str, hidden: Unprinted) -> list[Hidden]:
    found = [t for t in quarter.themes if label_or_code in (t.code, t.label)]
    return [figure for theme in found for line in theme.lines for figure in hidden[line.indicator]]


def _narrative(
    narrative: NarrativeFacts, quarter: QuarterStanding, hidden: Unprinted, gone: Collection[str]
) -> NarrativeFacts:
    """The narrative without the sentences that say what its own line, or any line of its theme, does not print.

    Of a line whose own figure is `gone`, nothing of what it shows is said: rating and direction tell it in words. Nor
    is what is expected of it: a forecast stands close to its figure.
    """
    named = (narrative.indicator, *narrative.covers)
    said = [figure for code in named for figure in hidden.get(code, ())]
    said += _of_theme(quarter, narrative.theme, hidden)
    nothing = narrative.indicator in gone and narrative.shows.strip()
    kept = narrative
    if narrative.indicator in gone or _expects_few(narrative, quarter):
        kept = replace(narrative, forecast="", forecast_value=None, forecast_for=None)
    return replace(
        kept,
        shows=NO_WORDS if nothing else sentences_without(narrative.shows, said),
        why=sentences_without(narrative.why, said),
        doing=sentences_without(narrative.doing, said),
        expected=sentences_without(narrative.expected, said),
    )


def _expects_few(narrative: NarrativeFacts, quarter: QuarterStanding) -> bool:
    """Whether the forecast, as it would be printed, is itself a count of so few children that nobody prints it."""
    value = narrative.forecast_value
    line = next((line for line in quarter.lines if line.indicator == narrative.indicator), None)
    if value is None or line is None or (line.counts, line.unit) != (Counts.CHILDREN.value, Unit.COUNT.value):
        return False
    return value > 0 and half_up(value, line.decimals) <= line.threshold


def _action(action: ActionFacts, quarter: QuarterStanding, hidden: Unprinted) -> ActionFacts:
    said = list(hidden.get(action.indicator, ())) or _of_theme(quarter, action.about, hidden)
    return replace(
        action,
        title=sentences_without(action.title, said) or NO_FIGURE,
        latest=sentences_without(action.latest, said),
    )


def _reasons(quarter: QuarterStanding, decisions: Decisions) -> Iterator[str]:
    for line in quarter.lines:
        for category, figure in figures(line):
            reason = decisions[key(line.indicator, category, figure)].reason
            if reason is not None:
                yield f"{place_of(line, category)}, {figure.period}: {REASON_WORDS[reason]}."


def place_of(line: LineStanding, category: str) -> str:
    for breakdown in line.breakdowns:
        for part in breakdown.parts:
            if category == f"{breakdown.code}:{part.code}":
                return f"{line.name}, {part.label}"
    return line.name


def _changed_words(content: SubmissionContent, shown: SubmissionContent) -> Iterator[str]:
    left_out = "tells a figure that is not printed; the paper leaves those words out."
    for before, after in zip(content.narratives, shown.narratives, strict=True):
        if before != after:
            yield f"The narrative of {before.about} {left_out}"
    for line, shown_line in zip(content.quarter.lines, shown.quarter.lines, strict=True):
        if line.rebases != shown_line.rebases:
            yield f"The reason why the limits of {line.name} begin anew {left_out}"
    for act, told in zip(content.actions, shown.actions, strict=True):
        if act != told:
            yield f"The action “{act.title}” {left_out}"
