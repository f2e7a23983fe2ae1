"""What a blank cell of a file leaves as it was: nobody loses a note by not writing it again. Pure."""

from dataclasses import dataclass, replace

from scorecards.submissions.reading.reading import Reading

CLEARABLE = ("qualifier", "population_edition", "note")
# Typed into one of these columns, it takes away what the quarter has there.
CLEARS = frozenset({"-", "–", "—"})


@dataclass(frozen=True)
class Kept:
    """A reading as it will be accepted; `words` say what its blank cells keep, and what goes all the same."""

    reading: Reading
    words: tuple[str, ...] = ()


def keep(reading: Reading, held: Reading) -> Kept:
    """`reading` in the place of `held`, with qualifier, population edition and note kept where its cells are blank.

    A note that says why there was no figure goes with the figure's coming, an edition with another denominator,
    a qualifier with a symbol: they would speak of what is no longer there.
    """
    stays, words = {}, []
    for name in CLEARABLE:
        had = getattr(held, name)
        if not had or getattr(reading, name) or name in reading.clears:
            continue
        named = f"the {name.replace('_', ' ')} “{had}”"
        if gone := _outlived(name, reading, held):
            words.append(f"{named} goes: {gone}")
        else:
            stays[name] = had
            words.append(f"keeps {named}")
    return Kept(replace(reading, **stays), tuple(words))


def _outlived(name: str, reading: Reading, held: Reading) -> str:
    """Why what stood in a column speaks of nothing any more; empty when it still does."""
    if name == "note" and held.symbol and not reading.symbol:
        return "it said why there was no figure"
    if name == "population_edition" and reading.denominator != held.denominator:
        return "the denominator is another"
    if name == "qualifier" and reading.symbol:
        return "there is no figure now"
    return ""
