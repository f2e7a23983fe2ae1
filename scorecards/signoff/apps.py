from django.apps import AppConfig


class SignoffConfig(AppConfig):
    name = "scorecards.signoff"
    label = "signoff"
