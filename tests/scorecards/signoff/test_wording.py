"""Which withheld figures words can only mean, and which may be a number that the tables print."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from scorecards.copies import withhold
from scorecards.signoff.reading import QuarterRead, ReportRead, Seen
from scorecards.signoff.remarks import report_remarks
from scorecards.signoff.wording import withheld
from tests.scorecards.publishing.contents import a_quarter, a_report
from tests.scorecards.scrutiny.builders import a_change, a_line, a_shown

SMALL = a_line(figure=a_shown("93.3", numerator=Decimal(28), denominator=Decimal(30)))


def a_reading(*lines: Any) -> QuarterRead:
    content = a_quarter(*lines)
    public, words = withhold.public(content)
    return QuarterRead(cast(Any, None), content, public, words, "", Seen(1, ""))


def values(named: Any) -> list[str]:
    return [str(figure.value) for _line, figure in named]


def test_a_withheld_figure_is_meant_unless_the_tables_print_the_same_number() -> None:
    sure, unsure = withheld([a_reading(SMALL, a_line("OTHER"))])
    assert (values(sure), unsure) == (["93.3", "6.7"], [])

    sure, unsure = withheld([a_reading(SMALL, a_line("OTHER", figure=a_shown("93.3")))])
    assert (values(sure), values(unsure)) == (["6.7"], ["93.3"])


def test_a_printed_change_of_the_same_size_excuses_no_level() -> None:
    sure, unsure = withheld([a_reading(SMALL, a_line("OTHER", last_period=a_change("93.3", "1.0")))])
    assert (values(sure), unsure) == (["93.3", "6.7"], [])


def test_a_whole_percentage_may_be_anybodys() -> None:
    whole = replace(SMALL, figure=replace(SMALL.figure, decimals=0), decimals=0)
    sure, unsure = withheld([a_reading(whole)])
    assert (sure, values(unsure)) == ([], ["93.3", "6.7"])


def test_what_may_be_another_number_is_remarked() -> None:
    quarter = a_reading(SMALL, a_line("OTHER", figure=a_shown("93.3")))
    report = a_report(quarter.content, key_messages=("93.3% were in time.",))
    reading = ReportRead(report, report, (quarter,), Seen(1, ""))

    assert [remark.words for remark in report_remarks(reading)] == [
        "A key message may name a figure that is withheld for Name of TIMELY"
    ]
