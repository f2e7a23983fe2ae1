"""A canvas that notes what each stroke belongs to while it draws, and writes the structure tree at the end."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from scorecards.publishing.paper.structure import PAGE_KEYS, Annotation, Content, Elem, Tree


class _Text(PDFTextObject):  # type: ignore[misc]
    """Ends every line with a space, or a reader would run the last and first words of two lines together."""

    def _textOut(self, text: str, TStar: int = 0) -> None:
        super()._textOut(text + " " if TStar and text else text, TStar)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Keys stand for things of the story, so that a paragraph split over two pages stays one element."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("pdfVersion", (1, 7))
        super().__init__(*args, **options)
        self.root = self.here = Elem("Document")
        self.sections: list[tuple[int, Elem]] = [(0, self.root)]
        self.elems: dict[Hashable, Elem] = {}
        self.places: dict[Hashable, int] = {}
        self.identities: dict[Hashable, str] = {}
        self.pages: dict[str, int] = {}
        self.called: Mapping[str, str] = {}
        self.muted = 0
        self.measuring = False
        self.language = str(options.get("lang") or "en-GB")
        self.link: tuple[Elem, str] | None = None
        self._owners: list[Elem] = []
        self._page_owners: list[list[Elem]] = []
        self._links: list[Elem] = []
        self._written = False

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> _Text:
        return _Text(self, x, y, direction=direction)

    def nth(self, key: Hashable) -> int:
        """A number for this key that depends on this document alone, however long the process has been running."""
        return self.places.setdefault(key, len(self.places))

    def elem(
        self,
        key: Hashable,
        role: str,
        parent: Elem | None = None,
        attributes: dict[str, Any] | None = None,
        entries: dict[str, str] | None = None,
    ) -> Elem:
        """The element of this key, made once, under `parent` or what is being drawn."""
        if key not in self.elems:
            self.elems[key] = Elem(role, parent or self.here, attributes, entries=entries or {})
        return self.elems[key]

    def section(self, level: int) -> None:
        """A heading of this level opens a section inside the nearest one of a higher heading."""
        while self.sections[-1][0] >= level:
            self.sections.pop()
        self.sections.append((level, Elem("Sect", self.sections[-1][1])))
        self.here = self.sections[-1][1]

    @contextmanager
    def inside(self, elem: Elem) -> Iterator[None]:
        """Elements made meanwhile belong under `elem`."""
        was, self.here = self.here, elem
        yield
        self.here = was

    @contextmanager
    def mark(self, elem: Elem) -> Iterator[None]:
        """What is drawn meanwhile is the content of `elem`; inside an artefact nothing is tagged."""
        if self.muted:
            yield
            return
        number = len(self._owners)
        self._owners.append(elem)
        elem.kids.append(Content(len(self._page_owners), number))
        self._code.append(f"/{elem.role} <</MCID {number}>> BDC")
        with self.inside(elem):
            yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn meanwhile is decoration, or ("Pagination") repeated on every page."""
        if not self.muted:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self.muted += 1
        yield
        self.muted -= 1
        if not self.muted:
            self._code.append("EMC")

    @contextmanager
    def as_link(self, elem: Elem, words: str) -> Iterator[None]:
        """A link drawn meanwhile belongs to `elem` and is announced with `words`."""
        self.link = elem, words
        yield
        self.link = None

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        entry = annotation if isinstance(annotation, PDFDictionary) else annotation.Dict()
        elem, words = self.link or (Elem("Link", self.here), _address(entry) or self._going(entry))
        entry["StructParent"], entry["F"], entry["Contents"] = len(self._links), 4, PDFString(words)
        super()._addAnnotation(entry, name, addtopage)
        elem.kids.append(Annotation(len(self._page_owners), self._annotationrefs[-1]))
        self._links.append(elem)

    def _going(self, entry: PDFDictionary) -> str:
        """What a link inside the paper is announced with: "Go to figure 3 (Re-referrals)"."""
        return f"Go to {self.called.get(getattr(entry.dict.get('Dest'), 'name', ''), 'another place in this paper')}"

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = PAGE_KEYS + len(self._page_owners), PDFName("S")
        self._page_owners.append(self._owners)
        self._owners = []

    def save(self) -> None:
        if len(self._code):
            self.showPage()
        if not self._written:
            self._written = True
            Tree(self._doc, self.root).write(self._links, self._page_owners, self.language)
        super().save()


def _address(entry: PDFDictionary) -> str:
    action = entry.dict.get("A")
    uri = action.dict.get("URI") if isinstance(action, PDFDictionary) else None
    return f"Link to {getattr(uri, 's', uri)}" if uri else ""
