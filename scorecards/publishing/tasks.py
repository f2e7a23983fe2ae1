"""The doorbell of the papers: the document's row says what there is to do."""

from celery import shared_task


@shared_task(ignore_result=True)
def render_document(document_id: int) -> None:
    from scorecards.publishing import services  # the service imports this module

    services.render(document_id)
