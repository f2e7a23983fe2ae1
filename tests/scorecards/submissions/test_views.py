"""Pages of the quarter's figures: who gets what, and what a stale page answers."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.accounts.rules import Role
from scorecards.submissions.models import Figure, Submission, Upload
from scorecards.submissions.rules import State
from scorecards.submissions.services import submissions
from tests import builders
from tests.scorecards.submissions.files import csv_file

pytestmark = pytest.mark.django_db


class Quarter:
    """A quarter with one line, and somebody signed in."""

    def __init__(self, client: Client, role: Role | None = Role.ANALYST, **fields):
        self.submission = builders.a_submission(**fields)
        self.council = self.submission.council
        self.line = builders.a_line(self.submission.scorecard)
        self.client = client
        self.person = self.sign_in(role) if role else None

    def sign_in(self, role: Role, council=None):
        person = builders.a_person(role, council=council or self.council)
        self.client.force_login(person)
        return person

    def address(self, name: str, *more: object) -> str:
        return reverse(f"submissions:{name}", args=[self.submission.pk, *more])

    def upload(self, *rows: str) -> Upload:
        file = csv_file(*rows or [f"{self.line.indicator.code},,,,,81,100,,,,"])
        answer = self.client.post(self.address("uploads"), {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return Upload.objects.latest("pk")

    @property
    def version(self) -> int:
        return Submission.objects.get(pk=self.submission.pk).version


def typed(*rows: dict[str, str], seen: int = 0, **total: str) -> dict[str, str]:
    """What the browser posts of the typing page; the cells as they were stand beside those that were typed."""
    sent = {"row-TOTAL_FORMS": str(1 + len(rows)), "row-INITIAL_FORMS": "0"}
    for number, cells in enumerate((total, *rows)):
        sent[f"row-{number}-seen_version"] = cells.pop("seen", str(seen))
        for name in ("numerator", "denominator", "value", "symbol", "qualifier", "note"):
            sent[f"row-{number}-{name}"] = cells.get(name, "")
            sent[f"initial-row-{number}-{name}"] = ""
    return sent


PAGES = ("figures", "dates", "uploads", "template-csv", "template-xlsx", "reopen")
EXPECTED = {
    Role.ANALYST: (200, 200, 200, 200, 200, 200),
    Role.OFFICER: (200, 403, 200, 200, 200, 403),
    Role.DIRECTOR: (200, 403, 200, 200, 200, 403),
    Role.MEMBER: (404,) * 6,
    Role.CLERK: (404,) * 6,
    Role.ADMINISTRATOR: (404,) * 6,
}


@pytest.mark.parametrize(("role", "expected"), EXPECTED.items())
def test_each_role_gets_each_page_or_not(client, role, expected):
    quarter = Quarter(client, role, state=State.COMMENTARY)
    assert tuple(client.get(quarter.address(page)).status_code for page in PAGES) == expected


@pytest.mark.parametrize("role", list(Role))
def test_another_councils_quarter_does_not_exist(client, role):
    quarter = Quarter(client, None)
    quarter.sign_in(role, builders.a_council())
    assert {client.get(quarter.address(page)).status_code for page in PAGES} == {404}
    assert client.get(quarter.address("figure", quarter.line.pk)).status_code == 404


@pytest.mark.parametrize(
    ("role", "expected"), [(Role.ANALYST, 200), (Role.OFFICER, 403), (Role.DIRECTOR, 403), (Role.MEMBER, 404)]
)
def test_who_may_open_a_quarter_and_type_figures(client, role, expected):
    quarter = Quarter(client, role)
    opened = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    assert client.get(opened).status_code == expected
    assert client.get(quarter.address("figure", quarter.line.pk)).status_code == expected


def test_an_analyst_opens_the_next_quarter(client):
    quarter = Quarter(client)
    address = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    assert b'value="2021-Q3"' in client.get(address).content
    sent = {"period": "Q3 2021/22", "data_date_day": "31", "data_date_month": "12", "data_date_year": "2021"}
    answer = client.post(address, {**sent, "coverage": "whole"})
    made = Submission.objects.get(period="2021-Q3")
    assert (answer.status_code, answer.url) == (302, reverse("submissions:figures", args=[made.pk]))
    assert (made.data_date, made.coverage, made.opened_by) == (date(2021, 12, 31), "whole", quarter.person)


def test_a_quarter_that_cannot_be_opened_is_refused_beside_its_field(client):
    quarter = Quarter(client)
    address = reverse("submissions:open", args=[quarter.submission.scorecard_id])
    sent = {"data_date_day": "30", "data_date_month": "9", "data_date_year": "2021", "coverage": "whole"}
    answer = client.post(address, {**sent, "period": "2021-Q2"})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"period": ["Quarter 2, 2021/22 is already open"]}


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


def test_figures_are_typed_and_derived(client):
    quarter = Quarter(client)
    address = quarter.address("figure", quarter.line.pk)
    answer = client.post(address, typed(numerator="127", denominator="968"))
    assert (answer.status_code, answer.url) == (302, quarter.address("figures"))
    figure = Figure.objects.get()
    assert (figure.numerator, figure.denominator, figure.value) == (127, 968, Decimal("13.119835"))
    assert (figure.period_start, figure.period_end) == (date(2021, 7, 1), date(2021, 9, 30))


def test_a_typed_figure_that_cannot_be_true_is_refused_in_its_cell(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("figure", quarter.line.pk), typed(numerator="9", denominator="8"))
    assert (answer.status_code, Figure.objects.count()) == (200, 0)
    errors = answer.context["formset"].forms[0].errors
    assert errors == {"numerator": ["The numerator, 9, is above the denominator, 8"]}


def test_parts_are_typed_beside_their_total(client):
    quarter = Quarter(client)
    builders.a_breakdown(quarter.line.indicator, "Girls", "Boys")
    sent = typed({"value": "40"}, {"symbol": "c", "note": "too few"}, value="70.5")
    assert client.post(quarter.address("figure", quarter.line.pk), sent).status_code == 302
    held = Figure.objects.order_by("category__order").values_list("category__code", "value", "symbol")
    assert set(held) == {(None, Decimal("70.5"), ""), ("girls", Decimal(40), ""), ("boys", None, "c")}


def test_emptied_cells_take_the_figure_away(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    sent = typed(seen=1)
    sent["initial-row-0-value"] = "80"
    assert client.post(quarter.address("figure", quarter.line.pk), sent).status_code == 302
    assert Figure.objects.count() == 0


def test_a_stale_typing_page_answers_409_and_gives_the_words_back(client):
    quarter = Quarter(client)
    figure = builders.a_figure(quarter.submission, quarter.line)
    Figure.objects.update(version=2)
    answer = client.post(quarter.address("figure", quarter.line.pk), typed(seen=1, value="81", note="mine"))
    figure.refresh_from_db()
    assert (answer.status_code, figure.value) == (409, 80)
    assert list(answer.context["words"]) == [("Total", "value: 81; note: mine")]


def test_the_typing_page_shows_figures_as_they_were_typed(client):
    quarter = Quarter(client)
    given = {"numerator": Decimal(127), "denominator": Decimal(968), "value": Decimal("13.119835")}
    builders.a_figure(quarter.submission, quarter.line, **given)
    form = client.get(quarter.address("figure", quarter.line.pk)).context["formset"].forms[0]
    assert [form.initial[name] for name in ("numerator", "denominator", "value")] == ["127", "968", ""]


def test_other_dates_are_typed_by_their_address(client):
    quarter = Quarter(client)
    address = quarter.address("figure", quarter.line.pk) + "?basis=snapshot&end=2021-08-31"
    assert client.post(address, typed(value="5")).status_code == 302
    figure = Figure.objects.get()
    assert (figure.basis, figure.period_start, figure.period_end) == ("snapshot", date(2021, 8, 31), date(2021, 8, 31))


def test_figures_close_when_nothing_is_missing(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    assert client.post(quarter.address("close"), {"seen_version": 1}).status_code == 302
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COMMENTARY


def test_figures_that_are_missing_are_named_with_a_link(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("close"), {"seen_version": 1})
    assert answer.status_code == 422
    assert quarter.address("figure", quarter.line.pk).encode() in answer.content
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COLLECTING


def test_closing_from_a_stale_page_answers_409(client):
    quarter = Quarter(client)
    assert client.post(quarter.address("close"), {"seen_version": 7}).status_code == 409


def test_reopening_asks_for_a_reason_and_keeps_it_on_a_stale_page(client):
    quarter = Quarter(client, state=State.COMMENTARY)
    address = quarter.address("reopen")
    assert client.post(address, {"seen_version": 1, "reason": ""}).status_code == 200
    stale = client.post(address, {"seen_version": 7, "reason": "A late return."})
    assert (stale.status_code, b"A late return." in stale.content) == (409, True)
    assert client.post(address, {"seen_version": 1, "reason": "A late return."}).status_code == 302
    assert Submission.objects.get(pk=quarter.submission.pk).state == State.COLLECTING


def test_dates_change_and_a_stale_page_gives_the_input_back(client):
    quarter = Quarter(client)
    sent = {"data_date_day": "18", "data_date_month": "8", "data_date_year": "2021", "coverage": "part"}
    stale = client.post(quarter.address("dates"), {**sent, "seen_version": 7})
    assert (stale.status_code, b'value="18"' in stale.content) == (409, True)
    assert client.post(quarter.address("dates"), {**sent, "seen_version": 1}).status_code == 302
    changed = Submission.objects.get(pk=quarter.submission.pk)
    assert (changed.data_date, changed.coverage) == (date(2021, 8, 18), "part")


def test_closed_figures_say_that_they_must_be_reopened_and_offer_no_template(client):
    quarter = Quarter(client, state=State.COMMENTARY)
    says = "They must be reopened before a file can be loaded."
    for name in ("figures", "uploads"):
        page = client.get(quarter.address(name)).content.decode()
        assert (says in page, quarter.address("template-csv") in page) == (True, False)
    Submission.objects.update(state=State.COLLECTING)
    for name in ("figures", "uploads"):
        page = client.get(quarter.address(name)).content.decode()
        assert (says in page, quarter.address("template-csv") in page) == (False, True)


def test_a_quarter_opened_by_mistake_is_cancelled_after_a_page_that_says_what_goes(client):
    quarter = Quarter(client)
    builders.a_figure(quarter.submission, quarter.line)
    assert quarter.address("cancel").encode() in client.get(quarter.address("figures")).content
    page = client.get(quarter.address("cancel"))
    assert " ".join(page.content.decode().split()).count("With it go 1 figure and 0 files; the trail keeps them.") == 1
    sent = {"reason": "The wrong quarter.", "seen_version": quarter.version}
    answer = client.post(quarter.address("cancel"), sent, follow=True)
    where = reverse("framework:scorecard", args=[quarter.submission.scorecard_id])
    assert answer.redirect_chain == [(where, 302)]
    assert "was cancelled. The trail keeps what it held." in answer.content.decode()
    assert client.get(quarter.address("figures")).status_code == 404


def test_a_quarter_in_which_somebody_wrote_says_why_it_stays(client):
    quarter = Quarter(client)
    builders.a_narrative(quarter.submission)
    answer = client.post(quarter.address("cancel"), {"reason": "Wrong.", "seen_version": quarter.version})
    assert (answer.status_code, Submission.objects.count()) == (200, 1)
    assert "People have written in this quarter" in answer.content.decode()


def test_a_stale_page_cancels_nothing_and_gives_the_reason_back(client):
    quarter = Quarter(client)
    answer = client.post(quarter.address("cancel"), {"reason": "Wrong.", "seen_version": 7})
    assert (answer.status_code, Submission.objects.count()) == (409, 1)
    assert answer.context["form"]["reason"].value() == "Wrong."


@pytest.mark.parametrize("state", [State.REVIEW, State.SIGNED_OFF])
def test_a_quarter_that_cannot_be_cancelled_offers_it_nowhere(client, state):
    quarter = Quarter(client, state=state)
    assert quarter.address("cancel").encode() not in client.get(quarter.address("figures")).content
    assert b"it cannot be cancelled" in client.get(quarter.address("cancel")).content


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
