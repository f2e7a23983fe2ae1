"""How large a chart is drawn: one definition serves desk, phone and paper, and its words stay readable in each."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes in pixels (page) or points (paper). `pitch` is the height of one row of bars."""

    width: float
    height: float
    text: float
    note: float
    own_line: float
    other_line: float
    dot: float
    pitch: float
    share_for_labels: float

    @property
    def line(self) -> float:
        """Distance between two baselines of words."""
        return self.text * 1.2

    @property
    def gap(self) -> float:
        """The least distance between words and what they name."""
        return self.text * 0.6

    def sized(self, width: float, height: float | None = None) -> "Frame":
        """The same hand at another width, for a narrower column."""
        return replace(self, width=width, height=self.height if height is None else height)


WIDE = Frame(640, 300, 13, 12, 2.75, 1.75, 3.25, 25, 0.27)
NARROW = Frame(345, 250, 13, 12, 2.75, 1.75, 3.25, 25, 0.31)
PAPER = Frame(318, 125, 9.5, 9, 2.2, 1.3, 2.6, 20, 0.3)
