"""The files of a published report that can be downloaded."""

from collections.abc import Collection
from typing import Any

from scorecards.publishing import queries as publishing
from scorecards.publishing.models import Document
from scorecards.publishing.rules import DocumentKind

ORDER = [kind.value for kind in DocumentKind]


def papers_of(user: Any, copy_ids: Collection[int]) -> list[Document]:
    """Files of these reports, the paper first; one made anew for another day has its earlier file."""
    found = publishing.visible_documents(user).filter(copy__in=copy_ids, file__isnull=False)
    heavy = ("copy__content", "copy__public_content")
    return sorted(found.defer(*heavy), key=lambda paper: (paper.copy_id, ORDER.index(paper.kind)))
