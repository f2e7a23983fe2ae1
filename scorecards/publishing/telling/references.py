"""The reference list: which statistics stand beside the council's own figures. And the lists of tables and figures."""

from __future__ import annotations

from collections.abc import Iterator

from portal.prose import List
from scorecards.copies.content.schema import ReportContent
from scorecards.publishing.story import Bullets, Listing, Para, Part, Subheading, plain


def references(content: ReportContent) -> Iterator[Part]:
    """Every statistic once, by what it is called, with its publisher and the years that are used."""
    found = _used(content)
    if not found:
        return
    yield Para(plain("The statistics that stand beside the council’s own figures in this report:"))
    yield Bullets(List(False, tuple((plain(_said(source, years)),) for source, years in sorted(found.items()))))


def _said(source: str, years: set[str]) -> str:
    used = f" Years used: {', '.join(sorted(years))}." if years else ""
    return f"{source.rstrip('.')}.{used}"


def _used(content: ReportContent) -> dict[str, set[str]]:
    """By source, as it was signed: the years of it that this report shows."""
    found: dict[str, set[str]] = {}
    for quarter in content.submissions:
        for line in quarter.quarter.lines:
            for each in line.comparisons:
                if each.value is not None and (cited := each.cited or each.source):
                    found.setdefault(cited, set()).add(each.year)
            if (beside := line.benchmark) and (cited := beside.cited or beside.source):
                found.setdefault(cited, set()).add(beside.year)
            if line.figure and line.figure.population_edition:
                found.setdefault(f"Population: {line.figure.population_edition}", set())
    return found


def listings() -> tuple[Part, ...]:
    """What numbers find out later."""
    return (
        Subheading("Tables", in_contents=False),
        Listing("tables"),
        Subheading("Figures", in_contents=False),
        Listing("figures"),
    )
