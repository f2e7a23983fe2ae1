"""Every page that has an address is whole: nothing that its plan leaves to it is missing."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import benchmarks
import portal
import scorecards
from portal.web.acts import ActPage


def view_classes(at: URLResolver | None = None) -> Iterator[type[Any]]:
    for each in (at or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from view_classes(each)
        elif isinstance(each, URLPattern) and hasattr(each.callback, "view_class"):
            yield each.callback.view_class


def test_every_view_with_an_address_is_whole():
    found = set(view_classes())
    assert len(found) > 100
    assert [kind.__name__ for kind in found if inspect.isabstract(kind)] == []


def test_what_is_left_to_a_page_is_marked_as_such():
    with pytest.raises(TypeError, match="abstract"):
        ActPage()
    left = [
        str(file)
        for top in (portal, scorecards, benchmarks)
        for file in Path(top.__path__[0]).rglob("*.py")
        if "raise NotImplementedError" in file.read_text()
    ]
    assert left == []
