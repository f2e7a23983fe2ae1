"""The pages of review by their names, their words, and signing from them."""

import re

from django.urls import reverse


def words(answer):
    """The page's words with single spaces, without what is between tags."""
    text = re.sub(r"<(script|style|title).*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def title(answer):
    return " ".join(re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)[1].split())


def hidden(answer, form):
    """The hidden fields of the form that posts to this address, by its own or by a button."""
    forms = re.findall(r"<form.*?</form>", answer.content.decode(), re.S)
    found = next(each for each in forms if f'action="{form}"' in each)
    tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", found)
    pairs = ((re.search(r'name="([^"]+)"', tag)[1], re.search(r'value="([^"]*)"', tag)) for tag in tags)
    return {name: value[1] if value else "" for name, value in pairs if name != "csrfmiddlewaretoken"}


def address(name, row):
    return reverse(f"signoff:{name}", args=[row.pk])
