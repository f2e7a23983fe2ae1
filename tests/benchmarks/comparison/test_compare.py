"""The command `compare`: a table for people, JSON for scripts, one line and 2 where it cannot."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from tests.benchmarks.comparison.places import Places
from tests.builders import a_measure


class Compare(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.places = Places()
        cls.places.publish(15.1, (18.25, "c", 20, 25, 30))
        cls.places.say(cls.places.england, 22)

    def said(self, *asked):
        out = io.StringIO()
        call_command("compare", *asked, "--area", "893", stdout=out)
        return out.getvalue()

    def test_people_read_a_table(self):
        said = self.said("REF_REREF_PCT", "--period", "2021", "--group", "neighbours:2021")

        assert said.startswith("Re-referrals (REF_REREF_PCT), Own, 2020/21\n")
        assert "Percentage. Lower is better." in said
        lines = [" ".join(line.split()) for line in said.splitlines()]
        assert "Mean 23.3% mean of 4 of 5, 2020/21" in lines
        assert "Place in the group 1st of 5" in lines
        assert "1 Near 1 18.3% −3.2 pp better 2" in lines
        assert "2 Near 2 c, suppressed" in lines

    def test_scripts_read_numbers_as_text(self):
        found = json.loads(self.said("ref_reref_pct", "--json"))

        assert (found["schema"], found["measure"]["polarity"], found["area"]["number"]) == (1, "low", "893")
        assert found["value"]["value"] == "15.1"
        assert found["group"]["mean"] == {"value": "23.3125", "n": 4, "of": 5}
        assert found["group"]["rank"] == {"place": 1, "of": 5, "joint": False, "words": "1st of 5"}
        assert found["group"]["members"][1]["value"]["symbol"] == "c"
        assert (found["group"]["members"][0]["distance"], found["group"]["members"][0]["verdict"]) == (
            "-3.15",
            "better",
        )
        assert found["england"]["bounds"] is not None

    def test_a_measure_is_found_by_its_name(self):
        assert self.said("re-referrals", "--json") == self.said("REF_REREF_PCT", "--json")

    def test_mistakes_are_one_line_and_2(self):
        a_measure(code="REF_COUNT", name="Referrals")
        for asked, said in (
            (["REF_REREF"], "There is no measure REF_REREF; the nearest are REF_REREF_PCT"),
            (["qqqqqqqq"], "There is no measure qqqqqqqq; no measure is like it."),
            (["REF_REREF_PCT", "--group", "cousins"], "There is no group cousins; there are neighbours:2021"),
            (["REF_REREF_PCT", "--period", "1999"], "Nothing is published of 1999; the newest periods are 2020/21."),
            (["REF_COUNT", "--edition", "1999"], "There is no edition 1999; there are none."),
        ):
            with pytest.raises(CommandError) as refused:
                self.said(*asked)
            assert str(refused.value).startswith(said)
            assert (refused.value.returncode, "\n" in str(refused.value)) == (2, False)
