"""Experts and their comments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.articles.models import Article


class Expert(models.Model):
    """Somebody whose knowledge the newsroom vouches for."""

    reader = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="expert"
    )
    slug = models.SlugField(_("アドレスの名前"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("名前"), max_length=80)
    name_en = models.CharField(_("英語名"), max_length=80, blank=True)
    affiliation = models.CharField(_("所属・肩書"), max_length=120)
    field = models.CharField(_("専門"), max_length=80, blank=True)
    bio = models.TextField(_("略歴"), blank=True)
    interests = models.CharField(_("利害関係"), max_length=200, default="なし")
    is_active = models.BooleanField(_("コメントできる"), default=True)

    class Meta:
        verbose_name = _("識者")
        verbose_name_plural = _("識者")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Comment(models.Model):
    """A short signed comment; affiliation and interests are kept as they were when it was written."""

    class Stance(models.TextChoices):
        ADDS = "adds", _("補足")
        DISAGREES = "disagrees", _("異論あり")
        EXPLAINS = "explains", _("解説")

    class State(models.TextChoices):
        PENDING = "pending", _("確認待ち")
        APPROVED = "approved", _("掲載中")
        DECLINED = "declined", _("見送り")

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="comments")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    stance = models.CharField(_("立場"), max_length=10, choices=Stance)
    body = models.CharField(_("コメント"), max_length=400)
    affiliation = models.CharField(_("所属・肩書"), max_length=120)
    interests = models.CharField(_("利害関係"), max_length=200)
    state = models.CharField(_("状態"), max_length=10, choices=State, default=State.PENDING)
    reply = models.CharField(_("編集局から"), max_length=200, blank=True)
    written_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("識者コメント")
        verbose_name_plural = _("識者コメント")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_expert_comments_once_on_an_article", fields=["expert", "article"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.expert_id} on {self.article_id}"
