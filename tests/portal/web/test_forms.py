"""Forms come out in GOV.UK markup, keep what people type, and say what is wrong where it is wrong."""

import datetime

import pytest
from django import forms
from django.http import QueryDict

from portal.web.forms import ColourField, DateField, Form, FormSet, TextField
from tests.portal.web.markup import all_of, one, read


class Opening(Form):
    name = forms.CharField(label="Local name", max_length=80, help_text="As your <committee> knows it.")
    due = DateField(label="Due date")
    value = forms.DecimalField(label="Value", min_value=0, required=False)
    lines = forms.IntegerField(label="Lines", required=False)
    words = TextField(label="What the figures show", max_length=20)
    cover = forms.ChoiceField(label="Coverage", choices=[("w", "Whole"), ("p", "Part")], widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label="Themes", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, required=False
    )
    owner = forms.ChoiceField(label="Owner", choices=[("", "Choose"), ("p", "Priya")])
    sure = forms.BooleanField(label="I have checked the file", help_text="Nothing changes yet.")
    file = forms.FileField(label="File of figures")
    seen = forms.IntegerField(widget=forms.HiddenInput)


RIGHT = {
    "name": "Assessments",
    "due_day": "30",
    "due_month": "9",
    "due_year": "2021",
    "words": "Down.",
    "cover": "w",
    "owner": "p",
    "sure": "on",
    "seen": "3",
}


def the_errors(**changes: str) -> dict[str, list[str]]:
    return {name: list(words) for name, words in Opening({**RIGHT, **changes}).errors.items() if name != "file"}


def test_a_text_field_has_label_hint_and_no_browser_checks() -> None:
    html = str(Opening())
    field = one(html, "input", name="name")
    assert field.attrs == {
        "type": "text",
        "name": "name",
        "id": "id_name",
        "class": "govuk-input",
        "aria-describedby": "id_name_helptext",
    }
    assert [e.text for e in all_of(html, "label") if e.attrs["for"] == "id_name"] == ["Local name"]
    assert one(html, "div", id="id_name_helptext").text == "As your <committee> knows it."


def test_a_field_that_may_stay_empty_says_so_unless_the_form_says_otherwise() -> None:
    labels = {e.attrs["for"]: e.text for e in all_of(str(Opening()), "label")}
    assert (labels["id_value"], labels["id_owner"]) == ("Value (optional)", "Owner")
    quiet = type("Quiet", (Opening,), {"mark_optional": False})
    assert "optional" not in str(quiet())


def test_numbers_are_typed_as_text_so_that_a_wheel_cannot_turn_them() -> None:
    html = str(Opening())
    assert one(html, "input", name="value").attrs["type"] == "text"
    assert one(html, "input", name="value").attrs["inputmode"] == "decimal"
    assert one(html, "input", name="lines").attrs["inputmode"] == "numeric"
    assert not {"min", "max", "step"} & set(one(html, "input", name="value").attrs)


def test_nothing_cuts_pasted_text_or_vanishes_while_typing() -> None:
    class Placeheld(Form):
        name = forms.CharField(max_length=5, widget=forms.TextInput(attrs={"placeholder": "Your name"}))

    assert not {"maxlength", "placeholder"} & set(one(str(Placeheld()), "input", name="name").attrs)


def test_a_long_text_is_counted() -> None:
    html = str(Opening())
    group = one(html, "div", class_="govuk-character-count")
    assert (group.attrs["data-module"], group.attrs["data-maxlength"]) == ("govuk-character-count", "20")
    area = one(html, "textarea", name="words")
    assert area.attrs["class"] == "govuk-textarea govuk-js-character-count"
    assert area.attrs["aria-describedby"] == "id_words-info"
    assert one(html, "div", id="id_words-info").text == "You can enter up to 20 characters"


def test_line_ends_count_as_one_character() -> None:
    form = Opening({**RIGHT, "words": "1234567890\r\n123456789"})
    assert "words" not in form.errors
    assert form.cleaned_data["words"] == "1234567890\n123456789"
    assert "words" in Opening({**RIGHT, "words": "1234567890\r\n1234567890"}).errors


