"""Why a payment cannot go on."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import ReaderError


class ProviderAway(ReaderError):
    code = "payments.provider_away"
    status = 503
    message = _(
        "決済サービスとつながりませんでした。時間をおいてもう一度お試しください。二重に請求されることはありません。"
    )


class NotFromTheProvider(ReaderError):
    code = "payments.not_from_the_provider"
    status = 400
    message = _("決済サービスからの知らせと確かめられませんでした。署名の鍵を確かめてください。")


class NothingToPay(ReaderError):
    code = "payments.nothing_to_pay"
    status = 409
    message = _("カードでお支払いの契約がありません。会員の画面をご確認ください。")


class NotToBeChanged(ReaderError):
    code = "payments.not_to_be_changed"
    status = 409
    message = _("いまは変更できません。お支払いを済ませるか、解約を取り消してからお試しください。")


class CardDeclined(ReaderError):
    code = "payments.card_declined"
    status = 402
    message = _("カードで支払えませんでした。請求はされていません。別のカードをお試しください。")


class NoPracticeHere(ReaderError):
    code = "payments.no_practice_here"
    status = 404
    message = _("練習用の決済のページは見つかりませんでした。会員の画面からやり直してください。")


class NoSuchProvider(Exception):
    """A contract names a provider that the settings do not have: a mistake of the operator."""


class CustomerGone(Exception):
    """The provider does not know the customer any more: somebody deleted it there by hand."""


class NetworkInTransaction(Exception):
    """A provider was asked inside a transaction, which would hold its locks for seconds."""
