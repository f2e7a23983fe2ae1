"""Authorities, regions and the country, with every code they have had; the groups a council is set beside."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from benchmarks.areas.rules import AreaKind, FileState, GroupKind
from portal.files.models import PrivateFile


class Area(models.Model):
    """A place with a number. Matched by DfE number or GSS code, never by name; names change and are misspelt.

    `region` is one of the nine; `parts` are those of a joint return, and of Inner and Outer London beside London.
    """

    kind = models.CharField(max_length=12, choices={k.value: k.name.title() for k in AreaKind})
    number = models.CharField(max_length=3, null=True, unique=True)
    name = models.CharField(max_length=120)
    region = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="authorities")
    parts = models.ManyToManyField("self", symmetrical=False, related_name="joint_returns")
    exists_from = models.DateField(null=True)
    exists_to = models.DateField(null=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in AreaKind]), name="areas_area_kind_is_known"),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__regex=r"^[0-9]{3}$"), name="areas_area_number_has_three_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AreaCode(models.Model):
    """A GSS code that the area has or had, and when; one area can have several over time."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(max_length=9, unique=True)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ComparatorGroup(models.Model):
    """An edition of whom an area is compared with; no members where only its mean was ever printed."""

    kind = models.CharField(max_length=12, choices={k.value: k.name.title() for k in GroupKind})
    edition = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    of = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="comparator_groups")
    source = models.CharField(max_length=300)
    members = models.ManyToManyField(Area, through="GroupMember", related_name="member_of")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ("kind", "-edition", "name")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in GroupKind]), name="areas_comparatorgroup_kind_is_known"
            ),
            models.UniqueConstraint(
                fields=["kind", "edition", "of", "name"], name="areas_comparatorgroup_is_one_for_an_area"
            ),
            models.UniqueConstraint(
                fields=["kind", "edition", "name"], condition=Q(of=None), name="areas_comparatorgroup_is_one_for_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}" if self.edition else self.name


class GroupMember(models.Model):
    group = models.ForeignKey(ComparatorGroup, on_delete=models.CASCADE, related_name="memberships")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="group_memberships")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("group", "position")
        constraints = [
            models.UniqueConstraint(fields=["group", "area"], name="areas_groupmember_area_is_in_once"),
            models.UniqueConstraint(fields=["group", "position"], name="areas_groupmember_position_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.area_id}"


class SentFile(models.Model):
    """A file as it was sent: nothing of it is kept until it is accepted."""

    file = models.ForeignKey(PrivateFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=9, choices={s.value: s.name.title() for s in FileState}, default=FileState.CHECKED.value
    )
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("-sent_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in FileState]), name="%(app_label)s_%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.CHECKED.value, decided_at=None)
                | (~Q(state=FileState.CHECKED.value) & Q(decided_at__isnull=False)),
                name="%(app_label)s_%(class)s_decided_has_date",
            ),
        ]


class NeighbourFile(SentFile):
    """A model of statistical neighbours as it was sent."""

    edition = models.CharField(max_length=20)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"Statistical neighbours, {self.edition}"


class AreaFile(SentFile):
    """A list of places as it was sent. `outcome` is what it would make of the areas, as whoever accepts it reads it."""

    outcome = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"List of places, {self.file.name}"
