"""Where people's own words count so few children that one could be recognised. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

CHILD = (
    r"(?:child|children|kids?|young people|young person|young (?:adults?|wom[ae]n|m[ae]n)|youngsters?|youths?|minors?"
    r"|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|newborns?|twins|siblings?|brothers?|sisters?|pupils?|teenagers?"
    r"|teens?|care[ -]leavers?|care-experienced|UASCs?|unaccompanied|LAC|CLA|CiC|CIN|CYP|YPs?|NEETs?)"
)
# What stands for a child each: a plan, a placement, an order.
_EACH_A_CHILD = (
    r"(?:adoptions?|placements?|remands?|adopters|re-?referrals?|(?:permanent )?exclusions?|reunifications?"
    r"|missing episodes?|(?:child protection|protection|care|pathway|permanence|adoption)"
    r" (?:plans?|orders?)|plans? (?:lasted|lasting|over|of more than|had lasted|open|in force|ended|of \d))"
)
# Staff and things, which may be counted, and what tells how long.
_THING = (
    r"(?:(?:social |support |youth |key |case |family )?(?:workers?|staff)|practitioners?|advis[eo]rs?|officers?"
    r"|managers?|teams?|leads?|heads?|nurses?|teachers?|members?|councillors?|auditors?|inspectors?|agenc(?:y|ies)|posts?|vacanc(?:y|ies)|audits?"
    r"|meetings?|services?|centres?|homes?|hubs?|schools?|boards?|panels?|conferences?|workshops?|sessions?|visits?"
    r"|councils?|authorit(?:y|ies)|boroughs?|districts?|neighbours?|wards?|actions?|risks?|recommendations?|priorit(?:y|ies)|measures?"
    r"|indicators?|lines?|targets?|sections?|pages?|quarters?|years?|months?|weeks?|days?|hours?|minutes?|reports?"
    r"|reviews?|projects?|programmes?|contracts?|beds?|points?|stages?|phases?|papers?|questions?|themes?|areas?|steps?|strategies|figures?|strands?|per|pp|old|year-old)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# A number after one of these names a thing and counts none: "quarter 2", "section 3".
_NAMED = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("quarter", "section", "page", "stage", "phase", "tier", "level", "priority", "year", "step", "part", "table"),
        *(
            "version",
            "theme",
            "appendix",
            "item",
            "revision",
            "risk",
            "figure",
            "chapter",
            "under",
            "aged",
            "age",
            "over",
        ),
        *("every", "each", "any", "no", "group", "ward", "band", "score"),
    )
)
_DIGIT = r"(?<![\d.,·£/-])(?:[1-5](?![\d.,·]*\d|\s?%|\s?per\s?cent|\s?pp\b|:\d|/|-|st\b|nd\b|rd\b|th\b))"
_RANGE = r"(?<![\d.,·£/-])[1-5]-[2-5](?![\w.,·/-]*\d|\s?%|-)"  # an en dash leaves the second number to be found
_SPOKEN = r"\b(?:one|two|three|four|five)\b(?!\s+per\s?cent|-|\s+and\s+a\s+(?:half|quarter)|\s+point\s)"
_BOUND = r"(?!\s+or\s+(?:more|fewer|less)\b)"  # "three or more" is no count
_SMALL = (
    rf"{_NAMED}(?:{_SPOKEN}(?:\s+\([1-5]\))?|{_DIGIT}|{_RANGE}|\b(?:an? (?:single|lone|couple of|pair of))\b){_BOUND}"
)
_STOP = (
    r"(?:in|for|per|with|who|to|from|and|by|at|on|has|have|had|is|are|was|were|visits?|visited|saw|see"
    rf"|{_THING}|{_MONTH})"
)
_BETWEEN = rf"(?:(?!(?:{_STOP}|{CHILD})\b)[\w’'-]+\s+){{0,3}}"
_NOT_A_THING = rf"(?!(?:[’']s?\s+(?:[\w’'-]+\s+)?|\s+(?:protection\s+|social\s+)?){_THING}\b)"
_NO_THING_AFTER = rf"(?!\s+(?:{_MONTH}|(?:[\w’'-]+\s+){{0,2}}{_THING})\b)"
_OF_CHILDREN = re.compile(rf"{_SMALL}\s+{_BETWEEN}(?:{_EACH_A_CHILD}|{CHILD})\b{_NOT_A_THING}", re.IGNORECASE)
_MANY = r"(?:(?!(?:19|20)\d\d\b)\d+(?:,\d{3})*(?!\d|,\d|\s?%|[.·]\d))"
_OUT_OF = re.compile(
    rf"{_SMALL}\s+(?:(?:plans?|placements?|cases?|referrals?|arrivals?|admissions?)\s+)?(?:out\s+)?of\s+"
    rf"(?:the\s+|all\s+|our\s+)?{_MANY}{_NO_THING_AFTER}",
    re.IGNORECASE,
)
_DIVIDED = re.compile(rf"(?<![\w.,·£/-])[1-5]\s?/\s?(?=\d\d|\d,){_MANY}(?![/\w]){_NO_THING_AFTER}", re.IGNORECASE)
# What a count leaves out is a count, too: whoever reads 567 of 571 knows the four.
_ALL_BUT = re.compile(
    rf"(?<![\d.,·£/-]){_NAMED}(?P<part>\d+(?:,\d{{3}})*)\s+(?:out\s+)?of\s+(?:the\s+|all\s+|our\s+)?(?P<whole>{_MANY}){_NO_THING_AFTER}",
    re.IGNORECASE,
)
_HOW = (
    r"(?:in|on|placed|waiting|awaiting|adopted|remanded|accommodated|living|wait|waits|live|lives|missing)\s+(?:\w+\s+)?"
    r"(?:adoptive|foster|fostering|residential|secure|custody|kinship|remand|adoption|care|unregistered"
    r"|unregulated|hospital|prison)"
)
_STAYS = re.compile(rf"{_SMALL}\s+(?:(?:are|is|were|was|still|now)\s+){{0,2}}{_HOW}\b", re.IGNORECASE)
_HAPPENED = re.compile(
    rf"{_SMALL}\s+(?:(?:are|is|were|was|have|has|had|been|still|now)\s+){{0,2}}(?:went\s+missing|reunified|re-?referred"
    r"|(?:re-?)?entered\s+care|left\s+care|(?:came|come)\s+into\s+care|adopted(?!\s+by)|excluded\s+from\s+school)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\b{CHILD}\s+\(\s*{_SMALL}\s*[);,]|\b{CHILD},?\s+of\s+whom\s+{_SMALL}", re.IGNORECASE)
# "4 (0.7%)", "0.7% (4)", and "four 16-17 year olds".
_OF_THINGS = rf"(?:\s+of)?(?:\s+(?:the|all|our))?(?:\s+[\w’'-]+){{0,2}}\s+{_THING}\b"
_BESIDE = re.compile(
    rf"(?:{_SMALL}\s+\([\d.,·]+\s?%\)|\d\s?%\s+\(\s*{_SMALL}\s*\))(?!{_OF_THINGS})"
    rf"|{_SMALL}\s+\d{{1,2}}(?:\s?(?:-|–|to|and|or)\s?\d{{1,2}})?[ -]year[ -]olds\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"\b(?:{CHILD}|remand|adoption|adoptive)\b(?:\s+[\w’'-]+){{0,3}}\s*(?::|=|–|—|\bnumber(?:ed)?\b|\btotalled\b)\s*(?:only\s+|just\s+)?"
    rf"{_SMALL}{_NO_THING_AFTER}",
    re.IGNORECASE,
)
# "The four who wait", "only three of them": who is meant stands before.
_MEANT = re.compile(
    rf"\b(?:the|those|these|all|only|just)\s+{_SMALL}\s+(?:who\b|of\s+(?:them|these|those|whom)\b)|{_SMALL}\s+of\s+whom\b"
    rf"|{_SMALL}\s+of\s+them\b",
    re.IGNORECASE,
)
_A_THING = re.compile(rf"\b{_THING}\b", re.IGNORECASE)
_A_CHILD = re.compile(rf"\b(?:{CHILD}|{_EACH_A_CHILD}|plans?)\b{_NOT_A_THING}", re.IGNORECASE)
_MARKS = re.compile(r"</?[a-z][^<>]*>|[*_`~\\]", re.IGNORECASE)


def bare(text: str) -> str:
    """The words without the marks of Markdown and HTML that a reader does not see between them."""
    return _MARKS.sub("", _plain(unescape(text)))


def _plain(text: str) -> str:
    """Digits of any script and shape as 0 to 9, and nothing that is not seen at all: "４", "④", a soft hyphen."""
    if text.isascii():
        return text
    shown = (each for each in text.replace("％", "%") if unicodedata.category(each) != "Cf")
    return "".join(str(unicodedata.digit(each)) if unicodedata.digit(each, -1) >= 0 else each for each in shown)


def small_counts_said(text: str) -> list[str]:
    """Where a text says one to five children, in its own words: "three looked after children", "4 of 571".

    Staff, things and spans of time are not children: "two social workers", "three audits", "quarter 2".
    """
    words = " ".join(bare(text).split())
    found: list[re.Match[str]] = []
    for match in sorted(_matches(words), key=lambda each: (each.start(), -each.end())):
        if not found or match.start() >= found[-1].end():
            found.append(match)
    return [match.group() for match in found]


def _matches(words: str) -> Iterator[re.Match[str]]:
    for pattern in (_OF_CHILDREN, _OUT_OF, _DIVIDED, _STAYS, _HAPPENED, _IN_BRACKETS, _BESIDE, _LABELLED):
        yield from pattern.finditer(words)
    yield from (match for match in _ALL_BUT.finditer(words) if _leaves_few(match))
    for match in _MEANT.finditer(words):
        if not _means_things(words, match):
            yield match


def _leaves_few(match: re.Match[str]) -> bool:
    part, whole = (int(match[name].replace(",", "")[:18]) for name in ("part", "whole"))
    return 1 <= whole - part <= 5 < part


def _means_things(words: str, match: re.Match[str]) -> bool:
    """Whether "two of them" speaks of audits or social workers: of what stands nearest before, or right after."""
    around = words[max(0, match.start() - 120) : match.start()], words[match.end() : match.end() + 40]
    if match.group().lower().endswith("who") and re.match(
        r"\s+(?:\w+\s+)?(?:lead|manage|chair|appl|resign)", around[1]
    ):
        return True
    children = [found.end() for found in _A_CHILD.finditer(around[0])]
    things = [found.end() for found in _A_THING.finditer(around[0])]
    return max(things, default=-1) > max(children, default=-1)


def refusal(text: str) -> str:
    """What to tell whoever wrote such words for members to read; empty where nothing is found."""
    found = small_counts_said(text)
    return f"Reword “{found[0]}”: so few children could be recognised." if found else ""
