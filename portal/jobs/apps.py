from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "portal.jobs"
    label = "jobs"

    def ready(self) -> None:
        import portal.celery  # noqa: F401 - makes the app the current one, for every process that rings
        from portal.jobs import checks  # noqa: F401 - the check registers itself
