"""A house whose report is signed and printed, with a seal unless told otherwise, and acts around it."""

from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from django.test import override_settings

from portal.files.services import content_of
from scorecards.copies.models import SignedCopy
from scorecards.publishing import making, packing
from scorecards.publishing.models import Document
from scorecards.publishing.services import documents, publications
from scorecards.signoff import services as signoff
from tests.scorecards.publishing.seal import keys


@contextmanager
def seal_of(folder, **given):
    """Papers printed in this stretch are sealed with a certificate of the folder's own."""
    folder.mkdir(exist_ok=True)
    with override_settings(**keys.files(folder, **given)):
        yield


@contextmanager
def covers_only():
    """Papers of one page, printed in a moment: for tests of what becomes of a paper, not of what it says."""
    whole = making.printed_story

    def short(story, **given):
        return whole(replace(story, sections=()), **given)

    pack = making.printed_pack

    def short_pack(told):
        reports = tuple(replace(report, sections=()) for report in told.reports)
        return pack(replace(told, reports=reports))

    with mock.patch.object(making, "printed_story", short), mock.patch.object(packing, "printed_pack", short_pack):
        yield


def print_all(copy):
    for document in Document.objects.filter(copy=copy):
        documents.render(document.pk)


def paper_of(copy):
    return Document.objects.select_related("file", "certificate").get(copy=copy, kind="pdf")


def figures_of(copy):
    return Document.objects.select_related("file").get(copy=copy, kind="figures")


def bytes_of(document):
    return content_of(document.file)


def publish(house, copy, supersedes=None):
    quarters = SignedCopy.objects.filter(council=house.council, report=None)
    return publications.publish(copy, by=house.clerk, quarters=list(quarters), supersedes=supersedes)


def withdraw(house, copy):
    publications.withdraw(copy, by=house.clerk, reason="A name was left in.")


def revise(house):
    """The next revision of the report, signed and printed; the report must be published."""
    house.report.refresh_from_db()
    type(house.report).objects.filter(pk=house.report.pk).update(state="published")
    house.report.refresh_from_db()
    seen = house.report.version
    fresh = signoff.correct(house.report, by=house.director, seen_version=seen, reason="A figure was wrong.")
    signoff.send_report(fresh, by=house.analyst, seen_version=fresh.version)
    house.report = fresh
    copy = house.sign_report()
    print_all(copy)
    return copy
