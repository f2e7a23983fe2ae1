"""A file that speaks of areas that are not loaded: its page leads to where they are."""

from django.urls import reverse

from tests import builders as a
from tests.benchmarks.published.pages import Pages


class UnknownAreas(Pages):
    def test_the_problems_lead_to_the_list_of_areas(self):
        release = a.a_release(accepted_at=None)
        there = f'href="{reverse("areas:places")}" >areas</a>, then send the file again.'
        for problems, told in ((1, True), (0, False)):
            job = a.an_import(release=release, problem_count=problems)
            html = " ".join(self.get("import", job.pk).content.decode().split())
            assert (there in html) is told
            release = a.a_release(accepted_at=None)
