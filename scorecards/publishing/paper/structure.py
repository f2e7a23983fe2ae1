"""The structure tree of a tagged PDF: what a screen reader reads instead of the drawn page (PDF 1.7, section 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

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


class Tree:
    """Writes the elements under `root` into a document, with the tables that lead from content to element."""

    def __init__(self, document: Any, root: Elem) -> None:
        self.document, self.root = document, root
        self.pages = [document.Reference(page) for page in document.Pages.pages]
        self.references: dict[Elem, Any] = {}
        self.identities: dict[str, Any] = {}

    def write(self, links: Sequence[Elem], owners: Sequence[Sequence[Elem]], language: str) -> None:
        """`links` own the annotations, `owners` the marks of each page, both in the order of their numbers."""
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        top["K"] = self._elem(self.root, self.document.Reference(top))
        top["ParentTree"] = self.document.Reference(PDFDictionary({"Nums": PDFArray(self._numbers(links, owners))}))
        top["ParentTreeNextKey"] = PAGE_KEYS + len(owners)
        if self.identities:
            top["IDTree"] = self._identity_tree()
        catalogue = self.document.Catalog
        catalogue.StructTreeRoot = top
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        metadata = _metadata(self.document.info, language)
        catalogue.Metadata = pdfdoc.XMP(creator=lambda _document: metadata)

    def _elem(self, elem: Elem, parent: Any) -> Any:
        written = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(elem.role), "P": parent})
        reference = self.references[elem] = self.document.Reference(written)
        if elem.attributes:
            written["A"] = PDFDictionary(elem.attributes)
        if elem.identity:
            written["ID"], self.identities[elem.identity] = PDFString(elem.identity), reference
        for name, words in elem.entries.items():
            written[name] = PDFString(words)
        written["K"] = PDFArray([self._kid(kid, reference) for kid in elem.kids])
        return reference

    def _kid(self, kid: Elem | Content | Annotation, parent: Any) -> Any:
        if isinstance(kid, Elem):
            return self._elem(kid, parent)
        if isinstance(kid, Annotation):
            return PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.reference, "Pg": self.pages[kid.page]})
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self.pages[kid.page], "MCID": kid.mark})

    def _numbers(self, links: Sequence[Elem], owners: Sequence[Sequence[Elem]]) -> list[Any]:
        numbers: list[Any] = []
        for key, link in enumerate(links):
            numbers += [key, self.references[link]]
        for page, marks in enumerate(owners):
            row = PDFArray([self.references[owner] for owner in marks])
            numbers += [PAGE_KEYS + page, self.document.Reference(row)]
        return numbers

    def _identity_tree(self) -> Any:
        names = sorted(self.identities)
        pairs = [entry for name in names for entry in (PDFString(name), self.identities[name])]
        limits = PDFArray([PDFString(names[0]), PDFString(names[-1])])
        leaf = self.document.Reference(PDFDictionary({"Limits": limits, "Names": PDFArray(pairs)}))
        return self.document.Reference(PDFDictionary({"Kids": PDFArray([leaf])}))


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
