"""Sentences that differ are listed one by one, and none is quoted that was taken back."""

from scorecards.copies.reworded import reworded

BEFORE = "Referrals rose. Schools refer more. The team is full."


def test_equal_words_differ_in_nothing_however_they_are_spaced() -> None:
    assert list(reworded(BEFORE, BEFORE.replace(". ", ".\n\n"), quotes=True)) == []


def test_a_sentence_that_says_something_else_is_quoted_as_it_was_and_is() -> None:
    now = BEFORE.replace("Schools refer more.", "Schools refer less.")
    assert list(reworded(BEFORE, now, quotes=True)) == ["was “Schools refer more.”, now “Schools refer less.”"]


def test_sentences_taken_out_and_added_are_each_listed() -> None:
    assert list(reworded(BEFORE, "Referrals rose. The team is full. It grew.", quotes=True)) == [
        "taken out: “Schools refer more.”",
        "added: “It grew.”",
    ]


def test_what_is_no_longer_to_be_read_is_not_quoted() -> None:
    assert list(reworded(BEFORE, "Referrals fell. Schools refer more.", quotes=False)) == [
        "a sentence was replaced; now “Referrals fell.”",
        "a sentence was taken out",
    ]


def test_a_sentence_that_counts_a_few_children_is_never_quoted_again() -> None:
    before = "Referrals rose. Three children were moved."
    assert list(reworded(before, "Referrals rose.", quotes=True)) == ["a sentence was taken out"]
