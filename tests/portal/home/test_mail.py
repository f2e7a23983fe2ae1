"""Mail that was written to a folder: read there in the example by administrators, and nowhere else by nobody."""

import tempfile
from pathlib import Path

from django.core.mail import send_mail
from django.core.mail.backends.filebased import EmailBackend
from django.test import TestCase, override_settings

from portal.accounts.rules import Role
from portal.home import mailbox
from tests.builders import a_person
from tests.portal.home.builders import at_home, signed_in

FILES = "django.core.mail.backends.filebased.EmailBackend"


class Mail(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        example = override_settings(EXAMPLE=True, EMAIL_BACKEND=FILES, EMAIL_FILE_PATH=folder.name)
        example.enable()
        self.addCleanup(example.disable)
        self.client, self.person, self.council = at_home(Role.ADMINISTRATOR)

    def test_no_mail_yet_is_said(self):
        assert "No mail has been written yet." in self.client.get("/mail/").content.decode()

    def test_what_was_sent_is_read(self):
        send_mail("Ŵelcome", "Choose it here:\n\nhttp://testserver/x\n\n" + "-" * 79, None, ["priya@example.org"])
        found = mailbox.mails()
        html = self.client.get("/mail/").content.decode()
        letter = self.client.get(f"/mail/{found[0].name}/").content.decode()

        assert [(mail.to, mail.subject) for mail in found] == [("priya@example.org", "Ŵelcome")]
        assert "Ŵelcome" in html
        assert "http://testserver/x" in letter

    def test_two_over_one_connection_are_two(self):
        connection = EmailBackend(file_path=str(self.folder))
        with connection:
            send_mail("First", "one", None, ["a@example.org"], connection=connection)
            send_mail("Second", "two", None, ["b@example.org"], connection=connection)
        assert [(mail.subject, mail.text.strip()) for mail in mailbox.mails()] == [("Second", "two"), ("First", "one")]

    def test_the_list_links_to_it_from_people(self):
        assert 'href="/mail/"' in self.client.get("/people/").content.decode()

    def test_a_name_that_is_no_mail_is_not_found(self):
        (self.folder / "secret.txt").write_text("Subject: x\n\nx")
        for name in ("nothing", "secret", "..%2Fsecret", "secret.txt"):
            assert self.client.get(f"/mail/{name}/").status_code == 404

    def test_there_is_none_for_others_nor_elsewhere(self):
        for role in (Role.OFFICER, Role.ANALYST, Role.DIRECTOR, Role.MEMBER, Role.CLERK):
            assert signed_in(a_person(role, council=self.council)).get("/mail/").status_code == 404
        with override_settings(EXAMPLE=False):
            assert self.client.get("/mail/").status_code == 404
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend"):
            assert self.client.get("/mail/").status_code == 404
