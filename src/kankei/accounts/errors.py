"""Why an account cannot be erased."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import Unusable


class ErasingNotConfirmed(Unusable):
    code = "accounts.erasing_not_confirmed"
    message = _("退会を確かめる言葉が違います。「退会します」と入力してください。")
