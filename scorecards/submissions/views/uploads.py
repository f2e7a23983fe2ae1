"""A file of figures: its template, sending it, its review, accepting it or setting it aside."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from portal.accounts.rules import Permission
from portal.audit.refusals import MovedOn, NotPossible
from portal.files.downloads import send
from portal.files.sniff import MEDIA_TYPES, Refused
from portal.files.sniff import Kind as FileKind
from portal.web.acts import version_seen
from scorecards.submissions import queries, template
from scorecards.submissions.forms import UploadForm
from scorecards.submissions.models import Upload, UploadState
from scorecards.submissions.reading import Unreadable
from scorecards.submissions.services import uploads
from scorecards.submissions.tables import UploadTable
from scorecards.submissions.views.quarter import STALE, Figures, QuarterView


class TemplateCSV(QuarterView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        content = template.as_csv(queries.known(self.submission))
        return _sent(content, f"{_name(self)}.csv", FileKind.CSV)


class TemplateWorkbook(QuarterView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        content = template.as_workbook(queries.known(self.submission))
        return _sent(content, f"{_name(self)}.xlsx", FileKind.XLSX)


class HeldCSV(QuarterView):
    """The template with the figures that the quarter holds, to be corrected and sent again."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        content = template.as_csv(queries.known(self.submission), queries.held_readings(self.submission))
        return _sent(content, f"{_name(self)}, as held.csv", FileKind.CSV)


class HeldWorkbook(QuarterView):
    """The same as a workbook."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        content = template.as_workbook(queries.known(self.submission), queries.held_readings(self.submission))
        return _sent(content, f"{_name(self)}, as held.xlsx", FileKind.XLSX)


class Uploads(Figures):
    """The files of a quarter, and sending another."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._list(UploadForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.require(Permission.FIGURES_LOAD)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._list(form)
        try:
            upload = uploads.check(self.submission, by=request.user, file=form.cleaned_data["file"])
        except (Refused, Unreadable) as refused:
            form.refuse(str(refused), "file")
            return self._list(form)
        except MovedOn:
            self.submission.refresh_from_db()
            form.refuse("The figures of this quarter are closed. Reopen them first.")
            return self._list(form, 409)
        return redirect("submissions:upload", self.submission.pk, upload.pk)

    def _list(self, form: UploadForm, status: int = 200) -> HttpResponse:
        table = UploadTable(queries.uploads_of(self.submission), request=self.request)
        return self.page("uploads", status, form=form, table=table)


class UploadView(QuarterView):
    """A page of one file of the quarter."""

    upload: Upload

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = queries.visible_uploads(request.user).filter(submission=self.submission)
        self.upload = get_object_or_404(found, pk=kwargs["upload"])

    def review(self, status: int = 200, **context: Any) -> HttpResponse:
        upload = self.upload
        return self.page(
            "upload",
            status,
            upload=upload,
            review=queries.review(upload),
            waits=upload.state == UploadState.CHECKED,
            accepted=upload.state == UploadState.ACCEPTED,
            **context,
        )


class Review(UploadView):
    """What the file would change, and what is wrong with it; nothing changes until it is accepted."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.review()


class Accept(UploadView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            put = uploads.accept(self.upload, by=request.user, seen_version=version_seen(request))
        except MovedOn:
            return self._stale("The file was not accepted")
        except NotPossible as refused:
            self.upload.refresh_from_db()
            return self.review(422, refusal="The file was not accepted", problems=[refused.words])
        left = queries.review(self.upload).rows_with_problems
        said = f"{put.new} new, {put.changed} changed, {put.unchanged} unchanged."
        rows = "1 row was" if left == 1 else f"{left} rows were"
        messages.success(request, f"The file was accepted: {said}" + (f" {rows} not taken." if left else ""))
        return redirect("submissions:upload" if left else "submissions:figures", *self._address(bool(left)))

    def _address(self, review: bool) -> list[int]:
        return [self.submission.pk, self.upload.pk] if review else [self.submission.pk]

    def _stale(self, title: str) -> HttpResponse:
        self.submission.refresh_from_db()
        self.upload.refresh_from_db()
        words = f"{STALE} What the file would change is worked out afresh below."
        return self.review(409, refusal=title, problems=[words])


class SetAside(UploadView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            uploads.set_aside(self.upload, by=request.user)
        except MovedOn:
            self.upload.refresh_from_db()
            return self.review(409, refusal="The file was not set aside", problems=["It was decided on already."])
        messages.success(request, "The file was set aside. Nothing was taken from it.")
        return redirect("submissions:uploads", self.submission.pk)


class Download(UploadView):
    """The bytes as they were sent."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> FileResponse:
        self.require(Permission.FIGURES_LOAD)
        return send(self.upload.file, as_name=self.upload.file.name)


def _name(view: QuarterView) -> str:
    return f"Figures {view.submission.period} {view.submission.scorecard}"


def _sent(content: bytes, name: str, kind: FileKind) -> FileResponse:
    return send(io.BytesIO(content), as_name=name, media_type=MEDIA_TYPES[kind])
