import pytest

from portal.prose import List, Paragraph, Run, to_blocks, visible_text


def words(*runs):
    return Paragraph(tuple(run if isinstance(run, Run) else Run(run) for run in runs))


def test_a_blank_line_ends_a_paragraph_and_a_line_end_is_a_space():
    assert to_blocks("one\ntwo  \nthree\n\nfour") == (words("one two three"), words("four"))


def test_bold_italics_and_links_become_runs():
    assert to_blocks("Up **5.6%** on *last* [year](https://a.example/b?c=1&d=2).") == (
        words(
            "Up ",
            Run("5.6%", bold=True),
            " on ",
            Run("last", italic=True),
            " ",
            Run("year", href="https://a.example/b?c=1&d=2"),
            ".",
        ),
    )


def test_lists_nest_and_keep_their_first_number():
    assert to_blocks("4. four\n5. five\n   - inner\n") == (
        List(True, ((words("four"),), (words("five"), List(False, ((words("inner"),),)))), 4),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "# Heading",
        "Heading --- and ===",
        "<b>oops</b> <img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "![a picture](https://a.example/b.png)",
        "[bad](javascript:alert(1))",
        "[near](/relative) [odd](//a.example)",
        "`code` and ~~struck~~",
        "&amp; &nbsp; &#60;",
        "[name]: https://a.example 'title'",
        "> quoted",
        "| a | b |",
    ],
)
def test_what_is_no_markup_of_ours_stays_as_typed(typed):
    assert to_blocks(typed) == (words(typed),)


def test_a_link_without_words_shows_its_address():
    assert to_blocks("[](https://a.example)") == (words(Run("https://a.example", href="https://a.example")),)


def test_a_mail_address_can_be_a_link():
    assert to_blocks("<mailto:a@b.example>") == (words(Run("mailto:a@b.example", href="mailto:a@b.example")),)


def test_a_list_deeper_than_the_parser_goes_loses_no_words():
    assert "far down" in visible_text(to_blocks("- " * 60 + "far down"))


def test_an_empty_text_has_no_blocks():
    assert to_blocks(" \n\n ") == ()
