"""Somebody who is signed in, and the words of an answer."""

from django.http import HttpResponse
from django.test import Client

from portal.accounts.models import User


def words_of(answer: HttpResponse) -> str:
    """The page's source with every run of space as one, so that its layout may change."""
    return " ".join(answer.content.decode().split())


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
