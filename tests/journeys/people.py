"""People at their windows: what they press and follow by its words, and how their pages are looked at."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect

from portal.home.example.logins import PASSWORD
from tests.services.browser import DESKTOP, PHONE, overflow

PRIYA = "priya.nair@shropshire.example"
GARETH = "gareth.lloyd@shropshire.example"
TOM = "tom.ellery@shropshire.example"
HELEN = "helen.marsh@shropshire.example"
DAVID = "david.ashworth@shropshire.example"
RUTH = "ruth.pugh@shropshire.example"
OWEN = "owen.baxter@shropshire.example"
DANIEL = "daniel.achebe@northshire.example"
ROSA = "rosa.imani@northshire.example"
SOFIA = "sofia.brandt@northshire.example"
INGRID = "ingrid.foss@northshire.example"
AMARA = "amara.quill@northshire.example"
LEO = "leo.farrant@northshire.example"
EDITH = "edith.calloway@northshire.example"
JONAS = "jonas.whitfield@northshire.example"


@dataclass
class Eyes:
    """Look at pages wide and narrow, and keep what is wrong, page by page.

    Where LOS_PICTURES names a folder, each page's picture is put there.
    """

    axe: Callable[..., list[str]]
    found: list[str] = field(default_factory=list)
    seen: int = 0

    def look(self, page: Page) -> None:
        self.seen += 1
        where = f"{page.title()} ({re.sub(r'^https?://[^/]+', '', page.url)})"
        for size in (PHONE, DESKTOP):
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
            self.found += [f"{where} at {size['width']}: {said}" for said in self.axe(page)]
            if sideways := overflow(page):
                self.found.append(f"{where} at {size['width']}: {sideways} pixels too wide")
            self._picture(page, size["width"])

    def _picture(self, page: Page, width: int) -> None:
        if folder := os.environ.get("LOS_PICTURES"):
            name = re.sub(r"\W+", "-", page.title().split(" – ")[0]).strip("-").lower()
            page.screenshot(path=Path(folder) / f"{self.seen:02}-{name[:60]}-{width}.png", full_page=True)


@dataclass
class Visitor:
    """Somebody at a window of their own. What they press or follow they find by its words."""

    page: Page
    url: str
    answer: Response | None = None

    def open(self, path: str = "/") -> "Visitor":
        """Type an address; `answer` is what came back."""
        self.answer = self.page.goto(path if path.startswith("http") else f"{self.url}{path}")
        return self

    @property
    def status(self) -> int:
        assert self.answer is not None
        return self.answer.status

    @property
    def heading(self) -> str:
        return " ".join(self.page.get_by_role("heading", level=1).inner_text().split())

    @property
    def words(self) -> str:
        """All words of the page's own part, with single spaces."""
        return " ".join(self.page.get_by_role("main").inner_text().split())

    @property
    def path(self) -> str:
        return re.sub(r"^https?://[^/]+", "", self.page.url).split("#")[0]

    def sign_in(self, email: str, password: str = PASSWORD) -> "Visitor":
        self.open("/accounts/login/")
        self.fill("E-mail address", email)
        self.fill("Password", password)
        self.press("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()
        return self

    def fill(self, label: str, words: str, *, within: Locator | None = None) -> None:
        (within or self.page.get_by_role("main")).get_by_label(label, exact=True).fill(words)

    def press(self, words: str, *, within: Locator | None = None, status: int = 200) -> None:
        """Press a button that takes one to a page, whose status is as expected."""
        button = (within or self.page).get_by_role("button", name=words, exact=True)
        self._go(button, status)

    def follow(self, words: str | re.Pattern[str], *, within: Locator | None = None, first: bool = False) -> None:
        exact = isinstance(words, str)
        link = (within or self.page.get_by_role("main")).get_by_role("link", name=words, exact=exact)
        self._go(link.first if first else link, 200)

    def to_line(self, name: str) -> None:
        """Follow a line by its name; a theme may have the same name in the list above the lines."""
        self.follow(name, within=self.page.get_by_role("region", name="Scorecard lines"))

    def menu(self, words: str) -> None:
        self.follow(words, within=self.page.get_by_role("navigation", name="Menu"))

    def _go(self, control: Locator, status: int) -> None:
        with self.page.expect_navigation() as going:
            control.click()
        self.answer = going.value
        if self.answer is not None:
            assert self.answer.status == status, f"{self.path} answered {self.answer.status}: {self.words[:800]}"

    def wait_for(self, what: Locator, *, seconds: int = 180) -> None:
        """Load the page again until a worker has made what it shows."""
        for _half in range(2 * seconds):
            if what.count():
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        raise AssertionError(f"{what} did not come in {seconds} s: {self.words[:800]}")

    def section(self, heading: str) -> Locator:
        """The part of the page under a heading."""
        return self.page.locator("section").filter(has=self.page.get_by_role("heading", name=heading, exact=True)).last

    def download(self, link: Locator) -> bytes:
        with self.page.expect_download() as coming:
            link.click()
        return Path(coming.value.path()).read_bytes()
