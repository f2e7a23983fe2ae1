"""The crest that a council has now, and the bytes of one that a paper was signed with."""

from portal.accounts.models import Council
from portal.crests.models import Crest
from portal.crests.rules import Art, art_of
from portal.files import services as files
from portal.files.models import PrivateFile


def last(council: Council) -> Crest | None:
    """The newest row, which may say that the crest was taken away."""
    return Crest.objects.filter(council=council).select_related("file").first()


def standing(council: Council) -> Crest | None:
    """The crest that papers signed now are given."""
    crest = last(council)
    return crest if crest and crest.file_id else None


def seen(council: Council) -> int:
    """What a page that changes the crest carries, so that nobody writes over what they have not seen."""
    crest = last(council)
    return crest.number if crest else 0


def file_of(number: str, sha256: str) -> PrivateFile | None:
    """The file of this hash, if the council of this DfE number has it as its crest or has had it."""
    had = Crest.objects.filter(council__number=number, file__sha256=sha256).select_related("file")
    crest = had.order_by("number").first()
    return crest.file if crest else None


def art(number: str, sha256: str) -> Art | None:
    """What is drawn of it; None where the council never had one of this hash.

    Raises portal.files.services.Damaged where the stored bytes are not those that were kept.
    """
    file = file_of(number, sha256)
    return art_of(files.content_of(file), file.media_type) if file else None
