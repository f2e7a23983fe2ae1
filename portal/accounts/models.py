"""People, the councils they work for, and the roles they hold there from one date to another."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from portal.accounts.closures import Closure, as_told
from portal.accounts.rules import Role


class Council(models.Model):
    """An authority that uses this installation, known by its three-digit DfE number.

    `clear_days` to `figures_days` are the dates before a meeting: clear days between publication and the meeting
    (working days, or calendar days), an earlier day of the council's own, and how many working days each step of the
    work comes before the next. `clearances` are the kinds that a section may need before review, between commas.
    `closed_days` holds closures of the council's own (`closures`).
    `rounds_to` is the nearest what counts are rounded to where disclosure asks for it.
    """

    number = models.CharField(max_length=3, unique=True, validators=[RegexValidator(r"^\d{3}$")])
    name = models.CharField(max_length=120, unique=True)
    colour = models.CharField(max_length=7, default="#00594f", validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    invented = models.BooleanField(default=False)
    relative_change = models.BooleanField(default=False)
    neighbours_by_median = models.BooleanField(default=False)
    members_see_signed_off = models.BooleanField(default=False)
    clear_days = models.PositiveSmallIntegerField(default=5)
    calendar_days = models.BooleanField(default=False)
    early_days = models.PositiveSmallIntegerField(null=True, blank=True)
    draft_days = models.PositiveSmallIntegerField(default=2)
    sign_off_days = models.PositiveSmallIntegerField(default=3)
    narrative_days = models.PositiveSmallIntegerField(default=5)
    figures_days = models.PositiveSmallIntegerField(default=10)
    clearances = models.CharField(max_length=300, default="Finance, Legal", blank=True)
    closed_days = models.JSONField(default=list, blank=True)
    rounds_to = models.PositiveSmallIntegerField(default=5, choices={5: "5", 10: "10"})
    large_change_percent = models.DecimalField(max_digits=5, decimal_places=1, default=10)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{3}$"), name="accounts_council_number_has_three_digits"
            ),
            models.CheckConstraint(
                condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="accounts_council_colour_is_a_colour"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def closures(self) -> tuple[Closure, ...]:
        """Days on which it is closed beside weekends and bank holidays, the earliest first."""
        return as_told(self.closed_days)


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in by e-mail. There is no superuser: only memberships carry permissions.

    An `example` person has a password that everybody knows, and exists only in example mode.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    example = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("name", "email")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_is_one_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: datetime.date | None = None) -> "MembershipQuerySet":
        """Those that hold on this day: from the first day to the last, both included unless it was ended on it."""
        day = on or timezone.localdate()
        standing = self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)
        return standing.exclude(ended_at__isnull=False, ends__lte=day)


class Membership(models.Model):
    """One role of one person for one council, from a date to a date, with the job title that a report prints.

    `ended_at` is when it was ended at once; a role that runs out by its last day has none.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices={r.value: r.name.title() for r in Role})
    job_title = models.CharField(max_length=120)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("council__name", "user__name", "role", "starts")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role]), name="accounts_membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="accounts_membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "council", "role"], condition=Q(ends=None), name="accounts_membership_is_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.job_title}"
