"""Chromium for journeys, and what axe and the Content-Security-Policy say of a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = "async (within) => (await axe.run(within || document, {resultTypes: ['violations']})).violations"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 800}


def program() -> str | None:
    """The machine's Chromium, if it has one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for found in map(shutil.which, names) if found), None)


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """While it runs Django's ORM refuses to work in this thread: processes by fixture, data by command."""
    options = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=options)
        yield browser
        browser.close()


class Windows:
    """Opens pages and remembers what the browser complained of: refused scripts and styles, errors, missing files."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, *, javascript: bool = True, phone: bool = False, **options: Any) -> Page:
        """A page of its own, with its own cookies."""
        size = PHONE if phone else DESKTOP
        context = self.browser.new_context(
            java_script_enabled=javascript, viewport=size, locale="en-GB", timezone_id="Europe/London", **options
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._heard(page, said))
        return page

    def _heard(self, page: Page, said: Any) -> None:
        """Refusals that a journey makes on purpose (403, 404, 409, 429) are no complaint."""
        expected = any(f"status of {code}" in said.text for code in (400, 403, 404, 409, 422, 429))
        if said.type == "error" and not expected:
            self.complaints.append(f"{page.url}: {said.text}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe(page: Page, *, within: str | None = None) -> list[str]:
    """What axe finds on the page (or within a selector), as "rule: selector"; empty when it finds nothing.

    The source is evaluated, since the page's own policy rightly refuses a script from elsewhere.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_axe_source())
    found = page.evaluate(RUN_AXE, within)
    return sorted(f"{rule['id']}: {node['target'][0]}" for rule in found for node in rule["nodes"])


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 when nothing has to be moved sideways."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, wider)
