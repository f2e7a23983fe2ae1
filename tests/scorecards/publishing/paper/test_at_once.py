"""A worker makes several papers at once, in threads: none draws on the page of another."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from scorecards.publishing.story import Story
from tests.scorecards.publishing.paper.papers import printed
from tests.scorecards.publishing.stories import a_section, a_story, all_figures


@pytest.fixture
def by_turns() -> Iterator[None]:
    """Threads take turns so often that each stands in the middle of what another one does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def rated() -> Story:
    return a_story(a_section("One", all_figures(40, 4), landscape=True))


@pytest.mark.usefixtures("by_turns")
def test_papers_made_at_once_are_the_ones_that_are_made_alone() -> None:
    """ReportLab keeps the page on a drawing while it draws it, and all papers had one drawing of each rating."""
    alone = [printed(rated(), large=large).content for large in (False, True)]
    with ThreadPoolExecutor(4) as threads:
        made = [threads.submit(printed, rated(), large=large) for large in (False, True) * 3]
        assert [paper.result().content for paper in made] == alone * 3
