"""What the typing page offers."""

from scorecards.submissions.forms import FigureForm


def offered(**initial: str) -> list[tuple[str, str]]:
    return list(FigureForm(initial=initial, part={"rate": False}).fields["symbol"].choices)


def test_each_reason_is_offered_once():
    words = [words for _value, words in offered()]
    assert sorted(words) == sorted(set(words))
    assert [value for value, said in offered() if said == "rounds to zero"] == ["low"]


def test_a_symbol_that_a_file_brought_stays_what_it_is():
    assert [value for value, said in offered(symbol="k") if said == "rounds to zero"] == ["k"]
