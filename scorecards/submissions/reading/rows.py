"""One row of a file becomes a reading, or says what is wrong with each of its cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from portal.figures.numbers import NotANumber, kept, parse_number
from portal.figures.rounding import half_up, places
from portal.figures.vocabulary import Basis, Qualifier, Symbol, Unit
from portal.figures.words import SYMBOL_WORDS
from portal.prose import Refused, check
from scorecards.periods import period_dates
from scorecards.submissions.reading.dates import NotADay, not_in_quarter, parse_day, start_for
from scorecards.submissions.reading.formulas import UNSAVED
from scorecards.submissions.reading.keeping import CLEARABLE, CLEARS
from scorecards.submissions.reading.known import Known, Line, Part, nearest
from scorecards.submissions.reading.reading import Reading
from scorecards.submissions.rules import FigureValue, derive, problems

MAX_NOTE, MAX_EDITION, PART_DECIMALS, VALUE_DECIMALS = 500, 40, 4, 6
GIVES_A_FIGURE = ("numerator", "denominator", "value", "symbol", "qualifier", "note")
Word = TypeVar("Word", bound=StrEnum)


@dataclass
class Row:
    """A row's cells, and what was found wrong with them so far as (column, words)."""

    number: int
    cells: Mapping[str, str]
    known: Known
    comma_is_doubtful: bool = False
    unsaved: frozenset[str] = frozenset()
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def left_empty(self) -> bool:
        """A row of the template that nobody filled in."""
        return bool(self.cells["indicator"]) and not any(self.cells[name] for name in GIVES_A_FIGURE)

    def say(self, column: str, words: str) -> None:
        self.wrong.append((column, words))


def read_row(row: Row) -> Reading | None:
    """The figure that a row gives; None where `row.wrong` says why there is none."""
    for column in sorted(row.unsaved):
        row.say(column, UNSAVED)
    if row.unsaved or not _printable(row):
        return None
    found = _place(row)
    if found is None:
        return None
    line, part = found
    basis = _basis(row, line)
    dates = _dates(row, basis) if basis else None
    figure = _figure(row, line, part)
    if row.wrong or basis is None or dates is None:
        return None
    return _checked(row, replace(figure, basis=basis, start=dates[0], end=dates[1]), line, part)


def _printable(row: Row) -> bool:
    for column, text in row.cells.items():
        try:
            check(text)
        except Refused as refused:
            row.say(column, str(refused))
    return not row.wrong


def _place(row: Row) -> tuple[Line, Part | None] | None:
    """The line and the category; a category's own code may stand in place of the indicator's."""
    code, category = row.cells["indicator"], row.cells["category"]
    if not code:
        row.say("indicator", "There is no indicator. Give the code of a line of this scorecard")
        return None
    if aliased := row.known.by_alias.get(code.casefold()):
        line, part = aliased
        if category and part not in line.parts_called(category):
            row.say("category", f"“{code}” is already the category {part.label} of {line.code}. Leave this empty")
            return None
        return line, part
    line_found = row.known.by_code.get(code.casefold())
    if line_found is None:
        row.say("indicator", _unknown(code, row.known))
        return None
    return _with_category(row, line_found, category)


def _with_category(row: Row, line: Line, category: str) -> tuple[Line, Part | None] | None:
    if not category:
        return line, None
    called = line.parts_called(category)
    if len(called) == 1:
        return line, called[0]
    if called:
        ways = " or ".join(f"{part.breakdown}:{part.code}" for part in called)
        row.say("category", f"“{category}” could be {ways}. Write which")
    elif not line.parts:
        row.say("category", f"{line.code} has no categories. Leave this empty")
    else:
        near = nearest(category, [part.code for part in line.parts])
        codes = ", ".join(part.code for part in line.parts)
        meant = f"Did you mean {near}?" if near else f"It has: {codes}"
        row.say("category", f"{line.code} has no category “{category}”. {meant}")
    return None


def _unknown(code: str, known: Known) -> str:
    if name := known.elsewhere.get(code.casefold()):
        return f"{code} ({name}) is not on this scorecard. Take the row out, or ask for a line to be added"
    near = known.nearest_code(code)
    meant = f"Did you mean {near}?" if near else "Use the codes of the template"
    return f"There is no indicator “{code[:60]}”. {meant}"


def _basis(row: Row, line: Line) -> Basis | None:
    text = row.cells["basis"]
    if not text:
        return line.headline
    plain = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    allowed = {*line.bases, line.headline}
    if plain in {b.value for b in allowed}:
        return Basis(plain)
    ways = ", ".join(basis.value for basis in dict.fromkeys((line.headline, *line.bases)))
    if plain in {b.value for b in Basis}:
        row.say("basis", f"{line.code} is not given by {plain}. Use one of: {ways}")
    else:
        row.say("basis", f"“{text[:40]}” is not a basis. Use one of: {ways}")
    return None


