"""The tags and filters that every room's templates use."""

import datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory, TestCase, override_settings

from portal.accounts.rules import Role
from portal.charts.primitives import Chart, Text
from tests.portal.web.builders import a_council, a_person
from tests.portal.web.markup import all_of, one, read


def drawn(source: str, **context: object) -> str:
    return Template("{% load los %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("tone", "classes"), [("", "los-state"), ("now", "los-state los-state--now"), ("late", "los-state los-state--late")]
)
def test_a_state_is_words_in_an_outline(tone: str, classes: str) -> None:
    state = one(drawn("{% state_tag word tone %}", word="In <review>", tone=tone), "span")
    assert (state.attrs["class"], state.text) == (classes, "In <review>")


def test_a_state_has_no_other_tone() -> None:
    with pytest.raises(KeyError):
        drawn('{% state_tag "Draft" "green" %}')


@pytest.mark.parametrize(
    ("shape", "mark"),
    [
        ("circle", ("circle", "currentColor")),
        ("diamond", ("path", "currentColor")),
        ("triangle", ("path", "currentColor")),
        ("square", ("path", "currentColor")),
        ("ring", ("circle", "none")),
        ("dash", ("path", "none")),
    ],
)
def test_a_rating_is_a_word_with_its_own_shape(shape: str, mark: tuple[str, str]) -> None:
    rating = SimpleNamespace(word="On target", shape=shape, tone="good")
    outer, svg, inside = read(drawn("{% rating_tag rating %}", rating=rating))
    assert (outer.attrs["class"], outer.text) == ("los-rating los-rating--good", "On target")
    assert svg.attrs["aria-hidden"] == "true"
    assert (inside.tag, inside.attrs["fill"]) == mark


def test_no_two_shapes_look_alike() -> None:
    shapes = ["circle", "diamond", "triangle", "square", "ring", "dash"]
    drawings = {drawn("{% rating_tag r %}", r=SimpleNamespace(word="x", shape=s, tone="good")) for s in shapes}
    assert len(drawings) == len(shapes)


def test_no_rating_is_a_dash_without_tint_and_never_green() -> None:
    html = drawn("{% rating_tag rating %}", rating=None)
    assert (one(html, "span").attrs["class"], one(html, "span").text) == (
        "los-rating los-rating--plain",
        "No target set",
    )
    assert one(html, "path").attrs["d"] == "M1 6h10"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime.date(2021, 9, 3), "3 September 2021"),
        (datetime.datetime(2021, 6, 30, 23, 30, tzinfo=datetime.UTC), "1 July 2021"),
        (None, ""),
    ],
)
def test_a_day_is_written_in_full_in_the_time_of_the_house(when: datetime.date | None, words: str) -> None:
    assert drawn("{{ when|day }}", when=when) == words


def test_a_moment_has_its_time() -> None:
    when = datetime.datetime(2021, 11, 12, 9, 14, tzinfo=datetime.UTC)
    assert drawn("{{ when|moment }}", when=when) == "12 November 2021 at 09:14"
    assert drawn("{{ when|moment }}", when=None) == ""


def test_prose_becomes_paragraphs_and_loses_every_other_tag() -> None:
    html = drawn(
        "{{ text|prose }}", text="**Up** [here](javascript:alert(1))\n\n<script>alert(1)</script><b onclick=x>b</b>"
    )
    assert {e.tag for e in read(html)} <= {"p", "strong", "a"}
    assert all("javascript" not in e.attrs.get("href", "") for e in read(html))
    assert one(html, "strong").text == "Up"
    assert "<script" not in html
    assert all_of(html, "b") == []


def test_prose_of_nothing_is_nothing() -> None:
    assert drawn("{{ text|prose }}", text=None) == ""
    assert drawn("{{ text|prose }}", text="") == ""


def test_a_chart_is_drawn_with_its_sentence_and_escapes_every_word() -> None:
    chart = Chart(84, 26, (Text(0, 0, "</text><script>", "#00594f", 12),), 'Up "again" <b>')
    html = drawn('{% chart_svg chart "los-spark" %}', chart=chart)
    svg = one(html, "svg")
    assert (svg.attrs["class"], svg.attrs["role"], svg.attrs["aria-label"]) == ("los-spark", "img", 'Up "again" <b>')
    assert one(html, "text").text == "</text><script>"
    assert all_of(html, "script") == []


def test_a_chart_without_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="sentence"):
        drawn("{% chart_svg chart %}", chart=Chart(84, 26, ()))


