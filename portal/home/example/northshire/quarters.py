"""Northshire's eight quarters and two reports, put together from figures, sentences and story.json. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from portal.figures.rounding import half_up
from portal.home.example import stories
from portal.home.example.definitions import ActionFact, CommentFact, LineFact, QuarterFact, ReportFact
from portal.home.example.nodes import open_file
from portal.home.example.northshire.figures import figures, own_lines
from portal.home.example.northshire.narratives import narratives, reading, shows
from portal.home.example.northshire.series import FIRST, LAST, parts
from scorecards.periods import Quarter
from scorecards.submissions.rules import Coverage, State

STORY = Path(__file__).parent / "story.json"
MAIN, EARLY_HELP = "northshire", "northshire-early-help"
ALL = tuple(FIRST.plus(ahead) for ahead in range(8))


def quarters(scorecard: str = MAIN) -> tuple[QuarterFact, ...]:
    """The eight quarters of a scorecard, oldest first: seven signed off, the last with its narrative being written."""
    return tuple(_quarter(scorecard, quarter) for quarter in ALL)


def actions() -> tuple[ActionFact, ...]:
    """Northshire's actions: closed, on course, late, and carried through several quarters."""
    return tuple(stories.action(node, node.needed("scorecard")) for node in open_file(STORY).nodes("actions"))


def reports() -> tuple[ReportFact, ...]:
    """The two reports that were signed and published; their messages say what the figures of their quarter say."""
    read = (stories.report(node) for node in open_file(STORY).nodes("reports"))
    return tuple(replace(each, key_messages=key_messages(Quarter.parse(each.submissions[0][1]))) for each in read)


def key_messages(quarter: Quarter) -> tuple[str, ...]:
    """Four messages for members, each worked out from the quarter's figures."""
    vacancy = _line("WF_VACANCY_PCT")
    return (
        _counted("REF_COUNT", quarter, "referrals reached social care in the quarter"),
        _shown(_line("ASM_45D_PCT"), quarter),
        _counted("CLA_COUNT", quarter, "children were looked after at the end of the quarter"),
        _shown(vacancy, quarter),
    )


def _quarter(scorecard: str, quarter: Quarter) -> QuarterFact:
    is_open = quarter == LAST
    return QuarterFact(
        scorecard=scorecard,
        quarter=quarter.code,
        state=State.COMMENTARY if is_open else State.SIGNED_OFF,
        data_date=quarter.end,
        coverage=Coverage.WHOLE,
        narrative_due=_weekday(quarter.end, 24),
        sent_on=None if is_open else _weekday(quarter.end, 31),
        signed_on=None if is_open else _weekday(quarter.end, 36),
        figures=figures(scorecard, quarter),
        narratives=narratives(scorecard, quarter, is_open=is_open),
        comments=_comments(scorecard, quarter),
    )


def _comments(scorecard: str, quarter: Quarter) -> tuple[CommentFact, ...]:
    return tuple(
        stories.comment(node)
        for node in open_file(STORY).nodes("comments")
        if (node.needed("scorecard"), node.needed("quarter")) == (scorecard, quarter.code)
    )


def _weekday(day: date, after: int) -> date:
    """So many days on, moved to the Monday where that is a weekend."""
    later = day + timedelta(days=after)
    return later + timedelta(days=max(0, 7 - later.weekday()) if later.weekday() > 4 else 0)


def _line(indicator: str) -> LineFact:
    return next(each for each in own_lines() if (each.scorecard, each.indicator) == (MAIN, indicator))


def _counted(indicator: str, quarter: Quarter, words: str) -> str:
    now, before = parts(indicator, quarter).value, parts(indicator, quarter.previous).value
    if now == before:
        return f"{now:,} {words}, as many as in the quarter before."
    share = half_up(abs(now - before) / before * 100, 1)
    return f"{now:,} {words}, {share}% {'more' if now > before else 'fewer'} than the {before:,} before."


def _shown(line: LineFact, quarter: Quarter) -> str:
    read = reading(line, quarter)
    if read is None:
        raise ValueError(f"{line.indicator} has no figure in {quarter}, and a message needs one")
    return shows(read)
