"""Plans, and who holds one."""

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

    slug = models.SlugField(unique=True)
    name = models.CharField(_("名前"), max_length=60)
    price = models.PositiveIntegerField(_("税込み価格(円)"))
    period = models.CharField(_("支払い"), max_length=5, choices=Period, default=Period.MONTH)
    is_offered = models.BooleanField(_("募集中"), default=True)

    class Meta:
        verbose_name = _("プラン")
        verbose_name_plural = _("プラン")
        ordering = ["price", "pk"]

    def __str__(self) -> str:
        return self.name


class Contract(models.Model):
    """One reader's membership from joining to its end; what was billed keeps it when they go."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contracts"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="contracts")
    provider = models.CharField(max_length=20, default="manual")
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
                condition=models.Q(ended_at__isnull=True),
            )
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