def test_a_chart_on_a_page_has_two_widths_a_caption_and_its_numbers() -> None:
    wide = Chart(640, 300, (), "Falling since 2018.", ("Year", "Share"), (("2018", "95.3%"), ("2019", "93.8%")))
    narrow = Chart(345, 250, (), "Falling since 2018.")
    html = drawn("{% chart_figure wide narrow title %}", title="Over <time>", wide=wide, narrow=narrow)
    assert [e.attrs["class"] for e in all_of(html, "svg")] == ["los-chart__wide", "los-chart__narrow"]
    assert one(html, "figcaption").text == "Over <time>. Falling since 2018."
    assert [e.text for e in all_of(html, "td")] == ["95.3%", "93.8%"]
    assert [e.attrs["scope"] for e in all_of(html, "th")] == ["col", "col", "row", "row"]


def test_a_link_keeps_the_rest_of_the_query_and_escapes_it() -> None:
    request = RequestFactory().get("/lines/", {"theme": ['a"&b', "c"], "page": "3", "sort": "name"})
    link = drawn('<a href="{% query "sort" "-name" "page" "" %}">x</a>', request=request)
    assert one(link, "a").attrs["href"] == "?theme=a%22%26b&theme=c&sort=-name"


def test_a_link_on_a_page_without_a_request_is_the_page_itself() -> None:
    assert drawn('{% query "page" 2 %}') == "?"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, None, 9]), (5, [1, None, 4, 5, 6, None, 9]), (9, [1, None, 8, 9])],
)
def test_far_pages_are_left_out_and_the_gap_is_shown(number: int, shown: list[int | None]) -> None:
    page = Paginator(range(90), 10).page(number)
    assert drawn("{% page_numbers page as n %}{{ n|join:',' }}", page=page) == ",".join(map(str, shown))


def test_breadcrumbs_are_an_ordered_list_of_links() -> None:
    html = drawn('{% breadcrumbs "Scorecard" "/s/" quarter "/q/" %}', quarter="Quarter <2>")
    assert [(e.text, e.attrs["href"]) for e in all_of(html, "a")] == [("Scorecard", "/s/"), ("Quarter <2>", "/q/")]
    assert one(html, "nav").attrs["aria-label"] == "Breadcrumb"


@pytest.mark.parametrize(
    ("look", "classes"),
    [
        ("primary", "govuk-button"),
        ("secondary", "govuk-button govuk-button--secondary"),
        ("warning", "govuk-button govuk-button--warning"),
        ("link", "los-link-button"),
    ],
)
def test_a_single_button_posts_its_fields_with_the_token(look: str, classes: str) -> None:
    source = '{% post_button "/go/" words look seen_version=3 %}'
    html = drawn(source, look=look, words="Try <again>", csrf_token="token")
    form = one(html, "form")
    assert (form.attrs["method"], form.attrs["action"]) == ("post", "/go/")
    hidden = {e.attrs["name"]: e.attrs["value"] for e in all_of(html, "input", type="hidden")}
    assert hidden == {"csrfmiddlewaretoken": "token", "seen_version": "3"}
    button = one(html, "button")
    assert (button.attrs["class"], button.text) == (classes, "Try <again>")


def the_example() -> SimpleNamespace:
    return SimpleNamespace(title="An example")


@pytest.mark.parametrize(("example", "words"), [(True, "An example"), (False, "")])
def test_logins_are_shown_in_the_example_only(example: bool, words: str) -> None:
    with override_settings(EXAMPLE=example, SIGN_IN_EXAMPLE=f"{__name__}.the_example"):
        assert drawn("{% sign_in_example as e %}{{ e.title }}") == words


class AllowedTag(TestCase):
    def test_it_asks_the_one_question_about_permissions(self) -> None:
        council = a_council()
        director = a_person(council)
        member = a_person(council, Role.MEMBER, email="m@shropshire.example")
        source = '{% allowed user "submission.sign_off" council as may %}{% if may %}yes{% else %}no{% endif %}'
        other = a_council(number="999", name="Northshire")
        asked = [(director, council), (member, council), (director, other), (director, None)]
        assert [drawn(source, user=u, council=c) for u, c in asked] == ["yes", "no", "no", "no"]

    def test_a_permission_that_does_not_exist_is_an_error_not_a_no(self) -> None:
        with pytest.raises(ValueError):
            drawn('{% allowed user "everything" None as may %}', user=None)
