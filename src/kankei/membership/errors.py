"""Why somebody cannot join or leave."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import ReaderError


class AlreadyMember(ReaderError):
    code = "membership.already_member"
    status = 409
    message = _("すでに会員です。手続きは必要ありません。")


class NotMember(ReaderError):
    code = "membership.not_member"
    status = 409
    message = _("会員の契約がありません。")


class MeterUsedUp(ReaderError):
    code = "membership.meter_used_up"
    status = 403
    message = _(
        "今月の無料の本数を使い切りました。来月の1日にまた読めます。会員はいつでも読めます。"
    )


class GiftsUsedUp(ReaderError):
    code = "membership.gifts_used_up"
    status = 409
    message = _("今月のプレゼントは%(limit)d件までです。来月の1日からまた贈れます。")


class NotYoursToGive(ReaderError):
    code = "membership.not_yours_to_give"
    status = 403
    message = _("記事のプレゼントは会員の方が贈れます。")


class PlanNotOffered(ReaderError):
    code = "membership.plan_not_offered"
    status = 404
    message = _("このプランは現在お申し込みいただけません。ほかのプランをお選びください。")
