from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "benchmarks.comparison"
    label = "comparison"
