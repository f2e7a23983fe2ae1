"""Places that the page furniture links to, and which of them the reader is at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Item:
    """A place to go: its words, its address, and other addresses that belong to it."""

    words: str
    href: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """An item as drawn: whether the reader is in it."""

    words: str
    href: str
    here: bool


def registered(setting: str, request: HttpRequest) -> list[Item]:
    """The items of the function that a setting names; none without the setting.

    A setting, because the rooms that know these pages stand above this one.
    """
    path = getattr(settings, setting, "")
    if not path:
        return []
    items: Callable[[HttpRequest], Iterable[Item]] = import_string(path)
    return list(items(request))


def placed(items: Iterable[Item], path: str) -> list[Place]:
    """The items with the one marked that `path` lies in: the longest address that the path begins with."""
    items = list(items)
    best = max(items, key=lambda item: _depth(item, path), default=None)
    inside = best if best and _depth(best, path) else None
    return [Place(item.words, item.href, item is inside) for item in items]


def _depth(item: Item, path: str) -> int:
    addresses = (address.split("?")[0].split("#")[0] for address in (item.href, *item.also))
    return max((len(address) for address in addresses if _inside(path, address)), default=0)


def _inside(path: str, address: str) -> bool:
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
