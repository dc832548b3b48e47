"""Words for what the audit log knows by code."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: dict[str, str | Promise] = {
    "articles.published": _("記事を公開した"),
    "articles.corrected": _("記事を訂正した"),
    "articles.retracted": _("記事を取り下げた"),
    "experts.comment_written": _("識者がコメントを書いた"),
    "experts.comment_approved": _("コメントを掲載した"),
    "experts.comment_declined": _("コメントを見送った"),
    "feeds.topic_ruled": _("トピックの記事を決めた"),
    "relations.event_ruled": _("読み解きを判断した"),
    "newsroom.imported": _("記事を取り込んだ"),
    "newsroom.retraction_explained": _("取り下げの理由を記した"),
    "newsroom.editor_made": _("編集者を加えた"),
    "newsroom.editor_dismissed": _("編集者を外した"),
    "newsroom.picks_ordered": _("注目・セレクションを並べた"),
}


def deed(verb: str) -> str:
    return str(DEEDS.get(verb, verb))