def _dates(row: Row, basis: Basis) -> tuple[date, date] | None:
    days: dict[str, date | None] = {}
    for column in ("period_start", "period_end"):
        try:
            days[column] = parse_day(row.cells[column]) if row.cells[column] else None
        except NotADay as wrong:
            row.say(column, str(wrong))
    if len(days) < 2:
        return None
    start, end = days["period_start"], days["period_end"]
    if start is None and end is None:
        return period_dates(basis, row.known.period, row.known.data_date)
    if end is None:
        row.say("period_end", "There is a start but no end. Give both dates, or neither")
        return None
    return start or start_for(basis, end), end


def _figure(row: Row, line: Line, part: Part | None) -> FigureValue:
    """The numbers and words of the row; its basis and dates are still the quarter's own."""
    split = part or line
    value = _number(row, "value", split.unit)
    decimals = min(_written(row.cells["value"]), split.decimals)
    return FigureValue(
        basis=line.headline,
        start=row.known.period.start,
        end=row.known.period.end,
        unit=split.unit,
        decimals=decimals if value is not None else split.decimals,
        numerator=_number(row, "numerator", _unit_of_parts(split.unit)),
        denominator=_number(row, "denominator", Unit.COUNT),
        value=value,
        symbol=_word(row, "symbol", Symbol, lambda symbol: SYMBOL_WORDS[symbol]),
        qualifier=_word(row, "qualifier", Qualifier, lambda qualifier: qualifier.value),
        population_edition=_text(row, "population_edition", MAX_EDITION),
    )


def _unit_of_parts(unit: Unit) -> Unit:
    return unit if unit == Unit.GBP_MILLION else Unit.COUNT


def _number(row: Row, column: str, unit: Unit) -> Decimal | None:
    text = row.cells[column]
    if not text:
        return None
    try:
        if row.comma_is_doubtful and "," in text:
            plain, point = text.replace(",", ""), text.replace(",", ".")
            raise NotANumber(f"“{text[:40]}” has a comma, which may be a decimal one here. Write {plain} or {point}")
        number = parse_number(text, unit)
    except NotANumber as wrong:
        row.say(column, _with_symbol_hint(text, str(wrong)))
        return None
    if column != "value" and places(number) > PART_DECIMALS:
        row.say(column, f"A numerator or denominator can have at most {PART_DECIMALS} decimals")
        return None
    return number


def _with_symbol_hint(text: str, words: str) -> str:
    if text.strip().lower() in {symbol.value for symbol in Symbol}:
        return f"“{text.strip()}” is a symbol. Move it to the column symbol"
    return words


def _word(row: Row, column: str, kind: type[Word], said: Callable[[Word], str]) -> Word | None:
    """A member of a vocabulary by its letter or its words."""
    text = row.cells[column]
    plain = "" if _clears(row, column) else " ".join(text.lower().split())
    for word in kind:
        if plain and plain in (word.value, said(word)):
            return word
    if plain:
        ways = ", ".join(w.value if w.value == said(w) else f"{w.value} ({said(w)})" for w in kind)
        row.say(column, f"“{text[:40]}” is not a {column}. Use one of: {ways}")
    return None


def _text(row: Row, column: str, longest: int) -> str:
    text = "" if _clears(row, column) else " ".join(row.cells[column].split())
    if len(text) > longest:
        row.say(column, f"The text has {len(text)} characters; at most {longest} are kept. Shorten it")
    return text


def _clears(row: Row, column: str) -> bool:
    """Whether the cell says that what the quarter has there goes."""
    return column in CLEARABLE and row.cells[column].strip() in CLEARS


def _written(text: str) -> int:
    """How many decimals a number was written with: "20.0%" has one."""
    _whole, point, decimals = text.strip().rstrip("% ").partition(".")
    return len(decimals) if point else 0


def _checked(row: Row, figure: FigureValue, line: Line, part: Part | None) -> Reading | None:
    """The reading, unless the figure cannot be true or cannot stand in this quarter."""
    note = _text(row, "note", MAX_NOTE)
    for problem in problems(replace(figure, decimals=(part or line).decimals)):
        row.say(problem.column, problem.words)
    if outside := not_in_quarter(figure.basis, figure.start, figure.end, row.known):
        row.say("period_end", outside)
    value = None if row.wrong else _stored(row, figure)
    if row.wrong:
        return None
    derived = derive(figure) is not None
    fewer = figure.value is not None and not derived and figure.decimals < (part or line).decimals
    return Reading(
        line=line.id,
        category=part.id if part else None,
        basis=figure.basis,
        start=figure.start,
        end=figure.end,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=value,
        decimals=figure.decimals if fewer else None,
        symbol=figure.symbol,
        qualifier=figure.qualifier,
        population_edition=figure.population_edition,
        note=note,
        row=row.number,
        clears=tuple(column for column in CLEARABLE if _clears(row, column)),
    )


def _stored(row: Row, figure: FigureValue) -> Decimal | None:
    """The figure as the database keeps it: what its parts give, to six decimals."""
    exact = figure.figure
    if exact is None:
        return None
    try:
        return kept(half_up(exact, VALUE_DECIMALS))
    except NotANumber as wrong:
        row.say("value", f"{wrong}: check the numerator and the denominator")
        return None
