"""Take the README's pictures again from a running example: `python docs/take_pictures.py http://127.0.0.1:8000`.

Each picture is a page as somebody of the example sees it, found by the links that they would follow.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
PASSWORD = "line of sight example"  # noqa: S105 - printed on the example's sign-in page
DESKTOP, PHONE = 1280, 375
MOST_BYTES = 250_000

ANALYST = "tom.ellery@shropshire.example"
OFFICER = "priya.nair@shropshire.example"
DIRECTOR = "helen.marsh@shropshire.example"
CLERK = "amara.quill@northshire.example"
FOLLOWER = "sofia.brandt@northshire.example"
MEMBER = "jonas.whitfield@northshire.example"

REPORT = "Children’s services key performance data"

Steps = Callable[[Page], None]


def follow(*links: str) -> Steps:
    """From the first page, one link after another by its words."""

    def steps(page: Page) -> None:
        for words in links:
            page.get_by_role("link", name=words).first.click()
            page.wait_for_load_state()

    return steps


# Name: who, width, height shown, how they come there.
TAKEN: dict[str, tuple[str, int, int, Steps]] = {
    "sign-in": ("", DESKTOP, 1000, lambda page: None),
    "waiting": (OFFICER, DESKTOP, 900, lambda page: None),
    "scorecard": (ANALYST, DESKTOP, 1150, follow("Scorecards", "Quarter 2, 2021/22")),
    "line": (FOLLOWER, DESKTOP, 1250, follow("Scorecards", "Quarter 1, 2026/27", "Assessments completed in 45")),
    "review": (DIRECTOR, DESKTOP, 1050, follow("Scorecards", "Quarter 2, 2021/22", "Read as the committee will")),
    "risks": (ANALYST, DESKTOP, 1000, follow("Risks")),
    "calendar": (CLERK, DESKTOP, 900, follow("The whole calendar")),
    "year": (CLERK, DESKTOP, 1100, follow("Meetings", "The whole year")),
    "layout": (CLERK, DESKTOP, 1200, follow("Meetings", "Committees", "Layouts", "Shropshire")),
    "disclosure": (
        ANALYST,
        DESKTOP,
        1150,
        follow("Reports", REPORT, "Disclosure check", f"{REPORT}, quarter 2"),
    ),
    "members": (MEMBER, DESKTOP, 1150, lambda page: None),
    "history": (MEMBER, DESKTOP, 1150, follow("See all 35 lines", "Assessments completed in 45")),
    "report": (MEMBER, DESKTOP, 1200, follow("Read the quarter", "Read the whole report")),
    "scorecard-phone": (ANALYST, PHONE, 1400, follow("Waiting for me", REPORT)),
    "members-phone": (MEMBER, PHONE, 1400, lambda page: None),
}


@contextmanager
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/accounts/login/")
    if who:
        page.get_by_label("E-mail").or_(page.get_by_label("Email")).first.fill(who)
        page.get_by_label("Password").first.fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()


def take(browser: Browser, address: str, name: str) -> int:
    """The size of the picture, in bytes."""
    who, width, height, steps = TAKEN[name]
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="en-GB", timezone_id="Europe/London")
    sign_in(page, address, who)
    steps(page)
    whole = page.evaluate("document.documentElement.scrollHeight")
    kept = PICTURES / f"{name}.png"
    page.screenshot(
        path=kept, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, whole)}, scale="css"
    )
    page.context.close()
    return kept.stat().st_size


def main(address: str, names: list[str]) -> None:
    PICTURES.mkdir(exist_ok=True)
    with chromium() as browser:
        sizes = {name: take(browser, address.rstrip("/"), name) for name in names or TAKEN}
    for name, size in sizes.items():
        sys.stdout.write(f"{name}.png {size // 1000} kB\n")
    if big := [name for name, size in sizes.items() if size >= MOST_BYTES]:
        raise SystemExit(f"Too big: {', '.join(big)}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2:])
