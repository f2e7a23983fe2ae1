"""Numbers that papers quote of others, as a list."""

import django_tables2 as tables

from benchmarks.published.forms.quoting import COUNTS, OF_GROUPS
from benchmarks.published.models import Observation
from benchmarks.published.rules import Statistic
from portal.figures.spans import period_words
from portal.figures.vocabulary import Basis, Unit
from portal.figures.words import shown
from portal.web.tables import FigureColumn, Table


class QuotedTable(Table):
    """Numbers that papers quote of others."""

    caption = "Numbers quoted from papers"
    measure = tables.Column(order_by=("measure__name", "-pk"))
    whom = tables.Column(verbose_name="Of whom", empty_values=(), orderable=False)
    statistic = tables.Column(verbose_name="What", orderable=False)
    value = FigureColumn(verbose_name="Number", orderable=False)
    year = tables.Column(verbose_name="Period", empty_values=(), order_by=("period_end", "-pk"))
    release = tables.Column(verbose_name="Source", order_by=("release__publication", "-pk"))

    class Meta:
        model = Observation
        fields = ("measure", "whom", "statistic", "value", "year", "release")
        empty_text = "No number has been quoted from a paper yet."

    def render_measure(self, record: Observation) -> str:
        return f"{record.measure}, {record.category}" if record.category else str(record.measure)

    def render_whom(self, record: Observation) -> str:
        return str(record.area or record.group)

    def render_statistic(self, record: Observation) -> str:
        return OF_GROUPS.get(Statistic(record.statistic), "Its value")

    def render_value(self, record: Observation) -> str:
        measure = record.measure
        if record.value is not None and Statistic(record.statistic) in COUNTS:
            return shown(record.value, Unit.COUNT, 0)
        # The parts of a count are published as shares of it.
        unit = Unit.PERCENT if record.category and measure.unit == Unit.COUNT.value else Unit(measure.unit)
        decimals = measure.decimals if record.decimals is None else record.decimals
        return shown(record.value, unit, decimals) if record.value is not None else record.symbol

    def render_year(self, record: Observation) -> str:
        if record.period_end is None:
            return "year not stated"
        return period_words(Basis(record.basis), record.period_start or record.period_end, record.period_end)

    def render_release(self, record: Observation) -> str:
        return str(record.release.source)
