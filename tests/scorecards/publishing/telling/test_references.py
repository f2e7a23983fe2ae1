"""The reference list names each statistic once, with publisher and the years shown; the paper ends with its lists."""

from dataclasses import replace
from decimal import Decimal

from scorecards.publishing.making import story_of
from scorecards.publishing.story import Bullets, Listing, Para
from scorecards.publishing.telling.references import references
from scorecards.submissions.standing import BenchmarkShown, ComparedShown
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.scrutiny.builders import a_line, a_shown

CENSUS = "Department for Education, Characteristics of children in need, 2025"
ESTIMATES = "ONS, Mid-year estimates, 2024"
PLAIN = {"shown": "20%", "note": "", "statistic": "mean", "count": 10, "of": 10, "start": None, "end": None}
PLAIN |= {"quoted": False, "similarity": "same", "similarity_note": "", "caution": "", "reason": ""}


def beside(
    year: str, *, value: Decimal | None = Decimal(20), cited: str = CENSUS, source: str = "DfE"
) -> ComparedShown:
    return ComparedShown(who="England", value=value, year=year, source=source, cited=cited, **PLAIN)


def listed(*lines) -> list[str]:
    found = [part for part in references(a_report(a_quarter(*lines))) if isinstance(part, Bullets)]
    return ["".join(run.text for run in item[0].runs) for bullets in found for item in bullets.words.items]


def test_each_statistic_is_named_once_with_publisher_and_every_year_that_is_shown() -> None:
    lines = (
        a_line("A", england=beside("2024/25"), region=beside("2023/24")),
        a_line("B", england=beside("2024/25")),
    )
    assert listed(*lines) == [f"{CENSUS}. Years used: 2023/24, 2024/25."]


def test_what_is_not_shown_is_not_listed_and_an_older_copy_names_its_source() -> None:
    assert listed(a_line(england=beside("2024/25", value=None))) == []
    assert listed(a_line(england=beside("2024/25", cited=""))) == ["DfE. Years used: 2024/25."]


def test_neighbours_and_populations_are_listed_too() -> None:
    among = BenchmarkShown(
        "2024/25", "ONS", Decimal(20), "20%", 10, 10, "3rd", (), cited="ONS, Mid-year estimates, 2024"
    )
    figure = replace(a_shown(), population_edition="mid-2024, published July 2025")
    assert listed(a_line(benchmark=among, figure=figure)) == [
        f"{ESTIMATES}. Years used: 2024/25.",
        "Population: mid-2024, published July 2025.",
    ]


def test_the_paper_ends_with_its_lists_and_holds_its_background_papers() -> None:
    story = story_of(a_report(a_quarter(a_line(england=beside("2024/25")))), beside={}, sha256="")
    headings = [section.heading for section in story.sections]
    assert [each for each in headings if each in LISTS] == LISTS
    papers = next(section for section in story.sections if section.heading == LISTS[0])
    [said] = [part for part in papers.parts if isinstance(part, Para)]
    assert "".join(run.text for run in said.words.runs) == "None."
    found = {part.of: part.items for part in story.sections[-1].parts if isinstance(part, Listing)}
    numbers = [each.title.split(":")[0] for each in found["tables"]]
    assert numbers == [f"Table {number}" for number in range(1, len(numbers) + 1)]
    assert len(numbers) > 2


LISTS = ["List of background papers", "References", "Tables and figures"]
