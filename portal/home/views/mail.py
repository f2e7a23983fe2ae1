"""Mail that was written to a folder because no mail server is set; in the example only, for administrators."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from portal.accounts import access
from portal.accounts.rules import Permission
from portal.home import mailbox

A_PAGE = 25


class Mailbox(View):
    """There is no such page elsewhere, nor for anybody else."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        keeps_people = access.councils_where(request.user, Permission.PEOPLE_EDIT)
        if request.user.is_authenticated and not (mailbox.is_here() and keeps_people):
            raise Http404


class Letters(Mailbox):
    def get(self, request: HttpRequest) -> HttpResponse:
        page = Paginator(mailbox.mails(), A_PAGE).get_page(request.GET.get("page"))
        return render(request, "home/mail.html", {"page": page})


class Letter(Mailbox):
    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        found = mailbox.mail_named(name)
        if found is None:
            raise Http404
        return render(request, "home/letter.html", {"mail": found})
