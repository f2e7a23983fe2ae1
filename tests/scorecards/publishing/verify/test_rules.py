"""A hash is read as people write one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.publishing.verify.rules import NotAHash, read_hash

signs = st.text("0123456789abcdef", min_size=16, max_size=64)


@given(signs, st.integers(1, 9), st.booleans())
def test_groups_capitals_and_its_name_do_not_matter(sha, group, capitals):
    written = " ".join(sha[start : start + group] for start in range(0, len(sha), group))
    found = read_hash(f"SHA-256: {written.upper() if capitals else written}\n")
    assert (found.signs, found.whole) == (sha, len(sha) == 64)
    assert found.signs <= sha + "f" * (64 - len(sha)) < found.beyond


@given(st.text(max_size=80))
def test_anything_else_is_refused_in_words(typed):
    with suppress(NotAHash):
        assert 16 <= len(read_hash(typed).signs) <= 64


def test_fifteen_signs_are_too_few():
    with pytest.raises(NotAHash, match="Enter at least the first 16 signs"):
        read_hash("a" * 15)
