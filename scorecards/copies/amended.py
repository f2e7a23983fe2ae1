"""What a revision of a quarter changes, thing by thing: what it was before and what it is now. Pure.

Two public contents are compared for members, two of the staff for directors: neither says more than its contents do.
"""

from collections.abc import Iterable, Iterator

from portal.figures.vocabulary import Symbol
from scorecards.copies.content.schema import ActionFacts, AmendedFacts, NarrativeFacts, RiskFacts, SubmissionContent
from scorecards.copies.reworded import reworded
from scorecards.submissions.standing import LineStanding, Shown

NOTHING = "no figure"
ANEW = "Worded anew"
# By category ("breakdown:part" or empty), basis and days.
Named = tuple[str, str, str, str]


def changes_since(
    before: SubmissionContent | None, now: SubmissionContent, *, quotes: bool = True
) -> tuple[AmendedFacts, ...]:
    """Figures line by line, then narratives, actions and risks; nothing where there was no revision before.

    Earlier sentences are quoted as `reworded` says; an earlier figure is told unless it is withheld or rounded by now.
    """
    if before is None:
        return ()
    return (*_lines(before, now), *_said(before, now, quotes))


def _lines(before: SubmissionContent, now: SubmissionContent) -> Iterator[AmendedFacts]:
    was = {line.indicator: line for line in before.quarter.lines}
    for line in now.quarter.lines:
        if line.indicator not in was:
            yield AmendedFacts("figure", line.indicator, line.name, "This line was not there before")
            continue
        for what, then, is_now in _figures(was[line.indicator], line):
            yield AmendedFacts("figure", line.indicator, what, _from(then, is_now))
    left = {line.indicator for line in now.quarter.lines}
    for line in before.quarter.lines:
        if line.indicator not in left:
            yield AmendedFacts("figure", line.indicator, line.name, "This line is left out")


def _figures(before: LineStanding, now: LineStanding) -> Iterator[tuple[str, str, str]]:
    """What prints otherwise: the quarter's own figures, earlier ones that both print, what they stand beside.

    What stood there before is empty where it is withheld or rounded by now: it must not be printed again.
    """
    was, own = _own(before), _own(now)
    for named in dict.fromkeys((*own, *was)):
        label, figure = own.get(named) or was[named]
        then, is_now = (found[named][1].words if named in found else NOTHING for found in (was, own))
        if then != is_now:
            yield f"{now.name}{label}, {figure.period}", "" if _is_less(figure) else then, is_now
    past, earlier = _earlier(now), _earlier(before)
    for named, figure in past.items():
        if named not in own and named in earlier and earlier[named].words != figure.words:
            yield f"{now.name}, {figure.period}", "" if _is_less(figure) else earlier[named].words, figure.words
    yield from _beside(before, now)


def _is_less(figure: Shown | None) -> bool:
    """Whether readers are given less than the figure itself."""
    return figure is not None and (figure.symbol == Symbol.SUPPRESSED.value or bool(figure.rounded_to))


def _own(line: LineStanding) -> dict[Named, tuple[str, Shown]]:
    found = {_named("", figure): ("", figure) for figure in (line.figure, *line.other_figures) if figure}
    for split in line.breakdowns:
        for part in split.parts:
            if part.figure:
                found[_named(f"{split.code}:{part.code}", part.figure)] = (f", {part.label}", part.figure)
    return found


def _earlier(line: LineStanding) -> dict[Named, Shown]:
    found = [*(point.figure for point in line.history), *(change.then for change in line.changes if change.then)]
    return {_named("", figure): figure for figure in found}


def _named(category: str, figure: Shown) -> Named:
    return category, figure.basis, str(figure.start), str(figure.end)


def _beside(before: LineStanding, now: LineStanding) -> Iterator[tuple[str, str, str]]:
    """Target, rating and the figures of others."""
    targets = [line.target.shown if line.target else "no target" for line in (before, now)]
    found = [("target", targets[0], targets[1]), ("rating", before.rating.word, now.rating.word)]
    others = {compared.who: compared for compared in before.comparisons}
    for compared in now.comparisons:
        then = others.get(compared.who)
        found.append((compared.who, (then.shown if then else "") or NOTHING, compared.shown or NOTHING))
    for what, was, is_now in found:
        if was != is_now:
            yield f"{now.name}, {what}", "" if _is_less(now.figure) else was, is_now


