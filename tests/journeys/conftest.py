"""The example as journeys find it, and eyes that look at each page that people meet."""

from collections.abc import Callable, Iterator

import pytest

from tests.conftest import server_url
from tests.journeys.people import Eyes, Visitor
from tests.services import redis
from tests.services.browser import Page, Windows
from tests.services.portal import LivePortal


@pytest.fixture(scope="session")
def unfilled(tmp_path_factory: pytest.TempPathFactory) -> LivePortal:
    """The example with Shropshire's quarter 2 of 2021/22 empty; loaded once, and copied for each file of journeys."""
    folder = tmp_path_factory.mktemp("example")
    broker = redis.start(folder)
    kept = LivePortal(folder, server_url=server_url(), redis_server=broker, example=True)
    kept.load([("load_example", "--unfilled")])
    broker.stop()
    return kept


@pytest.fixture
def eyes(axe: Callable[..., list[str]]) -> Iterator[Eyes]:
    """`eyes.look(page)`: at 1280 and at 375 pixels axe finds nothing, and nothing has to be moved sideways."""
    looking = Eyes(axe)
    yield looking
    assert looking.found == []


@pytest.fixture
def arrive(windows: Windows, portal: LivePortal) -> Callable[..., Visitor]:
    """`arrive("tom.ellery@shropshire.example")` is that person, signed in at a window of their own.

    The module's `portal` is where they go; `arrive()` without an address is a stranger at the door.
    """

    def come(email: str = "", **options: object) -> Visitor:
        page: Page = windows.open(**options)
        visitor = Visitor(page, portal.url)
        if email:
            visitor.sign_in(email)
        return visitor

    return come
