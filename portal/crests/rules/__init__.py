"""What a crest may be: an SVG of plain shapes, or a PNG. Pure."""

from portal.crests.rules import picture
from portal.crests.rules.picture import picture_of
from portal.crests.rules.shapes import PNG, SVG, Art, Drawing, NotACrest, Picture, Shape
from portal.crests.rules.svg import KEPT_LIMIT, drawing_of
from portal.crests.rules.written import as_svg

__all__ = ["PNG", "SVG", "Art", "Drawing", "NotACrest", "Picture", "Shape", "art_of", "checked"]

NARROW = 4  # a crest is at most so many times as wide as it is high, and as high as it is wide


def checked(content: bytes) -> tuple[bytes, str]:
    """What is kept of a file that was sent, and its media type: the shapes or pixels alone, written anew.

    Raises NotACrest, whose text tells the sender what is wrong and where.
    """
    if not content.strip():
        raise NotACrest("The file is empty.")
    if content.startswith(picture.BEGINS):
        kept = picture_of(content)
        _shaped(kept.width, kept.height)
        return kept.content, PNG
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise NotACrest("This is neither an SVG drawing nor a PNG picture.")
    drawing = drawing_of(content)
    _shaped(drawing.width, drawing.height)
    kept_drawing = as_svg(drawing)
    art_of(kept_drawing, SVG)  # what cannot be read again could not be printed
    return kept_drawing, SVG


def art_of(content: bytes, media_type: str) -> Art:
    """What is drawn of a crest that was kept. Raises NotACrest."""
    return drawing_of(content, limit=KEPT_LIMIT) if media_type == SVG else picture_of(content)


def _shaped(width: float, height: float) -> None:
    if max(width / height, height / width) > NARROW:
        raise NotACrest(f"The crest is {width:g} × {height:g}: one side is more than {NARROW} times the other.")
