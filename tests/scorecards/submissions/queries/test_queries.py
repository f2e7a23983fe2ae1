"""What pages read: whole, in a number of queries that does not grow with the rows."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase

from portal.accounts.rules import Permission, Role
from portal.figures.vocabulary import Basis
from scorecards.submissions import queries
from scorecards.submissions.models import Submission, Upload
from scorecards.submissions.rules import State
from scorecards.submissions.services import uploads
from tests import builders
from tests.scorecards.submissions.files import csv_file

Q1 = {"period_start": date(2021, 4, 1), "period_end": date(2021, 6, 30)}


def a_full_quarter(lines: int) -> Submission:
    """Lines with a figure, two parts and a figure of the quarter before, which was signed as well."""
    submission = builders.a_submission()
    earlier = builders.a_submission(submission.scorecard, period="2021-Q1", state=State.SIGNED_OFF)
    for _ in range(lines):
        line = builders.a_line(submission.scorecard)
        breakdown = builders.a_breakdown(line.indicator, "Girls", "Boys")
        for category in (None, *breakdown.categories.all()):
            builders.a_figure(submission, line, category=category)
        builders.a_figure(submission, line, value=Decimal(79), **Q1)
        builders.a_figure(earlier, line)
    return submission


class EveryPageCostsTheSameWhateverItsRows(TestCase):
    def test_the_figures_of_a_quarter(self):
        for lines in (1, 3):
            submission = a_full_quarter(lines)
            with self.assertNumQueries(3):
                page = queries.figures_page(submission)
                shown = [(line.headline.words, line.headline.parts, line.parts, line.others) for line in page.lines]
            assert shown == [("80.0%", "", 2, 1)] * lines

    def test_the_review_of_a_file(self):
        for lines in (1, 3):
            submission = a_full_quarter(lines)
            codes = [line.indicator.code for line in submission.scorecard.lines.select_related("indicator")]
            analyst = builders.a_person(Role.ANALYST, council=submission.council)
            made = uploads.check(submission, by=analyst, file=csv_file(*(f"{code},,,,,,,9,,," for code in codes)))
            upload = queries.visible_uploads(analyst).get(pk=made.pk)
            with self.assertNumQueries(7):
                assert len(queries.review(upload).changed) == lines

    def test_the_files_of_a_quarter(self):
        for files in (1, 3):
            submission = builders.a_submission()
            line = builders.a_line(submission.scorecard)
            analyst = builders.a_person(Role.ANALYST, council=submission.council)
            for number in range(files):
                row = f"{line.indicator.code},,,,,,,{number},,,"
                uploads.check(submission, by=analyst, file=csv_file(row))
            with self.assertNumQueries(1):
                seen = [(upload.file.name, str(upload.uploaded_by)) for upload in queries.uploads_of(submission)]
            assert len(seen) == files

    def test_the_quarters_that_exist_for_a_person(self):
        analyst = builders.a_person(Role.ANALYST, council=(council := builders.a_council()))
        for quarters in (1, 2):
            builders.a_submission(builders.a_scorecard(council))
            analyst.__dict__.pop("_current_memberships", None)
            with self.assertNumQueries(2):
                assert len([s.council.name for s in queries.visible_to(analyst)]) == quarters


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_quarters_exist_for_those_who_see_drafts_of_their_council(role):
    submission = builders.a_submission()
    here = builders.a_person(role, council=submission.council)
    there = builders.a_person(role)
    expected = [submission] if role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR) else []
    assert (list(queries.visible_to(here)), list(queries.visible_to(there))) == (expected, [])
    assert list(queries.visible_uploads(there)) == list(Upload.objects.none())


def test_a_lead_officer_may_what_leading_carries_and_no_more():
    submission = builders.a_submission()
    lead = builders.a_person(Role.OFFICER, council=submission.council)
    submission.scorecard.lead_officer = lead
    may = {p for p in Permission if queries.may(lead, p, submission) and not queries.may(lead, p, a_stranger())}
    assert Permission.SUBMISSION_SEND in may
    assert {Permission.SUBMISSION_SIGN_OFF, Permission.FIGURES_LOAD} & may == set()


def a_stranger() -> Submission:
    return builders.a_submission()


def test_a_line_lacks_a_figure_until_it_has_one_of_its_usual_basis_in_the_quarter():
    submission = builders.a_submission()
    line = builders.a_line(submission.scorecard, local_name="Visits on time")
    part = builders.a_category(builders.a_breakdown(line.indicator))
    gap = "Give a figure for Visits on time, or say why there is none"
    for given in (Q1, {"basis": "snapshot", "period_start": date(2021, 9, 30)}, {"category": part}):
        builders.a_figure(submission, line, **given)
        assert [found.words for found in queries.lines_without_figure(submission)] == [gap]
    builders.a_figure(submission, line, symbol="ny", note="Waits for the audit")
    assert queries.lines_without_figure(submission) == []


@pytest.mark.parametrize("life", [{"life_cycle": "retired", "retired_on": date(2021, 4, 1)}])
def test_a_line_that_is_not_live_needs_no_figure(life):
    submission = builders.a_submission()
    builders.a_line(submission.scorecard, **life)
    builders.a_line(submission.scorecard, life_cycle="in_development", expected_on=date(2022, 4, 1))
    assert queries.lines_without_figure(submission) == []


def test_the_last_full_year_is_a_figure_of_the_quarter():
    submission = builders.a_submission()
    line = builders.a_line(submission.scorecard, headline_basis="year")
    year = {"period_start": date(2020, 4, 1), "period_end": date(2021, 3, 31)}
    figure = builders.a_figure(submission, line, **year)
    assert queries.current_figures(submission) == {line.pk: figure}


def test_in_a_part_quarter_dates_end_where_the_data_stand():
    submission = builders.a_submission(period="2026-Q1", data_date=date(2026, 6, 18), coverage="part")
    assert queries.expected_dates(submission, Basis.SNAPSHOT) == (date(2026, 6, 18), date(2026, 6, 18))
    assert queries.expected_dates(submission, Basis.ROLLING_6) == (date(2025, 12, 19), date(2026, 6, 18))


# The newest signed word


def signed(scorecard, period: str, revision: int = 1, **fields) -> Submission:
    if revision > 1:
        first = Submission.objects.get(scorecard=scorecard, period=period, revision=1)
        fields |= {"revises": first, "revision_kind": "corrects", "revision_reason": "Late"}
    return builders.a_submission(scorecard, period=period, revision=revision, state=State.SIGNED_OFF, **fields)


def test_the_newest_signed_figure_is_taken_and_says_what_it_restates():
    line = builders.a_line()
    for period, revision, value in (("2021-Q1", 1, 80), ("2021-Q1", 2, 81), ("2021-Q2", 1, 82)):
        builders.a_figure(signed(line.scorecard, period, revision), line, value=Decimal(value), **Q1)
    builders.a_figure(builders.a_submission(line.scorecard, period="2021-Q3"), line, value=Decimal(99), **Q1)
    found = list(queries.vintage([line.pk]).values())
    assert [(v.figure.value, v.restated, v.restated_from.value) for v in found] == [(82, True, 81)]


def test_the_same_figure_again_is_no_restatement():
    line = builders.a_line()
    for period, value in (("2021-Q1", "80.01"), ("2021-Q2", "80.02"), ("2021-Q3", "80.00")):
        builders.a_figure(signed(line.scorecard, period), line, value=Decimal(value), **Q1)
    assert [v.restated for v in queries.vintage([line.pk]).values()] == [False]


def test_before_a_quarter_only_earlier_ones_are_known():
    line = builders.a_line()
    quarters = [signed(line.scorecard, period) for period in ("2021-Q1", "2021-Q2", "2021-Q3")]
    for value, quarter in enumerate(quarters):
        builders.a_figure(quarter, line, value=Decimal(value), **Q1)
    assert [v.figure.value for v in queries.vintage([line.pk], before=quarters[1]).values()] == [0]
    assert [v.figure.value for v in queries.vintage([line.pk]).values()] == [2]


def test_parts_and_dates_are_figures_of_their_own():
    line = builders.a_line()
    part = builders.a_category(builders.a_breakdown(line.indicator))
    quarter = signed(line.scorecard, "2021-Q1")
    for given in ({}, {"category": part}, {"period_end": date(2021, 5, 31)}):
        builders.a_figure(quarter, line, **given)
    assert len(queries.vintage([line.pk])) == 3
