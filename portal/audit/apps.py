from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "portal.audit"
    label = "audit"

    def ready(self) -> None:
        from portal.audit import append_only, checks  # noqa: F401 - the check registers itself

        post_migrate.connect(append_only.lay, dispatch_uid="append_only.lay")
