from django.apps import AppConfig


class CrestsConfig(AppConfig):
    name = "portal.crests"
    verbose_name = "Crests"
