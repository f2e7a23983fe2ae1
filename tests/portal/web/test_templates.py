"""Every template of every room keeps the Content-Security-Policy: nothing inline, and nothing trusted by hand."""

import re
from pathlib import Path

import pytest

from portal.accounts import urls as accounts

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = sorted(p for room in ("portal", "benchmarks", "scorecards") for p in (ROOT / room).rglob("*.py"))

FORBIDDEN = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)[^>]*>",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a javascript address": r"javascript:",
    "words trusted by hand": r"\|\s*safe\b|\|\s*safeseq\b|\{%\s*autoescape\s+off",
}

# The two places whose markup is made by rooms that escape every word; each is tested in test_tags.py.
TRUSTED = {"portal/web/templatetags/los.py": 2}


def found_in(template: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN.items() if re.search(pattern, template, re.IGNORECASE)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(ROOT / "templates").as_posix())
def test_a_template_has_nothing_inline(path: Path) -> None:
    assert found_in(path.read_text()) == []


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ('<p class="a" style="x">', "a style attribute"),
        ("<style>p{}</style>", "a style element"),
        ("<script>x()</script>", "an inline script"),
        ('<a href="#" onclick="x()">', "an event attribute"),
        ('<a href="javascript:x()">', "a javascript address"),
        ("{{ words|safe }}", "words trusted by hand"),
    ],
)
def test_the_search_finds_what_it_looks_for(wrong: str, what: str) -> None:
    assert found_in(wrong) == [what]
    assert found_in('<script type="module" src="{% static "x.js" %}"></script><p class="los-style" data-on="a">') == []


def test_markup_is_trusted_in_two_places_only() -> None:
    calls = {
        p.relative_to(ROOT).as_posix(): len(re.findall(r"\bmark_safe\(|\bSafeString\(", p.read_text())) for p in SOURCES
    }
    assert {path: count for path, count in calls.items() if count} == TRUSTED


def test_every_page_of_signing_in_belongs_to_an_address() -> None:
    """allauth looks templates up by name, so that one of a page that we do not offer would never be drawn."""
    views = [pattern.callback.view_class for pattern in accounts.urlpatterns]
    drawn = {getattr(view, "template_name", "") or "" for view in views}
    drawn |= {getattr(view, "template_name_signup_closed", "") for view in views}
    ours = {f"account/{path.name}" for path in (ROOT / "templates/account").glob("*.html")}
    ours = {name for name in ours if not any(f'"{name}"' in path.read_text() for path in (*TEMPLATES, *SOURCES))}
    assert sorted(ours - drawn) == []


def test_every_template_is_reached_by_a_stylesheet_class_and_no_style_of_its_own() -> None:
    css = "".join(p.read_text() for p in (ROOT / "portal/web/static/web").glob("*.css"))
    known = set(re.findall(r"\.(los-[a-z0-9_-]+)", css))
    # Parts of a page that only a journey's test looks for.
    used = {
        name
        for path in (ROOT / "templates/web").rglob("*.html")
        for classes in re.findall(r'class="([^"{]*)"', path.read_text())
        for name in classes.split()
        if name.startswith("los-")
    }
    assert used - known == set()
