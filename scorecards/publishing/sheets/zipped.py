"""A workbook's parts as one file whose bytes depend on the parts alone."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that such a file can name
LEVEL = 6


def packed(parts: Iterable[tuple[str, bytes]], *, first: str) -> bytes:
    """The parts in the order of their names, but `first`, which says what the file is; without dates or owners."""
    known = dict(parts)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in [first, *sorted(known.keys() - {first})]:
            entry = ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 0, 0
            stored = name == "mimetype"  # read by its place in the file, so it is not packed
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(entry, known[name], compresslevel=None if stored else LEVEL)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
