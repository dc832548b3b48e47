"""Why somebody cannot comment, or a comment cannot be found."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotAllowed, NotFound, Unusable


class NoSuchExpert(NotFound):
    code = "experts.no_such_expert"
    message = _("この識者のページは見つかりませんでした。識者の一覧からお探しください。")


class NoSuchComment(NotFound):
    code = "experts.no_such_comment"
    message = _("このコメントは見つかりませんでした。")


class NotAnExpert(NotAllowed):
    code = "experts.not_an_expert"
    message = _(
        "コメントを書けるのは、編集局が登録した識者だけです。登録については編集局にお問い合わせください。"
    )


class CommentMissing(Unusable):
    code = "experts.comment_missing"
    message = _("コメントが空です。400字までで書いてください。")


class CommentTooLong(Unusable):
    code = "experts.comment_too_long"
    message = _(
        "コメントは%(limit)d字までです。いまは%(count)d字あります。%(over)d字減らしてください。"
    )


class StanceMissing(Unusable):
    code = "experts.stance_missing"
    message = _("立場が選ばれていません。「補足」「異論あり」「解説」から選んでください。")
