from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "scorecards.publishing"
    label = "publishing"
