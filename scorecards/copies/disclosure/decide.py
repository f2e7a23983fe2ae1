"""What of a paper is printed and what becomes `c`, decided once for all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from portal.figures.vocabulary import Unit
from scorecards.copies.disclosure import bounds, sums, times, together
from scorecards.copies.disclosure.cells import PRINTED, Cell, Decision, Group, Reason
from scorecards.copies.disclosure.choices import NO_CHOICES, Choices, line_of
from scorecards.copies.disclosure.implied import primary

_OF_A_KNOWN_BASE = frozenset({Unit.PER_10000, Unit.PER_MONTH})


@dataclass(frozen=True)
class Known:
    """All that a reader may lay side by side: the cells of this paper, and of earlier ones where this has none.

    `ours` are this paper's; `stands` are keys that an earlier paper printed with the same value, so that taking
    them out here would hide nothing.
    """

    cells: Mapping[str, Cell]
    ours: frozenset[str]
    stands: frozenset[str]
    published: tuple[Cell, ...] = ()
    kept_back: tuple[Cell, ...] = ()

    def may_hide(self, key: str, hidden: Mapping[str, Reason]) -> bool:
        return key in self.ours and key not in self.stands and key not in hidden

    def base_of(self, cell: Cell) -> Decimal | None:
        base = self.cells.get(cell.base_key)
        return cell.denominator if base is None or cell.denominator is not None else base.value


def decide(
    cells: Sequence[Cell],
    groups: Sequence[Group] = (),
    published: Sequence[Cell] = (),
    kept_back: Sequence[Cell] = (),
    choices: Choices = NO_CHOICES,
) -> dict[str, Decision]:
    """For each cell, by key, whether a member or the public may see it.

    `published` holds what earlier papers printed, `kept_back` what they hid or rounded: that stays hidden. First what
    is small by itself: counts of 1 to the threshold, shares and rates that imply one, what a share leaves out,
    shares of a base that small. Then, until nothing more comes to light: parts that a total would give away,
    periods that others would, hidden counts that would keep fewer than three values, since everybody knows that `c` is
    1 to the threshold, and figures of other lines that share a numerator or a base. Counts of staff and
    of things are left alone, and so is the difference between two snapshots.

    Of `choices`, a kept figure is printed as it is, as if an earlier paper had. The counts of a rounded line are
    rounded where that tells no small one; else it is treated as if nobody had chosen. Raises ValueError for two cells
    of one key.
    """
    known = _known(cells, published, kept_back, choices)
    asked = together.Asked(known.cells, groups, choices.kept, known.base_of, known.may_hide)
    while True:
        bases = {cell.key: base for cell in cells if cell.key not in known.stands and (base := choices.base(cell))}
        hidden = _hidden(cells, asked, known, choices, bases)
        if not (lines := together.told(asked, hidden, bases)):
            break
        choices = choices.without(lines)
    return {cell.key: _decision(cell, hidden, bases) for cell in cells}


def _hidden(
    cells: Sequence[Cell], asked: together.Asked, known: Known, choices: Choices, bases: Mapping[str, int]
) -> dict[str, Reason]:
    """What is not printed as it is; what is rounded counts as hidden here, so that nothing else tells it."""
    judged = [cell for cell in cells if cell.key not in choices.kept]
    printed_once = {cell.key for cell in known.published}
    earlier = [cell for cell in known.published if cell.key not in choices.kept]
    hidden = {cell.key: reason for cell in judged if (reason := primary(cell, _bases(cell, known.cells)))}
    for cell in known.kept_back:
        if known.cells[cell.key].protected and (cell.key in known.ours or cell.key not in printed_once):
            hidden.setdefault(cell.key, Reason.KEPT_BACK)
    for key in bases:
        hidden.setdefault(key, Reason.ROUNDED)
    for key in choices.suppressed & known.ours - known.stands:
        hidden.setdefault(key, Reason.CHOSEN)
    while more := (
        dict(_linked(known, hidden))
        or dict(_shares_of_rounded(known, hidden, bases))
        or dict(_bases_of_shares(known, earlier, hidden, printed_once))
        or dict(sums.to_hide(known.cells, asked.groups, hidden, known.base_of, known.may_hide))
        or dict(times.to_hide(judged, known.published, hidden, known.base_of, known.kept_back))
        or dict(bounds.to_hide(known.cells, known.published, hidden, known.base_of, known.may_hide, known.kept_back))
        or dict(together.to_hide(asked, hidden, bases))
    ):
        hidden.update(more)
    return hidden


def _decision(cell: Cell, hidden: Mapping[str, Reason], bases: Mapping[str, int]) -> Decision:
    if cell.key in bases:
        return Decision(True, rounded_to=bases[cell.key])
    return Decision(False, hidden[cell.key]) if cell.key in hidden else PRINTED


def _shares_of_rounded(
    known: Known, hidden: Mapping[str, Reason], bases: Mapping[str, int]
) -> Iterator[tuple[str, Reason]]:
    """A share or rate made of a rounded count would tell it more nearly than it is printed."""
    rounded_lines = {line_of(known.cells[key]) for key in bases}
    for cell in known.cells.values():
        made_of = cell.base_key in bases or cell.numerator_key in bases or line_of(cell) in rounded_lines
        finer = made_of and cell.protected and cell.unit != Unit.COUNT and cell.value is not None
        if finer and known.may_hide(cell.key, hidden):
            yield cell.key, Reason.ROUNDED


def _known(
    cells: Sequence[Cell], published: Iterable[Cell], kept_back: Iterable[Cell], choices: Choices = NO_CHOICES
) -> Known:
    """A figure that is kept counts as printed, whatever an earlier paper did with it."""
    ours = {cell.key: cell for cell in cells}
    if len(ours) < len(cells):
        raise ValueError("Two cells have one key")
    kept = {key: ours[key] for key in choices.kept if key in ours}
    printed = {cell.key: cell for cell in published} | kept
    back = {cell.key: cell for cell in kept_back if cell.key not in kept}
    seen = {key: replace(cell, between=back[key].between if key in back else None) for key, cell in ours.items()}
    stands = frozenset(key for key, cell in printed.items() if key not in ours or ours[key].value == cell.value)
    return Known(back | printed | seen, frozenset(ours), stands, tuple(printed.values()), tuple(back.values()))


def _bases(cell: Cell, cells: Mapping[str, Cell]) -> list[Decimal]:
    """Its own denominator, and, for a share typed without its parts, the figure that is named as its base."""
    base = cells.get(cell.base_key)
    named = base.value if base is not None and cell.numerator is None else None
    return [each for each in (cell.denominator, named) if each is not None]


def _linked(known: Known, hidden: Mapping[str, Reason]) -> Iterator[tuple[str, Reason]]:
    """A share and the line that counts its numerator give each other away."""
    for cell in known.cells.values():
        counted = known.cells.get(cell.numerator_key)
        if counted is None or not cell.protected or cell.value is None:
            continue
        if counted.key in hidden and known.may_hide(cell.key, hidden):
            yield cell.key, Reason.LINKED
        # The population that a rate is of and the months of an average are public; another base only where printed.
        base_printed = cell.unit in (Unit.PER_10000, Unit.PER_MONTH) or (
            cell.base_key in known.cells and cell.base_key not in hidden
        )
        if cell.key in hidden and known.may_hide(counted.key, hidden) and counted.value is not None and base_printed:
            yield counted.key, Reason.LINKED


def _bases_of_shares(
    known: Known, published: Iterable[Cell], hidden: Mapping[str, Reason], printed_once: set[str]
) -> Iterator[tuple[str, Reason]]:
    """A base that is new here, where an earlier paper printed a share that it would turn into a few children."""
    for share in published:
        base = known.cells.get(share.base_key)
        if base is None or base.key in printed_once or not known.may_hide(base.key, hidden) or base.value is None:
            continue
        if primary(share, [base.value]):
            yield base.key, Reason.LINKED
