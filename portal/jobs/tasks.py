"""The beat's task: every few seconds, ring again for what was left."""

from celery import shared_task


@shared_task(ignore_result=True, acks_late=False, expires=30)
def sweep() -> None:
    from portal.jobs import services

    services.sweep()
