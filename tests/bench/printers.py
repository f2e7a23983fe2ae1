"""A paper of 60 indicators against WeasyPrint and LibreOffice, which print its HTML twin: time a page, peak memory.

`python -m tests.bench.printers [indicators]` gives each printer a process of its own, so that its memory is its own.
Seconds are those of the processor, the least of several runs, with the printers in turn, so that what else the machine
does falls on all. Each printer is warm, but for LibreOffice, which is a program and starts anew for every file. Each is
asked for PDF/UA-1, as ours is.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LINES = 60
AIM = 8  # times WeasyPrint
RUNS = 3
ROOT = Path(__file__).parents[2]
SHEETS = ("govuk/govuk-frontend.min.css", "web/app.css", "web/print.css", "publishing/story.css")
OFFICE = "soffice"
MOST_SECONDS = 900
UA = "pdf/ua-1"
OFFICE_UA = 'pdf:writer_web_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


class NotHere(Exception):
    """Why a printer cannot be asked."""


def start(folder: Path) -> None:
    """Django of its own, for templates and settings; nothing is read or written elsewhere but the fonts and styles."""
    os.environ.update(DATA_DIR=str(folder), DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3", EXAMPLE="0", DEBUG="0")
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    import django

    django.setup()


def twin(indicators: int, folder: Path) -> Path:
    """The story as the page of a signed report draws it, with its style sheets, in a file of its own."""
    from django.contrib.staticfiles import finders
    from django.template.loader import render_to_string

    from tests.bench import papers

    story = papers.story_of(indicators)
    vendor = ROOT / "var" / "vendor"
    found = [finders.find(sheet) or vendor / sheet for sheet in SHEETS]
    links = "".join(f'<link rel="stylesheet" href="{Path(sheet).as_uri()}">' for sheet in found)
    head = f'<meta charset="utf-8"><title>{story.title}</title>{links}'
    told = render_to_string("publishing/story.html", {"story": story})
    page = folder / "twin.html"
    page.write_text(f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{told}</body></html>', "utf-8")
    return page


def ours(indicators: int, _page: Path) -> tuple[float, bytes]:
    from scorecards.publishing.paper import render
    from tests.bench import papers

    papers.paper_of(1, papers.FONTS)
    story = papers.story_of(indicators)
    begun = time.process_time()
    paper = render(story, fonts=papers.FONTS)
    return time.process_time() - begun, paper.content


def weasyprint(_indicators: int, page: Path) -> tuple[float, bytes]:
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as trouble:  # without Pango its import fails as a file that is not there
        raise NotHere(f"WeasyPrint cannot be imported here: {str(trouble).splitlines()[0]}") from trouble
    HTML(string="<p>Warm</p>").write_pdf(pdf_variant=UA)
    begun = time.process_time()
    content = HTML(filename=str(page)).write_pdf(pdf_variant=UA)
    return time.process_time() - begun, content


def libreoffice(_indicators: int, page: Path) -> tuple[float, bytes]:
    program = shutil.which(OFFICE) or shutil.which("libreoffice")
    if program is None:
        raise NotHere(f"there is no {OFFICE} on this machine (LibreOffice)")
    profile = f"-env:UserInstallation={(page.parent / 'office').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", OFFICE_UA, "--outdir", str(page.parent), str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=MOST_SECONDS)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime, page.with_suffix(".pdf").read_bytes()


PRINTERS: dict[str, Callable[[int, Path], tuple[float, bytes]]] = {
    "ours": ours,
    "WeasyPrint": weasyprint,
    "LibreOffice": libreoffice,
}


def one(name: str, indicators: int, page: Path) -> None:
    """In a process of its own: how long it took, its pages, and the most memory it had."""
    from io import BytesIO

    from pypdf import PdfReader

    if name == "ours":
        start(page.parent)
    try:
        seconds, content = PRINTERS[name](indicators, page)
    except NotHere as reason:
        print(json.dumps({"reason": str(reason)}))
        return
    whose = resource.RUSAGE_CHILDREN if name == "LibreOffice" else resource.RUSAGE_SELF
    peak = resource.getrusage(whose).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "pages": len(PdfReader(BytesIO(content)).pages)}))


Found = dict[str, float | str]


def asked(name: str, indicators: int, page: Path) -> Found:
    command = [sys.executable, "-m", "tests.bench.printers", "--one", name, str(indicators), str(page)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def least(runs: list[Found]) -> Found:
    """The run that took least, or any of those that could not be."""
    return min(runs, key=lambda found: float(found.get("seconds", 0)))


def line(name: str, found: Found, ours: Found) -> str:
    """What is printed of one printer, against ours: by the page, and for the whole, as pages hold more or less."""
    if reason := found.get("reason"):
        return f"{name.ljust(12)} skipped: {reason}"
    pages, seconds = int(found["pages"]), float(found["seconds"])
    said = f"{name.ljust(12)} {seconds * 1000 / pages:8.1f} ms a page   {pages} pages in {seconds:.2f} s   "
    said += f"peak memory {float(found['peak']):.0f} MB"
    if found is ours:
        return said
    whole = seconds / float(ours["seconds"])
    aim = f" (aim {AIM})" if name == "WeasyPrint" else ""
    return f"{said}   {whole * int(ours['pages']) / pages:.1f} times ours a page{aim}, {whole:.1f} times for the whole"


def main(indicators: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        start(folder)
        page = twin(indicators, folder)
        runs = [{name: asked(name, indicators, page) for name in PRINTERS} for _run in range(RUNS)]
    found = {name: least([run[name] for run in runs]) for name in PRINTERS}
    print(f"paper of {indicators} indicators, and its HTML twin by others")
    for name, each in found.items():
        print(line(name, each, found["ours"]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else LINES)
