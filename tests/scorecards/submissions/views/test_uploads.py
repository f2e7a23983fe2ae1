"""A file is sent, reviewed, accepted or set aside by pages."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.rules import Role
from scorecards.submissions.models import Figure, Upload
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions
from tests.scorecards.submissions.files import csv_file
from tests.scorecards.submissions.views.pages import Quarter

pytestmark = pytest.mark.django_db


def test_a_file_is_reviewed_and_then_accepted(client):
    quarter = Quarter(client)
    upload = quarter.upload()
    page = client.get(quarter.address("upload", upload.pk))
    assert [(row.words, row.parts) for row in page.context["review"].new] == [("81.0%", "81 of 100")]
    assert Figure.objects.count() == 0
    answer = client.post(quarter.address("accept", upload.pk), {"seen_version": quarter.version})
    assert (answer.status_code, answer.url) == (302, quarter.address("figures"))
    assert Figure.objects.get().value == Decimal(81)


def test_what_was_not_taken_is_listed_after_accepting(client):
    quarter = Quarter(client)
    upload = quarter.upload(f"{quarter.line.indicator.code},,,,,81,100,,,,", "NOBODY,,,,,,,5,,,")
    answer = client.post(quarter.address("accept", upload.pk), {"seen_version": quarter.version}, follow=True)
    assert answer.redirect_chain == [(quarter.address("upload", upload.pk), 302)]
    assert [(f.row, f.letter) for f in answer.context["review"].problems] == [(3, "A")]
    assert b"1 row was not taken" in answer.content


def test_accepting_a_stale_review_answers_409_and_changes_nothing(client):
    quarter = Quarter(client)
    upload, seen = quarter.upload(), quarter.version
    submissions.touch(quarter.submission, states=[State.COLLECTING])
    answer = client.post(quarter.address("accept", upload.pk), {"seen_version": seen})
    assert (answer.status_code, Figure.objects.count()) == (409, 0)
    assert b"The file was not accepted" in answer.content
    assert f'name="seen_version" value="{quarter.version}"'.encode() in answer.content


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_accepting_without_a_version_that_was_seen_answers_409(client, version):
    quarter = Quarter(client)
    upload = quarter.upload()
    assert client.post(quarter.address("accept", upload.pk), {"seen_version": version}).status_code == 409


@pytest.mark.parametrize("act", ["accept", "set-aside"])
def test_officers_neither_accept_nor_set_aside(client, act):
    quarter = Quarter(client)
    upload = quarter.upload()
    quarter.sign_in(Role.OFFICER)
    assert client.post(quarter.address(act, upload.pk), {"seen_version": quarter.version}).status_code == 403
    assert client.get(quarter.address("download", upload.pk)).status_code == 403
    assert client.get(quarter.address("upload", upload.pk)).status_code == 200


def test_a_file_set_aside_can_no_longer_be_accepted(client):
    quarter = Quarter(client)
    upload = quarter.upload()
    assert client.post(quarter.address("set-aside", upload.pk)).status_code == 302
    assert client.post(quarter.address("accept", upload.pk), {"seen_version": quarter.version}).status_code == 409
    assert client.post(quarter.address("set-aside", upload.pk)).status_code == 409


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("q2.csv", b"MZ\x90\x00", "This is a program or a script"),
        ("q2.csv", b"one,two\n1,2\n", "No row among the first 20 names the columns"),
        ("q2.pdf", b"%PDF-1.7", "This is a PDF. Send a CSV file or an Excel workbook"),
        ("q2.csv", b"", "The file is empty."),
    ],
)
def test_a_file_that_is_not_taken_says_why(client, name, content, says):
    quarter = Quarter(client)
    answer = client.post(quarter.address("uploads"), {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, Upload.objects.count()) == (200, 0)
    assert says in str(answer.context["form"].errors["file"])


def test_a_file_for_closed_figures_answers_409(client):
    quarter = Quarter(client, state=State.REVIEW)
    answer = client.post(quarter.address("uploads"), {"file": csv_file("X,,,,,,,1,,,")})
    assert (answer.status_code, Upload.objects.count()) == (409, 0)


def test_the_downloaded_file_is_what_was_sent(client):
    quarter = Quarter(client)
    upload = quarter.upload()
    answer = client.get(quarter.address("download", upload.pk))
    assert b"".join(answer.streaming_content).startswith(b"indicator,category")
    assert answer["Content-Disposition"] == 'attachment; filename="q2.csv"'


def test_waiting_files_are_set_aside_from_the_page_of_figures(client):
    quarter = Quarter(client)
    upload = quarter.upload()
    page = client.get(quarter.address("figures")).content.decode()
    assert "1 file waits to be accepted" in " ".join(page.split())
    assert quarter.address("set-aside", upload.pk) in page
    client.post(quarter.address("set-aside", upload.pk))
    assert "to be accepted" not in client.get(quarter.address("figures")).content.decode()


def test_the_same_file_sent_twice_leads_to_the_one_that_waits(client):
    quarter = Quarter(client)
    first = quarter.upload()
    same = csv_file(f"{quarter.line.indicator.code},,,,,81,100,,,,")
    answer = client.post(quarter.address("uploads"), {"file": same})
    assert answer.url == quarter.address("upload", first.pk)


def test_an_empty_template_is_refused_beside_the_field(client):
    quarter = Quarter(client)
    empty = b"".join(client.get(quarter.address("template-csv")).streaming_content)
    answer = client.post(quarter.address("uploads"), {"file": SimpleUploadedFile("q2.csv", empty)})
    (words,) = answer.context["form"].errors["file"]
    assert words.startswith("There are no figures in this file. Its 1 row is as empty as in the template.")
