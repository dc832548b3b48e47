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


class NoSuchCoupon(ReaderError):
    code = "membership.no_such_coupon"
    status = 404
    message = _("このコードは使えません。つづりと期限を確かめてください。")


class CouponUsed(ReaderError):
    code = "membership.coupon_used"
    status = 409
    message = _("このコードは、おひとり1回です。コードなしでお申し込みください。")


class CouponForNew(ReaderError):
    code = "membership.coupon_for_new"
    status = 409
    message = _("コードは新しいお申し込みのときに使えます。")


class NotStudent(ReaderError):
    code = "membership.not_student"
    status = 403
    message = _(
        "学生プランには、学生であることの確認が必要です。アカウントの画面から申し込めます。"
    )


class NotYourGroup(ReaderError):
    code = "membership.not_your_group"
    status = 404
    message = _("管理している法人契約がありません。")


class NotAnHeir(ReaderError):
    code = "membership.not_an_heir"
    status = 409
    message = _(
        "引き継ぐ方を選び直してください。席に着いていて、ほかの法人契約を管理していない方に引き継げます。"
    )


class SeatsWouldBeLost(ReaderError):
    code = "membership.seats_would_be_lost"
    status = 409
    message = _(
        "%(group)sの席を引き継ぐ方がいません。"
        "どなたかを招待して席に着いてもらうか、席を手放すことを確かめてください。"
    )


class NoSeatLeft(ReaderError):
    code = "membership.no_seat_left"
    status = 409
    message = _("空いている席がありません。どなたかを外すか、席を増やしてください。")


class InvitationGone(ReaderError):
    code = "membership.invitation_gone"
    status = 410
    message = _(
        "この招待は使えません。取り消されたか、すでに使われています。管理者の方にお尋ねください。"
    )


class SeatsInUse(ReaderError):
    code = "membership.seats_in_use"
    status = 409
    message = _("使っている席が%(taken)d席あります。先にどなたかを外してください。")


class SeatsOutOfRange(ReaderError):
    code = "membership.seats_out_of_range"
    message = _("席の数は1から%(most)dまでの数で入力してください。")


class NotAnAddress(ReaderError):
    code = "membership.not_an_address"
    message = _("メールアドレスとして読めません。つづりを確かめてください。")
