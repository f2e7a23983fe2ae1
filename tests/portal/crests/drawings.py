"""Crests as people would send them."""

import io

from PIL import Image, PngImagePlugin

SHIELD = b"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">
  <title>Arms</title>
  <defs/>
  <path d="M6 4H94V62C94 90 75 108 50 117C25 108 6 90 6 62Z" fill="#1d4f91"/>
  <g transform="translate(50 50)" style="fill:#fff; stroke:none">
    <rect x="-8" y="-40" width="16" height="80"/><rect x="-38" y="-8" width="76" height="16"/>
  </g>
</svg>
"""


def svg(inside, around='viewBox="0 0 10 10"'):
    """A drawing with this on its second line."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {around}>\n{inside}</svg>'.encode()


def a_png(size=(120, 150), mode="RGBA", colour="#1d4f91ff", **more):
    """A picture with words and a profile in it that nobody asked for."""
    noted = PngImagePlugin.PngInfo()
    noted.add_text("Author", "A person and their address")
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG", pnginfo=noted, icc_profile=b"a profile", **more)
    return out.getvalue()
