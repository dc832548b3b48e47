"""Refusals that a person reads: a stable code, an HTTP status, and a sentence.

ReaderError
├── NotFound        404
├── NotAllowed      403
├── SignInNeeded    401
├── Unusable        400, what was typed cannot be used
└── TooMany         429
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ReaderError(Exception):
    """Something a person asked for that cannot be done, said so that they know what to do next."""

    code: ClassVar[str] = "common.error"
    status: ClassVar[int] = 400
    message: ClassVar[str | Promise] = _("うまくいきませんでした。もう一度お試しください。")

    def __init__(self, **values: Any) -> None:
        super().__init__(self.code)
        self.values = values

    @property
    def sentence(self) -> str:
        return str(self.message) % self.values if self.values else str(self.message)

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence}"


class NotFound(ReaderError):
    code = "common.not_found"
    status = 404
    message = _("お探しのページは見つかりませんでした。")


class NotAllowed(ReaderError):
    code = "common.not_allowed"
    status = 403
    message = _("この操作はできません。")


class SignInNeeded(ReaderError):
    code = "common.sign_in_needed"
    status = 401
    message = _("ログインしてからお試しください。")


class Unusable(ReaderError):
    code = "common.unusable"
    status = 400
    message = _("入力された内容を確かめてください。")


class TooMany(ReaderError):
    code = "common.too_many"
    status = 429
    message = _("短い間に操作が続きました。少し待ってからお試しください。")
