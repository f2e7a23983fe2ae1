"""Files as they were sent."""

from typing import Any

from benchmarks.areas.models import AreaFile, NeighbourFile
from portal.files import services as files
from portal.files.models import PrivateFile


def a_file(content: bytes = b"a,b\n1,2\n", *, name: str = "table.csv") -> PrivateFile:
    return files.store(name, content, media_type="text/csv", by=None)


def a_neighbour_file(content: bytes = b"", **fields: Any) -> NeighbourFile:
    """A model of neighbours of 2025 as it was sent; one authority of ten numbers unless `content` is given."""
    if not content:
        names = ",".join(f"SN_{place}" for place in range(1, 11))
        content = f"old_la_code,{names}\n901,902,903,904,905,906,907,908,909,910,911\n".encode()
    return NeighbourFile.objects.create(
        **{"edition": "2025", "source": "A model", "file": a_file(content, name="model.csv"), **fields}
    )


def an_area_file(**fields: Any) -> AreaFile:
    """A list of one region as it was sent, with what it would make of the areas."""
    words = ["region", "code E12000005", "no region"]
    outcome = {
        "read": 1,
        "changes": [{"line": 2, "name": "West Midlands", "number": "", "new": True, "words": words}],
        "problems": [],
    }
    file = a_file(b"region_code,region_name\nE12000005,West Midlands\n", name="regions.csv")
    return AreaFile.objects.create(**{"file": file, "outcome": outcome, **fields})
