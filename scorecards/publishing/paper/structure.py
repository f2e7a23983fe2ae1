"""The structure tree of a tagged PDF: what a screen reader reads instead of the drawn page (PDF 1.7, section 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

# Pages and links share one number tree; pages begin where no paper's links will reach.
PAGE_KEYS = 100_000


@dataclass(frozen=True)
class Content:
    """A stretch of a page's drawing, by page and mark."""

    page: int
    mark: int


@dataclass(frozen=True)
class Annotation:
    """A link's active area, by page and PDF reference."""

    page: int
    reference: Any


@dataclass(eq=False)
class Elem:
    """One node of the tree. `entries` are plain strings of it, such as Alt and E."""

    role: str
    parent: Elem | None = None
    attributes: dict[str, Any] | None = None
    identity: str | None = None
    entries: dict[str, str] = field(default_factory=dict)
    kids: list[Elem | Content | Annotation] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent:
            self.parent.kids.append(self)


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object of the file that was written by us: a tree has thousands, and ReportLab takes its time over each."""

    def __init__(self, written: bytes) -> None:
        self.written = written

    def format(self, _document: Any) -> bytes:
        return self.written


class Tree:
    """Writes the elements under `root` into a document, with the tables that lead from content to element."""

    def __init__(self, document: Any, root: Elem) -> None:
        self.document, self.root = document, root
        self.pages = [self._named(document.Reference(page)) for page in document.Pages.pages]
        self.references: dict[Elem, bytes] = {}
        self.identities: dict[str, bytes] = {}
        self.attributes: dict[tuple[tuple[str, Any], ...], bytes] = {}

    def write(self, links: Sequence[Elem], owners: Sequence[Sequence[Elem]], language: str) -> None:
        """`links` own the annotations, `owners` the marks of each page, both in the order of their numbers."""
        top, here = self._placed()
        entries = [b"/K " + self._elem(self.root, here)]
        _table, table = self._placed(_dictionary([b"/Nums " + _array(self._numbers(links, owners))]))
        entries += [b"/ParentTree " + table, b"/ParentTreeNextKey %d" % (PAGE_KEYS + len(owners))]
        if self.identities:
            entries.insert(0, b"/IDTree " + self._identity_tree())
        top.written = _dictionary([*entries, b"/Type /StructTreeRoot"])
        catalogue = self.document.Catalog
        catalogue.StructTreeRoot = top
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        metadata = _metadata(self.document.info, language)
        catalogue.Metadata = pdfdoc.XMP(creator=lambda _document: metadata)

    def _placed(self, content: bytes = b"") -> tuple[_Written, bytes]:
        """The next object of the file, and what others name it by."""
        written = _Written(content)
        self.document.Reference(written)
        return written, b"%d 0 R" % self.document.objectcounter

    def _named(self, thing: Any) -> bytes:
        return bytes(pdfdoc.format(thing, self.document))

    def _elem(self, elem: Elem, parent: bytes) -> bytes:
        written, here = self._placed()
        self.references[elem] = here
        entries = [b"/A " + self._attributes(elem.attributes)] if elem.attributes else []
        entries += [b"/%b %b" % (name.encode(), self._said(words)) for name, words in sorted(elem.entries.items())]
        if elem.identity:
            self.identities[elem.identity] = here
            entries.append(b"/ID " + self._said(elem.identity))
        entries.append(b"/K " + _array([self._kid(kid, here) for kid in elem.kids]))
        entries += [b"/P " + parent, b"/S /" + elem.role.encode(), b"/Type /StructElem"]
        written.written = _dictionary(entries)
        return here

    def _said(self, words: str) -> bytes:
        return self._named(PDFString(words))

    def _attributes(self, attributes: dict[str, Any]) -> bytes:
        """Written once for all cells that have the same."""
        key = tuple(attributes.items())
        if key not in self.attributes:
            entries = [b"/%b %b" % (name.encode(), self._value(value)) for name, value in sorted(attributes.items())]
            self.attributes[key] = _dictionary(entries)
        return self.attributes[key]

    def _value(self, value: Any) -> bytes:
        """A tuple holds the names of other elements, as a cell names its headings."""
        return _array([self._said(name) for name in value]) if isinstance(value, tuple) else self._named(value)

    def _kid(self, kid: Elem | Content | Annotation, parent: bytes) -> bytes:
        if isinstance(kid, Content):
            return b"<<\n/MCID %d /Pg %b /Type /MCR\n>>" % (kid.mark, self.pages[kid.page])
        if isinstance(kid, Elem):
            return self._elem(kid, parent)
        return b"<<\n/Obj %b /Pg %b /Type /OBJR\n>>" % (self._named(kid.reference), self.pages[kid.page])

    def _numbers(self, links: Sequence[Elem], owners: Sequence[Sequence[Elem]]) -> list[bytes]:
        numbers: list[bytes] = []
        for key, link in enumerate(links):
            numbers += [b"%d" % key, self.references[link]]
        for page, marks in enumerate(owners):
            row = _array([self.references[owner] for owner in marks])
            numbers += [b"%d" % (PAGE_KEYS + page), self._placed(row)[1]]
        return numbers

    def _identity_tree(self) -> bytes:
        names = sorted(self.identities)
        said = [self._said(name) for name in names]
        pairs = [entry for name, words in zip(names, said, strict=True) for entry in (words, self.identities[name])]
        limits = _array([said[0], said[-1]])
        _leaf, leaf = self._placed(_dictionary([b"/Limits " + limits, b"/Names " + _array(pairs)]))
        return self._placed(_dictionary([b"/Kids " + _array([leaf])]))[1]


def _dictionary(entries: list[bytes]) -> bytes:
    """As ReportLab writes one: six to a line. It sorts them by name, and so must who gives them."""
    return b"<<\n%b\n>>" % _lines(entries, 6)


def _array(parts: list[bytes]) -> bytes:
    """As ReportLab writes one: ten to a line."""
    return b"[ %b ]" % _lines(parts, 10)


def _lines(parts: list[bytes], each: int) -> bytes:
    if len(parts) <= each:
        return b" ".join(parts)
    return b" \n  ".join(b" ".join(parts[first : first + each]) for first in range(0, len(parts), each))


def _metadata(about: Any, language: str) -> bytes:
    """XMP that names the paper and claims PDF/UA-1; without dates, so that equal stories give equal bytes."""
    title, author = escape(str(about.title or "")), escape(str(about.author or ""))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
