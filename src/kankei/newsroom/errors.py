"""Why something cannot be taken in, saved or published: each says what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import Unusable


class CannotImport(Unusable):
    code = "newsroom.cannot_import"
    message = _("取り込めませんでした。内容を確かめてからお試しください。")


class NothingThere(CannotImport):
    code = "newsroom.import_nothing_there"
    message = _("ファイルが見つかりません。場所と名前を確かめてください。")


class FileUnreadable(CannotImport):
    code = "newsroom.import_file_unreadable"
    message = _("ファイルを開けません（%(why)s）。読み取りの許可を確かめてください。")


class TooLarge(CannotImport):
    code = "newsroom.import_too_large"
    message = _("%(limit)dMBを超えています。分けてから取り込んでください。")


class NotText(CannotImport):
    code = "newsroom.import_not_text"
    message = _(
        "文章のファイルではありません（%(kind)s）。テキスト、HTML、RSS、Atom、JSON Feed、ninjs、NewsML-G2、WXRを選んでください。"
    )


class EncodingUnknown(CannotImport):
    code = "newsroom.import_encoding_unknown"
    message = _("文字コードを判別できません。UTF-8で保存し直してから取り込んでください。")


class Mojibake(CannotImport):
    code = "newsroom.import_mojibake"
    message = _("元の文章が文字化けしています。正しく表示されるものを取り込んでください。")


class Empty(CannotImport):
    code = "newsroom.import_empty"
    message = _("中身がありません。記事の見出しと本文を入れてください。")


class HeadlineNotFound(CannotImport):
    code = "newsroom.import_headline_not_found"
    message = _("見出しが見つかりません。1行目に見出しを入れてから取り込んでください。")


class BodyNotFound(CannotImport):
    code = "newsroom.import_body_not_found"
    message = _("本文が見つかりません。見出しの次に本文を入れてから取り込んでください。")


class FeedBroken(CannotImport):
    code = "newsroom.import_feed_broken"
    message = _("フィードとして読めません（%(why)s）。配信元のファイルを確かめてください。")


class ItemCutOff(CannotImport):
    code = "newsroom.import_item_cut_off"
    message = _(
        "フィードが途中で切れているため、最後の記事は取り込みません。取得し直してください。"
    )


class ItemBroken(CannotImport):
    code = "newsroom.import_item_broken"
    message = _("記事の形になっていません。配信元のフィードを確かめてください。")


class ItemTwice(CannotImport):
    code = "newsroom.import_item_twice"
    message = _("同じ識別子の記事が前にもあります。配信元のフィードを確かめてください。")


class EditedHere(CannotImport):
    code = "newsroom.import_edited_here"
    message = _(
        "編集局で手直しした記事なので上書きしません。元の変更は編集画面で取り入れてください。"
    )


class Withdrawn(CannotImport):
    code = "newsroom.import_withdrawn"
    message = _("取り下げた記事なので取り込みません。")


class NotForPublication(CannotImport):
    code = "newsroom.import_not_for_publication"
    message = _("公開用ではない記事（%(state)s）なので取り込みません。")


class UnderEmbargo(CannotImport):
    code = "newsroom.import_under_embargo"
    message = _("%(until)sまで公開できない記事です。その時刻を過ぎてから取り込んでください。")


class NotAnAddress(CannotImport):
    code = "newsroom.import_not_an_address"
    message = _("アドレスとして読めません。http:// か https:// で始まるものを入れてください。")


class PrivateAddress(CannotImport):
    code = "newsroom.import_private_address"
    message = _(
        "組織内のアドレスからは取り込みません。必要なら運用者が KANKEI_IMPORT_PRIVATE=1 で許可できます。"
    )


class NoAnswer(CannotImport):
    code = "newsroom.import_no_answer"
    message = _("取得できませんでした（%(why)s）。アドレスを確かめ、時間をおいてお試しください。")


class DateUnusable(CannotImport):
    code = "newsroom.import_date_unusable"
    message = _("日付「%(given)s」を読めません。2021-05-20 のように書いてください。")


class DateInFuture(CannotImport):
    code = "newsroom.import_date_in_future"
    message = _("日付「%(given)s」は未来です。今日までの日付を書いてください。")


class CorrectionMissing(Unusable):
    code = "newsroom.correction_missing"
    message = _("訂正文がありません。どこをどう直したのかを読者に向けて書いてください。")


class PublishedNoMore(Unusable):
    code = "newsroom.published_no_more"
    message = _("取り下げた記事は公開できません。新しい記事として書いてください。")


class NotYetPublished(Unusable):
    code = "newsroom.not_yet_published"
    message = _("まだ公開していない記事です。公開してから訂正や取り下げができます。")
