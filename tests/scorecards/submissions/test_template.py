"""The template with the quarter's figures: sent again as it is, it changes nothing; corrected, only what was."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from portal.accounts.rules import Role
from portal.figures.vocabulary import Unit
from scorecards.submissions import queries, template
from scorecards.submissions.models import Submission, Upload
from scorecards.submissions.reading import COLUMNS
from scorecards.submissions.services import uploads
from tests import builders
from tests.scorecards.submissions.files import csv_file

pytestmark = pytest.mark.django_db


class Quarter:
    """A quarter that holds figures of every kind, put in from a file."""

    def __init__(self) -> None:
        self.submission = builders.a_submission()
        self.analyst = builders.a_person(Role.ANALYST, council=self.submission.council)
        self.share = self.a_line(Unit.PERCENT, 1)
        self.count = self.a_line(Unit.COUNT, 0)
        self.rate = self.a_line(Unit.PER_10000, 1)
        self.money = self.a_line(Unit.GBP_MILLION, 1)
        breakdown = builders.a_breakdown(self.count.indicator, "Boys", "Girls", unit="count", decimals=0)
        self.boys = breakdown.categories.first().code
        self.lines = (self.share, self.count, self.rate, self.money)

    def a_line(self, unit: Unit, decimals: int):
        indicator = builders.an_indicator(
            unit=unit.value, decimals=decimals, bases=["quarter", "month", "year_to_date"]
        )
        return builders.a_line(self.submission.scorecard, indicator=indicator, headline_basis="quarter")

    def put(self, *rows: str, header: str = "") -> Upload:
        file = SimpleUploadedFile("q2.csv", "\n".join([header or ",".join(COLUMNS), *rows, ""]).encode())
        return self.accept(uploads.check(self.submission, by=self.analyst, file=file))

    def accept(self, upload: Upload) -> Upload:
        version = Submission.objects.get(pk=self.submission.pk).version
        uploads.accept(upload, by=self.analyst, seen_version=version)
        return upload

    def fill(self) -> None:
        share, count, rate, money = (line.indicator.code for line in self.lines)
        self.put(
            f"{share},,,,,1,3,,,,From the return",
            f"{share},,month,2021-08-01,2021-08-31,,,80,,about,",
            f"{share},,month,2021-07-01,2021-07-31,,,80.0,,,=SUM of two teams",
            f"{count},,,,,,,1234,,over,'tis late",
            f"{count},{self.boys},,,,600,,,,,-3 since July",
            f"{money},,,,,,,-2.25,,,",
            f"{money},,month,2021-07-01,2021-07-31,,,,x,,The ledger is closed",
            f"{money},,month,2021-08-01,2021-08-31,-1.5,,,,,",
        )
        self.put(
            f"{rate},,,,,57,60123,,mid-2020",
            header="indicator,category,basis,period_start,period_end,numerator,denominator,value,population_edition",
        )

    def held(self, kind: str) -> bytes:
        make = {"csv": template.as_csv, "xlsx": template.as_workbook}[kind]
        return make(queries.known(self.submission), queries.held_readings(self.submission))

    def sent(self, content: bytes, kind: str) -> Upload:
        file = SimpleUploadedFile(f"q2.{kind}", content)
        return uploads.check(self.submission, by=self.analyst, file=file)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_quarters_own_figures_sent_again_change_nothing(kind):
    quarter = Quarter()
    quarter.fill()
    review = queries.review(quarter.sent(quarter.held(kind), kind))
    assert (review.problems, review.new, review.changed) == ([], [], [])
    assert (review.unchanged, review.kept) == (9, 0)


@pytest.mark.parametrize(
    "held", [{"value": 80, "decimals": 1}, {"numerator": 1, "denominator": 3, "value": Decimal("33.3"), "decimals": 1}]
)
def test_what_is_kept_otherwise_and_shown_alike_is_no_change(held):
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.share, **held)
    upload = quarter.sent(quarter.held("csv"), "csv")
    assert (queries.review(upload).changed, queries.review(upload).unchanged) == ([], 1)
    quarter.accept(upload)
    assert quarter.submission.figures.get().version == 1


def test_one_corrected_cell_changes_one_figure():
    quarter = Quarter()
    quarter.fill()
    rows = list(csv.reader(StringIO(quarter.held("csv").decode("utf-8-sig"))))
    (row,) = [row for row in rows if row[0] == quarter.share.indicator.code and row[2] == "quarter"]
    row[5] = "2"
    out = StringIO()
    csv.writer(out).writerows(rows)
    review = queries.review(quarter.sent(out.getvalue().encode(), "csv"))
    assert [(r.was, r.words) for r in review.changed] == [("33.3%", "66.7%")]
    assert (review.unchanged, review.new, review.problems) == (8, [], [])


def test_a_figure_stands_in_its_row_and_what_is_missing_keeps_an_empty_one():
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.share, value=Decimal("80.25"), note="July")
    rows = template.rows(queries.known(quarter.submission), queries.held_readings(quarter.submission))
    dates = ("quarter", "2021-07-01", "2021-09-30")
    share = [row for row in rows if row[0] == quarter.share.indicator.code]
    assert share == [(quarter.share.indicator.code, "", *dates, "", "", "80.25", "", "", "July")]
    count = [row for row in rows if row[0] == quarter.count.indicator.code]
    assert [row[2:] for row in count] == [(*dates, *[""] * 6)] * 3


def test_a_figure_of_earlier_dates_leaves_the_empty_row_of_the_quarter():
    quarter = Quarter()
    earlier = {"period_start": date(2021, 4, 1), "period_end": date(2021, 6, 30)}
    builders.a_figure(quarter.submission, quarter.share, **earlier)
    rows = template.rows(queries.known(quarter.submission), queries.held_readings(quarter.submission))
    assert [row[4:8] for row in rows if row[0] == quarter.share.indicator.code] == [
        ("2021-09-30", "", "", ""),
        ("2021-06-30", "", "", "80.0"),
    ]


def test_the_edition_has_a_column_only_where_a_figure_names_one():
    quarter = Quarter()
    assert template.columns(queries.held_readings(quarter.submission)) == COLUMNS
    quarter.fill()
    assert template.columns(queries.held_readings(quarter.submission)) == (*COLUMNS, "population_edition")


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''", "'tis", "-3 since July", "@all", "plain", ""])
def test_a_text_that_is_made_harmless_is_read_as_it_was(text):
    quarter = Quarter()
    code = quarter.count.indicator.code
    file = csv_file(f'{code},,,,,,,5,,,"{template.harmless(text)}"')
    (reading,) = queries.readings_of(uploads.check(quarter.submission, by=quarter.analyst, file=file))
    assert reading.note == text


def test_a_number_below_zero_stays_a_number():
    assert (template.harmless("-2.25"), template.harmless("-2+A1")) == ("-2.25", "'-2+A1")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_page_offers_the_quarters_own_figures(client, kind):
    quarter = Quarter()
    quarter.fill()
    client.force_login(quarter.analyst)
    page = client.get(f"/quarters/{quarter.submission.pk}/figures/")
    assert f"/quarters/{quarter.submission.pk}/held.{kind}".encode() in page.content
    answer = client.get(f"/quarters/{quarter.submission.pk}/held.{kind}")
    content = b"".join(answer.streaming_content)
    if kind == "xlsx":
        cells = [cell.value for row in load_workbook(BytesIO(content))["Figures"] for cell in row]
        assert "From the return" in cells
    else:
        assert "From the return" in content.decode("utf-8-sig")


def test_the_review_says_that_everything_is_unchanged(client):
    quarter = Quarter()
    quarter.fill()
    client.force_login(quarter.analyst)
    upload = quarter.sent(quarter.held("csv"), "csv")
    page = client.get(f"/quarters/{quarter.submission.pk}/uploads/{upload.pk}/").content.decode()
    assert "Everything is unchanged: each figure is there already" in " ".join(page.split())
