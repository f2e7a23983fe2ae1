"""Rating schemes: ordered bands, best first, each with its least margin."""

from django.db import models
from django.db.models import Q

from portal.accounts.models import Council
from scorecards.framework.rules import Shape, Tone


class RatingScheme(models.Model):
    """A council's own, or one shipped for all when `council` is null."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="rating_schemes")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="framework_ratingscheme_name_is_one"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(council=None), name="framework_ratingscheme_shipped_name_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RatingBand(models.Model):
    """Holds when the margin is at least `least_margin`; the last band's is null and always holds."""

    scheme = models.ForeignKey(RatingScheme, on_delete=models.CASCADE, related_name="bands")
    order = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)
    shape = models.CharField(max_length=10, choices={s.value: s.name for s in Shape})
    tone = models.CharField(max_length=10, choices={t.value: t.name for t in Tone})
    least_margin = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    acceptable = models.BooleanField()

    class Meta:
        ordering = ("scheme", "order")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "order"], name="framework_ratingband_order_is_one"),
            models.UniqueConstraint(fields=["scheme", "word"], name="framework_ratingband_word_is_one"),
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(least_margin=None), name="framework_ratingband_one_always_holds"
            ),
        ]

    def __str__(self) -> str:
        return self.word
