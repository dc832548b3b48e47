"""Readers, who sign in by mail address."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReaderManager(BaseUserManager["Reader"]):
    """Makes readers and staff."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Reader:
        if not email:
            raise ValueError("a reader needs a mail address")
        reader = self.model(email=self.normalize_email(email).lower(), **fields)
        reader.set_password(password)
        reader.save(using=self._db)
        return reader

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Reader:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Reader(AbstractBaseUser, PermissionsMixin):
    """Anybody with an account: reader, member, expert, editor or operator."""

    email = models.EmailField(_("メールアドレス"), unique=True)
    display_name = models.CharField(_("表示名"), max_length=60, blank=True)
    language = models.CharField(_("表示言語"), max_length=5, blank=True, default="")
    is_staff = models.BooleanField(_("編集局員"), default=False)
    is_active = models.BooleanField(_("有効"), default=True)
    joined_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    # Set with `is_active` taken away: whom the house shut out, as against whom it never let in.
    banned_at = models.DateTimeField(_("停止日時"), null=True, editable=False)

    objects: ClassVar[ReaderManager] = ReaderManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("読者")
        verbose_name_plural = _("読者")

    def __str__(self) -> str:
        return self.display_name or f"読者{self.pk}"

    def get_full_name(self) -> str:
        return self.display_name or self.email

    def get_short_name(self) -> str:
        return self.display_name or self.email.partition("@")[0]
