"""Reads the catalogue's files into plain definitions, and refuses a row that does not hold together."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from portal.figures.vocabulary import Basis, Counts, Polarity, Unit
from scorecards.framework.catalogue.definitions import (
    BreakdownDefinition,
    Catalogue,
    CategoryDefinition,
    FrameworkDefinition,
    IndicatorDefinition,
    ShownAs,
    ThemeDefinition,
    ThemeLink,
)
from scorecards.framework.catalogue.rows import Row, read
from scorecards.framework.rules import BreakdownKind

FOLDER = Path(__file__).parent

INDICATOR_COLUMNS = (
    "code", "name", "theme", "definition", "numerator", "denominator", "unit", "decimals", "polarity", "bases",
    "counts", "cohort_changes", "share_of", "numerator_of", "source_collection", "statutory_timescale", "riia",
    "outcome",
)  # fmt: skip
BREAKDOWN_COLUMNS = ("indicator", "breakdown", "name", "kind", "shown_as", "unit", "decimals", "order")
CATEGORY_COLUMNS = ("indicator", "breakdown", "category", "label", "order", "parent", "alias", "alias_unit")


@cache
def numerators() -> Mapping[str, str]:
    """By the code of an indicator, that of the one whose count is its numerator, where the catalogue has one."""
    return {each.code: each.numerator_of for each in catalogue().indicators if each.numerator_of}


def catalogue(folder: Path = FOLDER) -> Catalogue:
    """The whole catalogue, checked. Raises ValueError that names the file and the line."""
    frameworks = _frameworks(folder)
    themes = _themes(folder, {each.code for each in frameworks})
    indicators = _indicators(folder, {(each.framework, each.code) for each in themes})
    codes = {each.code for each in indicators}
    breakdowns = _breakdowns(folder, codes)
    categories = _categories(folder, {(each.indicator, each.code) for each in breakdowns}, codes)
    links = _links(folder, codes, {(each.framework, each.code) for each in themes})
    return Catalogue(frameworks, themes, indicators, breakdowns, categories, links)


def _frameworks(folder: Path) -> tuple[FrameworkDefinition, ...]:
    rows = _once(read(folder / "frameworks.csv", ("code", "name", "description")), "code")
    return tuple(FrameworkDefinition(row.needed("code"), row.needed("name"), row.text("description")) for row in rows)


def _themes(folder: Path, frameworks: set[str]) -> tuple[ThemeDefinition, ...]:
    rows = _once(read(folder / "themes.csv", ("framework", "code", "name", "kind", "order")), "framework", "code")
    for row in rows:
        _known(row, "framework", frameworks)
    return tuple(
        ThemeDefinition(
            row.needed("framework"), row.needed("code"), row.needed("name"), row.needed("kind"), row.whole("order")
        )
        for row in rows
    )


def _indicators(folder: Path, themes: set[tuple[str, str]]) -> tuple[IndicatorDefinition, ...]:
    rows = _once(read(folder / "indicators.csv", INDICATOR_COLUMNS), "code")
    codes = {row.needed("code") for row in rows}
    for row in rows:
        for column in ("share_of", "numerator_of"):
            if row.text(column):
                _known(row, column, codes - {row.needed("code")})
        for framework, column in (("journey", "theme"), ("national", "outcome")):
            if (framework, row.needed(column)) not in themes:
                raise row.refuse(f"{column} is no theme of {framework}: {row.text(column)!r}")
    return tuple(_indicator(row) for row in rows)


def _indicator(row: Row) -> IndicatorDefinition:
    return IndicatorDefinition(
        code=row.needed("code"),
        name=row.needed("name"),
        theme=row.needed("theme"),
        definition=row.needed("definition"),
        numerator=row.needed("numerator"),
        denominator=row.text("denominator"),
        unit=row.one_of("unit", Unit),
        decimals=row.whole("decimals"),
        polarity=row.one_of("polarity", Polarity),
        bases=row.one_of("bases", lambda words: tuple(Basis(word) for word in words.split())),
        counts=row.one_of("counts", Counts),
        cohort_changes=row.yes("cohort_changes"),
        share_of=row.text("share_of"),
        numerator_of=row.text("numerator_of"),
        source_collection=row.text("source_collection"),
        statutory_timescale=row.text("statutory_timescale"),
        riia=row.yes("riia"),
        outcome=row.needed("outcome"),
    )


def _breakdowns(folder: Path, indicators: set[str]) -> tuple[BreakdownDefinition, ...]:
    rows = _once(read(folder / "breakdowns.csv", BREAKDOWN_COLUMNS), "indicator", "breakdown")
    return tuple(_breakdown(row, indicators) for row in rows)


def _breakdown(row: Row, indicators: set[str]) -> BreakdownDefinition:
    _known(row, "indicator", indicators)
    shown_as, unit = row.one_of("shown_as", ShownAs), row.one_of("unit", Unit)
    if (shown_as, unit) not in ((ShownAs.SHARE, Unit.PERCENT), (ShownAs.COUNT, Unit.COUNT)):
        raise row.refuse(f"a breakdown shown as {shown_as} cannot have the unit {unit}")
    return BreakdownDefinition(
        indicator=row.needed("indicator"),
        code=row.needed("breakdown"),
        name=row.needed("name"),
        kind=row.one_of("kind", BreakdownKind),
        shown_as=shown_as,
        unit=unit,
        decimals=row.whole("decimals"),
        order=row.whole("order"),
    )


def _categories(folder: Path, breakdowns: set[tuple[str, str]], indicators: set[str]) -> tuple[CategoryDefinition, ...]:
    """An upload names an indicator and a category, never the breakdown: so a code is unique in its indicator."""
    rows = _once(read(folder / "categories.csv", CATEGORY_COLUMNS), "indicator", "category")
    _once((row for row in rows if row.text("alias")), "alias")
    siblings = {(row.text("indicator"), row.text("breakdown"), row.text("category")) for row in rows}
    for row in rows:
        if (row.needed("indicator"), row.needed("breakdown")) not in breakdowns:
            raise row.refuse(f"{row.text('indicator')} has no breakdown {row.text('breakdown')}")
        if row.text("alias") in indicators:
            raise row.refuse(f"the alias {row.text('alias')} is the code of an indicator")
        parent = row.text("parent")
        if parent and (row.text("indicator"), row.text("breakdown"), parent) not in siblings:
            raise row.refuse(f"the parent {parent} is no category of the breakdown")
    return tuple(_category(row) for row in rows)


def _category(row: Row) -> CategoryDefinition:
    if bool(row.text("alias")) != bool(row.text("alias_unit")):
        raise row.refuse("an alias has a unit, and a unit belongs to an alias")
    return CategoryDefinition(
        indicator=row.needed("indicator"),
        breakdown=row.needed("breakdown"),
        code=row.needed("category"),
        label=row.needed("label"),
        order=row.whole("order"),
        parent=row.text("parent"),
        alias=row.text("alias"),
        alias_unit=row.one_of("alias_unit", Unit) if row.text("alias") else None,
    )


def _links(folder: Path, indicators: set[str], themes: set[tuple[str, str]]) -> tuple[ThemeLink, ...]:
    rows = _once(read(folder / "links.csv", ("indicator", "framework", "theme")), "indicator", "framework")
    for row in rows:
        _known(row, "indicator", indicators)
        if (row.needed("framework"), row.needed("theme")) not in themes:
            raise row.refuse(f"{row.text('framework')} has no theme {row.text('theme')}")
    return tuple(ThemeLink(row.needed("indicator"), row.needed("framework"), row.needed("theme")) for row in rows)


def _known(row: Row, column: str, allowed: set[str]) -> None:
    if row.needed(column) not in allowed:
        raise row.refuse(f"{column} is not known: {row.text(column)!r}")


def _once(rows: Iterable[Row], *key: str) -> list[Row]:
    """The rows as a list; a second row with the same key is refused."""
    kept: list[Row] = []
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        words = tuple(row.text(name) for name in key)
        if words in seen:
            raise row.refuse(f"{' and '.join(key)} stand in an earlier row: {', '.join(words)}")
        seen.add(words)
        kept.append(row)
    return kept