def _from(was: str, now: str) -> str:
    return f"was {was}, now {now}" if was else f"Changed; now {now}"


def _said(before: SubmissionContent, now: SubmissionContent, quotes: bool) -> Iterator[AmendedFacts]:
    yield from _narratives(before, now, quotes)
    yield from _actions(before, now, quotes)
    yield from _risks(before, now, quotes)


def _each(kind: str, key: str, what: str, words: Iterable[str]) -> Iterator[AmendedFacts]:
    """One for each sentence; where none differs, that it was worded anew."""
    for said in list(words) or [ANEW]:
        yield AmendedFacts(kind, key, what, said)


def _narratives(before: SubmissionContent, now: SubmissionContent, quotes: bool) -> Iterator[AmendedFacts]:
    was = {(n.indicator, n.theme): _wording(n) for n in before.narratives}
    for narrative in now.narratives:
        then = was.pop((narrative.indicator, narrative.theme), None)
        what = f"Narrative of {narrative.about}"
        if then is None:
            yield AmendedFacts("narrative", narrative.indicator, what, "Written; it was missing")
        elif then != _wording(narrative):
            pairs = zip(then, _wording(narrative), strict=True)
            words = (said for old, new in pairs for said in reworded(old, new, quotes=quotes))
            yield from _each("narrative", narrative.indicator, what, words)
    for narrative in before.narratives:
        if (narrative.indicator, narrative.theme) in was:
            yield AmendedFacts("narrative", narrative.indicator, f"Narrative of {narrative.about}", "Taken out")


def _wording(narrative: NarrativeFacts) -> tuple[str, ...]:
    return narrative.shows, narrative.why, narrative.doing, narrative.expected, narrative.forecast


def _actions(before: SubmissionContent, now: SubmissionContent, quotes: bool) -> Iterator[AmendedFacts]:
    was = {action.key: action for action in before.actions}
    for action in now.actions:
        then = was.pop(action.key, None)
        if then != action:
            what = f"Action “{action.title}”"
            yield from _each("action", str(action.key), what, _action(then, action, quotes))
    for action in was.values():
        yield AmendedFacts("action", str(action.key), f"Action “{action.title}”", "Left out")


def _action(then: ActionFacts | None, now: ActionFacts, quotes: bool) -> Iterator[str]:
    if then is None:
        yield "Added"
        return
    if then.state != now.state:
        yield _from(then.state, now.state)
    for old, new in ((then.title, now.title), (then.latest, now.latest)):
        yield from reworded(old, new, quotes=quotes)


def _risks(before: SubmissionContent, now: SubmissionContent, quotes: bool) -> Iterator[AmendedFacts]:
    was = {risk.key: risk for risk in before.risks}
    for risk in now.risks:
        then = was.pop(risk.key, None)
        if then != risk:
            yield from _each("risk", str(risk.key), f"Risk “{risk.title}”", _risk(then, risk, quotes))
    for risk in was.values():
        yield AmendedFacts("risk", str(risk.key), f"Risk “{risk.title}”", "Left out")


def _risk(then: RiskFacts | None, now: RiskFacts, quotes: bool) -> Iterator[str]:
    if then is None:
        yield "Added"
        return
    was, is_now = _scored(then), _scored(now)
    if was != is_now:
        yield f"score {_from(was, is_now)}"
    texts = [(then.title, now.title), (then.mitigation, now.mitigation)]
    if was == is_now:  # a new score has its own reason, which stands beside it
        texts.append((then.score_reason, now.score_reason))
    for old, new in texts:
        yield from reworded(old, new, quotes=quotes)


def _scored(risk: RiskFacts) -> str:
    number = str(risk.score) if risk.score is not None else ""
    return " ".join(filter(None, (number, f"({risk.band})" if number and risk.band else risk.band))) or "none"
