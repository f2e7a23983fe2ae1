"""The disclosure check reads every text that somebody typed: a field that it does not read is named here, or fails."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from scorecards.copies.content.schema import ReportContent, SubmissionContent
from scorecards.copies.content.texts import quarter_said, report_said

WORDS = "Three children wait."

# What the program writes, what a list holds, and who somebody is: nothing that a person words for a paper.
NOT_WORDED = {
    "AmendedFacts": "kind key what words",
    "BenchmarkShown": "year source mean_shown rank cited",
    "CheckFacts": "kind key place choice said reason by by_title",
    "CouncilFacts": "number name colour code region region_code",
    "CrestFacts": "sha256 alt",
    "LastMetFacts": "title",
    "MemberShown": "name shown",
    "PeerFigures": "indicator basis period quarter statistic mean_shown median_shown absent",
    "PeerShown": "name shown",
    "RatedFacts": "indicator word shape tone",
    "RatingShown": "word shape tone rule",
    "SupplementFacts": "title sha256",
    "ThemeStanding": "code label",
    "PartShown": "code label",
    "BreakdownShown": "code name kind unit period note",
    "ChangeShown": "against shown words verdict reason",
    "IntervalShown": "shown method reason",
    "HistoryPoint": "label kind neighbours_shown",
    "TargetShown": "shown words",
    "RebaseShown": "by",
    "ComparedShown": "who shown note statistic year source similarity caution reason age own_annualised edition verdict"
    " cited",
    "Shown": "basis unit symbol qualifier shown absent period period_short restated_from population_edition",
    "QuarterStanding": "scorecard period title coverage coverage_words last_period_label year_end_label region_label"
    " neighbours_note",
    "LineStanding": "indicator definition numerator_words denominator_words theme theme_label owner unit unit_words"
    " polarity polarity_words counts share_of life_cycle life_words narrative_when",
    "ActionFacts": "owner status state about indicator",
    "NarrativeFacts": "indicator theme about covers forecast by",
    "RiskFacts": "reference register owner indicators band movement moved",
    "SubmissionContent": "salt period revision_kind directorate director withheld",
    "SectionFacts": "key source",
    "AppendixFacts": "file_sha256 made_from exempt_words",
    "ResolutionFacts": "kind minute respondent",
    "CoverFacts": "committee classification officer_name officer_title officer_email officer_telephone portfolio_holder"
    " lines exempt_words",
    "ReportContent": "salt coverage submission_hashes statement signed_by signed_by_title symbols numbering",
}


def kinds(of: Any) -> Iterator[Any]:
    """Every type inside an annotation."""
    yield of
    for each in typing.get_args(of):
        yield from kinds(each)


def classes(of: type, found: dict[str, type] | None = None) -> dict[str, type]:
    found = {} if found is None else found
    if of.__name__ not in found:
        found[of.__name__] = of
        for annotation in typing.get_type_hints(of).values():
            for each in kinds(annotation):
                if dataclasses.is_dataclass(each):
                    classes(typing.cast(type, each), found)
    return found


def texts() -> list[tuple[type, str]]:
    """Every field that holds words."""
    return [
        (each, name)
        for each in classes(ReportContent).values()
        for name, annotation in typing.get_type_hints(each).items()
        if str in kinds(annotation)
    ]


def worded() -> list[tuple[type, str]]:
    return [(of, name) for of, name in texts() if name not in NOT_WORDED.get(of.__name__, "").split()]


def filled(of: Any, planted: tuple[type, str]) -> Any:
    """One of each, with nothing in it but the planted words where they belong."""
    if dataclasses.is_dataclass(of):
        hints = typing.get_type_hints(of)
        given = {
            field.name: filled(hints[field.name], planted)
            if (of, field.name) != planted
            else planted_in(hints[field.name])
            for field in dataclasses.fields(of)
        }
        return typing.cast(Any, of)(**given)
    inside = typing.get_args(of)
    if typing.get_origin(of) is tuple:
        return tuple(filled(each, planted) for each in inside if each is not Ellipsis)
    if typing.get_origin(of) in (typing.Union, types.UnionType):
        return filled(inside[0], planted)
    return "" if of is str else of.min if hasattr(of, "min") else of()


def planted_in(annotation: Any) -> Any:
    return WORDS if annotation is str else (WORDS,)


@pytest.mark.parametrize(("of", "name"), worded(), ids=lambda each: getattr(each, "__name__", each))
def test_what_somebody_words_is_read(of: type, name: str) -> None:
    report = filled(ReportContent, (of, name))
    (quarter,) = report.submissions
    assert WORDS in [said.words for said in (*report_said(report), *quarter_said(quarter))]


def test_every_field_that_is_not_read_is_one() -> None:
    every = {(of.__name__, name) for of, name in texts()}
    assert [(of, name) for of, names in NOT_WORDED.items() for name in names.split() if (of, name) not in every] == []
    assert {of for of, _name in worded()} >= {SubmissionContent, ReportContent}
