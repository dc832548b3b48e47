"""Words for what the engine and the audit log know by code."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TYPES: dict[str, str | Promise] = {
    "AGREE": _("合意"),
    "CONSULT": _("協議"),
    "SUPPORT": _("支持"),
    "COOPERATE": _("協力"),
    "AID": _("支援"),
    "CONCEDE": _("譲歩"),
    "RETREAT": _("撤収"),
    "REQUEST": _("要求"),
    "ACCUSE": _("非難"),
    "REJECT": _("拒否"),
    "THREATEN": _("警告"),
    "PROTEST": _("抗議"),
    "SANCTION": _("制裁"),
    "MOBILIZE": _("軍の動き"),
    "COERCE": _("強制"),
    "ASSAULT": _("攻撃"),
}
MODALITIES: dict[str, str | Promise] = {
    "actual": _("起きたこと"),
    "planned": _("予定"),
    "hypothetical": _("仮定の話"),
    "historical": _("過去のできごと"),
    "alleged": _("一方の主張"),
    "negated": _("打ち消し"),
}
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
