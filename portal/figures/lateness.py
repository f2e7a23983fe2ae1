"""How late something is, and how much time is left: said one way on every page."""

from datetime import date


def late_words(due: date, on: date) -> str:
    """ "3 days late"; empty on the day itself and before it."""
    days = (on - due).days
    return f"{time_words(days)} late" if days > 0 else ""


def time_words(days: int) -> str:
    """Days up to two months, whole months up to two years, then whole years: "1 day", "3 months"."""
    if days <= 60:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days // 30} months" if days < 730 else f"{days // 365} years"


def away_words(day: date, today: date) -> str:
    """How far a day is: "in 3 days", "tomorrow", "today", "2 days late"."""
    left = (day - today).days
    return late_words(day, today) or {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
