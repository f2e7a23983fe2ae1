import pytest

from benchmarks.importers import naming
from benchmarks.importers.mapping import Mapping
from portal.figures.vocabulary import Basis

RATE = Mapping("RATE", Basis.YEAR, 0, value="rate", numerator=("count",), filters=(("kind", "At 31 March"),))
OTHER = Mapping("OTHER", Basis.YEAR, 0, value="count", filters=(("kind", "Starting"),))
OLD = ("time_period", "kind_of_child", "number", "rate")


def test_a_renamed_column_is_asked_about_the_most_alike_first():
    names, questions = naming.columns_named([RATE, OTHER], OLD, {}, {})

    assert names == {"rate": "rate"}
    assert [(each.name, each.candidates) for each in questions] == [
        ("kind", ("kind_of_child", "number")),
        ("count", ("number", "kind_of_child")),
    ]
    assert "no column “kind”" in questions[0].words


@pytest.mark.parametrize(("answers", "aliases"), [({"count": "number"}, {}), ({}, {"count": ["number", "not here"]})])
def test_an_answer_is_taken_and_one_given_before_is_offered_again(answers: dict, aliases: dict):
    names, questions = naming.columns_named([RATE, OTHER], OLD, answers, aliases)

    assert names["count"] == "number"
    assert [each.name for each in questions] == ["kind"]


def test_two_names_known_from_before_are_a_question_not_a_guess():
    _names, questions = naming.columns_named([OTHER], OLD, {"kind": "kind_of_child"}, {"count": ["number", "rate"]})

    assert [each.name for each in questions] == ["count"]


def test_a_word_that_no_line_has_is_asked_about():
    names = {"rate": "rate", "count": "number", "kind": "kind_of_child"}
    seen = {"kind_of_child": {"On 31 March", "Starting"}}

    asked = naming.named([RATE, OTHER], names, seen, {}, {})
    told = naming.named([RATE, OTHER], names, seen, {"kind=At 31 March": "On 31 March"}, {})

    assert [(each.name, each.column, each.candidates[0]) for each in asked.questions] == [
        ("kind=At 31 March", "kind_of_child", "On 31 March")
    ]
    assert told.questions == ()
    assert told.mappings[0].filters == (("kind_of_child", "On 31 March"),)
    assert told.mappings[0].numerator == ("number",)


def test_what_is_not_in_this_edition_is_left_out_and_a_value_stands_without_its_count():
    names = {"rate": "rate", "count": "", "kind": "kind"}

    found = naming.named([RATE, OTHER], names, {"kind": {"At 31 March", "Starting"}}, {}, {})

    assert found.left_out == ("OTHER",)
    assert [(each.value, each.numerator) for each in found.mappings] == [("rate", ())]


def test_what_all_mappings_share_tells_the_table():
    both = (("kind", "At 31 March"), ("table", "A"))

    assert naming.identity([Mapping("A", Basis.YEAR, 0, value="v", filters=both), RATE]) == (("kind", "At 31 March"),)
    assert naming.identity([RATE, OTHER]) == ()
