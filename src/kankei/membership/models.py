"""Plans, who holds one, and the other ways to be a member: a seat, a coupon, an institution."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.articles.models import Article


class Plan(models.Model):
    """What can be joined, at which price; prices are yen with tax, whole."""

    class Period(models.TextChoices):
        MONTH = "month", _("月")
        YEAR = "year", _("年")

    class Kind(models.TextChoices):
        PERSON = "person", _("個人")
        STUDENT = "student", _("学生")
        GROUP = "group", _("法人(席ごと)")

    slug = models.SlugField(unique=True)
    name = models.CharField(_("名前"), max_length=60)
    price = models.PositiveIntegerField(_("税込み価格(円)"))
    period = models.CharField(_("支払い"), max_length=5, choices=Period, default=Period.MONTH)
    kind = models.CharField(_("対象"), max_length=7, choices=Kind, default=Kind.PERSON)
    is_offered = models.BooleanField(_("募集中"), default=True)

    class Meta:
        verbose_name = _("プラン")
        verbose_name_plural = _("プラン")
        ordering = ["price", "pk"]

    def __str__(self) -> str:
        return self.name


class Coupon(models.Model):
    """So much off the first payments, for whoever knows the code; once a person."""

    code = models.CharField(_("コード"), max_length=30, unique=True)
    percent = models.PositiveSmallIntegerField(_("割引(%)"), default=0)
    yen = models.PositiveIntegerField(_("割引(円・税込み)"), default=0)
    periods = models.PositiveSmallIntegerField(_("割り引く支払いの回数"), default=1)
    most = models.PositiveIntegerField(_("使える人数"), default=100)
    used = models.PositiveIntegerField(_("使った人数"), default=0, editable=False)
    expires_at = models.DateTimeField(_("申し込みの期限"), null=True, blank=True)

    class Meta:
        verbose_name = _("クーポン")
        verbose_name_plural = _("クーポン")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="a_coupon_takes_off_percent_or_yen",
                condition=models.Q(percent__gte=1, percent__lte=100, yen=0)
                | models.Q(percent=0, yen__gte=1),
            ),
            models.CheckConstraint(
                name="a_coupon_is_used_by_no_more_than_may",
                condition=models.Q(used__lte=models.F("most")),
            ),
            models.CheckConstraint(
                name="a_coupon_takes_off_of_one_payment_or_more",
                condition=models.Q(periods__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Contract(models.Model):
    """A membership from joining to its end, one reader's own or a company's seats.

    What was billed keeps it when the reader goes.
    """

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contracts"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="contracts")
    provider = models.CharField(max_length=20, default="manual")
    is_group = models.BooleanField(default=False)
    seats = models.PositiveIntegerField(default=1)
    # How many seats a company has from then on, where that was asked for.
    next_seats = models.PositiveIntegerField(null=True)
    next_seats_from = models.DateTimeField(null=True)
    coupon = models.ForeignKey(
        Coupon, null=True, on_delete=models.PROTECT, related_name="contracts"
    )
    joined_at = models.DateTimeField()
    free_until = models.DateTimeField(null=True)
    paid_until = models.DateTimeField(null=True)
    # Since when a payment is due that did not come; access goes on for the days of grace.
    past_due_since = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-joined_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reader_has_one_running_contract",
                fields=["reader"],
                condition=models.Q(ended_at__isnull=True, is_group=False),
            ),
            models.UniqueConstraint(
                name="an_administrator_has_one_running_group",
                fields=["reader"],
                condition=models.Q(ended_at__isnull=True, is_group=True),
            ),
            models.CheckConstraint(
                name="only_a_group_has_more_than_one_seat",
                condition=models.Q(seats=1) | models.Q(seats__gte=1, is_group=True),
            ),
            models.CheckConstraint(
                name="other_seats_come_at_a_moment",
                condition=models.Q(next_seats=None, next_seats_from=None)
                | models.Q(next_seats__gte=1, next_seats_from__isnull=False, is_group=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.plan_id}"


class MeterMonth(models.Model):
    """The metered articles that one reader, or one visitor, opened in a calendar month (JST)."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="meter_months"
    )
    visitor = models.CharField(max_length=40, blank=True)
    month = models.CharField(max_length=7)
    articles = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_reader_has_one_meter_a_month",
                fields=["reader", "month"],
                condition=models.Q(reader__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_visitor_has_one_meter_a_month",
                fields=["visitor", "month"],
                condition=models.Q(reader__isnull=True),
            ),
            models.CheckConstraint(
                name="a_meter_is_a_readers_or_a_visitors",
                condition=models.Q(reader__isnull=False, visitor="")
                | (models.Q(reader__isnull=True) & ~models.Q(visitor="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id or self.visitor} {self.month}"


class Gift(models.Model):
    """A member's link that opens one article for whoever has it, for some days."""

    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gifts"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="gifts")
    token = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    openings = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_living_gift_an_article_and_giver",
                fields=["giver", "article"],
                condition=models.Q(revoked_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} gives {self.article_id}"


class Redemption(models.Model):
    """That a reader has used a coupon."""

    coupon = models.ForeignKey(Coupon, on_delete=models.CASCADE, related_name="redemptions")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="redemptions"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_coupon_is_used_once_a_person", fields=["coupon", "reader"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.coupon_id}"


class Group(models.Model):
    """A company whose seats a contract pays for; the contract's reader administers it."""

    contract = models.OneToOneField(Contract, on_delete=models.CASCADE, related_name="group")
    name = models.CharField(_("会社・団体の名前"), max_length=100)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """One seat that was bought: there are as many rows as seats, so nobody can sit on more.

    A seat is free, or promised to the address that was invited, or taken by a reader.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveIntegerField()
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="seats"
    )
    invited = models.EmailField(blank=True)
    invitation = models.CharField(max_length=64, blank=True)
    invited_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["group", "number"]
        constraints = [
            models.UniqueConstraint(
                name="a_seat_of_a_group_has_its_number", fields=["group", "number"]
            ),
            models.UniqueConstraint(
                name="a_reader_has_one_seat_a_group", fields=["group", "reader"]
            ),
            models.UniqueConstraint(
                name="an_address_is_invited_once_a_group",
                fields=["group", "invited"],
                condition=~models.Q(invited=""),
            ),
            models.UniqueConstraint(
                name="an_invitation_is_for_one_seat",
                fields=["invitation"],
                condition=~models.Q(invitation=""),
            ),
            models.CheckConstraint(
                name="a_seat_is_promised_or_taken",
                condition=models.Q(reader__isnull=True) | models.Q(invitation=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.number}"


class StudentProof(models.Model):
    """That a reader showed to be a student, until when it counts, and who saw it."""

    class How(models.TextChoices):
        ADDRESS = "address", _("学校のメールアドレス")
        HAND = "hand", _("運用者が確かめた")

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="student_proofs"
    )
    how = models.CharField(max_length=7, choices=How)
    note = models.CharField(_("確かめたもの"), max_length=200, blank=True)
    asked_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reader_waits_for_one_answer_about_being_a_student",
                fields=["reader"],
                condition=models.Q(proven_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.how}"


class Institution(models.Model):
    """A library or school whose readers open members' articles from its own network."""

    name = models.CharField(_("名前"), max_length=100)
    networks = models.TextField(
        _("ネットワーク"), help_text=_("1行に1つ: 192.0.2.0/24、2001:db8::/48")
    )
    until = models.DateTimeField(_("契約の終わり"), null=True, blank=True)
    is_active = models.BooleanField(_("有効"), default=True)

    class Meta:
        verbose_name = _("契約機関")
        verbose_name_plural = _("契約機関")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
