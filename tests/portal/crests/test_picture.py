"""Which pictures are taken as a crest, and what is kept of them."""

import io
import zlib

import pytest
from PIL import Image, PngImagePlugin

from portal.crests.rules import NotACrest, checked
from tests.portal.crests.drawings import a_png


def kept(content):
    found, media_type = checked(content)
    assert media_type == "image/png"
    return Image.open(io.BytesIO(found)), found


@pytest.mark.parametrize(
    ("mode", "colour", "becomes", "pixel"),
    [
        ("RGBA", (29, 79, 145, 128), "RGBA", (29, 79, 145, 128)),
        ("RGB", (29, 79, 145), "RGB", (29, 79, 145)),
        ("L", 77, "RGB", (77, 77, 77)),
        ("LA", (77, 9), "RGBA", (77, 77, 77, 9)),
        ("1", 1, "RGB", (255, 255, 255)),
        ("I;16", 0x4D00, "RGB", (77, 77, 77)),
    ],
)
def test_the_pixels_alone_are_kept(mode, colour, becomes, pixel):
    picture, found = kept(a_png(mode=mode, colour=colour))

    assert (picture.mode, picture.size, picture.getpixel((5, 5))) == (becomes, (120, 150), pixel)
    assert (picture.info, b"Author" in found, b"profile" in found) == ({}, False, False)


def test_a_palette_with_a_clear_colour_stays_clear():
    picture, _found = kept(clear_palette())

    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getpixel((60, 60))[3] == 255


def clear_palette():
    out, picture = io.BytesIO(), Image.new("P", (120, 120), 0)
    picture.putpalette([255, 255, 255, 0, 0, 0])
    picture.paste(1, (40, 40, 90, 90))
    picture.save(out, "PNG", transparency=0)
    return out.getvalue()


def test_what_is_kept_is_kept_again_as_it_is():
    found = kept(a_png())[1]

    assert kept(found)[1] == found


def moving():
    out, frames = io.BytesIO(), [Image.new("RGB", (120, 120), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_png((99, 400)), "The picture is 99 × 400 pixels: each side needs at least 100, or it prints coarse."),
        (a_png((100, 2001)), "The picture is 100 × 2001 pixels: at most 2,000 a side are taken. Make it smaller."),
        (a_png((100, 401)), "The crest is 100 × 401: one side is more than 4 times the other."),
        (a_png(colour="#ffffff00"), "The picture is wholly see-through: there is nothing in it to see."),
        (a_png()[:-30], "This picture is damaged. Open it, save it again as PNG and send that."),
        (a_png()[:60], "This picture is damaged. Open it, save it again as PNG and send that."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "This picture is damaged. Open it, save it again as PNG and send that."),
        (moving(), "The picture moves. Save one frame of it as PNG."),
        (a_png() + b"\0" * 2**21, "The picture is too large: 2.0 MB, and at most 2 MB are taken."),
    ],
    ids=["small", "large", "long", "clear", "cut", "short", "noise", "moving", "heavy"],
)
def test_what_is_no_crest_is_refused_in_words(content, said):
    with pytest.raises(NotACrest) as refused:
        checked(content)

    assert str(refused.value) == said


def test_a_picture_that_claims_to_be_vast_is_refused_by_its_head(monkeypatch):
    """A few bytes that would fill the memory are not unpacked."""
    head = bytearray(a_png())
    head[16:24] = (60_000).to_bytes(4, "big") * 2
    head[29:33] = zlib.crc32(bytes(head[12:29])).to_bytes(4, "big")
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", pytest.fail)
    with pytest.raises(NotACrest) as refused:
        checked(bytes(head))

    assert str(refused.value) in (
        "The picture is 60000 × 60000 pixels: at most 2,000 a side are taken. Make it smaller.",
        "This picture is damaged. Open it, save it again as PNG and send that.",
    )
