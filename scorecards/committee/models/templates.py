"""The layout of a report: its ordered sections, written or made from the quarter's data."""

from django.db import models
from django.db.models import Q

from portal.accounts.models import Council
from scorecards.committee.rules import SectionSource


class Template(models.Model):
    """A council's own layout, or one shipped for all when `council` is null."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="templates")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="committee_template_name_is_one"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(council=None), name="committee_template_shipped_name_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateSection(models.Model):
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    heading = models.CharField(max_length=160)
    guidance = models.CharField(max_length=500, default="", blank=True)
    source = models.CharField(max_length=20, choices={s.value: s.name for s in SectionSource})
    required = models.BooleanField(default=True)
    boilerplate = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("template", "order")
        constraints = [
            models.UniqueConstraint(fields=["template", "key"], name="committee_templatesection_key_is_one"),
            models.UniqueConstraint(fields=["template", "order"], name="committee_templatesection_order_is_one"),
        ]

    def __str__(self) -> str:
        return self.heading
