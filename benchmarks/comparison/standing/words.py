"""How a standing is said: places, distances, changes, what a group says of itself, and why there is no place."""

from decimal import Decimal

from benchmarks.comparison.rules import Compared
from benchmarks.comparison.standing.kinds import Moved, Said, Standing, Subject
from benchmarks.published.rules import ReleaseStatus, Statistic
from benchmarks.stats.ranks import FEWEST_RANKED
from benchmarks.stats.verdict import Verdict
from portal.figures.vocabulary import Unit
from portal.figures.words import absent, shown, signed

BANDS = {"A": "best quarter", "B": "second quarter", "C": "third quarter", "D": "worst quarter"}
STATISTICS = {
    Statistic.MEAN: "Mean",
    Statistic.MEDIAN: "Median",
    Statistic.LOWEST: "Lowest",
    Statistic.HIGHEST: "Highest",
    Statistic.BETTER: "How many do better",
    Statistic.WORSE: "How many do worse",
}
NO_DIRECTION = "no place, as neither direction is better"
NOT_PUBLISHED = "not published"
# Counts of members, whatever the measure's unit is.
_COUNTS = (Statistic.BETTER, Statistic.WORSE)


def value_words(subject: Subject, found: Compared | None) -> str:
    """ "15.1%", "c, suppressed", "not published"."""
    if found is None:
        return NOT_PUBLISHED
    if found.value is None:
        return absent(found.symbol) if found.symbol else NOT_PUBLISHED
    return shown(found.value, subject.unit, found.decimals)


def when(standing: Standing) -> str:
    """ "2024/25"; "year to date, April to December 2025, a draft"."""
    return f"{standing.year}, a draft" if standing.own and standing.own.status == ReleaseStatus.DRAFT else standing.year


def said_words(subject: Subject, said: Said) -> str:
    """The stated value as it was printed; how many do better or worse are counts."""
    if said.statistic in _COUNTS and said.found.value is not None:
        return shown(said.found.value, Unit.COUNT, 0)
    return value_words(subject, said.found)


def distance_words(subject: Subject, amount: Decimal, decimals: int) -> str:
    """A difference in the measure's own unit: "−5.3 pp", "+12.4 per 10,000"."""
    return signed(amount, "pp" if subject.unit == Unit.PERCENT else subject.unit.value, decimals)


def change_words(subject: Subject, then: Decimal, amount: Decimal, decimals: int) -> str:
    """Of a share in points; of a count or a rate against the earlier value; of all else in its own unit."""
    if subject.unit in (Unit.COUNT, Unit.PER_10000) and then:
        return signed(amount / abs(then) * 100, "%", 1)
    return distance_words(subject, amount, decimals)


def moved_words(subject: Subject, moved: Moved, decimals: int) -> str:
    """ "−3.1 pp, better than 18.2% in 2023/24"; "no change from 18.2% in 2023/24"."""
    then = f"{value_words(subject, moved.then)} in {moved.then.year}"
    if moved.change.verdict == Verdict.SAME or moved.then.value is None:
        return f"no change from {then}"
    amount = change_words(subject, moved.then.value, moved.change.amount, decimals)
    return f"{amount}, {moved.change.verdict.value} than {then}"


def rank_words(standing: Standing) -> str:
    """ "joint 3rd of 11", or why there is no place."""
    if standing.rank:
        return standing.rank.words
    if not standing.subject.ranks:
        return NO_DIRECTION
    if standing.own is None or standing.own.value is None:
        return "no place without a number of its own"
    return f"no place among fewer than {FEWEST_RANKED}"


def england_words(standing: Standing) -> str:
    """ "45th of 151, second quarter (B)", "higher than 100 of 151"; empty where it has no number."""
    everyone = standing.everyone
    if everyone.rank:
        band = f", {BANDS[everyone.band]} ({everyone.band})" if everyone.band else ""
        return f"{everyone.rank.words}{band}"
    own = standing.own.value if standing.own else None
    others = [value for place, value in everyone.values if place.area != standing.council.area]
    if own is None or not others or standing.subject.ranks:
        return ""
    return f"higher than {sum(value < own for value in others)} of {len(others)}"


def finding(standing: Standing) -> str:
    """One sentence: "Joint 3rd of 11 and better than the mean of its statistical neighbours, 2021.".

    Where neither direction is better, only higher, lower or the same.
    """
    own, mean = standing.own, standing.mean
    if own is None or own.value is None or mean is None:
        return ""
    side = _side(standing, own.value - mean.value)
    against = f"{side} the mean of its {standing.group.words}"
    said = f"{standing.rank.words} and {against}" if standing.rank else against
    return f"{said[:1].upper()}{said[1:]}."


def _side(standing: Standing, amount: Decimal) -> str:
    if amount == 0:
        return "the same as"
    if not standing.subject.ranks:
        return "higher than" if amount > 0 else "lower than"
    return "better than" if (amount > 0) == (standing.subject.polarity.value == "high") else "worse than"


def verdict_words(verdict: Verdict) -> str:
    """ "better", "worse", "the same", "higher", "lower"."""
    return "the same" if verdict == Verdict.SAME else verdict.value


def source_words(found: Compared) -> str:
    """ "Characteristics of children in need, edition 2025, draft"."""
    edition = f", edition {found.edition}" if found.edition and found.edition not in found.source else ""
    draft = ", draft" if found.status == ReleaseStatus.DRAFT else ""
    return f"{found.source}{edition}{draft}"
