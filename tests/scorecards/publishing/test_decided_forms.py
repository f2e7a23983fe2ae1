"""What was kept is printed in every form, what was rounded is rounded in every one, and neither says more anywhere."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.copies.disclosure import Choice
from scorecards.framework.rules import BreakdownKind
from scorecards.publishing.models import Document
from scorecards.signoff import services as signoff
from scorecards.signoff.disclosure import quarter_check
from scorecards.signoff.reading import read_quarter
from scorecards.signoff.services.disclosure import Seen
from scorecards.submissions.models import Figure
from tests.crawl import text_of, words_in
from tests.scorecards.publishing.packed import packed, signed_beside, the_first
from tests.scorecards.publishing.sealed import bytes_of, print_all
from tests.scorecards.signoff.builders import House, a_house

pytestmark = pytest.mark.django_db


def decided(house: House, choice: Choice) -> None:
    found = next(each for each in quarter_check(read_quarter(house.submission)).figures if each.finding.first)
    seen = Seen(0, found.finding.pinned)
    given = {"mark": found.finding.mark, "choice": choice, "reason": "Known since March.", "seen": seen}
    signoff.decide(house.submission, by=house.director, **given)


def counted(house: House) -> None:
    """In place of shares, 8,426 and 5 of 8,431 children."""
    parts = list(Figure.objects.filter(submission=house.submission).exclude(category=None).order_by("category__order"))
    parts[0].category.breakdown.__class__.objects.update(unit="count", kind=BreakdownKind.EXHAUSTIVE.value)
    for part, value in zip(parts, (8_426, 5), strict=True):
        Figure.objects.filter(pk=part.pk).update(value=Decimal(value), decimals=0)
    Figure.objects.filter(submission=house.submission, category=None).update(value=Decimal(8_431))
    house.report.key_messages.update(text="Many children are looked after.")


def every_form(house: House) -> dict[str, str]:
    """Every file of the paper and of its meeting, and every page and picture that members read of the quarter."""
    first = the_first(house)
    second = signed_beside(house, "A second report", "9")
    print_all(first)
    print_all(second)
    read = {each.kind: words_in(bytes_of(each)) for each in Document.objects.filter(copy=first).select_related("file")}
    read["pack"] = words_in(packed())
    client = Client()
    client.force_login(house.member)
    number, code = house.council.number, house.line.indicator.code
    pages = {
        "twin": reverse("publishing:report", args=[first.pk]),
        "latest": reverse("scrutiny:latest"),
        "line": reverse("scrutiny:line", args=[number, code]),
        "line.csv": reverse("scrutiny:line-chart-csv", args=[number, code]),
        "line.svg": reverse("scrutiny:line-chart-svg", args=[number, code]),
    }
    read |= {name: text_of(client.get(address)) for name, address in pages.items()}
    read["lines"] = text_of(client.get(client.get(pages["latest"]).context["quarter"].lines_href))
    return {name: " ".join(words.split()) for name, words in read.items()}


FILES = {"pdf", "large_print", "xlsx", "ods", "figures"}
OF_PARTS = FILES | {"pack", "twin", "line"}


def saying(read: dict[str, str], *said: str) -> set[str]:
    return {name for name, words in read.items() if any(each in words for each in said)}


def test_what_a_director_kept_is_printed_in_every_form_that_has_parts() -> None:
    house = a_house()
    decided(house, Choice.KEEP)
    read = every_form(house)
    assert saying(read, "0.7%", ">0.7<", ",0.7,", '"0.7"') >= OF_PARTS
    assert saying(read, "kept by the director") >= {"pdf", "large_print", "twin", "pack"}
    assert saying(read, "Known since March") == set()


def test_what_was_rounded_is_rounded_in_every_form_and_exact_in_none() -> None:
    house = a_house()
    counted(house)
    decided(house, Choice.ROUND)
    read = every_form(house)
    assert saying(read, "8431", "8,431", "8426", "8,426") == set()
    assert saying(read, "8,425", "8425") >= OF_PARTS
    assert saying(read, "about 8,430") >= {"pdf", "large_print", "twin", "pack", "line", "lines"}
    assert saying(read, "ounded to the nearest 5") >= {"pdf", "large_print", "twin", "pack", "xlsx", "ods"}
    assert saying(read, "bout") >= {"figures", "xlsx", "ods"}


def test_what_nobody_decided_on_is_a_letter_and_the_annex_names_the_line() -> None:
    house = a_house()
    read = every_form(house)
    assert saying(read, "0.7%", ">0.7<", ",0.7,", '"0.7"') == set()
    assert saying(read, "1 figure is withheld: c") >= {"pdf", "large_print", "twin", "pack"}
