from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "benchmarks.published"
    label = "published"

    def ready(self) -> None:
        from benchmarks.published import checks  # noqa: F401 - the check registers itself
