"""A PDF that somebody attached, with the mark of what is exempt on each page; its structure is kept as it came."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject
from reportlab.pdfgen.canvas import Canvas

from scorecards.publishing.paper import marking, typeface


class CannotMark(Exception):
    """The file is no PDF that a mark can be laid over, in words for who waits."""


def marked(content: bytes, words: Sequence[str], *, fonts: Path) -> tuple[bytes, int]:
    """The PDF with the mark over each page, and how many pages it has; equal files and words give equal bytes.

    Raises CannotMark, typeface.FontsMissing.
    """
    typeface.load(Path(fonts))
    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(content), strict=False))
        sheets: dict[tuple[float, float], Any] = {}
        for page in writer.pages:
            _lay(page, words, sheets)
        # Without these a PDF names the moment and a number of chance.
        seal = ByteStringObject(hashlib.md5(content + "\n".join(words).encode(), usedforsecurity=False).digest())
        writer._ID = ArrayObject([seal, seal])
        out = BytesIO()
        writer.write(out)
        return out.getvalue(), len(writer.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as trouble:
        raise CannotMark(
            "The attached PDF cannot be marked page by page. Print it to a new PDF and attach that."
        ) from trouble


def _lay(page: Any, words: Sequence[str], sheets: dict[tuple[float, float], Any]) -> None:
    """Turned as the page is shown, so that the mark reads upright there; set where its box begins."""
    if page.rotation:
        page.transfer_rotation_to_content()
    box = page.mediabox
    size = float(box.width), float(box.height)
    if size not in sheets:
        sheets[size] = _sheet(size, words)
    page.merge_transformed_page(
        sheets[size], Transformation().translate(float(box.left), float(box.bottom)), over=True, expand=False
    )


def _sheet(size: tuple[float, float], words: Sequence[str]) -> Any:
    """One page with nothing but the mark, as an artefact: readers that speak leave it out."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=typeface.REGULAR)
    canvas._code.append("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
    marking.draw(canvas, words, size)
    canvas._code.append("EMC")
    canvas.showPage()
    canvas.save()
    return PdfReader(BytesIO(out.getvalue())).pages[0]
