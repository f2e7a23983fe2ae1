"""What the columns of published tables mean: shipped ones, and those that an analyst maps once."""

import re
from collections.abc import Mapping as Dict
from dataclasses import replace
from itertools import chain, count
from typing import Any

from django.db import transaction

from benchmarks.areas.loading import require_loader
from benchmarks.importers.mapping import Mapping as Rule
from benchmarks.published.models import Alias, Mapping, Measure, Table
from benchmarks.published.rules import Format
from benchmarks.published.services import add_measure, add_measures
from benchmarks.published.shipped import reader
from portal.audit.refusals import NotPossible
from portal.audit.services import record
from portal.figures.vocabulary import Polarity, Unit


@transaction.atomic
def load_shipped() -> dict[str, int]:
    """Write the shipped measures, tables and mappings that are not there yet; how many of each.

    What an analyst mapped since stays: a table that has mappings keeps them.
    """
    before = Measure.objects.count()
    add_measures((_measure(each) for each in reader.measures()), by=None)
    written = {"measures": Measure.objects.count() - before, "tables": 0, "mappings": 0}
    for shipped in reader.tables():
        table, made = Table.objects.get_or_create(
            code=shipped.code,
            defaults={
                "publication": shipped.publication,
                "publisher": shipped.publisher,
                "format": shipped.format.value,
                "year_end": shipped.year_end,
            },
        )
        if made:
            written["tables"] += 1
            written["mappings"] += len(_add(table, shipped.mappings))
    if any(written.values()):
        record("load_mappings", by=None, subject=("published.table", "", "shipped tables"), after=written)
    return {name: count for name, count in written.items() if count}


@transaction.atomic
def add_table(
    code: str, *, by: Any, publication: str, publisher: str, format: Format = Format.EES, year_end: str = "03-31"
) -> Table:
    """A table whose editions will be loaded. Raises NotPossible where its code or publication is there already."""
    require_loader(by)
    if Table.objects.filter(code=code).exists():
        raise NotPossible(f"There is already a table {code}", "code")
    if Table.objects.filter(publication=publication).exists():
        raise NotPossible(f"There is already a table of “{publication}”", "publication")
    table = Table.objects.create(
        code=code, publication=publication, publisher=publisher, format=Format(format).value, year_end=year_end
    )
    record("add_table", by=by, subject=table, after={"code": code, "format": table.format, "year_end": year_end})
    return table


@transaction.atomic
def add(table: Table, rule: Rule, *, by: Any) -> Mapping:
    """Map a measure in a table. Raises NotPossible for a measure that is not here, or one mapped so already."""
    require_loader(by)
    if not rule.value and not rule.numerator:
        raise NotPossible("Say which column holds the figure, or what it is worked out from", "value")
    same = [
        each for each in table.mappings.filter(measure__code=rule.measure) if _speaks_of_the_same(each.rule(), rule)
    ]
    if same:
        raise NotPossible(f"{rule.measure} is mapped to these lines already", "measure")
    (made,) = _add(table, (rule,))
    record("add_mapping", by=by, subject=made, after={"measure": rule.measure, "filters": dict(rule.filters)})
    return made


@transaction.atomic
def add_new(table: Table, rule: Rule, *, by: Any, name: str, unit: Unit, polarity: Polarity) -> Mapping:
    """The same for a measure that is not here yet; its code is made of its name. Raises NotPossible as `add` does."""
    require_loader(by)
    if Measure.objects.filter(name__iexact=name.strip()).exists():
        raise NotPossible(f"There is already a measure “{name.strip()}”: choose it in the list", "new_name")
    measure = add_measure(
        _code(name),
        by=by,
        name=name.strip(),
        unit=unit,
        polarity=polarity,
        decimals=rule.decimals,
        publisher=table.publisher,
    )
    return add(table, replace(rule, measure=measure.code), by=by)


def _code(name: str) -> str:
    """A code that is free: "Home visits in time" is HOME_VISITS_IN_TIME."""
    plain = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")[:50] or "MEASURE"
    taken = set(Measure.objects.filter(code__startswith=plain).values_list("code", flat=True))
    return next(code for code in chain([plain], (f"{plain}_{n}" for n in count(2))) if code not in taken)


@transaction.atomic
def remove(mapping: Mapping, *, by: Any) -> None:
    """Take a mapping out; releases that were loaded with it stay as they are."""
    require_loader(by)
    record("remove_mapping", by=by, subject=mapping, before={"measure": mapping.measure.code})
    mapping.delete()


def keep_answers(table: Table, answers: Dict[str, str]) -> None:
    """Keep what was said of renamed columns, for the next file; "not in this edition" is of one file only.

    The caller's act has asked for permission.
    """
    for name, also in answers.items():
        if also:
            Alias.objects.get_or_create(table=table, name=name, also=also)


def _speaks_of_the_same(one: Rule, other: Rule) -> bool:
    return (one.filters, one.categories, one.category, one.basis) == (
        tuple(sorted(other.filters)),
        other.categories,
        other.category,
        other.basis,
    )


def _measure(each: reader.ShippedMeasure) -> Measure:
    return Measure(
        code=each.code,
        name=each.name,
        definition=each.definition,
        unit=each.unit.value,
        decimals=each.decimals,
        polarity=each.polarity.value,
        publisher=each.publisher,
    )


def _add(table: Table, rules: tuple[Rule, ...]) -> list[Mapping]:
    """Raises NotPossible for a measure that is not here."""
    codes = {rule.measure for rule in rules}
    measures = {each.code: each for each in Measure.objects.filter(code__in=codes)}
    if missing := sorted(codes - set(measures)):
        raise NotPossible(f"There is no measure {missing[0]}", "measure")
    return Mapping.objects.bulk_create(
        Mapping(
            table=table,
            measure=measures[rule.measure],
            basis=rule.basis.value,
            decimals=rule.decimals,
            value=rule.value,
            numerator=list(rule.numerator),
            denominator=list(rule.denominator),
            population=rule.population,
            factor=rule.factor,
            filters=dict(rule.filters),
            categories=list(rule.categories),
            category=rule.category,
        )
        for rule in rules
    )
