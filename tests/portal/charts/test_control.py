"""Control charts: what is more than chance is seen by shape and colour, said in words and handed out as numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.charts.control import Annotation, Cause, Control, ControlLimits, ControlPoint, Level, control_chart
from portal.charts.control.marks import TRIAL_DASH
from portal.charts.frames import NARROW, PAPER, WIDE
from portal.charts.palette import ANALYSIS, ANALYSIS_GREY, ANALYSIS_PURPLE, TARGET_DASH
from portal.charts.primitives import Area, Dots, Line, Poly, Rect, Strokes
from portal.figures.vocabulary import Unit
from tests.portal.charts.builders import PALETTE, crooked, marks_of, unlawful, words_of

UPPER, BELOW = "above the upper limit", "seven below the mean"
FRAMES = pytest.mark.parametrize("frame", [WIDE, WIDE.sized(320), NARROW, PAPER], ids=["640", "320", "345", "paper"])


def label(place):
    return f"Q{place % 4 + 1} {2023 + place // 4}/{24 + place // 4}"


def point(place, value, cause=None, rule=""):
    shown = f"{value}%" if value is not None else "c, suppressed"
    return ControlPoint(label(place), None if value is None else Decimal(value), shown, cause=cause, rule=rule)


def limits(first, last, mean="60", trial=False, reason=""):
    low, high = Decimal(mean) - 5, Decimal(mean) + 5
    ends = (label(first), label(last))
    return ControlLimits(*ends, Decimal(mean), low, high, f"{mean}%", f"{low}%", f"{high}%", trial, reason)


def points(*values, **causes):
    """`causes` by place: p3=(Cause.CONCERNING, "above the upper limit")."""
    return tuple(point(place, value, *causes.get(f"p{place}", ())) for place, value in enumerate(values))


def control(given=None, **more):
    given = points("58", "61", "60", "62") if given is None else given
    defaults = {"limits": (limits(0, len(given) - 1),), "unit": Unit.PERCENT}
    return Control("Northshire", given, **{**defaults, **more})


def drawn(definition, frame=WIDE):
    return control_chart(definition, palette=PALETTE, frame=frame)


def lines(chart, dash):
    return [mark for mark in marks_of(chart, Line) if mark.dash == dash and mark.y1 == mark.y2]


CONCERNING, IMPROVING, NEUTRAL = (
    (Cause.CONCERNING, UPPER),
    (Cause.IMPROVING, BELOW),
    (Cause.NEUTRAL, UPPER),
)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            points("58", "61", "66", "67", p2=CONCERNING, p3=CONCERNING),
            "Above the upper limit since Q3 2023/24; concerning.",
        ),
        (points("58", "61", "60", "67", p3=CONCERNING), "Above the upper limit in Q4 2023/24; concerning."),
        (
            points("58", "57", "56", "55", p2=IMPROVING, p3=IMPROVING),
            "Seven below the mean since Q3 2023/24; improving.",
        ),
        (points("58", "61", "60", "67", p3=NEUTRAL), "Above the upper limit in Q4 2023/24; no better direction."),
        (points("58", "61", "66", "62", p2=CONCERNING), "Within the limits in Q4 2023/24; no special cause."),
        (
            points("66", None, "66", "67", p0=CONCERNING, p2=CONCERNING, p3=CONCERNING),
            "Above the upper limit since Q3 2023/24; concerning.",
        ),
        (
            points("58", "67", "66", None, p1=CONCERNING, p2=CONCERNING),
            "Above the upper limit since Q2 2023/24; concerning. Last figure 66% in Q3 2023/24; "
            "Q4 2023/24: c, suppressed.",
        ),
        (points(None, None), "There are no figures to draw."),
    ],
)
def test_the_finding_tells_the_latest_special_cause_and_since_when(given, words):
    assert control(given).finding == words


def test_a_cause_is_not_followed_into_earlier_limits():
    given = points("66", "66", "72", "73", p0=CONCERNING, p1=CONCERNING, p2=CONCERNING, p3=CONCERNING)
    found = control(given, limits=(limits(0, 1), limits(2, 3, "65"))).finding
    assert found == "Above the upper limit since Q3 2023/24; concerning."


def test_a_finding_made_elsewhere_takes_the_place_of_our_own():
    assert control(found="Common cause variation").finding == "Common cause variation."


def test_figures_without_limits_are_set_against_none():
    assert control(limits=()).finding == "62% in Q4 2023/24; there are no limits to set it against."
    assert marks_of(drawn(control(limits=())), Rect) == []


@pytest.mark.parametrize(("reason", "why"), [("", ""), ("new front door", ": new front door")])
def test_a_new_series_that_begins_limits_anew_is_noted_once(reason, why):
    definition = control(
        limits=(limits(0, 1), limits(2, 3, reason=reason)),
        annotations=(Annotation(label(2), "counted anew.", new_series=True),),
    )
    assert definition.notes() == [("Q3 2023/24", f"New series from Q3 2023/24: counted anew; limits begin anew{why}")]


def test_the_sentence_names_limits_target_comparators_and_notes():
    definition = control(
        limits=(limits(0, 1), limits(2, 3, trial=True, reason="new front door")),
        target=Level("Target", Decimal(65), "65%"),
        benchmarks=(Level("England", Decimal(63), "63%", note="2024/25, 20 months old"),),
        annotations=(Annotation(label(1), "inspection"), Annotation(label(3), "counted anew", new_series=True)),
        assurance="consistently misses the target",
    )
    assert definition.sentence == (
        "Control chart. Northshire: Within the limits in Q4 2023/24; no special cause. "
        "The limits are trial limits: they rest on few figures. "
        "Mean 60%, limits 55% to 65% (trial limits). Target 65%; consistently misses the target. "
        "England 63%, 2024/25, 20 months old. Q2 2023/24: inspection. "
        "Limits begin anew from Q3 2023/24: new front door. New series from Q4 2023/24: counted anew."
    )


@pytest.mark.parametrize(
    ("cause", "kind", "fill"),
    [
        (Cause.IMPROVING, Rect, ANALYSIS[0]),
        (Cause.CONCERNING, Area, ANALYSIS[3]),
        (Cause.NEUTRAL, Area, ANALYSIS_PURPLE),
    ],
)
def test_special_causes_differ_by_shape_and_colour_and_the_key_names_them(cause, kind, fill):
    chart = drawn(control(points("58", "61", "60", "67", p3=(cause, UPPER))))
    marks = [mark for mark in marks_of(chart, kind) if mark.fill == fill]
    assert [mark.stroke for mark in marks] == [ANALYSIS_GREY] * 2  # the point and its sample in the key
    assert [words for words in words_of(chart) if words.startswith("Special cause")] != []


def test_shapes_of_the_two_areas_differ():
    shapes = [drawn(control(points("58", "67", p1=(cause, UPPER)))) for cause in (Cause.CONCERNING, Cause.NEUTRAL)]
    assert [len(marks_of(chart, Area)[0].places) for chart in shapes] == [3, 4]


def test_common_causes_are_small_dots_and_need_no_key():
    chart = drawn(control())
    assert [len(mark.places) for mark in marks_of(chart, Dots)] == [4]
    assert [words for words in words_of(chart) if "cause" in words] == []


def test_a_missing_figure_is_no_point_leaves_a_gap_and_is_named_in_the_table():
    definition = control(points("58", "61", None, "62", "60"))
    chart = drawn(definition)
    assert [len(mark.places) for mark in marks_of(chart, Dots)] == [4]
    assert [len(mark.places) for mark in marks_of(chart, Poly)] == [2, 2]
    assert definition.as_table()[1][2][:2] == ("Q3 2023/24", "c, suppressed")


def test_firm_limits_are_solid_and_trial_limits_dashed_and_called_so():
    firm, trial = drawn(control()), drawn(control(limits=(limits(0, 3, trial=True),)))
    assert len(lines(firm, TRIAL_DASH)) == 0
    assert len(lines(trial, TRIAL_DASH)) == 2
    assert "Upper limit 65%" in words_of(firm)
    assert "Upper trial limit 65%" in words_of(trial)


def test_a_rebase_moves_mean_and_limits_and_is_lettered():
    definition = control(
        points("58", "61", "70", "71"), limits=(limits(0, 1), limits(2, 3, "70", reason="new front door, 4 May 2023"))
    )
    chart = drawn(definition)
    first, second = marks_of(chart, Rect)
    assert first.x + first.width == pytest.approx(second.x)
    assert second.y < first.y
    assert [words for words in words_of(chart) if words == "a" or words.startswith("a ")] == [
        "a",
        "a  Limits begin anew from Q3 2023/24: new front door, 4 May 2023",
    ]


def test_no_line_is_joined_over_a_new_series_but_over_an_event():
    for new_series, lengths in ((True, [2, 2]), (False, [4])):
        definition = control(annotations=(Annotation(label(2), "new count", new_series),))
        assert [len(mark.places) for mark in marks_of(drawn(definition), Poly)] == lengths


def test_target_and_comparators_run_as_far_as_they_hold_each_dashed_in_its_own_way():
    definition = control(
        target=Level("Target", Decimal(65), "65%", end=label(1)),
        benchmarks=(Level("England", Decimal(63), "63%", start=label(2)), Level("Mean of 10", Decimal(64), "64%")),
    )
    chart = drawn(definition)
    (target,) = lines(chart, TARGET_DASH)
    england, mean = [mark for mark in marks_of(chart, Line) if mark.dash and mark.colour == PALETTE.other]
    assert (target.x2 < england.x2, england.x1 > mean.x1) == (True, True)
    assert england.dash != mean.dash
    assert "Target 65% to Q2 2023/24" in " ".join(words_of(chart))


def test_a_limit_that_cannot_be_is_not_drawn_and_the_band_reaches_the_edge():
    open_below = replace(limits(0, 3), lower=None, lower_shown="")
    chart = drawn(control(limits=(open_below,)))
    (band,) = marks_of(chart, Rect)
    assert len([mark for mark in marks_of(chart, Line) if mark.colour == PALETTE.other]) == 2
    (grid,) = marks_of(chart, Strokes)
    assert band.y + band.height == pytest.approx(max(y for (_, y), _ in grid.stretches))
    assert "Lower limit" not in " ".join(words_of(chart))
    assert control(limits=(open_below,)).as_table()[1][0][3] == "–"


def test_the_table_holds_every_number_that_is_drawn():
    definition = control(
        points("58", "61", None, "67", p3=CONCERNING),
        limits=(limits(0, 1), limits(2, 3, "62", trial=True, reason="new count")),
        target=Level("Target", Decimal(65), "65%", start=label(1)),
        benchmarks=(Level("England", Decimal(63), "63%", note="2024/25"),),
    )
    assert definition.as_table() == (
        ("Period", "Northshire", "Mean", "Lower limit", "Upper limit", "Target", "England", "Special cause", "Notes"),
        (
            ("Q1 2023/24", "58%", "60%", "55%", "65%", "–", "63% (2024/25)", "–", "–"),
            ("Q2 2023/24", "61%", "60%", "55%", "65%", "65%", "63% (2024/25)", "–", "–"),
            ("Q3 2023/24", "c, suppressed", "62%", "57%, trial", "67%, trial", "65%", "63% (2024/25)", "–",
             "Limits begin anew from Q3 2023/24: new count"),
            ("Q4 2023/24", "67%", "62%", "57%, trial", "67%, trial", "65%", "63% (2024/25)",
             "above the upper limit; concerning", "–"),
        ),
    )  # fmt: skip
    assert drawn(definition).as_table() == definition.as_table()


def test_columns_of_which_nothing_is_known_are_left_out():
    assert control().as_table()[0] == ("Period", "Northshire", "Mean", "Lower limit", "Upper limit")


def test_without_any_figure_the_chart_says_so():
    chart = drawn(control(points(None, None)))
    assert words_of(chart) == ["There are no figures to draw."]
    assert [row[1] for row in chart.table_rows] == ["c, suppressed"] * 2


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"limits": (limits(0, 9),)}, "Not among the periods"),
        ({"annotations": (Annotation("Q9", "never"),)}, "Not among the periods"),
        ({"target": Level("Target", Decimal(1), "1%", end="Q9")}, "Not among the periods"),
        ({"limits": (limits(0, 2), limits(2, 3))}, "overlap"),
        ({"limits": (limits(2, 3), limits(0, 1))}, "follow"),
        ({"given": (point(0, "1"), point(0, "2")), "limits": ()}, "once"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(more, says):
    with pytest.raises(ValueError, match=says):
        control(**more)


def test_a_chart_without_periods_is_refused():
    with pytest.raises(ValueError, match="at least one period"):
        drawn(control((), limits=()))


figures = st.one_of(st.none(), st.integers(0, 1000).map(str))
causes = st.sampled_from([(), CONCERNING, IMPROVING, NEUTRAL])


@st.composite
def controls(draw):
    count = draw(st.integers(2, 26))
    given = tuple(point(place, draw(figures), *draw(causes)) for place in range(count))
    cut = draw(st.integers(1, count - 1))
    groups = (limits(0, cut - 1, draw(st.integers(10, 900).map(str))), limits(cut, count - 1, "70", True, "new door"))
    notes = st.builds(
        Annotation, st.sampled_from([one.label for one in given]), st.just("an inspection " * 6), st.booleans()
    )
    level = Level("Bournemouth, Christchurch and Poole", Decimal(draw(st.integers(0, 1000))), "640.5%", note="2024/25")
    return control(
        given, limits=groups, target=Level("Target", Decimal(65), "65%"), benchmarks=(level,),
        annotations=tuple(draw(st.lists(notes, max_size=4))),
    )  # fmt: skip


@FRAMES
@settings(max_examples=15, deadline=None)
@given(definition=controls())
def test_no_word_leaves_the_picture_or_covers_another_and_the_picture_is_lawful(frame, definition):
    chart = drawn(definition, frame)
    assert crooked(chart) == []
    assert unlawful(chart) == set()
