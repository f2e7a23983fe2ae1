"""Roots are found where they are, and only between ends that bracket them."""

import pytest

from benchmarks.stats.roots import root, upwards


def test_a_root_is_found_between_its_ends() -> None:
    assert root(lambda x: x**3 - 2, 0, 2) == pytest.approx(2 ** (1 / 3), rel=1e-14)


def test_an_end_may_be_the_root() -> None:
    assert root(lambda x: x - 1, 1, 3) == 1
    assert root(lambda x: x - 3, 1, 3) == 3


def test_the_upper_end_is_found() -> None:
    assert upwards(lambda x: x - 1000, 0, 1) == pytest.approx(1000, rel=1e-14)


def test_a_flat_start_does_not_hold_it_up() -> None:
    assert root(lambda x: x**15 - 1e-9, 0, 2) == pytest.approx(10 ** (-9 / 15), rel=1e-12)


def test_ends_on_one_side_are_refused() -> None:
    with pytest.raises(ValueError, match="does not cross"):
        root(lambda x: x, 1, 2)