def test_choices_are_drawn_as_radios_and_checkboxes_in_a_fieldset() -> None:
    html = str(Opening())
    assert [e.attrs["class"] for e in all_of(html, "input", type="radio")] == ["govuk-radios__input"] * 2
    ticks = all_of(html, "input", type="checkbox")
    assert [(e.attrs["name"], e.attrs["class"]) for e in ticks] == [
        ("themes", "govuk-checkboxes__input"),
        ("themes", "govuk-checkboxes__input"),
        ("sure", "govuk-checkboxes__input"),
    ]
    legends = [e.text for e in all_of(html, "legend")]
    assert legends == ["Due date", "Coverage", "Themes (optional)"]
    assert one(html, "select", name="owner").attrs["class"] == "govuk-select"
    assert one(html, "input", name="file").attrs["class"] == "govuk-file-upload"


def test_a_date_has_three_parts_with_their_own_labels() -> None:
    html = str(Opening(initial={"due": datetime.date(2021, 9, 30)}))
    parts = [e.attrs for e in all_of(html, "input", class_="govuk-date-input__input")]
    assert [(p["id"], p["name"], p["value"]) for p in parts] == [
        ("id_due_day", "due_day", "30"),
        ("id_due_month", "due_month", "9"),
        ("id_due_year", "due_year", "2021"),
    ]
    labels = {e.attrs["for"]: e.text for e in all_of(html, "label")}
    assert [labels[p["id"]] for p in parts] == ["Day", "Month", "Year"]


@pytest.mark.parametrize("month", ["9", "09", "September", "sep", "Sept"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    form = Opening({**RIGHT, "due_month": month})
    form.is_valid()
    assert form.cleaned_data["due"] == datetime.date(2021, 9, 30)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("30", "", "2021"), "Due date must include a month"),
        (("", "", "2021"), "Due date must include a day and a month"),
        (("31", "9", "2021"), "Due date must be a real date"),
        (("thirty", "9", "2021"), "Due date must be a real date"),
        (("30", "9", "21"), "Due date must have a year of 4 digits, for example 2021"),
        (("30", "9", "0000"), "Due date must be a real date"),
        (("99999999999999999999", "9", "2021"), "Due date must be a real date"),
        (("30", "99999999999999999999", "2021"), "Due date must be a real date"),
        (("30", "9", "２０２１"), "Due date must have a year of 4 digits, for example 2021"),
    ],
)
def test_a_date_that_is_none_says_what_is_wrong_and_is_shown_as_typed(parts: tuple[str, str, str], words: str) -> None:
    typed = dict(zip(("due_day", "due_month", "due_year"), parts, strict=True))
    form = Opening({**RIGHT, **typed})
    assert list(form.errors["due"]) == [words]
    inputs = all_of(str(form), "input", class_="govuk-date-input__input")
    assert tuple(e.attrs["value"] for e in inputs) == parts
    assert all("govuk-input--error" in e.attrs["class"] for e in inputs)


def test_a_date_can_stand_whole_in_an_address() -> None:
    class Since(Form):
        since = DateField(label="Since", required=False)

    form = Since(QueryDict("since=2021-09-30"))
    assert form.is_valid()
    assert form.cleaned_data == {"since": datetime.date(2021, 9, 30)}
    assert list(Since(QueryDict("since=yesterday")).errors["since"]) == ["Since must include a month and a year"]
    assert Since({}).is_valid()


def test_a_date_knows_whether_it_changed() -> None:
    initial = {"due": datetime.date(2021, 9, 30)}
    assert "due" not in Opening(RIGHT, initial=initial).changed_data
    assert "due" in Opening({**RIGHT, "due_day": "29"}, initial=initial).changed_data
    assert "due" in Opening({**RIGHT, "due_day": "99"}, initial=initial).changed_data


def test_what_is_missing_is_asked_for_by_name() -> None:
    form = Opening({"seen": "3"})
    asked = {bound.name: bound.problems for bound in form if bound.errors}
    assert asked == {
        "name": ["Enter local name"],
        "due": ["Enter due date"],
        "words": ["Enter what the figures show"],
        "cover": ["Choose coverage"],
        "owner": ["Choose owner"],
        "sure": ["Tick “I have checked the file”"],
        "file": ["Choose file of figures"],
    }


def test_an_error_stands_at_its_field_and_is_tied_to_it() -> None:
    html = str(Opening({**RIGHT, "name": "", "cover": ""}))
    field = one(html, "input", name="name")
    assert field.attrs["class"] == "govuk-input govuk-input--error"
    assert field.attrs["aria-invalid"] == "true"
    assert field.attrs["aria-describedby"] == "id_name_helptext id_name_error"
    assert one(html, "p", id="id_name_error").text == "Error: Enter local name"
    described = [e.attrs.get("aria-describedby") for e in all_of(html, "fieldset")]
    assert described == [None, "id_cover_error", None]
    assert {e.attrs["class"] for e in all_of(html, "input", name="cover")} == {"govuk-radios__input"}


