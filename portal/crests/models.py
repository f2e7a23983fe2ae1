"""Every crest that a council has had, in order; the last one stands."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from portal.files.models import PrivateFile


class Crest(models.Model):
    """A crest as it was set, with its words for people who do not see it; without a file it was taken away."""

    append_only = True

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="crests")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, null=True, related_name="+")
    alt = models.CharField(max_length=200, default="", blank=True)
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(**PERSON)

    class Meta:
        ordering = ("council", "-number")
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="crests_crest_number_is_one"),
            models.CheckConstraint(
                condition=Q(file=None, alt="") | (Q(file__isnull=False) & ~Q(alt="")),
                name="crests_crest_has_words_if_it_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, crest {self.number}"
