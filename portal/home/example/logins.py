"""Who can sign in to the example, and what each could try first."""

from dataclasses import dataclass

from portal.home.example import facts

PASSWORD = "line of sight example"  # noqa: S105 - known to everybody, and alive in example mode only


@dataclass(frozen=True)
class Login:
    role: str
    email: str
    first: str


@dataclass(frozen=True)
class SignIn:
    """What the sign-in page of the example says beside its form."""

    title: str
    says: str
    password: str
    logins: tuple[Login, ...]


def logins() -> list[tuple[str, str, str, str]]:
    """Role, e-mail, password and what to try, one for each person of the example who has something to show."""
    return [(_role(f), f.email, PASSWORD, f.what_to_try) for f in facts.people() if f.what_to_try]


def _role(fact: facts.PersonFact) -> str:
    council = next(c.name for c in facts.councils() if c.number == fact.council)
    return f"{fact.role.value.title()}, {council}"


def sign_in() -> SignIn:
    """The panel of the sign-in page."""
    return SignIn(
        title="This is an example",
        says=(
            "Shropshire’s figures are those of two published papers and Herefordshire’s those of one; their people, "
            "targets, actions and risk scores are invented. Northshire, Southmere and Eastvale are invented altogether."
        ),
        password=PASSWORD,
        logins=tuple(Login(role, email, first) for role, email, _password, first in logins()),
    )
