"""The doorbell of the papers: the document's row says what there is to do."""

from celery import shared_task


@shared_task(ignore_result=True)
def render_document(document_id: int) -> None:
    from scorecards.publishing.services import documents  # the service rings this task

    documents.render(document_id)


@shared_task(ignore_result=True)
def render_pack(pack_id: int) -> None:
    from scorecards.publishing.services import packs  # the service rings this task

    packs.render(pack_id)
