"""The doorbells of imports: the rows say which file there is to read, or to compare anew."""

from celery import shared_task


@shared_task(ignore_result=True)
def run_import(import_id: int) -> None:
    from benchmarks.published.services import imports  # the service rings this task

    imports.run(import_id)


@shared_task(ignore_result=True)
def recount_imports(table_id: int) -> None:
    from benchmarks.published.services import counting  # the service rings this task

    counting.recount(table_id)
