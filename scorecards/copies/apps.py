from django.apps import AppConfig


class CopiesConfig(AppConfig):
    name = "scorecards.copies"
    label = "copies"
