"""What `serve` prints once pages answer: the address and, in the example only, who can sign in."""

from collections.abc import Iterable

Login = tuple[str, str, str, str]


def lines(address: str, logins: Iterable[Login]) -> list[str]:
    """Role, e-mail, password and what to try first, in columns; only the address when there are no logins."""
    rows = list(logins)
    said = ["", f"Line of Sight answers at {address}"]
    if rows:
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        said += ["", "Invented people of the example, one for each role:"]
        said += ["  " + "  ".join(part.ljust(w) for part, w in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*said, "", "Ctrl-C ends it.", ""]
