"""People and their roles: invited, given, ended."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from portal.accounts import letters, services
from portal.accounts.models import Council, Membership, User
from portal.accounts.rules import Permission, Role
from portal.figures.spans import day_words
from portal.home import mailbox
from portal.home.forms import EndForm, InviteForm, RoleForm
from portal.home.queries import people
from portal.home.views.councils import CouncilView
from portal.web.acts import ActPage

A_PAGE = 25
NOT_SENT = "The mail could not be sent. Everything else was done. Send the link again later."


class PeopleView(CouncilView):
    """A page about the council's people."""

    needs = Permission.PEOPLE_EDIT

    def person(self, pk: int) -> User:
        return get_object_or_404(people.people_of(self.council), pk=pk)

    def address(self, person: User) -> str:
        return reverse("home:person", args=[self.council.number, person.pk])


class People(PeopleView):
    """Everybody who has a role for the council, had one or will have one."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        page = Paginator(people.people_of(self.council), A_PAGE).get_page(request.GET.get("page"))
        today = timezone.localdate()
        rows = [people.row_of(person, today) for person in page]
        return render(request, "home/people.html", {"page": page, "rows": rows, "mail_here": mailbox.is_here()})


class Person(PeopleView):
    """One person's roles here, and what can be done about them."""

    def get(self, request: HttpRequest, pk: int, **_kwargs: Any) -> HttpResponse:
        row = people.row_of(self.person(pk), timezone.localdate())
        return render(request, "home/person.html", {"row": row, "shown": row.person})


class Invite(PeopleView, ActPage):
    """A role for somebody new, or for somebody known from another council."""

    template_name = "home/invite.html"
    form_class = InviteForm

    def act(self, form: InviteForm) -> str:
        given = form.cleaned_data
        membership, new = services.invite(
            self.council, by=self.request.user, email=given["email"], name=given["name"], **form.given
        )
        write(self.request, membership.user, self.council, new=new)
        return self.address(membership.user)

    def back(self) -> str:
        return reverse("home:people-of", args=[self.council.number])


class Give(PeopleView, ActPage):
    """Another role for somebody else who is here; nobody gives themselves one."""

    template_name = "home/give_role.html"
    form_class = RoleForm
    shown: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.shown = self.person(kwargs["pk"])

    def allow(self) -> None:
        if self.shown.pk == self.request.user.pk:
            raise PermissionDenied("Nobody gives a role to themselves. Another administrator must do it.")

    def act(self, form: RoleForm) -> None:
        membership = services.give(self.council, by=self.request.user, user=self.shown, **form.given)
        messages.success(self.request, f"{self.shown.name} is {_role(membership)} from {day_words(membership.starts)}.")

    def back(self) -> str:
        return self.address(self.shown)

    def context(self) -> dict[str, Any]:
        return {"shown": self.shown}


class End(PeopleView, ActPage):
    """The last day of a role."""

    template_name = "home/end_role.html"
    form_class = EndForm
    membership: Membership

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            mine = Membership.objects.filter(council=self.council).select_related("user", "council")
            self.membership = get_object_or_404(mine, pk=kwargs["pk"])

    def act(self, form: EndForm) -> None:
        ended = services.end(self.membership, by=self.request.user, on=form.cleaned_data["on"])
        assert ended.ends is not None  # noqa: S101 - it has just been given
        said = f"{ended.user.name} is {_role(ended)} until {day_words(ended.ends)}, that day included."
        messages.success(self.request, f"{ended.user.name} is {_role(ended)} no more." if ended.ended_at else said)

    def back(self) -> str:
        return self.address(self.membership.user)

    def context(self) -> dict[str, Any]:
        return {"membership": self.membership, "role": _role(self.membership)}


class SendLink(PeopleView):
    """The mail once more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **_kwargs: Any) -> HttpResponse:
        person = self.person(pk)
        write(request, person, self.council, new=False)
        return redirect(self.address(person))


def write(request: HttpRequest, person: User, council: Council, *, new: bool) -> None:
    """Send the letter and say what became of it."""
    done = f"{person.name} is invited. A mail is on its way to {person.email}."
    again = f"A mail is on its way to {person.email}."
    try:
        services.send_link(person, council, by=request.user, link=letters.link(person, request))
    except OSError:
        messages.error(request, NOT_SENT)
    else:
        messages.success(request, done if new else again)


def _role(membership: Membership) -> str:
    return Role(membership.role).name.lower()
