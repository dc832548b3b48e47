"""Words for what the engine knows by code: types of events, and how far each has come about."""

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
