"""A file is checked and shown; only accepting it changes a figure, and only as the page showed."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.utils import IntegrityError
from django.urls import reverse

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn, NotPossible
from portal.files.models import PrivateFile
from portal.files.services import content_of
from portal.files.sniff import Refused
from scorecards.submissions import queries
from scorecards.submissions.models import Figure, Submission, Upload, UploadState
from scorecards.submissions.reading import Finding, Reading, Unreadable
from scorecards.submissions.rules import State
from scorecards.submissions.services import figures, uploads
from scorecards.submissions.services.figures import Put
from tests import builders
from tests.scorecards.submissions.files import HEADER, csv_file

pytestmark = pytest.mark.django_db


class Quarter:
    def __init__(self, state: State = State.COLLECTING):
        self.submission = builders.a_submission(state=state)
        self.line = builders.a_line(self.submission.scorecard)
        self.analyst = builders.a_person(Role.ANALYST, council=self.submission.council)
        self.good = f"{self.line.indicator.code},,,,,81,100,,,,"

    def check(self, *rows: str, **given) -> Upload:
        return uploads.check(self.submission, by=self.analyst, file=csv_file(*rows or [self.good], **given))

    def accept(self, upload: Upload) -> Put:
        version = Submission.objects.get(pk=self.submission.pk).version
        return uploads.accept(upload, by=self.analyst, seen_version=version)


def notes(upload: Upload) -> list[str]:
    return [finding.words for finding in queries.review(upload).notes]


def test_checking_keeps_the_file_and_changes_nothing():
    quarter = Quarter()
    upload = quarter.check()
    assert content_of(upload.file).decode() == f"{HEADER}\n{quarter.good}\n"
    assert (upload.state, upload.file.name, Figure.objects.count()) == ("checked", "q2.csv", 0)
    assert Submission.objects.get().version == 1


def test_what_was_read_is_kept_whole():
    quarter = Quarter()
    upload = quarter.check(quarter.good, f"{quarter.line.indicator.code},,snapshot,,,,,many,,,")
    fresh = Upload.objects.get(pk=upload.pk)
    assert [Reading.from_json(row).value for row in fresh.rows] == [Decimal(81)]
    assert [Finding.from_json(found).letter for found in fresh.problems] == ["H"]
    assert [reading.as_json() for reading in queries.readings_of(fresh)] == fresh.rows


def test_accepting_puts_the_good_rows_in_and_names_the_file():
    quarter = Quarter()
    upload = quarter.check(quarter.good, "NOBODY,,,,,,,5,,,")
    assert quarter.accept(upload) == Put(1, 0, 0)
    figure = Figure.objects.get()
    assert (figure.value, figure.numerator, figure.upload) == (81, 81, upload)
    upload.refresh_from_db()
    assert (upload.state, upload.decided_by) == (UploadState.ACCEPTED, quarter.analyst)
    acts = list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["upload_checked", "figures_put", "upload_accepted"]
    assert json.loads(AuditEvent.objects.first().after) == {"new": 1, "changed": 0, "unchanged": 0}


def test_a_review_shows_what_would_be_new_changed_and_unchanged():
    quarter = Quarter()
    code = quarter.line.indicator.code
    builders.a_figure(quarter.submission, quarter.line)
    builders.a_figure(quarter.submission, quarter.line, basis="snapshot", period_start=date(2021, 9, 30))
    rows = (quarter.good, f"{code},,snapshot,,,,,80.0,,,", f"{code},,year_to_date,,,,,7,,,")
    review = queries.review(quarter.check(*rows))
    assert [(row.was, row.words, row.row) for row in review.changed] == [("80.0%", "81.0%", 2)]
    assert [(row.period, row.words) for row in review.new] == [("year to date, April to September 2021", "7%")]
    assert (review.unchanged, review.taken, review.missing) == (1, 3, [])


def test_a_review_names_the_live_lines_that_would_still_be_missing():
    quarter = Quarter()
    builders.a_line(quarter.submission.scorecard, local_name="Visits")
    retired = {"life_cycle": "retired", "retired_on": date(2021, 4, 1)}
    builders.a_line(quarter.submission.scorecard, local_name="Gone", **retired)
    assert queries.review(quarter.check()).missing == ["Visits"]


def test_a_review_names_what_an_earlier_quarter_signed_instead():
    quarter = Quarter()
    earlier = builders.a_submission(quarter.submission.scorecard, period="2021-Q1", state=State.SIGNED_OFF)
    builders.a_figure(earlier, quarter.line)
    row = f"{quarter.line.indicator.code},,,2021-04-01,2021-06-30,,,79,,,"
    assert [row.signed for row in queries.review(quarter.check(row)).new] == ["80.0%"]


def test_a_quarter_that_changed_since_the_review_is_not_written_over():
    quarter = Quarter()
    upload = quarter.check()
    reading = queries.readings_of(upload)[0]
    figures.put(quarter.submission, by=quarter.analyst, rows=[reading])
    with pytest.raises(MovedOn):
        uploads.accept(upload, by=quarter.analyst, seen_version=1)
    upload.refresh_from_db()
    assert upload.state == UploadState.CHECKED


def test_a_file_is_accepted_once():
    quarter = Quarter()
    upload = quarter.check()
    quarter.accept(upload)
    version = Submission.objects.get().version
    with pytest.raises(MovedOn):
        uploads.accept(upload, by=quarter.analyst, seen_version=version)
    assert Submission.objects.get().version == version


def test_a_file_of_which_nothing_can_be_taken_is_not_accepted():
    quarter = Quarter()
    upload = quarter.check("NOBODY,,,,,,,5,,,")
    with pytest.raises(NotPossible):
        quarter.accept(upload)
    upload.refresh_from_db()
    assert (upload.state, Submission.objects.get().version) == (UploadState.CHECKED, 1)


def test_the_same_file_twice_is_recognised_and_changes_nothing():
    quarter = Quarter()
    quarter.accept(quarter.check())
    Upload.objects.update(decided_at="2021-11-12T09:14:00Z")
    again = quarter.check(name="copy of q2.csv")
    assert notes(again) == ["This file was accepted on 12 November 2021; it changes nothing."]
    assert quarter.accept(again) == Put(0, 0, 1)


def test_the_same_file_says_what_it_would_change_back():
    quarter = Quarter()
    quarter.accept(quarter.check())
    Upload.objects.update(decided_at="2021-11-12T09:14:00Z")
    Figure.objects.update(numerator=82, value=82)
    said = "This file was accepted on 12 November 2021; 1 of its figures has changed since, and would change back."
    assert notes(quarter.check()) == [said]


def test_the_same_file_waits_only_once():
    quarter = Quarter()
    first = quarter.check()
    Upload.objects.update(uploaded_at="2021-11-12T09:14:00Z")
    builders.a_figure(quarter.submission, quarter.line, value=500)
    second = quarter.check(name="copy of q2.csv")
    assert (second, Upload.objects.count(), PrivateFile.objects.count()) == (first, 1, 1)
    said = f"This file was sent on 12 November 2021 by {quarter.analyst} and waits since then. "
    assert notes(second) == [said + "It was read afresh just now."]
    assert AuditEvent.objects.filter(act="upload_checked", subject_id=first.pk).count() == 2


def test_a_file_that_was_set_aside_may_be_sent_again():
    quarter = Quarter()
    first = quarter.check()
    uploads.set_aside(first, by=quarter.analyst)
    second = quarter.check()
    assert (first.state, second.state, notes(second)) == (UploadState.SET_ASIDE, UploadState.CHECKED, [])
    assert AuditEvent.objects.filter(act="upload_set_aside", subject_id=first.pk).count() == 1


def test_a_file_without_a_figure_is_told_so_and_not_kept():
    quarter = Quarter()
    code = quarter.line.indicator.code
    rows = {
        "It has no row": [],
        "Its 1 row is as empty as in the template": [f"{code},,,,,,,,,,"],
        "Its 2 rows are as empty as in the template": [f"{code},,,,,,,,,,"] * 2,
    }
    for words, given in rows.items():
        said = rf"^There are no figures in this file\. {words}\. Fill in the figures and send it again\.$"
        with pytest.raises(Unreadable, match=said):
            uploads.check(quarter.submission, by=quarter.analyst, file=csv_file(*given))
    assert (PrivateFile.objects.count(), Upload.objects.count()) == (0, 0)


def test_a_file_of_another_quarter_is_not_taken_for_the_same():
    quarter, other = Quarter(), Quarter()
    quarter.accept(quarter.check())
    assert notes(other.check(quarter.good)) == []


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("q2.csv", b"MZ\x90\x00", Refused),
        ("q2.csv", b"x" * (10 * 1024 * 1024 + 1), Refused),
        ("q2.png", b"\x89PNG\r\n\x1a\n", Refused),
        ("q2.csv", b"a,b\n1,2\n", Unreadable),
    ],
)
def test_what_is_refused_is_not_kept(name, content, refusal):
    quarter = Quarter()
    with pytest.raises(refusal):
        uploads.check(quarter.submission, by=quarter.analyst, file=SimpleUploadedFile(name, content))
    assert (PrivateFile.objects.count(), Upload.objects.count()) == (0, 0)


@pytest.mark.parametrize("state", [State.COMMENTARY, State.REVIEW, State.SIGNED_OFF])
def test_no_file_is_checked_or_accepted_once_figures_are_closed(state):
    quarter = Quarter()
    upload = quarter.check()
    closed = Quarter(state)
    with pytest.raises(MovedOn):
        closed.check()
    if state != State.SIGNED_OFF:
        Submission.objects.filter(pk=quarter.submission.pk).update(state=state)
        with pytest.raises(MovedOn):
            uploads.accept(upload, by=quarter.analyst, seen_version=1)
    assert Figure.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ANALYST])
def test_only_analysts_send_accept_and_set_aside(role):
    quarter = Quarter()
    upload = quarter.check()
    other = builders.a_person(role, council=quarter.submission.council)
    for act in (
        lambda: uploads.check(quarter.submission, by=other, file=csv_file(quarter.good)),
        lambda: uploads.accept(upload, by=other, seen_version=1),
        lambda: uploads.set_aside(upload, by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_decision_is_always_dated():
    upload = Quarter().check()
    with pytest.raises(IntegrityError):
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.ACCEPTED)


def test_blank_cells_keep_note_and_qualifier_and_the_review_says_so():
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.line, value=80, qualifier="about", note="July return")
    upload = quarter.check(f"{quarter.line.indicator.code},,,,,,,81.0,,,")
    (row,) = queries.review(upload).changed
    assert (row.was, row.words) == ("about 80.0%", "about 81.0%")
    assert row.kept == ("keeps the qualifier “about”", "keeps the note “July return”")
    quarter.accept(upload)
    figure = Figure.objects.get()
    assert (figure.value, figure.qualifier, figure.note) == (81, "about", "July return")


def test_a_hyphen_takes_the_note_away():
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.line, value=80, note="July return")
    upload = quarter.check(f"{quarter.line.indicator.code},,,,,,,80.0,,,-")
    (row,) = queries.review(upload).changed
    assert (row.was, row.asides) == ("80.0%", (("Note", "July return", "none"),))
    assert quarter.accept(upload) == Put(0, 1, 0)
    assert Figure.objects.get().note == ""


def test_the_review_shows_the_note_that_was_and_the_one_that_will_be(client):
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.line, value=80, note="July return")
    upload = quarter.check(f"{quarter.line.indicator.code},,,,,,,80.0,,,Audited")
    client.force_login(quarter.analyst)
    answer = client.get(reverse("submissions:upload", args=[quarter.submission.pk, upload.pk]))
    page = " ".join(answer.content.decode().split())
    assert "Note: July return" in page
    assert "Note: Audited" in page


def test_warnings_of_what_stays_as_it_is_are_folded_away():
    quarter = Quarter()
    code = quarter.line.indicator.code
    earlier = f"{code},,,2020-07-01,2020-09-30,,,40.0,,,"
    changed = quarter.check(f"{code},,,,,,,80.0,,,", earlier)
    assert [len(queries.review(changed).warnings), len(queries.review(changed).warnings_unchanged)] == [1, 0]
    quarter.accept(changed)
    held = quarter.check(f"{code},,,,,,,80.0,,,", earlier, f"{code},,,2019-07-01,2019-09-30,,,40.0,,,")
    review = queries.review(held)
    assert [len(review.warnings), len(review.warnings_unchanged), review.unchanged] == [0, 1, 2]


def test_an_unchanged_figure_whose_note_a_blank_cell_keeps_is_counted_as_such():
    quarter = Quarter()
    builders.a_figure(quarter.submission, quarter.line, value=80, note="July return")
    review = queries.review(quarter.check(f"{quarter.line.indicator.code},,,,,,,80.0,,,"))
    assert (review.changed, review.unchanged, review.kept) == ([], 1, 1)
