import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.prose import Refused, check, to_blocks, to_html, visible_text
from portal.prose.html import sanitised

MARKS = [
    "**",
    "*",
    "_",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "    ",
    "[",
    "](https://a.example)",
    "](x)",
    "<b>",
    "</p>",
    "&",
    "&lt;",
]
MARKS += ["![", "`", "# ", "> ", "|", "\\", '"', "'", "<", ">", "---", "\u00a0", "\t"]
PIECES = st.sampled_from([*MARKS, "é", "Ŵ", "±", "968", "re-referrals"])


def allowed(text):
    try:
        check(text)
    except Refused:
        return False
    return True


TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80).filter(allowed))


def shown(html):
    """What a browser would show, without the space between blocks."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@given(TEXTS)
def test_page_and_paper_show_the_same_words(text):
    assert shown(to_html(text)) == "".join(visible_text(to_blocks(text)).split())


@given(TEXTS)
def test_the_sanitiser_finds_nothing_to_do(text):
    html = to_html(text)
    assert sanitised(html) == html
    assert not re.search(r"<(?!/?(p|ul|ol|li|strong|em|a)[ >])", html)


@given(st.text(alphabet="abcXYZ é\n\n#>|`~*_-+=!&;\"'\\", max_size=60))
def test_no_letter_that_was_typed_is_lost(text):
    seen = visible_text(to_blocks(text))
    assert [c for c in seen if c.isalpha()] == [c for c in text if c.isalpha()]


def test_markup_of_ours_becomes_html():
    assert to_html("**a** *b* & <b>\n\n- x\n- [y](https://e.example/?a=1&b=2)") == (
        '<p class="govuk-body"><strong>a</strong> <em>b</em> &amp; &lt;b&gt;</p>'
        '<ul class="govuk-list govuk-list--bullet"><li>x</li><li>'
        '<a class="govuk-link" href="https://e.example/?a=1&amp;b=2" rel="noopener">y</a></li></ul>'
    )


def test_an_item_of_several_blocks_keeps_its_paragraphs():
    assert to_html("2. a\n\n   b") == (
        '<ol class="govuk-list govuk-list--number" start="2"><li><p class="govuk-body">a</p>'
        '<p class="govuk-body">b</p></li></ol>'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///a", "//a.example", "JaVaScRiPt:x"]
)
def test_no_other_scheme_becomes_a_link(address):
    assert "<a" not in to_html(f"[x]({address}) <{address}>")
