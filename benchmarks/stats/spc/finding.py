"""What a control chart shows, in a sentence."""

from benchmarks.stats.spc.chart import Chart
from benchmarks.stats.spc.limits import FEWEST


def finding(made: Chart, period: str, since: str) -> str:
    """The chart in a sentence: "Above the upper limit since Q3 2025/26; concerning".

    `period` is the latest point's and `since` the row's first, as the reader names them.
    """
    latest = made.latest
    if latest is None:
        return "There are no figures yet"
    around = made.stretches[latest.stretch].limits
    if around is None:
        return f"Too few figures for limits, which need {FEWEST} in one stretch"
    trial = "; trial limits" if around.trial else ""
    if latest.signal is None:
        return f"Common cause variation in {period}: no sign of change{trial}"
    words = latest.signal.words
    when = f"in {period}" if period == since else f"since {since}"
    return f"{words[0].upper()}{words[1:]} {when}; {latest.nature}{trial}"
