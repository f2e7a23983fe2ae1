"""Two directors at the same moment, on a real database: one signs, the other is told."""

import threading
from collections import Counter

import pytest
from django.db import connection

from portal.accounts.services import Confirmation
from portal.audit.refusals import MovedOn
from scorecards.committee.models import Report
from scorecards.copies.models import SignedCopy
from scorecards.publishing.models import Document
from scorecards.publishing.rules import MADE_ONCE
from scorecards.signoff import services as signoff
from scorecards.submissions.models import Submission
from tests.scorecards.signoff.builders import a_house


def at_once(*acts):
    """Each act in a thread of its own; what became of each."""
    start, told = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
            told.append("done")
        except MovedOn:
            told.append("moved on")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(told)


@pytest.mark.django_db(transaction=True)
def test_of_two_directors_signing_a_quarter_one_signs():
    house = a_house()
    seen = signoff.seen(house.submission)

    def signing(who):
        mine = Submission.objects.get(pk=house.submission.pk)
        return lambda: signoff.sign_off(mine, by=who, seen=seen, confirmation=Confirmation(who.pk))

    told = at_once(signing(house.director), signing(house.other_director))

    assert told == {"done": 1, "moved on": 1}
    assert SignedCopy.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_directors_signing_a_report_one_signs_and_one_paper_is_made():
    house = a_house()
    house.sign_quarter()
    seen = signoff.report_seen(house.report)

    def signing(who):
        mine = Report.objects.get(pk=house.report.pk)
        return lambda: signoff.sign_off_report(mine, by=who, seen=seen, confirmation=Confirmation(who.pk))

    told = at_once(signing(house.director), signing(house.other_director))

    assert told == {"done": 1, "moved on": 1}
    assert Document.objects.filter(copy__report=house.report).count() == len(MADE_ONCE)


@pytest.mark.django_db(transaction=True)
def test_signing_and_sending_back_at_once_does_one_of_them():
    house = a_house()
    seen = signoff.seen(house.submission)
    mine, theirs = (Submission.objects.get(pk=house.submission.pk) for _ in range(2))

    told = at_once(
        lambda: signoff.sign_off(mine, by=house.director, seen=seen, confirmation=house.confirmed()),
        lambda: signoff.send_back(theirs, by=house.other_director, seen_version=seen.version, text="Not yet."),
    )

    assert told == {"done": 1, "moved on": 1}
