"""Lists that page and sort on the server, in GOV.UK markup."""

from typing import Any

import django_tables2 as tables


class Table(tables.Table):  # type: ignore[misc]
    """The table that ours begin from.

    `caption` names it for those who do not see it; `stack` turns its rows into cards on a phone,
    else the table scrolls inside its own region; `row_heading` names the column that heads each row.
    """

    caption = ""
    stack = True
    row_heading = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("template_name", "web/table.html")
        kwargs.setdefault("default", "–")
        if kwargs.get("empty_text") is None and not self._meta.empty_text:
            kwargs["empty_text"] = "There is nothing here yet."
        super().__init__(*args, **kwargs)

    @property
    def heading_column(self) -> str:
        """The name of the column whose cells head their rows: the first, unless the table says another."""
        return self.row_heading or next(iter(self.columns.names()), "")


HALF = {"td": {"class": "los-half"}}  # a short cell: two stand side by side where the row is a card


class FigureColumn(tables.Column):  # type: ignore[misc]
    """A column of figures: right-aligned, digits of one width."""

    attrs = {"td": {"class": "los-num"}, "th": {"class": "los-num"}}
