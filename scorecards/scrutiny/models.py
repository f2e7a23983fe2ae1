"""What members ask for, and the answers they get."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Council
from portal.accounts.person import PERSON
from scorecards.copies.models import SignedCopy


class MemberRequest(models.Model):
    """A member's question about what was published, and its answer."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="member_requests")
    copy = models.ForeignKey(SignedCopy, on_delete=models.PROTECT, null=True, related_name="member_requests")
    about = models.CharField(max_length=200, default="", blank=True)
    indicator = models.CharField(max_length=60, default="", blank=True)
    text = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="member_requests")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(default="", blank=True)
    answered_by = models.ForeignKey(**PERSON)
    answered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="scrutiny_memberrequest_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="scrutiny_memberrequest_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
