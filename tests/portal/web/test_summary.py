"""The error summary names everything that is wrong on the page and leads to it."""

from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string

from portal.web.forms import Form
from portal.web.summary import Problem, Summary, summarise
from tests.portal.web.markup import all_of, one


class SignOff(Form):
    refusal = "The report was not signed off"
    statement = forms.CharField(label="Your statement")
    way = forms.ChoiceField(label="Way", choices=[("a", "A")], widget=forms.RadioSelect)
    seen = forms.IntegerField(widget=forms.HiddenInput)


@dataclass
class Gap:
    words: str
    href: str


def test_an_unbound_form_and_a_right_one_are_no_problem() -> None:
    assert not summarise({"form": SignOff()})
    assert not summarise({"form": SignOff({"statement": "x", "way": "a", "seen": "1"})})
    assert not summarise({})


def test_each_problem_leads_to_its_field() -> None:
    found = summarise({"form": SignOff({"seen": "1"})})
    assert found == Summary(
        "The report was not signed off",
        [Problem("Enter your statement", "#id_statement"), Problem("Choose way", "#id_way_0")],
    )


def test_a_refusal_of_the_whole_form_comes_first_and_a_hidden_field_has_no_link() -> None:
    form = SignOff({"statement": "x", "way": "a", "seen": "soon"})
    form.refuse("Another director has signed it.")
    assert summarise({"form": form}).problems == [
        Problem("Another director has signed it."),
        Problem("This page was incomplete. Open it again."),
    ]


def test_a_refusal_can_stand_at_a_field() -> None:
    form = SignOff({"statement": "x", "way": "a", "seen": "1"})
    form.refuse("Say more.", field="statement")
    assert summarise({"form": form}).problems == [Problem("Say more.", "#id_statement")]


def test_several_forms_and_the_gaps_of_a_gate_are_one_list() -> None:
    context = {
        "forms": {"sign": SignOff({"way": "a", "seen": "1"}), "back": SignOff()},
        "problems": [Gap("Write the narrative for referrals", "/lines/4/"), "Nobody was told"],
        "refusal": "Nothing was sent",
    }
    assert summarise(context) == Summary(
        "Nothing was sent",
        [
            Problem("Enter your statement", "#id_statement"),
            Problem("Write the narrative for referrals", "/lines/4/"),
            Problem("Nobody was told"),
        ],
    )


def test_a_formset_says_in_which_row() -> None:
    class Row(Form):
        name = forms.CharField(label="Name")

    rows = forms.formset_factory(Row, extra=0)
    posted = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "x", "form-1-name": "a\x00"}
    found = summarise({"formset": rows(posted)})
    assert next((p.words[:7], p.href) for p in found.problems) == ("Row 2: ", "#id_form-1-name")


def test_forms_that_are_not_ours_are_summed_up_under_the_usual_title() -> None:
    class Plain(forms.Form):
        login = forms.EmailField(label="E-mail")

    assert summarise({"form": Plain({})}) == Summary("There is a problem", [Problem("Enter e-mail", "#id_login")])


def test_the_summary_is_drawn_as_links_that_are_announced() -> None:
    html = render_to_string("web/error_summary.html", {"form": SignOff({"seen": "1"})})
    assert one(html, "div", role="alert").text == "The report was not signed off Enter your statement Choose way"
    assert [e.attrs["href"] for e in all_of(html, "a")] == ["#id_statement", "#id_way_0"]
    assert render_to_string("web/error_summary.html", {"form": SignOff()}).strip() == ""
