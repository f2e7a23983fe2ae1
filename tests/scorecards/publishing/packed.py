"""A meeting with several published reports, and the pack of them."""

from portal.files.services import content_of
from portal.jobs.rules import State
from scorecards.committee.models import Report
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Pack
from scorecards.publishing.services import documents, packs
from tests import builders
from tests.scorecards.publishing.sealed import publish
from tests.scorecards.signoff import builders as signing

BESIDE = {"meeting_on": "2021-12-01"}


def the_first(house, item="10"):
    """A report of the house, signed and published."""
    copy = house.sign_all()
    documents.queue(copy, by=house.clerk, beside={**BESIDE, "item": item})
    publish(house, copy)
    return copy


def another(house, first, title, item, **fields):
    """Another report to the same meeting, signed as the first was, with another title, and published."""
    fresh = builders.a_report(house.report.meeting, title=title)
    signed = {"state": "signed_off", "signed_off_at": first.signed_at, "signed_off_by": house.director}
    Report.objects.filter(pk=fresh.pk).update(**signed, **fields)
    values = {field.attname: getattr(first, field.attname) for field in SignedCopy._meta.fields if field.name != "id"}
    public = first.public_content.replace(first.title, title)
    last = SignedCopy.objects.order_by("position").last()
    values |= {"report_id": fresh.pk, "title": title, "public_content": public, "position": last.position + 1}
    copy = SignedCopy.objects.create(**values)
    documents.queue(copy, by=house.clerk, beside={**BESIDE, "item": item})
    publish(house, copy)
    return copy


def signed_beside(house, title, item):
    """Another report to the same meeting, signed as any is: its place in the chain is its own."""
    meeting = house.report.meeting
    house.report = signing.a_report(house.council, house.submission, house.analyst, meeting=meeting, title=title)
    copy = house.sign_report()
    documents.queue(copy, by=house.clerk, beside={**BESIDE, "item": item})
    publish(house, copy)
    return copy


def the_pack():
    return Pack.objects.select_related("file", "council").get()


def packed():
    """The bytes of the pack, made now."""
    packs.render(the_pack().pk)
    assert (the_pack().state, the_pack().reason) == (State.READY.value, "")
    return content_of(the_pack().file)
