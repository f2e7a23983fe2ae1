"""The menu marks the place that the reader is in."""

import pytest
from django.test import RequestFactory, override_settings

from portal.web.navigation import Item, Place, placed, registered

ITEMS = [
    Item("Home", "/"),
    Item("Reports", "/reports/"),
    Item("New", "/reports/new/?from=menu"),
    Item("Line", "/l/", ("/x/",)),
]


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", "Home"),
        ("/reports/", "Reports"),
        ("/reports/4/", "Reports"),
        ("/reports/new/", "New"),
        ("/reportsmith/", None),
        ("/x/7/", "Line"),
        ("/elsewhere/", None),
    ],
)
def test_the_longest_address_that_holds_the_path_is_marked(path: str, here: str | None) -> None:
    assert [place.words for place in placed(ITEMS, path) if place.here] == ([here] if here else [])


def test_places_keep_the_order_and_words_of_the_items() -> None:
    assert placed([Item("A", "/a/"), Item("B", "/b/")], "/b/") == [Place("A", "/a/", False), Place("B", "/b/", True)]


def test_items_come_from_the_function_that_the_setting_names() -> None:
    request = RequestFactory().get("/")
    with override_settings(NAVIGATION="tests.portal.web.urls.items"):
        assert [item.words for item in registered("NAVIGATION", request)] == ["Waiting for me", "Scorecard"]
    with override_settings(NAVIGATION=""):
        assert registered("NAVIGATION", request) == []
