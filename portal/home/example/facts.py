"""Reads the example's tables: councils, people, scorecards, lines, figures and benchmarks.

Every reader returns plain definitions, and raises ValueError that names the file and the line.
"""

from datetime import date
from pathlib import Path

from portal.accounts.rules import Role
from portal.figures.vocabulary import Basis, Counts, Qualifier, Symbol
from portal.home.example.definitions import (
    AreaFact,
    BenchmarkFact,
    CouncilFact,
    FigureFact,
    LineFact,
    PersonFact,
    ScorecardFact,
    SharingFact,
    TargetFact,
)
from scorecards.framework.catalogue.rows import Row, read
from scorecards.framework.rules import Cadence, LifeCycle, NarrativeWhen

FOLDER = Path(__file__).parent
SHROPSHIRE = FOLDER / "shropshire"
HEREFORDSHIRE = FOLDER / "herefordshire"
NORTHSHIRE = FOLDER / "northshire"
# Where each council's lines and figures are, by its number; the last two are there to be compared with.
FOLDERS = {
    "893": SHROPSHIRE,
    "884": HEREFORDSHIRE,
    "998": NORTHSHIRE,
    "997": FOLDER / "southmere",
    "996": FOLDER / "eastvale",
}
PEERS = ("997", "996")

FIGURE_COLUMNS = (
    "indicator", "category", "basis", "period_start", "period_end", "numerator", "denominator", "value", "symbol",
    "qualifier", "note",
)  # fmt: skip
LINE_COLUMNS = (
    "scorecard", "indicator", "theme", "order", "headline", "local_name", "definition_note", "headline_basis",
    "life_cycle", "expected_on", "retired_on", "break_on", "break_reason", "target", "tolerance", "target_from",
    "target_note", "narrative_when", "owner", "deputy", "counts", "threshold",
)  # fmt: skip
TARGET_COLUMNS = ("scorecard", "indicator", "target", "tolerance", "target_from", "target_to", "target_note")
BENCHMARK_COLUMNS = (
    "measure", "geography", "area", "edition", "basis", "period_start", "period_end", "period_stated", "value",
    "quoted", "source", "note",
)  # fmt: skip
SCORECARD_COLUMNS = (
    "code", "council", "name", "directorate", "framework", "scheme", "cadence", "director", "lead_officer",
    "comparator_edition",
)  # fmt: skip


def councils(path: Path = FOLDER / "councils.csv") -> tuple[CouncilFact, ...]:
    rows = read(path, ("number", "name", "colour", "invented", "region", "gss_code", "crest_shows"))
    return tuple(
        CouncilFact(
            row.needed("number"),
            row.needed("name"),
            row.needed("colour"),
            row.yes("invented"),
            row.needed("region"),
            row.text("gss_code"),
            row.needed("crest_shows"),
        )
        for row in rows
    )


def crest(council: CouncilFact) -> bytes:
    """The drawing of a council's crest, which was made for the example: it is nobody's."""
    return (FOLDER / "crests" / f"{council.name.lower()}.svg").read_bytes()


def people(path: Path = FOLDER / "people.csv") -> tuple[PersonFact, ...]:
    rows = read(path, ("email", "name", "council", "role", "job_title", "what_to_try"))
    return tuple(
        PersonFact(
            row.needed("email"),
            row.needed("name"),
            row.needed("council"),
            row.one_of("role", Role),
            row.needed("job_title"),
            row.text("what_to_try"),
        )
        for row in rows
    )


def sharing(path: Path = FOLDER / "sharing.csv") -> tuple[SharingFact, ...]:
    """What each council agrees to share with the others, and since when."""
    return tuple(_sharing(row) for row in read(path, ("council", "indicator", "agreed_on")))


def _sharing(row: Row) -> SharingFact:
    agreed_on = row.day("agreed_on")
    if agreed_on is None:
        raise row.refuse("agreed_on is empty")
    return SharingFact(row.needed("council"), row.needed("indicator"), agreed_on)


def areas(path: Path = NORTHSHIRE / "areas.csv") -> tuple[AreaFact, ...]:
    """The invented neighbours, the nearest first."""
    rows = read(path, ("number", "name", "region"))
    return tuple(AreaFact(row.needed("number"), row.needed("name"), row.needed("region")) for row in rows)


def scorecards(path: Path = FOLDER / "scorecards.csv") -> tuple[ScorecardFact, ...]:
    return tuple(_scorecard(row) for row in read(path, SCORECARD_COLUMNS))


def _scorecard(row: Row) -> ScorecardFact:
    if row.text("scheme") not in ("three", "five"):
        raise row.refuse(f"scheme is neither three nor five: {row.text('scheme')!r}")
    return ScorecardFact(
        code=row.needed("code"),
        council=row.needed("council"),
        name=row.needed("name"),
        directorate=row.needed("directorate"),
        framework=row.needed("framework"),
        scheme=row.text("scheme"),
        cadence=row.one_of("cadence", Cadence),
        director=row.needed("director"),
        lead_officer=row.needed("lead_officer"),
        comparator_edition=row.needed("comparator_edition"),
    )


