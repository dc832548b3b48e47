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


class PlanNotOffered(ReaderError):
    code = "membership.plan_not_offered"
    status = 404
    message = _("このプランは現在お申し込みいただけません。ほかのプランをお選びください。")
