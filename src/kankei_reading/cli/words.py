"""What the terminal calls the values of a reading, in Japanese."""

from __future__ import annotations

TYPES = {
    "AGREE": "合意・約束",
    "CONSULT": "会談・協議",
    "SUPPORT": "支持・歓迎",
    "COOPERATE": "協力",
    "AID": "援助・供与",
    "CONCEDE": "譲歩・緩和",
    "RETREAT": "撤収・停戦",
    "REQUEST": "要求・要請",
    "ACCUSE": "批判・非難",
    "REJECT": "拒否・否定",
    "THREATEN": "警告・威嚇",
    "PROTEST": "抗議・デモ",
    "SANCTION": "制裁・断絶",
    "MOBILIZE": "部隊・兵器",
    "COERCE": "拘束・抑圧",
    "ASSAULT": "武力行使",
}
MODALITIES = {
    "actual": "",
    "planned": "予定",
    "hypothetical": "仮定",
    "historical": "過去の経緯",
    "alleged": "一方の主張",
    "negated": "しなかった",
}
DIRECTIONS = {"improving": "↗ 改善", "worsening": "↘ 悪化", "steady": "→ 横ばい"}
UNITS = {
    "percent": "%",
    "percent_yoy": "%(前年比)",
    "person": "人",
    "item": "個",
    "JPY": "円",
    "USD": "ドル",
    "EUR": "ユーロ",
    "GBP": "ポンド",
    "CNY": "元",
    "KRW": "ウォン",
    "AUD": "豪ドル",
    "RUB": "ルーブル",
}
