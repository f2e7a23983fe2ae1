"""The beat's task: every few minutes, seal what has been written since."""

from celery import shared_task


@shared_task(ignore_result=True, acks_late=False, expires=120)
def seal() -> None:
    from portal.audit import services

    services.seal()
