"""People are listed, invited, given roles and taken out of them; and nobody but an administrator may."""

import datetime
import re

from django.core import mail
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from portal.accounts.models import Membership, User
from portal.accounts.rules import Role
from portal.audit.models import AuditEvent
from tests.builders import a_council, a_membership, a_person
from tests.portal.home.builders import at_home, signed_in
from tests.portal.web.markup import all_of, one

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def dated(name: str, day: datetime.date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def an_invitation(**fields: str) -> dict[str, str]:
    given = {"email": "Priya@Shropshire.example", "name": "Priya Nair", "role": "officer"}
    return {**given, "job_title": "Service manager", **dated("starts", TODAY), **fields}


class Administrators(TestCase):
    def setUp(self):
        self.client, self.person, self.council = at_home(Role.ADMINISTRATOR)
        self.number = self.council.number

    def path(self, rest: str = "") -> str:
        return f"/people/{self.number}/{rest}"


class Listed(Administrators):
    def test_each_person_stands_once_with_all_roles(self):
        anna = a_person(Role.OFFICER, council=self.council, name="Anna Alt", password="a long password")
        a_membership(anna, Role.DIRECTOR, council=self.council, job_title="Acting director", starts=TODAY, ends=TODAY)
        a_membership(anna, Role.ANALYST, council=self.council, starts=TODAY + DAY)
        a_membership(anna, Role.CLERK, council=self.council, starts=TODAY - 9 * DAY, ends=TODAY - DAY)
        html = self.client.get("/people/").content.decode()

        row = all_of(html, "tr")[1].text
        assert row.count("Anna Alt") == 1
        assert re.findall(r"(Officer|Director|Analyst|Clerk),", row)[-2:] == ["Analyst", "Clerk"]
        assert f"until {TODAY.day}" in row
        assert "ended" in row

    def test_people_of_other_councils_are_not(self):
        a_person(Role.OFFICER, name="A Stranger")
        assert "A Stranger" not in self.client.get("/people/").content.decode()

    def test_25_stand_on_a_page(self):
        for _ in range(25):
            a_person(Role.OFFICER, council=self.council)
        assert len(all_of(self.client.get("/people/").content.decode(), "tr")) == 26
        assert len(all_of(self.client.get("/people/?page=2").content.decode(), "tr")) == 2

    def test_a_list_costs_six_queries_whatever_it_holds(self):
        for _ in range(2):
            with self.assertNumQueries(6):
                self.client.get("/people/")
            a_person(Role.OFFICER, council=self.council)
            a_person(Role.OFFICER, council=self.council)

    def test_who_has_no_password_is_invited(self):
        someone = a_person(Role.OFFICER, council=self.council, name="Priya Nair")
        html = self.client.get(self.path(f"{someone.pk}/")).content.decode()
        assert one(html, "p", class_="los-text").text == "Invited, and has not chosen a password yet."
        assert len(all_of(html, "form", action=self.path(f"{someone.pk}/link/"))) == 1


class Inviting(Administrators):
    def invite(self, **fields: str):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(self.path("invite/"), an_invitation(**fields))

    def test_somebody_new_gets_a_link_that_works(self):
        answer = self.invite()
        priya = User.objects.get(email="priya@shropshire.example")
        path = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mail.outbox[0].body).group(1)
        shown = self.client_class().get(path)
        self.client_class().get(path)

        assert answer.headers["Location"] == self.path(f"{priya.pk}/")
        assert shown.headers["Location"].endswith("-set-password/")
        assert Membership.objects.get(user=priya).job_title == "Service manager"

    def test_somebody_known_from_elsewhere_gets_the_role_and_a_note(self):
        priya = a_person(Role.CLERK, email="priya@shropshire.example", name="P Nair", password="a long password")
        self.invite()

        assert Membership.objects.filter(user=priya, council=self.council).count() == 1
        assert mail.outbox[0].subject == f"A new role in Line of Sight, {self.council.name}"
        assert User.objects.get(pk=priya.pk).name == "P Nair"

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self):
        answer = self.invite(email="no address", ends_day="1", ends_month="1", ends_year="2020")
        html = answer.content.decode()

        assert one(html, "h2", class_="govuk-error-summary__title").text == "Nobody was invited"
        assert one(html, "input", name="email").attrs["value"] == "no address"
        assert "The last day is before the first" in html
        assert User.objects.filter(name="Priya Nair").count() == 0

    def test_a_role_that_overlaps_is_refused_in_words(self):
        self.invite()
        html = self.invite().content.decode()
        assert "Priya Nair holds this role in that time already." in html
        assert len(mail.outbox) == 1

    def test_the_link_is_sent_again(self):
        self.invite()
        priya = User.objects.get(email="priya@shropshire.example")
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(self.path(f"{priya.pk}/link/"))

        assert [letter.to for letter in mail.outbox] == [["priya@shropshire.example"]] * 2
        assert AuditEvent.objects.filter(act="link_sent").count() == 2


