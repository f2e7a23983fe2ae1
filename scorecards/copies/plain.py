"""Content as dataclasses to plain content and back; the canonical text lies between. Pure."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import cattrs

from scorecards.copies.content.schema import SCHEMA, ReportContent, SubmissionContent
from scorecards.copies.rules import canonical, restored

Content = TypeVar("Content", SubmissionContent, ReportContent)


class UnknownSchema(ValueError):
    """The copy was written by a newer version of the product than this one."""


def _moment(text: str, _kind: Any) -> datetime:
    return datetime.fromisoformat(text)


def _converter() -> cattrs.Converter:
    """Figures, days and moments stay what they are on the way out; canonical text writes them."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kept in (Decimal, date, datetime):
        converter.register_unstructure_hook(kept, lambda value: value)
    converter.register_structure_hook(Decimal, lambda value, _kind: value)
    converter.register_structure_hook(date, lambda text, _kind: date.fromisoformat(text))
    converter.register_structure_hook(datetime, _moment)
    return converter


_CONVERTER = _converter()


def to_text(content: SubmissionContent | ReportContent) -> str:
    """The canonical text of a content: the same on every machine and database."""
    return canonical(_CONVERTER.unstructure(content)).decode()


def from_text(text: str, kind: type[Content]) -> Content:
    """The content of a canonical text; raises UnknownSchema for one of a newer product."""
    plain = restored(text)
    if plain.get("schema") != SCHEMA:
        raise UnknownSchema(f"The copy is of schema {plain.get('schema')}, this program reads schema {SCHEMA}.")
    return _CONVERTER.structure(plain, kind)
