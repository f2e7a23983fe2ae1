"""A PNG is decoded to its last pixel and written anew: nothing of the file that was sent is kept but the pixels."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin, UnidentifiedImageError

from portal.crests.rules.shapes import NotACrest, Picture

BEGINS = b"\x89PNG\r\n\x1a\n"
LIMIT = 2 * 1024 * 1024
LEAST, MOST = 100, 2_000  # pixels a side


def picture_of(content: bytes) -> Picture:
    """The picture as it is kept; raises NotACrest."""
    if len(content) > LIMIT:
        size, most = f"{len(content) / 2**20:.1f} MB", f"{LIMIT // 2**20} MB"
        raise NotACrest(f"The picture is too large: {size}, and at most {most} are taken.")
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as sent:
            _check(sent)
            pixels = _pixels(sent)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as trouble:
        if isinstance(trouble, NotACrest):
            raise
        raise NotACrest("This picture is damaged. Open it, save it again as PNG and send that.") from None
    out = io.BytesIO()
    pixels.save(out, format="PNG", compress_level=9)
    return Picture(out.getvalue(), *pixels.size)


def _check(sent: Image.Image) -> None:
    width, height = sent.size
    said = f"The picture is {width} × {height} pixels"
    if min(width, height) < LEAST:
        raise NotACrest(f"{said}: each side needs at least {LEAST}, or it prints coarse.")
    if max(width, height) > MOST:
        raise NotACrest(f"{said}: at most {MOST:,} a side are taken. Make it smaller.")
    if isinstance(sent, PngImagePlugin.PngImageFile) and getattr(sent, "is_animated", False):
        raise NotACrest("The picture moves. Save one frame of it as PNG.")


def _pixels(sent: Image.Image) -> Image.Image:
    """Eight bits a colour, see-through only where it was; without names, profiles and notes."""
    clear = sent.mode in ("RGBA", "LA", "PA") or "transparency" in sent.info
    if sent.mode.startswith("I"):
        sent = sent.point(lambda value: value / 256).convert("L")
    plain = sent.convert("RGBA" if clear else "RGB")
    if clear and not plain.getchannel("A").getbbox():
        raise NotACrest("The picture is wholly see-through: there is nothing in it to see.")
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())
