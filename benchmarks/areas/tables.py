"""Areas and groups as lists: formatting only, no query."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from benchmarks.areas.models import Area, AreaCode, ComparatorGroup
from benchmarks.areas.rules import AreaKind, GroupKind
from portal.web.tables import HALF, FigureColumn, Table
from portal.web.templatetags.los import day

KIND_WORDS = {
    AreaKind.AUTHORITY: "Authority",
    AreaKind.REGION: "Region",
    AreaKind.COUNTRY: "Country",
    AreaKind.JOINT: "Joint return",
}
GROUP_WORDS = {
    GroupKind.NEIGHBOURS: "Statistical neighbours",
    GroupKind.REGION: "Region",
    GroupKind.QUALITY: "Good or outstanding",
    GroupKind.FAMILY: "Family of its own choice",
}


class PlaceTable(Table):
    """Areas with every code they ever had."""

    caption = "Areas"
    name = tables.Column(verbose_name="Area", order_by=("name", "pk"))
    number = tables.Column(verbose_name="Number", order_by=("number", "name", "pk"))
    codes = tables.Column(verbose_name="Codes", empty_values=(), orderable=False)
    exists_from = tables.Column(
        verbose_name="Exists", attrs=HALF, empty_values=(), order_by=("exists_from", "name", "pk")
    )
    region = tables.Column(verbose_name="Region", attrs=HALF, order_by=("region__name", "name", "pk"))

    class Meta:
        model = Area
        fields = ("name", "number", "codes", "exists_from", "region")
        empty_text = "No area is like that."

    def render_name(self, record: Area) -> SafeString:
        kind = "Invented" if record.invented else KIND_WORDS[AreaKind(record.kind)]
        return format_html('{}<span class="los-note">{}</span>', record.name, kind)

    def render_codes(self, record: Area) -> SafeString | str:
        rows = [(each.code, _span(each)) for each in record.codes.all()]
        return format_html_join("", '<div>{}<span class="los-note">{}</span></div>', rows) or "–"

    def render_exists_from(self, record: Area) -> str:
        return _days(record.exists_from, record.exists_to) or "–"

    def render_region(self, value: Area) -> str:
        return value.name


class GroupTable(Table):
    """Groups that a council is set beside."""

    caption = "Comparator groups"
    name = tables.Column(verbose_name="Group", order_by=("name", "-edition", "pk"))
    kind = tables.Column(verbose_name="Kind", order_by=("kind", "name", "pk"))
    edition = tables.Column(verbose_name="Edition", order_by=("edition", "name", "pk"))
    count = FigureColumn(verbose_name="Members", order_by=("count", "name", "pk"))
    source = tables.Column(verbose_name="Source", orderable=False)

    class Meta:
        model = ComparatorGroup
        fields = ("name", "kind", "edition", "count", "source")
        empty_text = "There is no group yet."

    def __init__(self, *args: object, number: str, **kwargs: object) -> None:
        self.number = number
        super().__init__(*args, **kwargs)

    def render_name(self, record: ComparatorGroup) -> SafeString:
        address = reverse("published:group", args=[self.number, record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.name)

    def render_kind(self, record: ComparatorGroup) -> str:
        return GROUP_WORDS[GroupKind(record.kind)]

    def render_count(self, value: int) -> str:
        return str(value) if value else "not known"


def _span(code: AreaCode) -> str:
    return _days(code.begins, code.ends)


def _days(begins: object, ends: object) -> str:
    first, last = day(begins), day(ends)  # type: ignore[arg-type]
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"to {last}" if last else ""