class Down:
    """A mail server that does not answer."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise OSError("no route to host")


@override_settings(EMAIL_BACKEND="tests.portal.home.test_people.Down")
class MailDown(TransactionTestCase):
    def test_it_is_said_and_loses_nothing(self):
        client, _person, council = at_home(Role.ADMINISTRATOR)
        answer = client.post(f"/people/{council.number}/invite/", an_invitation(), follow=True)

        assert "The mail could not be sent. Everything else was done." in answer.content.decode()
        assert Membership.objects.filter(user__email="priya@shropshire.example", council=council).count() == 1


class Roles(Administrators):
    def setUp(self):
        super().setUp()
        self.priya = a_person(Role.OFFICER, council=self.council, name="Priya Nair")

    def test_another_role_is_given(self):
        given = {"role": "director", "job_title": "Acting director", **dated("starts", TODAY), **dated("ends", TODAY)}
        answer = self.client.post(self.path(f"{self.priya.pk}/role/"), given, follow=True)

        assert f"Priya Nair is director from {TODAY.day}" in answer.content.decode()
        assert Membership.objects.get(user=self.priya, role="director").ends == TODAY

    def test_a_role_is_ended(self):
        held = Membership.objects.get(user=self.priya)
        answer = self.client.post(self.path(f"roles/{held.pk}/end/"), dated("on", TODAY), follow=True)

        assert "Priya Nair is officer no more." in answer.content.decode()
        assert Membership.objects.get(pk=held.pk).ends == TODAY
        row = self.client.get(self.path(f"{self.priya.pk}/")).content.decode()
        assert ("Ended" in row, "End this role" in row) == (True, False)

    def test_a_role_that_ends_later_holds_until_then(self):
        held = Membership.objects.get(user=self.priya)
        answer = self.client.post(self.path(f"roles/{held.pk}/end/"), dated("on", TODAY + DAY), follow=True)
        assert "that day included" in answer.content.decode()

    def test_administrators_are_not_offered_a_role_of_their_own(self):
        page = self.client.get(self.path(f"{self.person.pk}/")).content.decode()
        form = self.path(f"{self.person.pk}/role/")
        assert (form in page, "nobody gives one to themselves" in " ".join(page.split())) == (False, True)
        given = {"role": "director", "job_title": "Director", **dated("starts", TODAY)}
        assert (self.client.get(form).status_code, self.client.post(form, given).status_code) == (403, 403)
        assert Membership.objects.filter(user=self.person).count() == 1

    def test_one_that_has_ended_meanwhile_answers_409(self):
        held = Membership.objects.get(user=self.priya)
        Membership.objects.filter(pk=held.pk).update(ends=TODAY - DAY)
        assert self.client.post(self.path(f"roles/{held.pk}/end/"), dated("on", TODAY)).status_code == 409

    def test_the_last_administrator_stays_and_is_told_why(self):
        mine = Membership.objects.get(user=self.person)
        answer = self.client.post(self.path(f"roles/{mine.pk}/end/"), dated("on", TODAY))
        assert "Invite another administrator first." in answer.content.decode()


class Strangers(TestCase):
    def test_who_may_not_is_refused_and_who_is_not_from_here_finds_nothing(self):
        administrator = a_person(Role.ADMINISTRATOR, council=(council := a_council()))
        priya = a_person(Role.OFFICER, council=council)
        held = Membership.objects.get(user=priya)
        paths = ("", "invite/", f"{priya.pk}/", f"{priya.pk}/role/", f"roles/{held.pk}/end/")
        for role, status in ((Role.OFFICER, 403), (Role.DIRECTOR, 403), (Role.MEMBER, 403), (Role.ADMINISTRATOR, 200)):
            client = signed_in(a_person(role, council=council))
            assert {client.get(f"/people/{council.number}/{path}").status_code for path in paths} == {status}
        elsewhere = signed_in(a_person(Role.ADMINISTRATOR))
        assert {elsewhere.get(f"/people/{council.number}/{path}").status_code for path in paths} == {404}
        assert elsewhere.post(f"/people/{council.number}/{priya.pk}/link/").status_code == 404
        assert (
            signed_in(administrator).get(f"/people/{council.number}/{elsewhere.session['_auth_user_id']}/").status_code
            == 404
        )
