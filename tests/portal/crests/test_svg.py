"""Which drawings are taken as a crest, and what is said of those that are not."""

import math

import pytest

from portal.crests.rules import NotACrest, checked, drawing_of
from portal.crests.rules.shapes import SAME
from portal.home.example import facts
from tests.portal.crests.drawings import SHIELD, svg

DOT = '<circle cx="5" cy="5" r="2"/>'

# What stands on the second line, and what is said of it.
REFUSED = {
    "<script>alert(1)</script>": "<script> is not taken. A crest has no script.",
    '<rect width="1" height="1" onclick="x()"/>': "<rect> has onclick, which is not taken. Save it as plain SVG.",
    '<image href="http://elsewhere/a.png"/>': "<image> is not taken. Draw it as shapes, or send the crest as PNG.",
    '<use href="#a"/>': "<use> is not taken. Unlink clones and symbols.",
    "<style>rect{fill:red}</style>": (
        "<style> is not taken. Save it with the colours on the shapes (“presentation attributes”)."
    ),
    "<text>A</text>": "<text> is not taken. Turn words into paths.",
    "<foreignObject/>": "<foreignObject> is not taken. Only shapes are drawn.",
    "<animate/>": "<animate> is not taken. Only shapes are drawn.",
    "<a><g/></a>": "<a> is not taken. Only shapes are drawn.",
    "<svg/>": "<svg> is not taken. Only shapes are drawn.",
    "<defs><linearGradient/></defs>": ("<linearGradient> is not taken. Use flat colours, or send the crest as PNG."),
    '<defs><path d="M0 0h1"/></defs>': "<path> inside <defs> is not taken.",
    "<title><g/></title>": "<g> inside <title> is not taken.",
    '<x:g xmlns:x="urn:x"/>': "<g> is not of SVG. Save the drawing as plain SVG.",
    '<g xmlns:x="urn:x" x:href="#a"/>': "<g> has href, which is not taken. Save it as plain SVG.",
    '<g filter="url(#a)"/>': "<g> has filter, which is not taken. Save it as plain SVG.",
    "loose words": "the words “loose words” stand between the shapes.",
    '<g fill="url(http://elsewhere)"/>': (
        "in <g>, the colour “url(http://elsewhere)” is not taken: give # and six digits, a name, or none."
    ),
    '<g style="fill:red;background:url(x)"/>': "in <g>, the style “background:url(x)” is not taken.",
    '<g opacity="0.5"/>': "in <g>, opacity “0.5” is not taken: crests have flat colours and whole lines.",
    '<g stroke-width="-1"/>': "in <g>, “-1” is less than nothing.",
    '<g stroke-width="10%"/>': "in <g>, “10%” is not a number.",
    '<g stroke-linecap="soft"/>': "in <g>, “soft” is not one of butt, round, square.",
    '<g transform="turn(3)"/>': "in <g>, the transform “turn” cannot be read.",
    '<g transform="scale(0)"/>': "in <g>, the transform “scale(0)” leaves nothing to see.",
    '<path d="L1 1"/>': "in <path>, a path must begin with M.",
    '<path d="M1 1 X"/>': "in <path>, “X” is no command of a path.",
    '<path d="M1 1 L 2"/>': "in <path>, a number is missing at “”.",
    '<path d="M0 0 A1 1 0 2 0 3 3"/>': "in <path>, an arc needs 0 or 1 at “2 0 3 3”.",
    '<path d="M1e9 1"/>': "in <path>, the number 1e+09 is too large.",
    '<rect width="-1" height="1"/>': "in <rect>, width is less than nothing.",
    '<polygon points="1 2 3"/>': "in <polygon>, points must come in pairs.",
}


def refusal(content):
    with pytest.raises(NotACrest) as refused:
        checked(content)
    return str(refused.value)


@pytest.mark.parametrize(("inside", "said"), REFUSED.items())
def test_what_is_no_plain_shape_is_refused_with_its_line(inside, said):
    assert refusal(svg(DOT + inside)) == f"Line 2: {said}"


@pytest.mark.parametrize(
    ("content", "said"),
    {
        b"": "The file is empty.",
        b"a,b": "This is neither an SVG drawing nor a PNG picture.",
        b"<svg": "Line 1: this is no well-formed SVG (unclosed token).",
        b"<html/>": "Line 1: this is no SVG drawing: it begins with <html>, not <svg xmlns="
        '"http://www.w3.org/2000/svg">.',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(DOT): "Line 1: a document type (DOCTYPE) is not taken. Delete it.",
        b'<?xml-stylesheet href="a"?>' + svg(DOT): "Line 1: an instruction (<?xml-stylesheet?>) is not taken.",
        svg("&a;"): "Line 2: this is no well-formed SVG (undefined entity).",
        svg(""): "The drawing draws nothing that can be seen.",
        svg('<path d="M1 1h3" fill="none"/><line x2="4"/>'): "The drawing draws nothing that can be seen.",
        svg(DOT, ""): "Line 1: in <svg>, there is neither a viewBox nor a width and height.",
        svg(DOT, 'viewBox="0 0 10"'): "Line 1: in <svg>, viewBox needs four numbers.",
        svg(DOT, 'viewBox="0 0 10 0"'): "Line 1: in <svg>, the drawing has no size.",
        svg(DOT, 'viewBox="0 0 10 41"'): "The crest is 10 × 41: one side is more than 4 times the other.",
        svg("<g>" * 40 + "</g>" * 40): "Line 2: in <g>, groups are nested more than 30 deep.",
        svg(
            DOT * 2001
        ): "Line 2: in <circle>, there are too many shapes: at most 2,000, with 20,000 points, are drawn.",
        svg(f'<path d="M0 0{"h1" * 20_001}"/>'): "Line 2: in <path>, a path has more than 20,000 points.",
        svg(DOT + " " * 300_000): "The drawing is too large: 294 KB, and at most 256 KB are taken.",
    }.items(),
)
def test_what_is_no_drawing_or_too_large_is_refused_in_words(content, said):
    assert refusal(content) == said


