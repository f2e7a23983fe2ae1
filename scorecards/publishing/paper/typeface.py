"""Source Sans 3 in four cuts, embedded as subsets; and what is printed for a character that it does not have."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

REGULAR, ITALIC, BOLD, BOLD_ITALIC = "LoSSans", "LoSSans-Italic", "LoSSans-Bold", "LoSSans-BoldItalic"
FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    BOLD: "SourceSans3_600SemiBold.ttf",
    BOLD_ITALIC: "SourceSans3_600SemiBold_Italic.ttf",
}
BLANKS = dict.fromkeys(map(ord, "\t\n\r\u2028\u2029"), " ")


class FontsMissing(Exception):
    """A font file is not in the folder; the message names both."""


class _Font(TTFont):  # type: ignore[misc]
    """A font whose map back to characters leaves code 0 out: PDF/UA-1 (7.21.7) allows no code for U+0000."""

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)


def _to_unicode(name: str, subset: list[int]) -> str:
    pairs = [f"<{code:02X}> <{_utf16(letter)}>" for code, letter in enumerate(subset) if letter]
    blocks = [pairs[first : first + 100] for first in range(0, len(pairs), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({name})\n/Ordering ({name})\n/Supplement 0\n>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\n"
        f"endcodespacerange\n{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(letter: int) -> str:
    return chr(letter).encode("utf-16-be").hex().upper()


@lru_cache(maxsize=4)
def load(folder: Path) -> None:
    """Register the fonts of `folder` or the folders in it, once in a process. Raises FontsMissing."""
    for name, file in FILES.items():
        found = sorted(folder.rglob(file))
        if not found:
            raise FontsMissing(f"The font file {file} is not in {folder}.")
        pdfmetrics.registerFont(_Font(name, str(found[0])))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    _glyphs.cache_clear()


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[str]:
    fonts = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in FILES]
    return frozenset(map(chr, set.intersection(*fonts))) | {"\u00a0"}


def printable(words: str) -> str:
    """`words` with only what the fonts can draw: a character they lack is printed as its name in square brackets."""
    words = words.translate(BLANKS)
    if _glyphs().issuperset(words):
        return words
    return "".join(_instead(letter) for letter in unicodedata.normalize("NFC", words))


def _instead(letter: str) -> str:
    if letter in _glyphs():
        return letter
    if unicodedata.category(letter) in ("Cf", "Cc") or unicodedata.name(letter, "").startswith("VARIATION SELECTOR"):
        return ""
    return f"[{unicodedata.name(letter, f'character {ord(letter):04X}').lower()}]"
