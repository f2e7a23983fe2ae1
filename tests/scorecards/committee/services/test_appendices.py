"""Attached files: read by a named person before they are published, marked page by page where they are exempt."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from portal.audit.refusals import MovedOn
from scorecards.committee.rules import Classification
from scorecards.committee.services import appendices, sections
from scorecards.copies import gathering
from scorecards.signoff.readiness import report_readiness
from scorecards.signoff.reading import UNSIGNED
from tests import builders
from tests.scorecards.exempt import WHY, a_pdf, attach_exempt, classify

pytestmark = pytest.mark.django_db
CSV = b"Measure,Value\nYoung people remanded,4\n"
EXEMPT = {"classification": Classification.EXEMPT, "exempt_paragraph": 2, "public_interest": WHY}


@pytest.fixture
def report():
    return builders.a_report()


@pytest.fixture
def analyst(report):
    return builders.a_person(Role.ANALYST, council=report.council, name="Anna Analyst")


def attach(report, by, content=CSV, name="rows.csv", **said):
    upload = SimpleUploadedFile(name, content)
    return sections.attach(report, by=by, attachment=sections.Attachment("Rows", **said), upload=upload)


def waits(report):
    return [gap.words for gap in report_readiness(report) if gap.kind in ("appendix", "exempt")]


def test_a_file_waits_for_somebody_who_has_read_it(report, analyst):
    appendix = attach(report, analyst)
    assert appendix.remarks == ["Row 2: “Young people remanded: 4”"]
    assert waits(report) == ["Read the appendix “Rows” and confirm that it holds no count of 1 to 5 children"]

    appendices.confirm(appendix, by=analyst, seen_sha256=appendix.file.sha256)

    assert waits(report) == []
    content = gathering.report_content(report, quarters=[], signed_at=UNSIGNED)
    (check,) = gathering.public_report(content, []).checks
    assert (check.kind, check.key, check.choice, check.by) == (
        *("appendix", appendix.file.sha256, "confirmed", "Anna Analyst"),
    )


def test_another_file_has_to_be_read_again(report, analyst):
    appendix = attach(report, analyst)
    appendices.confirm(appendix, by=analyst, seen_sha256=appendix.file.sha256)

    appendices.replace(appendix, by=analyst, upload=SimpleUploadedFile("rows.csv", b"Measure,Value\nx,9\n"))

    assert (appendix.confirmed, appendix.confirmed_by, len(waits(report))) == (False, None, 1)
    assert gathering.report_content(report, quarters=[], signed_at=UNSIGNED).checks == ()


def test_who_read_another_file_than_the_one_attached_is_told(report, analyst):
    appendix = attach(report, analyst)
    with pytest.raises(MovedOn):
        appendices.confirm(appendix, by=analyst, seen_sha256="0" * 64)
    with pytest.raises(MovedOn):
        appendices.confirm(appendix, by=analyst, seen_sha256="")
    assert not AuditEvent.objects.filter(act="appendix_confirmed").exists()


def test_what_is_exempt_must_be_a_pdf_with_its_paragraph_and_its_reason(report, analyst):
    with pytest.raises(ValidationError, match="must be a PDF"):
        attach(report, analyst, **EXEMPT)
    for wrong in ({"exempt_paragraph": None}, {"exempt_paragraph": 9}, {"public_interest": " "}):
        with pytest.raises(ValidationError):
            attach(report, analyst, a_pdf(), "a.pdf", **{**EXEMPT, **wrong})
    with pytest.raises(ValidationError, match="three children"):
        attach(report, analyst, a_pdf(), "a.pdf", **{**EXEMPT, "public_interest": "There are three children."})
    with pytest.raises(ValidationError):
        attach(report, analyst, exempt_paragraph=2)

    attach(report, analyst, a_pdf(), "a.pdf", **EXEMPT)
    assert waits(report) == ["The report has an exempt appendix: classify it as exempt in part"]
    classify(report)
    assert waits(report) == []


def test_a_table_in_which_nothing_is_withheld_can_only_be_exempt(report, analyst):
    with pytest.raises(ValidationError, match="can only be exempt"):
        appendices.attach_figures(report, by=analyst, attachment=sections.Attachment("All"))
    made = appendices.attach_figures(report, by=analyst, attachment=sections.Attachment("All", **EXEMPT))
    assert (made.made_from, made.file, made.open) == ("figures", None, False)


def test_a_report_says_what_it_is(report):
    classify(report)
    assert waits(report) == ["Attach what is exempt, or classify the report as public"]
    attach_exempt(report)
    assert waits(report) == []
    classify(report, exempt_paragraph=None)
    assert waits(report) == [
        "On the cover: Say by which paragraph of Schedule 12A to the Local Government Act 1972 it is exempt"
    ]


def test_nothing_open_is_attached_to_a_report_that_is_wholly_exempt(report, analyst):
    attach(report, analyst)
    classify(report, "exempt")
    assert waits(report) == ["The whole report is exempt: attach the appendix “Rows” as exempt, too"]
