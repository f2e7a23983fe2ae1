"""What can be read out of a downloaded paper."""

import re
from io import BytesIO

from pypdf import PdfReader


def text_of(paper: bytes) -> str:
    """The words of all pages with single spaces, as a search in a reader would find them."""
    pages = PdfReader(BytesIO(paper)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
