"""Somebody who follows every link that the portal shows and reads whatever comes: pages, pictures, papers, files."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from pypdf import PdfReader

LINK = re.compile(r"""(?:href|src|data-src|action)=["']([^"'#]+)""")
NOT_FOLLOWED = re.compile(r"^/(?:static|accounts/logout)")
MOST = 20  # addresses of one kind: calendars go on for ever


def crawl(client: Client, start: Iterable[str] = ("/",)) -> dict[str, str]:
    """Every address that can be reached by links and read, with all that stands in it; of one kind the first few."""
    waiting, seen, read = list(start), set(start), {}
    kinds: Counter[str] = Counter()
    for address in waiting:
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            continue
        read[address] = text_of(answer)
        for link in LINK.findall(read[address]) if "html" in answer.get("Content-Type", "") else ():
            there = urlsplit(urljoin(address, unescape(link)))
            found = there.path + (f"?{there.query}" if there.query else "")
            if not there.netloc and not NOT_FOLLOWED.match(found) and found not in seen:
                seen.add(found)
                kinds.update(kind := names_of([found]))
                waiting += [found] if all(kinds[each] <= MOST for each in kind) else []
    return read


def text_of(answer: HttpResponseBase) -> str:
    """All of an answer, attributes of its marks too, with single spaces; the words and the parts of a file."""
    streaming = getattr(answer, "streaming_content", None)
    content = b"".join(streaming) if streaming is not None else answer.content  # type: ignore[attr-defined]
    return " ".join(unescape(words_in(content)).split())


def words_in(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        paper = PdfReader(BytesIO(content))
        alternatives = re.findall(rb"/(?:Alt|ActualText|Title) ?\(([^)]*)\)", content)
        pages = (page.extract_text() for page in paper.pages)
        return " ".join([*pages, str(paper.metadata), *(each.decode("latin-1") for each in alternatives)])
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as parts:
            return " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return content.decode("utf-8-sig", errors="replace")


def names_of(read: Iterable[str]) -> set[str]:
    """What the addresses are called."""
    found = set()
    for address in read:
        try:
            found.add(resolve(urlsplit(address).path).view_name)
        except Resolver404:
            continue
    return found
