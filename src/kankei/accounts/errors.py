"""Why an account cannot be erased, or shut out."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotAllowed, Unusable


class ErasingNotConfirmed(Unusable):
    code = "accounts.erasing_not_confirmed"
    message = _("退会を確かめる言葉が違います。「退会します」と入力してください。")


class CannotBan(NotAllowed):
    code = "accounts.cannot_ban"
    message = _("運用者と自分自身は停止できません。先に運用者の役割を外してください。")
