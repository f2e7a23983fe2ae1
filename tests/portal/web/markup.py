"""HTML as a flat list of elements, so that a test compares attributes and words rather than text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "link", "meta", "br", "img", "col", "hr"}


@dataclass
class Element:
    tag: str
    attrs: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        last = self.open.pop()
        assert last.tag == tag, f"</{tag}> closes <{last.tag} {last.attrs}>"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)


def read(html: str) -> list[Element]:
    """Every element in order; fails on tags that do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [], f"never closed: {[e.tag for e in reader.open]}"
    return reader.found


def all_of(html: str, tag: str, **attrs: str) -> list[Element]:
    """The elements of this tag with these attributes; `class_` asks for one of the classes."""
    wanted = attrs.pop("class_", None)
    return [
        e
        for e in read(html)
        if e.tag == tag
        and (wanted is None or wanted in e.attrs.get("class", "").split())
        and all(e.attrs.get(name.replace("_", "-")) == value for name, value in attrs.items())
    ]


def one(html: str, tag: str, **attrs: str) -> Element:
    found = all_of(html, tag, **attrs)
    assert len(found) == 1, f"{len(found)} of <{tag} {attrs}>"
    return found[0]