def test_every_id_that_is_pointed_to_exists() -> None:
    for form in (Opening(), Opening({})):
        elements = read(str(form))
        ids = [e.attrs["id"] for e in elements if "id" in e.attrs]
        assert len(ids) == len(set(ids))
        pointed = {i for e in elements for i in e.attrs.get("aria-describedby", "").split()}
        pointed |= {e.attrs["for"] for e in elements if "for" in e.attrs}
        pointed |= {bound.first_id for bound in form.visible_fields()}
        assert pointed - set(ids) == set()


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\u202e", "\ufffe"])
def test_characters_that_cannot_be_printed_are_refused_everywhere(character: str) -> None:
    assert set(the_errors(name=f"a{character}b", words=f"a{character}b")) == {"name", "words"}


def test_a_field_added_while_the_form_is_made_is_checked_too() -> None:
    class Grid(Form):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            self.fields["note"] = forms.CharField()

    assert len(Grid({"note": "a\x1bb"}).errors["note"]) == 1
    assert Grid({"note": "a b"}).is_valid()


def test_a_single_line_stays_single_and_paragraphs_stay_paragraphs() -> None:
    assert the_errors(name="Assessments\nBcc: x", words="a\nb\tc") == {"name": ["Write this on one line."]}


def test_checks_are_added_once_and_not_to_the_class() -> None:
    form = Opening(RIGHT)
    form.full_clean()
    form.full_clean()
    assert len(form.fields["name"].validators) == len(Opening.base_fields["name"].validators) + 1


def test_a_colour_is_checked_and_put_into_small_letters() -> None:
    class Council(Form):
        colour = ColourField(label="Colour")

    form = Council({"colour": "#FFCC00"})
    assert form.is_valid()
    assert form.cleaned_data == {"colour": "#ffcc00"}
    assert list(Council({"colour": "yellow"}).errors["colour"]) == [
        "Enter a colour as # and six digits or letters from a to f, for example #00594f."
    ]
    assert Council({"colour": ""})["colour"].problems == ["Enter colour"]


def test_a_formset_draws_each_form_under_its_own_heading() -> None:
    class Row(Form):
        name = forms.CharField(label="Name")

    html = str(forms.formset_factory(Row, extra=2)())
    assert [e.text for e in all_of(html, "legend")] == ["1", "2"]
    assert [e.attrs["name"] for e in all_of(html, "input", type="text")] == ["form-0-name", "form-1-name"]
    assert one(html, "input", name="form-TOTAL_FORMS").attrs["value"] == "2"


def test_what_people_typed_is_text_and_not_markup() -> None:
    html = str(Opening({**RIGHT, "name": '"><script>x</script>', "words": "</textarea><b>"}))
    assert all_of(html, "script") == []
    assert one(html, "input", name="name").attrs["value"] == '"><script>x</script>'


def test_what_cannot_be_is_said_in_our_words() -> None:
    wrong = the_errors(name="x" * 81, value="-1", cover="z", owner="z", themes="z")
    assert wrong == {
        "name": ["Use at most 80 characters"],
        "value": ["Enter 0 or more"],
        "cover": ["Choose one of the list"],
        "owner": ["Choose one of the list"],
        "themes": ["Choose one of the list"],
    }


def test_words_that_a_field_brings_itself_stay() -> None:
    class Owned(Form):
        owner = forms.ChoiceField(choices=[("p", "Priya")], error_messages={"invalid_choice": "Nobody has this name"})

    assert Owned({"owner": "x"}).errors == {"owner": ["Nobody has this name"]}


@pytest.mark.parametrize("seen", ["", "soon"])
def test_a_hidden_field_is_never_named(seen: str) -> None:
    assert the_errors(seen=seen) == {"seen": ["This page was incomplete. Open it again."]}


def test_a_null_character_is_one_fault() -> None:
    assert [len(words) for words in the_errors(name="a\x00b").values()] == [1]


def test_rows_that_arrive_without_their_number_are_an_incomplete_page() -> None:
    rows = forms.formset_factory(Opening, formset=FormSet)({})
    assert list(rows.non_form_errors()) == ["This page was incomplete. Open it again."]
