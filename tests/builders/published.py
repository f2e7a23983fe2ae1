"""Measures, releases and the published numbers in them."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from benchmarks.published.models import Import, Mapping, Measure, Observation, Release, Table
from benchmarks.published.rules import Format, ReleaseStatus, Statistic
from portal.figures.vocabulary import Basis, Polarity, Unit
from portal.jobs.rules import State as JobState
from tests.builders.areas import an_area
from tests.builders.files import a_file
from tests.builders.people import number


def a_measure(**fields: Any) -> Measure:
    n = number()
    given = {"code": f"MEASURE_{n}", "name": f"Measure {n}", "unit": Unit.PERCENT.value, "publisher": "A publisher"}
    return Measure.objects.create(**{**given, "polarity": Polarity.HIGH.value, **fields})


def a_release(**fields: Any) -> Release:
    n = number()
    given: dict[str, Any] = {
        "publication": f"Publication {n}",
        "edition": "2021",
        "publisher": "A publisher",
        "published_on": datetime.date(2021, 10, 28),
        "status": ReleaseStatus.OFFICIAL.value,
        "source": f"Publication {n}, table 1",
        "loaded_at": timezone.now(),
        "accepted_at": timezone.now(),
    }
    return Release.objects.create(**{**given, **fields})


def a_table(**fields: Any) -> Table:
    n = number()
    given = {"code": f"table_{n}", "publication": f"Published table {n}", "publisher": "A publisher"}
    return Table.objects.create(**{**given, "format": Format.EES.value, **fields})


def a_mapping(table: Table | None = None, **fields: Any) -> Mapping:
    """The column "rate" of a table, as a year's value of a new measure."""
    given: dict[str, Any] = {"basis": Basis.YEAR.value, "value": "rate"}
    if "measure" not in fields:
        given["measure"] = a_measure()
    return Mapping.objects.create(table=table or a_table(), **{**given, **fields})


def an_import(**fields: Any) -> Import:
    """A file of a mapped table that was read through; give `questions` or a `state` for one on its way."""
    if "table" not in fields:
        fields["table"] = a_mapping().table
    if "file" not in fields:
        fields["file"] = a_file()
    given = {"edition": "2025", "status": ReleaseStatus.OFFICIAL.value, "state": JobState.READY.value}
    return Import.objects.create(**{**given, "finished_at": timezone.now(), **fields})


def an_observation(measure: Measure | None = None, **fields: Any) -> Observation:
    """20 of an area in the year to 31 March 2021; give `group` and perhaps `statistic` for a group's."""
    given: dict[str, Any] = {
        "statistic": Statistic.MEAN.value if fields.get("group") else Statistic.VALUE.value,
        "basis": Basis.YEAR.value,
        "period_start": datetime.date(2020, 4, 1),
        "period_end": datetime.date(2021, 3, 31),
    }
    if not fields.get("group") and "area" not in fields:
        fields["area"] = an_area()
    if "release" not in fields:
        fields["release"] = a_release()
    if not fields.get("symbol"):
        given["value"] = Decimal(20)
    return Observation.objects.create(measure=measure or a_measure(), **{**given, **fields})
