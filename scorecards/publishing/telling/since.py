"""Since you last met: one page on what moved, what is late, what was promised and what is asked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.figures.spans import day_words
from portal.prose import List, Paragraph, Reference, Run, to_blocks
from scorecards.copies.content.schema import ActionFacts, ReportContent, ResolutionFacts, RiskFacts, SubmissionContent
from scorecards.framework.rules import Shape, Tone
from scorecards.publishing.story import Bullets, Moved, Panel, Para, Part, Rating, Subheading, moved_table, plain
from scorecards.publishing.telling.cells import figure_cell, rating
from scorecards.publishing.telling.shortened import cut, entries, length, lines, shared

# In points on the paper, which has the least room: an upright page under the section's heading, and what parts take.
ROOM = 708
LINE, ENTRY_AIR = 17, 4
SENTENCE = 23  # a line of its own with its air: the opening, what is nothing, how many more there are
HEADING = 30
PANEL = 66  # what is asked stands on a tint: heading, and air around
TABLE, ROW, ROW_AIR = 58, 14, 9  # a table with its caption and heading row; a line of a row
NAME_LETTERS = 34  # of an indicator's name on one line of its column
LONGEST = 5  # lines of an entry where there is room for all of them
MOST_LINES = 2  # of an entry where there is not
MOST_ANSWER = 3
ASKED_AT_LEAST = 2  # what is asked of the committee is never crowded out


@dataclass(frozen=True)
class _Block:
    """One part of the page: its entries, the most important first, and the section that says all of it."""

    heading: str
    entries: tuple[tuple[Run, ...], ...]
    source: str
    nothing: str = ""


def since_last_met(content: ReportContent) -> Iterator[Part]:
    """What fits on one page; each part says how many more there are and where."""
    yield Para(plain(_opening(content)), numbered=False)
    moved = _moved(content)
    blocks, asked, fits = _cut(content, moved)
    sections = _sections(content)
    told = [tuple(_told(block, many, sections)) for block, many in zip(blocks, fits.blocks, strict=True)]
    first = sum(block.source == "key_messages" for block in blocks)
    ratings = tuple(_told_moved(content, moved, fits.moved, sections))
    yield from (part for parts in (*told[:first], ratings, *told[first:]) for part in parts)
    if asked.entries:
        kept = _listed(asked, fits.asked, sections, ordered=True)
        yield Panel(asked.heading, kept)


@dataclass(frozen=True)
class _Fits:
    moved: int
    blocks: tuple[int, ...]
    asked: int


def _cut(content: ReportContent, moved: Sequence[Moved]) -> tuple[tuple[_Block, ...], _Block, _Fits]:
    """With every entry as long as it is where the page has room for all of them, else each on fewer lines."""
    for most in range(LONGEST, MOST_LINES - 1, -1):
        blocks = tuple(block for block in _blocks(content, most) if block.entries or block.nothing)
        asked = _asked(content, most)
        fits = _fits(moved, blocks, asked)
        if fits == _Fits(len(moved), tuple(len(block.entries) for block in blocks), len(asked.entries)):
            break
    return blocks, asked, fits


def _fits(moved: Sequence[Moved], blocks: Sequence[_Block], asked: _Block) -> _Fits:
    """How much of each there is room for: what is asked first, then one of each in turn.

    A list that is cut says so on a line more, which may cut another one.
    """
    first = sum(map(_height, asked.entries[:ASKED_AT_LEAST]))
    wanted = [[ROW_AIR + ROW * (1 + int(length(one.name) // NAME_LETTERS)) for one in moved]]
    wanted += [[_height(entry) for entry in block.entries] for block in blocks]
    wanted.append([_height(entry) for entry in asked.entries[ASKED_AT_LEAST:]])
    room, cut_short = ROOM - _fixed(moved, blocks, asked) - first, 0
    while True:
        taken = shared(wanted, room - SENTENCE * cut_short)
        found = sum(many < len(sizes) for many, sizes in zip(taken, wanted, strict=True))
        if found <= cut_short:
            return _Fits(taken[0], tuple(taken[1:-1]), min(ASKED_AT_LEAST, len(asked.entries)) + taken[-1])
        cut_short = found


def _height(entry: Sequence[Run]) -> int:
    return LINE * lines(entry) + ENTRY_AIR


def _fixed(moved: Sequence[Moved], blocks: Sequence[_Block], asked: _Block) -> int:
    """What stands on the page however much is cut."""
    headings = HEADING * (len(blocks) + 1) + SENTENCE * sum(not block.entries for block in blocks)
    return SENTENCE + headings + (TABLE if moved else SENTENCE) + (PANEL if asked.entries else 0)


def _opening(content: ReportContent) -> str:
    committee, last = content.cover.committee, content.last_met
    if last is None:
        return f"{committee} has not had a published report on these figures before."
    return f"{committee} last read about these figures on {day_words(last.meeting_on)}."


def _sections(content: ReportContent) -> Mapping[str, str]:
    """By its source, the key of the section that says all of it."""
    return {section.source: section.key for section in reversed(content.sections)}


def _told(block: _Block, many: int, sections: Mapping[str, str]) -> Iterator[Part]:
    yield Subheading(block.heading, level=4, in_contents=False)
    if block.entries:
        yield from _listed(block, many, sections)
    else:
        yield Para(plain(block.nothing), numbered=False)


def _listed(
    block: _Block, many: int, sections: Mapping[str, str], *, ordered: bool = False
) -> tuple[Para | Bullets, ...]:
    items = tuple((Paragraph(entry),) for entry in block.entries[:many])
    found: list[Para | Bullets] = [Bullets(List(ordered, items))] if items else []
    if more := len(block.entries) - many:
        found.append(_more(more, sections.get(block.source, ""), begun=bool(items)))
    return tuple(found)


def _more(number: int, key: str, *, begun: bool) -> Para:
    """ "And 12 more, see section 4 (Risk table)."."""
    said = f"And {number} more" if begun else f"{number} in all"
    if not key:
        return Para(plain(f"{said}."), numbered=False)
    to = Run(f"[[section: {key}]]", reference=Reference("section", key))
    return Para(Paragraph((Run(f"{said}, see "), to, Run("."))), numbered=False)


def _told_moved(
    content: ReportContent, moved: Sequence[Moved], many: int, sections: Mapping[str, str]
) -> Iterator[Part]:
    if content.last_met is None:
        return
    yield Subheading("Ratings that moved", level=4, in_contents=False)
    if not moved:
        yield Para(plain("No rating moved."), numbered=False)
        return
    if many:
        unlike = "1 rating is not what it was" if len(moved) == 1 else f"{len(moved)} ratings are not what they were"
        yield moved_table(moved[:many], f"On {day_words(content.last_met.meeting_on)}", unlike)
    if more := len(moved) - many:
        yield _more(more, sections.get("performance", ""), begun=bool(many))


def _moved(content: ReportContent) -> list[Moved]:
    """Lines whose rating is another than it was; those that are not acceptable now come first."""
    last = content.last_met.ratings if content.last_met else ()
    before = {(each.scorecard_id, each.indicator): each for each in last if each.word}
    found = []
    for quarter in _newest(content.submissions):
        for line in quarter.quarter.lines:
            then = before.get((quarter.scorecard_id, line.indicator))
            if then and line.rating.rated and line.rating.word != then.word:
                was = Rating(then.word, Shape(then.shape), Tone(then.tone))
                moved = Moved(line.name, was, rating(line.rating), figure_cell(line.figure))
                found.append((bool(line.rating.acceptable), moved))
    return [moved for _acceptable, moved in sorted(found, key=lambda pair: pair[0])]


def _newest(quarters: Sequence[SubmissionContent]) -> list[SubmissionContent]:
    """Of each scorecard the quarter that ends last."""
    return list({each.scorecard_id: each for each in sorted(quarters, key=lambda each: each.period)}.values())


def _blocks(content: ReportContent, most: int) -> Iterator[_Block]:
    messages = tuple(entry for words in content.key_messages for entry in entries(to_blocks(words)))
    yield _Block("Key messages", _short(messages, most), "key_messages")
    risks = {each.key: each for quarter in _newest(content.submissions) for each in quarter.risks}
    moved = sorted(filter(_has_moved, risks.values()), key=_weight)
    still = "No risk moved." if risks and content.last_met else ""
    yield _Block("Risks that moved", _short(map(_risk, moved), most), "risks", still)
    actions = {each.key: each for quarter in _newest(content.submissions) for each in quarter.actions}
    late = sorted((each for each in actions.values() if each.late), key=lambda each: each.due_on)
    yield _Block("Actions overdue", _short(map(_action, late), most), "actions", "No action is overdue.")
    promised = sorted(content.resolutions, key=lambda each: (bool(each.answer), -each.meeting_on.toordinal()))
    told = tuple(cut(_promised(each), MOST_ANSWER) for each in promised)
    yield _Block("What was promised and what came of it", told, "resolutions")


def _asked(content: ReportContent, most: int) -> _Block:
    found = tuple(next(entries(to_blocks(words)), ()) for words in content.recommendations)
    heading = f"{content.cover.committee} is asked to"
    return _Block(heading, _short((entry for entry in found if entry), most), "recommendations")


def _short(found: Iterable[tuple[Run, ...]], most: int) -> tuple[tuple[Run, ...], ...]:
    return tuple(cut(entry, most) for entry in found)


def _has_moved(risk: RiskFacts) -> bool:
    return risk.closed or risk.moved in ("up", "down")


def _weight(risk: RiskFacts) -> tuple[bool, int]:
    """Those that rose first, and of them the highest."""
    return (risk.moved != "up" or risk.closed, -(risk.score or 0))


def _risk(risk: RiskFacts) -> tuple[Run, ...]:
    """What moved stands before a title that may be long."""
    title = ": ".join(filter(None, (risk.reference, risk.title)))
    now = " ".join(filter(None, ("" if risk.score is None else str(risk.score), risk.band.lower())))
    said = "closed" if risk.closed else ", ".join(filter(None, (now, risk.movement[:1].lower() + risk.movement[1:])))
    return (Run(f"{said[:1].upper()}{said[1:]}: ", bold=True), Run(_ended(title)))


def _action(action: ActionFacts) -> tuple[Run, ...]:
    state = action.state[:1].upper() + action.state[1:]
    lead = f"{state}, {action.owner}: " if action.owner else f"{state}: "
    return (Run(lead, bold=True), Run(_ended(action.title)))


def _promised(resolution: ResolutionFacts) -> tuple[Run, ...]:
    if resolution.answer and resolution.answered_on:
        answer = " ".join("".join(run.text for run in entry) for entry in entries(to_blocks(resolution.answer)))
        then = f"answered {day_words(resolution.answered_on)}: {answer}"
    else:
        due = f", due {day_words(resolution.due_on)}" if resolution.due_on else ""
        then = f"not answered yet{due}."
    asked = cut((Run(f"{day_words(resolution.meeting_on)}, {resolution.text.rstrip('.')}"),), 1)
    return (*asked, Run(": "), Run(_ended(f"{then[:1].upper()}{then[1:]}"), bold=not resolution.answer))


def _ended(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
