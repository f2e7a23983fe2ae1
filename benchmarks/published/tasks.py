"""The doorbell of imports: the row says which file there is to read."""

from celery import shared_task


@shared_task(ignore_result=True)
def run_import(import_id: int) -> None:
    from benchmarks.published.services import imports  # the service rings this task

    imports.run(import_id)
