"""A file is attached once, under a title of its own; one that is exempt elsewhere is remarked on."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.rules import Role
from scorecards.committee.rules import Classification
from scorecards.committee.services import appendices, sections
from tests import builders
from tests.scorecards.exempt import WHY, a_pdf, attach_exempt, classify

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return builders.a_report()


@pytest.fixture
def analyst(report):
    return builders.a_person(Role.ANALYST, council=report.council)


def attach(report, by, content, title="Rows", **said):
    upload = SimpleUploadedFile("rows.pdf", content)
    return sections.attach(report, by=by, attachment=sections.Attachment(title, **said), upload=upload)


EXEMPT = {"classification": Classification.EXEMPT, "exempt_paragraph": 2, "public_interest": WHY}


def test_one_file_is_attached_once_whatever_it_is_called_and_however_classified(report, analyst):
    attach(report, analyst, a_pdf("One"), "First")
    for said in ({}, EXEMPT):
        with pytest.raises(ValidationError, match="attached already, as “First”"):
            attach(report, analyst, a_pdf("One"), "Second", **said)
    assert report.appendices.count() == 1


def test_two_open_appendices_have_two_titles(report, analyst):
    attach(report, analyst, a_pdf("One"), "Data set")
    with pytest.raises(ValidationError, match="of this title"):
        attach(report, analyst, a_pdf("Two"), "data SET ")
    attach(report, analyst, a_pdf("Two"), "Data set", **EXEMPT)
    assert report.appendices.count() == 2


def test_a_file_is_replaced_by_another_one(report, analyst):
    first, second = attach(report, analyst, a_pdf("One"), "First"), attach(report, analyst, a_pdf("Two"), "Second")
    with pytest.raises(ValidationError, match="the very file that is attached now"):
        appendices.replace(first, by=analyst, upload=SimpleUploadedFile("a.pdf", a_pdf("One")))
    with pytest.raises(ValidationError, match="attached already, as “Second”"):
        appendices.replace(first, by=analyst, upload=SimpleUploadedFile("a.pdf", a_pdf("Two")))
    replaced = appendices.replace(first, by=analyst, upload=SimpleUploadedFile("a.pdf", a_pdf("Three")))
    assert (replaced.file.sha256 != second.file.sha256, replaced.confirmed) == (True, False)


def test_a_file_that_is_exempt_in_another_report_is_remarked_on_in_this_council_alone(report, analyst):
    other = classify(builders.a_report(builders.a_meeting(report.council)))
    exempt = attach_exempt(other, "Ledger")
    content = exempt.file.content.open("rb").read()
    remark = ["This very file is exempt in another report of the council."]

    found = attach(report, analyst, content)
    assert found.remarks == remark
    appendices.replace(found, by=analyst, upload=SimpleUploadedFile("a.pdf", a_pdf("Other")))
    assert found.remarks == []
    appendices.replace(found, by=analyst, upload=SimpleUploadedFile("a.pdf", content))
    assert found.remarks == remark

    abroad = builders.a_report()
    person = builders.a_person(Role.ANALYST, council=abroad.council)
    assert attach(abroad, person, content).remarks == []
