from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "benchmarks.areas"
    label = "areas"