def lines(folder: Path) -> tuple[LineFact, ...]:
    """The lines of a council's scorecards, with every target; later ones stand in targets.csv where there are any."""
    later: dict[tuple[str, str], list[TargetFact]] = {}
    if (folder / "targets.csv").exists():
        for row in read(folder / "targets.csv", TARGET_COLUMNS):
            later.setdefault((row.needed("scorecard"), row.needed("indicator")), []).append(_target(row))
    return tuple(_line(row, later) for row in read(folder / "lines.csv", LINE_COLUMNS))


def _line(row: Row, later: dict[tuple[str, str], list[TargetFact]]) -> LineFact:
    first = (_target(row),) if row.text("target") else ()
    life_cycle = row.one_of("life_cycle", LifeCycle)
    expected_on, retired_on = row.day("expected_on"), row.day("retired_on")
    if (life_cycle is LifeCycle.IN_DEVELOPMENT) != (expected_on is not None):
        raise row.refuse("a line in development, and no other, says when it is expected")
    if (life_cycle is LifeCycle.RETIRED) != (retired_on is not None):
        raise row.refuse("a retired line, and no other, says when it was retired")
    if bool(row.text("break_on")) != bool(row.text("break_reason")):
        raise row.refuse("a break has a date and a reason")
    return LineFact(
        scorecard=row.needed("scorecard"),
        indicator=row.needed("indicator"),
        theme=row.needed("theme"),
        order=row.whole("order"),
        headline=row.yes("headline"),
        local_name=row.needed("local_name"),
        definition_note=row.text("definition_note"),
        headline_basis=row.one_of("headline_basis", Basis),
        life_cycle=life_cycle,
        expected_on=expected_on,
        retired_on=retired_on,
        break_on=row.day("break_on"),
        break_reason=row.text("break_reason"),
        targets=first + tuple(later.get((row.needed("scorecard"), row.needed("indicator")), ())),
        narrative_when=row.one_of("narrative_when", NarrativeWhen),
        owner=row.needed("owner"),
        deputy=row.text("deputy"),
        counts=row.one_of("counts", Counts),
        threshold=row.whole("threshold"),
    )


def _target(row: Row) -> TargetFact:
    value, tolerance = row.number("target"), row.number("tolerance")
    if value is None or tolerance is None or tolerance < 0:
        raise row.refuse("a target has a value, and a tolerance of zero or more")
    return TargetFact(
        value,
        tolerance,
        row.needed("target_from"),
        row.text("target_to") if "target_to" in row.cells else "",
        row.needed("target_note"),
    )


def figures(path: Path) -> tuple[FigureFact, ...]:
    """Rows in the columns of an upload. Each has a value or a symbol, dates in order, and stands once."""
    kept: dict[tuple[str, str, Basis, date, date], FigureFact] = {}
    for row in read(path, FIGURE_COLUMNS):
        figure = _figure(row)
        if figure.key in kept:
            raise row.refuse("the figure stands in an earlier row")
        kept[figure.key] = figure
    return tuple(kept.values())


def _figure(row: Row) -> FigureFact:
    start, end = row.day("period_start"), row.day("period_end")
    if start is None or end is None or end < start:
        raise row.refuse("a figure has two dates, the second not before the first")
    value = row.number("value")
    symbol = row.one_of("symbol", Symbol) if row.text("symbol") else None
    if (value is None) == (symbol is None):
        raise row.refuse("a figure has either a value or a symbol")
    if (row.number("numerator") is None) != (row.number("denominator") is None):
        raise row.refuse("a figure has both of its parts or none")
    return FigureFact(
        indicator=row.needed("indicator"),
        category=row.text("category"),
        basis=row.one_of("basis", Basis),
        period_start=start,
        period_end=end,
        numerator=row.number("numerator"),
        denominator=row.number("denominator"),
        value=value,
        symbol=symbol,
        qualifier=row.one_of("qualifier", Qualifier) if row.text("qualifier") else None,
        note=row.text("note"),
    )


def benchmarks(path: Path) -> tuple[BenchmarkFact, ...]:
    """Other people's figures; one that states no period is quoted."""
    return tuple(_benchmark(row) for row in read(path, BENCHMARK_COLUMNS))


def _benchmark(row: Row) -> BenchmarkFact:
    start, end, value = row.day("period_start"), row.day("period_end"), row.number("value")
    if (end is not None) != row.yes("period_stated") or (start is None) != (end is None):
        raise row.refuse("a stated period has two dates, and one that is not stated has none")
    if end is None and not row.yes("quoted"):
        raise row.refuse("only a quoted figure may lack its period")
    if value is None:
        raise row.refuse("value is empty")
    return BenchmarkFact(
        measure=row.needed("measure"),
        geography=row.needed("geography"),
        area=row.text("area"),
        edition=row.text("edition"),
        basis=row.one_of("basis", Basis),
        period_start=start,
        period_end=end,
        value=value,
        symbol=None,
        quoted=row.yes("quoted"),
        source=row.needed("source"),
        note=row.text("note"),
    )
