"""How a council stands in each measure, as a list: formatting only, no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from benchmarks.comparison.standing import board, words
from benchmarks.comparison.standing.kinds import Standing
from benchmarks.published.rules import ReleaseStatus
from portal.figures.words import POLARITY_WORDS, shown
from portal.web.tables import HALF, FigureColumn, Table


@dataclass(frozen=True)
class Row:
    """One measure; the numbers beside the words are what it is sorted by."""

    name: str
    href: str
    note: str
    value: str
    year: str
    change: str
    turn: int
    group: str
    group_note: str
    rank: str
    down: Decimal
    england: str
    place: str
    nation: Decimal


def rows(standings: Iterable[Standing], number: str, query: str) -> list[Row]:
    """In the order given; `query` keeps the group in the address of each measure's page."""
    return [_row(standing, number, query) for standing in standings]


def _row(standing: Standing, number: str, query: str) -> Row:
    subject, own, mean = standing.subject, standing.own, standing.mean
    draft = "Draft figures" if own and own.status == ReleaseStatus.DRAFT else ""
    return Row(
        name=subject.name,
        href=reverse("comparison:measure", args=[number, subject.code]) + query,
        note=". ".join(filter(None, [POLARITY_WORDS[subject.polarity], draft])),
        value=words.value_words(subject, own),
        year=standing.year,
        change=words.moved_words(subject, standing.moved, standing.decimals) if standing.moved else "",
        turn=board.turn(standing),
        group=shown(mean.value, subject.unit, standing.decimals) if mean else "",
        group_note=mean.words if mean else "",
        rank=words.rank_words(standing) if mean else "",
        down=board.share(standing.rank),
        england=words.value_words(subject, standing.england) if standing.england else "",
        place=words.england_words(standing),
        nation=board.share(standing.everyone.rank),
    )


class StandingTable(Table):
    """Every measure of a council."""

    caption = "How the council stands in each published measure"
    name = tables.Column(verbose_name="Measure")
    value = FigureColumn(verbose_name="Value", orderable=False)
    change = tables.Column(verbose_name="Change", order_by=("turn", "name"))
    group = FigureColumn(verbose_name="Mean of the group", orderable=False)
    rank = tables.Column(verbose_name="Place in the group", attrs=HALF, order_by=("down", "name"))
    england = FigureColumn(verbose_name="England", orderable=False)
    place = tables.Column(verbose_name="Place in England", attrs=HALF, order_by=("nation", "name"))

    class Meta:
        fields = ("name", "value", "change", "group", "rank", "england", "place")
        empty_text = "No published measure is like that."

    def render_name(self, record: Row) -> SafeString:
        link = '<a class="govuk-link los-main" href="{}">{}</a><span class="los-note">{}</span>'
        return format_html(link, record.href, record.name, record.note)

    def render_value(self, record: Row) -> SafeString:
        return noted(record.value, record.year)

    def render_group(self, record: Row) -> SafeString:
        return noted(record.group, record.group_note)


def noted(words: str, note: str) -> SafeString:
    return format_html('{}<span class="los-note">{}</span>', words, note)
