"""What a report's words refer to by what it is carries the number that it has there, and never another's."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from portal.prose import Reference, to_blocks, to_html
from scorecards.publishing.story import Listing, Section, Targets, broken, number, runs, told
from scorecards.publishing.story.words import Para
from tests.scorecards.publishing.paper.papers import elements, failed_rules, pages_of, printed, read
from tests.scorecards.publishing.stories import Risk, a_figure, a_rich_story, an_indicator, risk_table

WORDS = "See [[figure: rr]] and [[table: risks]], on [[page: section: end]]; and [[paragraph: winter]]."


def an_indicator_with_a_chart(key="rr", **changes):
    figure = a_figure()
    drawn = replace(figure, key=key, wide=figure.chart, narrow=figure.chart)
    return replace(an_indicator(**changes), key=key, figure_chart=drawn)


def a_story(words=WORDS, *, before=(), more=(), numbering="sections"):
    risks = replace(risk_table([Risk("Staff", "See [[section: background]].", ())]), numbered=True)
    sections = (
        *before,
        Section("Background", told(words), key="background"),
        Section("Performance", (an_indicator_with_a_chart(), *more), key="performance"),
        Section("Risks", (risks,), key="risks", new_page=True),
        Section("The end", told("The end.\n\n[[name: winter]] The pressure of winter."), key="end", new_page=True),
        Section("Lists", (Listing("tables"), Listing("figures")), numbered=False),
    )
    return number(replace(a_rich_story(), sections=sections, numbering=numbering))


def said(story, place=0, part=0):
    return "".join(run.text for run in story.sections[place].parts[part].words.runs)


def links(story):
    return [run.href for run in runs(story.sections[0].parts) if run.href]


def test_words_say_the_numbers_that_things_have_here():
    story = a_story()
    assert said(story) == (
        "See figure 1 (Re-referrals within 12 months) and table 1 (Risks, mitigation, links and scores), on "
        "section 4 (The end); and paragraph 4.2."
    )
    assert links(story) == ["#figure-1", "#table-1", "#section-4", "#paragraph-1"]
    assert said(story, 3, 1) == "The pressure of winter."


def test_what_comes_before_moves_the_number_in_words_too():
    chart = an_indicator_with_a_chart("other", name="Another line")
    story = a_story(before=(Section("First", (chart,), key="first"),))
    assert said(story, 1).startswith("See figure 2 (Re-referrals within 12 months)")
    assert "paragraph 5.2" in said(story, 1)


def test_numbering_a_numbered_story_changes_nothing():
    story = a_story("[[figure: rr]] [[page: table: risks]] [[figure: gone]] [[name: a]] Words.")
    assert number(story) == story


@pytest.mark.parametrize(
    ("numbering", "words"),
    [("paragraphs", "paragraph 6"), ("none", "a paragraph of the section “The end”")],
)
def test_words_say_what_the_layout_counts(numbering, words):
    story = a_story("See [[paragraph: winter]].", numbering=numbering)
    assert said(story).startswith(f"See {words[:9]}")
    assert [section.number for section in story.sections] == ["", "", "", "", ""]
    assert ("“The end”" in said(story)) == (numbering == "none")


def test_paragraphs_are_counted_right_through():
    story = number(
        replace(
            a_rich_story(),
            numbering="paragraphs",
            sections=(
                Section("Purpose", told("Why."), numbered=False),
                Section("Options", told("One.\n\nTwo.")),
                Section("Considerations", told("Three.")),
                Section("All figures", told("Here."), appendix=True),
            ),
        )
    )
    numbers = [[part.number for part in section.parts if isinstance(part, Para)] for section in story.sections]
    assert numbers == [[""], ["1", "2"], ["3"], ["A.1"]]
    assert [section.hang for section in story.sections] == [False, True, True, True]


def test_what_is_gone_or_ambiguous_keeps_its_words_and_is_told():
    twice = an_indicator_with_a_chart("rr 2021-q2", name="Later")
    story = a_story("[[figure: gone]] [[figure: rr]] [[figur: x]]", more=(twice,))
    story = number(
        replace(
            story,
            sections=(
                *story.sections[:1],
                Section("P", (an_indicator_with_a_chart("rr 2021-q1"), twice), key="performance"),
            ),
        )
    )
    assert [reference.key for reference in broken(story)] == ["gone", "rr", "x"]
    assert said(story) == "[[figure: gone]] [[figure: rr]] [[figur: x]]"
    found = Targets(story).of(Reference("figure", "rr"))
    assert [target.markup for target in found] == ["[[figure: rr 2021-q1]]", "[[figure: rr 2021-q2]]"]
    assert Targets(story).one(Reference("figure", "rr 2021-q2")).words.endswith("(Later)")


def test_a_name_in_a_list_or_given_twice_is_told():
    story = number(
        replace(
            a_rich_story(),
            sections=(
                Section(
                    "S", told("- [[name: a]] point\n\n[[name: b]] one [[name: c]]\n\n[[name: d]] x\n\ny [[name: d]]")
                ),
            ),
        )
    )
    assert [reference.key for reference in broken(story)] == ["a", "b", "c"]
    assert len(Targets(story).of(Reference("paragraph", "d"))) == 2


def test_what_only_looks_like_a_reference_stays_words():
    text = "[[not one]] [[figure rr]] [figure: rr] [[]] [[:]]"
    assert [run.reference for run in runs(to_blocks(text))] == [None]
    assert to_html("See [[figure: rr]].") == '<p class="govuk-body">See [[figure: rr]].</p>'


def test_lists_of_tables_and_figures_name_each_once_in_order():
    tables, figures = a_story().sections[-1].parts
    assert [each.title for each in figures.items] == ["Figure 1: Re-referrals, full years and this year to date"]
    assert [each.anchor for each in tables.items] == ["table-1"]


def test_the_paper_names_the_page_and_every_link_says_where_it_goes():
    paper = printed(a_story())
    assert failed_rules(paper) == []
    words = pages_of(paper)
    last = next(place for place, text in enumerate(words, 1) if "The pressure of winter" in text)
    assert f"on page {last}; and paragraph 4.2." in " ".join(words)
    annotated = [note.get_object() for page in read(paper).pages for note in page.get("/Annots", [])]
    told_to = [str(note["/Contents"]) for note in annotated]
    assert "Go to figure 1 (Re-referrals within 12 months)" in told_to
    assert [each for each in told_to if "another place" in each] == []
    going = next(note for note in annotated if note["/Contents"] == "Go to paragraph 4.2")
    leads_to = going["/Dest"].get_object()[0].get_object()
    assert [number for number, page in enumerate(read(paper).pages, 1) if _same(page, leads_to)] == [last]
    assert [node["/S"] for node in elements(paper)].count("/Link") == len(annotated)


def _same(page, other):
    return page["/Contents"].get_object().get_data() == other["/Contents"].get_object().get_data()


def test_a_page_number_that_moves_what_follows_is_still_true():
    """Words as long as a page: the shorter number takes lines away, and with them what is on the page named."""
    words = "\n\n".join(["[[page: figure: rr]] " * 8] * 40)
    paper = printed(a_story(f"{words}\n\nIt stands on [[page: section: end]]."))
    pages = pages_of(paper)
    last = next(place for place, text in enumerate(pages, 1) if "The pressure of winter" in text)
    assert f"It stands on page {last}." in " ".join(pages)


def test_equal_stories_with_references_print_to_equal_bytes():
    assert printed(a_story()).content == printed(a_story()).content


def test_page_paper_and_large_print_say_the_same_of_every_reference():
    """One story, numbered once: the page has no pages, so that it says what stands on the page that paper names."""
    story = a_story(
        "See [[figure: rr]], [[table: risks]], [[paragraph: winter]], [[section: end]] and [[page: table: risks]]."
    )
    risks = "table 1 (Risks, mitigation, links and scores)"
    said = f"See figure 1 (Re-referrals within 12 months), {risks}, paragraph 4.2, section 4 (The end) and"
    twin = " ".join(strip_tags(render_to_string("publishing/story.html", {"story": story})).split())
    assert f"{said} {risks}." in twin
    for large in (False, True):
        words = pages_of(printed(story, large=large))
        page = next(place for place, text in enumerate(words, 1) if "Table 1: Risks, mitigation" in text)
        assert f"{said} page {page}." in " ".join(" ".join(words).split())


def test_the_twin_leads_to_where_each_thing_stands():
    html = render_to_string("publishing/story.html", {"story": a_story()})
    targets = [href.removeprefix("#") for href in links(a_story())]
    assert [html.count(f'id="{anchor}"') for anchor in targets] == [1] * 4
    assert [html.count(f'href="#{anchor}"') >= 1 for anchor in targets] == [True] * 4
