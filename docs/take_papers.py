"""Print the three real papers anew and keep a picture of each page: `python docs/take_papers.py`.

They are printed in a portal of its own, from the example, with the one that the example keeps open finished. Needs
pdftoppm (poppler-utils).
"""

import io
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures" / "papers"
DOTS = 72  # an inch: a page is read at the size of the paper
COLOURS = 256
MOST_BYTES = 4_000_000

# The committee that received each paper, and the folder of its pages.
PAPERS = {
    "Cabinet": "shropshire-2021-12",
    "People Overview Scrutiny Committee": "shropshire-2026-07",
    "Children and Young People Scrutiny Committee": "herefordshire-2022-02",
}


def start(folder: Path) -> None:
    """An empty portal in the folder, in example mode, with the fonts of this checkout."""
    (folder / "vendor").symlink_to(ROOT / "var" / "vendor")
    os.environ.update(DATA_DIR=str(folder), DATABASE_URL=f"sqlite:///{folder}/portal.sqlite3", EXAMPLE="1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    logging.getLogger("portal.jobs.services").setLevel(logging.ERROR)  # nobody has to be rung
    call_command("migrate", verbosity=0)


def papers() -> dict[str, bytes]:
    """The sealed paper of each report by the name of its folder."""
    from portal.files.services import content_of
    from portal.home import loading
    from scorecards.publishing.models import Document

    loading.load_papers(_say)
    found = Document.objects.filter(kind="pdf").select_related("file", "copy__report__meeting__committee")
    return {
        PAPERS[each.copy.report.meeting.committee.name]: content_of(each.file)
        for each in found
        if each.file and each.copy.report
    }


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def take(content: bytes, folder: Path) -> int:
    """Keep a picture of every page, without the pages of an earlier printing; their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        paper = Path(place) / "paper.pdf"
        paper.write_bytes(content)
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", str(paper), str(Path(place) / "page")], check=True)
        return sum(_keep(page, folder) for page in sorted(Path(place).glob("page-*.png")))


def _keep(page: Path, folder: Path) -> int:
    """In as many colours as a small file can name, the rare ones of ratings among them."""
    kept = io.BytesIO()
    Image.open(page).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(kept, "PNG", optimize=True)
    return (folder / page.name).write_bytes(kept.getvalue())


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        start(Path(place))
        sizes = {name: take(content, PICTURES / name) for name, content in papers().items()}
    for name, size in sorted(sizes.items()):
        sys.stdout.write(f"{name}: {len(list((PICTURES / name).glob('*.png')))} pages, {size // 1000} kB\n")
    if sorted(sizes) != sorted(PAPERS.values()):
        raise SystemExit(f"Missing: {', '.join(sorted(set(PAPERS.values()) - set(sizes)))}")
    if sum(sizes.values()) > MOST_BYTES:
        raise SystemExit("The pictures are too big.")


if __name__ == "__main__":
    main()
