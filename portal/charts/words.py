"""How wide words are, without a font: enough to keep labels apart and on the picture."""

from functools import lru_cache

# Advance widths of Helvetica and Arial in thousandths of the size. Source Sans on the paper is narrower.
_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: "ftI!,./:;[\\] \u00a0",
    333: "r()-`",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "cksvxyzJ",
    584: "+<=>~−±",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "…—",
    1015: "@",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_ANY_OTHER = 556  # digits and most small letters
_BOLD = 1.09  # the widest ratio found among names of English authorities


@lru_cache(maxsize=4096)  # names and periods come back in each chart of a page
def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """The room that words take on one line, in the unit of `size`."""
    thousandths = sum(_WIDTH_OF.get(letter, _ANY_OTHER) for letter in words)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def wrap(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines that fit into `room`, broken at spaces; a single longer word keeps a line of its own."""
    if text_width(words, size, bold=bold) <= room:
        return [words]
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
