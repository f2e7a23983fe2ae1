from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "scorecards.publishing"
    label = "publishing"

    def ready(self) -> None:
        from scorecards.publishing import checks  # noqa: F401 - the checks register themselves
