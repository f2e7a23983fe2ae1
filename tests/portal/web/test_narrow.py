"""Unbroken words and long addresses do not widen a page."""

from pathlib import Path

from django.contrib.staticfiles import finders


def rule(selector: str) -> str:
    css = Path(str(finders.find("web/app.css"))).read_text(encoding="utf-8")
    line = next(each for each in css.splitlines() if each.strip().startswith(selector))
    return line.partition("{")[2]


def test_words_of_people_break_anywhere():
    assert "overflow-wrap: anywhere" in rule(".govuk-main-wrapper :is(p,")


def test_cells_that_are_stacked_break_and_are_not_cut():
    assert "overflow-wrap: anywhere" in rule(".los-table--stack tr > * { min-width: 0")
    assert "white-space: normal" in rule(".los-table--stack tr > .los-nowrap")