def test_a_bomb_of_entities_is_refused_before_it_is_read():
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>'.encode() + svg("&a9;")

    assert refusal(bomb) == "Line 1: a document type (DOCTYPE) is not taken. Delete it."


def test_only_shapes_are_kept_and_they_are_kept_as_they_were():
    kept, media_type = checked(SHIELD)
    drawn = drawing_of(SHIELD)

    assert media_type == "image/svg+xml"
    assert kept.count(b"<") == 1 + 3 + 1
    assert [word for word in (b"Arms", b"style", b"defs", b"<g", b"<?") if word in kept] == []
    again = drawing_of(kept)
    assert again == drawn
    assert checked(kept) == (kept, media_type)
    assert [shape.fill for shape in again.shapes] == ["#1d4f91", "#ffffff", "#ffffff"]
    assert [shape.matrix for shape in again.shapes] == [SAME, (1, 0, 0, 1, 50, 50), (1, 0, 0, 1, 50, 50)]


def test_paint_is_handed_down_and_a_style_goes_before_an_attribute():
    inside = (
        '<g fill="red" stroke="rgb(0, 0, 255)" stroke-width="2px" stroke-linejoin="round">'
        '<g style="fill: #0a0; fill-rule: evenodd; opacity:1"><path d="M1 1h1v1z" fill="black"/></g>'
        '<line x1="1" y1="1" x2="4" y2="4" stroke="inherit" fill="none"/></g>'
    )
    path, line = drawing_of(svg(inside)).shapes

    assert (path.fill, path.even_odd, path.stroke, path.stroke_width, path.join) == ("#000000", True, "#0000ff", 2, 1)
    assert (line.fill, line.even_odd, line.stroke) == ("", False, "#0000ff")


def steps(d):
    return drawing_of(svg(f'<path d="{d}"/>')).shapes[0].steps


def test_every_command_of_a_path_is_a_move_a_line_or_a_curve():
    assert steps("M1,1l2 0 0-2h-1v.5H.5V3z m1 1 1 1") == (
        ("M", (1, 1)),
        ("L", (3, 1)),
        ("L", (3, -1)),
        ("L", (2, -1)),
        ("L", (2, -0.5)),
        ("L", (0.5, -0.5)),
        ("L", (0.5, 3)),
        ("Z", ()),
        ("M", (2, 2)),
        ("L", (3, 3)),
    )
    assert steps("M0 0C1 2 3 4 5 6s1 1 2 2")[1:] == (("C", (1, 2, 3, 4, 5, 6)), ("C", (7, 8, 6, 7, 7, 8)))
    assert steps("M0 0q3 3 6 0t6 0")[1:] == (("C", (2, 2, 4, 2, 6, 0)), ("C", (8, -2, 10, -2, 12, 0)))
    assert steps("M1 1S2 2 3 3")[1] == ("C", (1, 1, 2, 2, 3, 3))


def middles(curves, start):
    """The start, middle and end of each curve."""
    for command, (a, b, c, d, x, y) in curves:
        assert command == "C"
        yield (start[0] + 3 * a + 3 * c + x) / 8, (start[1] + 3 * b + 3 * d + y) / 8
        yield x, y
        start = x, y


@pytest.mark.parametrize(
    ("d", "centre", "turns"),
    [
        ("M5 0A5 5 0 0 1 0 5", (0, 0), 1),
        ("M5 0A5 5 0 1 0 0 5", (0, 0), 3),
        ("M5 0a5 5 0 01-5 5", (0, 0), 1),
        ("M5 0a5 5 0 10-5 5", (0, 0), 3),
        ("M-5 0A1 1 0 0 0 5 0", (0, 0), 2),
    ],
)
def test_an_arc_keeps_to_its_circle(d, centre, turns):
    """Flags may touch what follows them; too short a radius grows to reach both ends."""
    (_move, start), *curves = steps(d)

    assert len(curves) == turns
    assert [round(math.dist(centre, point), 2) for point in middles(curves, start)] == [5] * 2 * turns


def test_an_arc_without_a_radius_is_a_line_and_one_without_a_way_is_nothing():
    assert steps("M0 0A0 5 0 0 1 4 4A3 3 0 0 1 4 4h1") == (("M", (0, 0)), ("L", (4, 4)), ("L", (5, 4)))


def test_transforms_go_from_the_innermost_out():
    inside = '<g transform="translate(3 4) scale(2)"><path transform="rotate(90)" d="M1 0h1v1z"/></g>'
    a, b, c, d, e, f = drawing_of(svg(inside)).shapes[0].matrix

    # (1, 0) is turned to (0, 1), enlarged to (0, 2) and moved to (3, 6).
    assert (round(a + e, 9), round(b + f, 9)) == (3, 6)
    assert (round(c + e, 9), round(d + f, 9)) == (1, 4)


def test_a_rectangle_without_height_and_a_circle_without_radius_are_not_drawn():
    assert len(drawing_of(svg(f'{DOT}<rect width="4"/><circle/><ellipse rx="3"/>')).shapes) == 1


@pytest.mark.parametrize("council", facts.councils(), ids=lambda council: council.name)
def test_every_crest_of_the_example_is_taken_and_says_that_it_is_invented(council):
    sent = facts.crest(council)

    assert checked(sent)[1] == "image/svg+xml"
    assert b"<title>Invented for the example; " in sent
    assert council.crest_shows.endswith(", drawn for this example")
