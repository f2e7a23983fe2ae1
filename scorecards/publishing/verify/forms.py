"""The form of the page: a file, or a hash."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from portal.files.names import size_words
from portal.web.forms import Form
from scorecards.publishing.verify.rules import LEAST, Hash, NotAHash, read_hash

ONE = "Choose a file or enter a hash"


class VerifyForm(Form):
    """One of the two; with both, the file is asked about."""

    refusal = "Nothing was checked"
    mark_optional = False

    file = forms.FileField(
        label="The file", required=False, help_text="The paper as PDF, or its figures. It is looked at and not kept"
    )
    hash = forms.CharField(
        label="Or a hash",
        required=False,
        max_length=200,
        help_text=f"The SHA-256 of a file, or the hash at the end of a paper. Its first {LEAST} signs are enough",
    )

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > settings.UPLOAD_LIMIT_BYTES:
            raise forms.ValidationError(too_large())
        return file

    def clean_hash(self) -> Hash | None:
        typed = self.cleaned_data["hash"]
        try:
            return read_hash(typed) if typed.strip() else None
        except NotAHash as wrong:
            raise forms.ValidationError(str(wrong)) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not given.get("hash"):
            self.refuse(ONE, "file")
        return given


def too_large() -> str:
    return f"The file is too large: at most {size_words(settings.UPLOAD_LIMIT_BYTES)} are taken"
