"""A count of one to five children is found however it is said; staff, things and spans of time are left alone."""

import pytest

from portal.prose.children import refusal, small_counts_said

FOUND = [
    ("Three plans of 67, or four and a half per cent.", "Three plans of 67"),
    ("Plans over two years: 2 of 65 (3.1%).", "2 of 65"),
    ("That is 4 out of the 571.", "4 out of the 571"),
    ("Remand: 0.5%, 3 of 592.", "3 of 592"),
    ("UASC: 4 at 30 June.", "UASC: 4"),
    ("We care for 3 UASC.", "3 UASC"),
    ("Adoption: three.", "Adoption: three"),
    ("There are 4 in adoptive homes.", "4 in adoptive"),
    ("Four are placed for adoption now.", "Four are placed for adoption"),
    ("Place the four who wait for adoption.", "the four who"),
    ("Of the 571 children, only three of them moved.", "only three of them"),
    ("Of 60 young people, two of whom moved.", "two of whom"),
    ("This is a single child.", "a single child"),
    ("There are 3 kids on remand.", "3 kids"),
    ("We saw three (3) infants.", "three (3) infants"),
    ("Two sisters came home.", "Two sisters"),
    ("A couple of boys left.", "A couple of boys"),
    ("We have 5 care leavers, and four  babies.", "5 care leavers"),
    ("One of the children moved.", "One of the children"),
    ("Two brothers and a girl.", "Two brothers"),
    ("Three child protection plans ended.", "Three child protection plans"),
    ("Three plans lasted over two years.", "Three plans lasted"),
    ("There were two adoptions in the quarter.", "two adoptions"),
    ("We made 4 emergency placements.", "4 emergency placements"),
    ("Two teenagers; 2 unaccompanied arrivals", "Two teenagers"),
    ("The **4** children of 1 October.", "4 children"),
    ("That is 567 of the 571, or all but a few.", "567 of the 571"),
    ("1,969 out of 1,973 were seen.", "1,969 out of 1,973"),
    ("Referred again: (4/571).", "4/571"),
    ("This is 4 (0.7%) of those referred.", "4 (0.7%)"),
    ("This is 0.7% (4).", "7% (4)"),
    ("Children (4), by age.", "Children (4)"),
    ("571 children, of whom three moved.", "children, of whom three"),
    ("There are 3-5 young people on remand.", "3-5 young people"),
    ("We placed four 16-17 year olds.", "four 16-17 year olds"),
    ("The 4 LAC and three care-leavers moved.", "4 LAC"),
    ("Three CiC moved.", "Three CiC"),
    ("There were three re-referrals.", "three re-referrals"),
    ("Four went missing and two were reunified.", "Four went missing"),
    ("We saw ４ children.", "4 children"),
    ("We saw ④ children.", "4 children"),
    ("We saw 4\u200b chil\u00addren.", "4 children"),
]

INNOCENT = [
    "We held two audits and three meetings with 4 teams.",
    "In quarter 2 children in care rose to 592.",
    "See section 3: children are seen within 5 October to 12 October.",
    "We recruited two social workers and 3 youth workers for children.",
    "One in ten children is seen late; that is one in ten of all.",
    "The five-year plan for young people is on course.",
    "It rose by 2 pp, and 5% of children waited, 0·7% of 571 and 1,5% of 571.",
    "We opened two children’s homes and one children’s centre.",
    "Children aged 5 and children under 5 are seen at home.",
    "Children waited 4 weeks. Plans last 2 years.",
    "571 children: two actions follow.",
    "Two of the three audits are done, and one of the 12 recommendations waits.",
    "We held six audits; two of them found gaps.",
    "We met ten officers, and three of them left.",
    "Section 3 of 12, quarter 2 of 2025, three quarters of 2026.",
    "One review for every child, and every one is timely.",
    "We made three plans to recruit staff.",
    "Key stage 2 children and Year 3 pupils did well.",
    "Two visits to children were late, and 3 sessions of 12 weeks ran.",
    "Six children, 571 children, 1,973 children, 12.5 children per worker.",
    "Children with three or more placements in the year, or 2 or more placements.",
    "Between 1 October and 5 November children were seen.",
    "8 of the 10 indicators are green, 11 of 12 audits were good, and 10 of the 12 months are in.",
    "2 (20%) of the ten indicators are red. 560 of the 571 children were seen.",
    "Children aged 3-5 and 3-5 year old children; one adopted by the council; 3/4 of them, on 1/4/2026.",
    f"{'9' * 5000} of {'8' * 5000} is no count.",
    "See page 9 of 12, item 8 of 10, and section 11 of 12.",
    "Pupils (5 to 17), 2 LAC reviews and 3 CIN audits, on 1/4/26.",
]


@pytest.mark.parametrize(("text", "first"), FOUND)
def test_what_counts_a_few_children_is_found(text: str, first: str) -> None:
    assert small_counts_said(text)[:1] == [first]


@pytest.mark.parametrize("text", INNOCENT)
def test_staff_things_and_spans_of_time_are_left_alone(text: str) -> None:
    assert small_counts_said(text) == []


def test_whoever_wrote_them_is_told_which_words() -> None:
    assert refusal("We saw 3 kids.") == "Reword “3 kids”: so few children could be recognised."
    assert refusal("We saw 571 children.") == ""
