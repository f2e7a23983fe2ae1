from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "benchmarks.published"
    label = "published"
