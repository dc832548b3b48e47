"""Why a device cannot be told."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import Unusable


class NotADevice(Unusable):
    code = "notifications.not_a_device"
    message = _(
        "この端末の通知の登録を読み取れませんでした。ページを開き直してからもう一度お試しください。"
    )
