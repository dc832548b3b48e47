"""Why an account cannot be erased, shut out, or opened by an identity from elsewhere."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotAllowed, NotFound, ReaderError, Unusable


class ErasingNotConfirmed(Unusable):
    code = "accounts.erasing_not_confirmed"
    message = _("退会を確かめる言葉が違います。「退会します」と入力してください。")


class CannotBan(NotAllowed):
    code = "accounts.cannot_ban"
    message = _("運用者と自分自身は停止できません。先に運用者の役割を外してください。")


class NoIdentities(NotFound):
    code = "accounts.no_identities"


class IdentityRefused(Unusable):
    code = "accounts.identity_refused"
    message = _(
        "%(name)sからの返事を確かめられず、ログインを終えられませんでした。"
        "ログインのページから、もう一度お試しください。"
    )


class IdentityUnreachable(ReaderError):
    code = "accounts.identity_unreachable"
    status = 503
    message = _(
        "いまは%(name)sにつながりません。"
        "メールアドレスかパスキーでログインするか、しばらくしてからお試しください。"
    )
