"""Which nouns stand beside each other in a list: 日本と米国、韓国は, ケニアの学校、病院や港を."""

from __future__ import annotations

from typing import Final

from .adding import ADDED
from .phrases import Phrase, is_listed_good


def is_beside(phrases: list[Phrase], i: int) -> bool:
    """Whether a noun in と, や or before a comma is of one list with what follows it."""
    phrase, following = phrases[i], phrases[i + 1]
    if following.kind not in "NnJP" or not following.nouns or following.is_time:
        return False
    if phrase.case == "や":
        return True
    if phrase.case == "":
        return phrase.comma and _goes_on(phrases, i, following)
    if phrase.codes and following.codes:
        # チリはペルーなどと中国を批判した: beside whom, not whom.
        return "etc" not in phrase.tail and (following.kind != "P" or "copula" in following.tail)
    is_deeds = phrase.kind == "n" and following.kind == "n" and following.case == "を"
    if is_deeds or (
        following.codes
        and (_is_people_of_one(phrases, i, following) or _are_of_two(phrases, i, following))
    ):
        return True
    return following.kind == "N" and (
        _is_pair(phrase, following)
        or is_listed_good(phrases, phrase)
        or _are_of_one(phrases, i, following)
    )


def _is_people_of_one(phrases: list[Phrase], i: int, following: Phrase) -> bool:
    """Whether people have their land before them: [ペルーの友人たち]とチリ軍に感謝した."""
    if following.kind != "N" or following.base not in _TO:
        return False
    owner = phrases[i - 1] if i else phrases[i]
    return owner.base == "の" and bool(owner.codes) and phrases[i].lemma.endswith(_FOLK)


def _are_of_one(phrases: list[Phrase], i: int, following: Phrase) -> bool:
    """Whether firms, people and ships have one owner before them: [チリの銀行3行]とタンカー12隻を."""
    if not i or phrases[i].comma or phrases[i].codes or following.codes:
        return False
    owner = phrases[i - 1]
    if owner.base != "の" or not owner.codes or not phrases[i].lemma.endswith(LEGAL):
        return False
    # 製油会社と海運会社、タンカー9隻を.
    goes_on = following.base == "" and following.comma
    return (goes_on or following.base in _TO_THE) and following.lemma.endswith((*LEGAL, *SHIPS))


def is_object_too(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether one in も is done to, too, and does nothing: 米国は英国も批判した, チリの銀行も制裁対象に加えた."""
    if not child.codes:
        return is_listed_too(laid, predicate, child)
    at = child.index - 1
    while at > 0 and (
        (laid[at].case == "も" and laid[at].head == child.head)
        or laid[at].kind == "O"
        or laid[at].case == ADDED
    ):
        at -= 1
    before = laid[at] if at >= 0 else child
    if before.case != "は" or before.comma or before.head != child.head or not before.codes:
        return False
    return not any(laid[k].base == "を" for k in predicate.children)


def is_listed_too(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether a firm in も is put on a list, and puts nobody there: チリの銀行2行も制裁の対象に加えた."""
    if predicate.lemma not in _LISTING or not child.lemma.endswith((*LEGAL, *SHIPS)):
        return False
    return not any(laid[k].base == "を" for k in predicate.children)


_LISTING: Final = frozenset(
    ("加える", "追加", "指定", "含める", "載せる", "外す", "除外", "除く", "凍結")
)


def _are_of_two(phrases: list[Phrase], i: int, following: Phrase) -> bool:
    """Whether firms of one land stand beside those of another: [チリの企業3社]とペルーの商社2社を."""
    if not i or following.base != "の" or following.index + 1 >= len(phrases):
        return False
    owner, last = phrases[i - 1], phrases[following.index + 1]
    if owner.base != "の" or not owner.codes:
        return False
    if last.case == "" and not last.comma and last.index + 1 < len(phrases):
        # 国有 2社は.
        last = phrases[last.index + 1]
    # チリの銀行とペルーの商社は: they do it together.
    if last.base in _DOING:
        return phrases[i].lemma.endswith(_FIRMS) and last.lemma.endswith(_FIRMS)
    is_firm = phrases[i].lemma.endswith(LEGAL)
    return is_firm and last.base in _TO_THE and last.lemma.endswith((*LEGAL, *SHIPS))


_TO_THE: Final = frozenset(("に", "に対", "を", "への", "の"))
# Who can be struck by a measure.
LEGAL: Final = ("個人", "企業", "会社", "社", "銀行", "行", "団体", "機関", "高官", "幹部", "組織")
_DOING: Final = frozenset(("は", "が", "も"))
_FIRMS: Final = (
    *LEGAL,
    "大手",
    "商社",
    "財閥",
    "メーカー",
    "業者",
    "勢",
    "業界",
    "基金",
    "ファンド",
    "国有",
    "国営",
)
SHIPS: Final = ("船舶", "タンカー", "船", "隻", "機", "人")
_TO: Final = frozenset(("に", "に対", "を", "への"))
_FOLK: Final = (
    *("たち", "達", "人々", "国民", "市民", "住民", "友人", "遺族", "家族", "兵士", "医師"),
    *("政府", "軍", "警察", "当局", "議会", "首脳", "大統領", "首相", "外相"),
)


def _goes_on(phrases: list[Phrase], i: int, following: Phrase) -> bool:
    """Whether the list goes on over a comma: both are parties, or things that one owner has."""
    if not (phrases[i].codes and following.codes):
        return _is_owned(phrases, i, following)
    if following.case == "":
        # チリ、ペルーなど5カ国が.
        is_counted = phrases[min(i + 2, len(phrases) - 1)].lemma in _COUNTED
        return (following.comma or is_counted) and following.kind == "N"
    if following.case != "は":
        return True
    # 日本と米国、韓国は: a list has begun before.
    before = phrases[i - 1] if i else phrases[i]
    has_begun = before.base in ("と", "や") or (before.base == "" and before.comma)
    return has_begun and i > 0 and bool(before.codes)


_COUNTED: Final = frozenset(("カ国", "か国", "ヵ国", "ヶ国", "国", "諸国", "国々"))


def _is_owned(phrases: list[Phrase], i: int, following: Phrase) -> bool:
    """ケニアの[学校、病院、]港を: three things at the least, of whom stands before them."""
    if not _is_thing(phrases[i]) or not _is_thing(following):
        return False
    first = i
    while first and phrases[first - 1].case == "" and phrases[first - 1].comma:
        first -= 1
        if not _is_thing(phrases[first]):
            return False
    owner = phrases[first - 1] if first else phrases[i]
    if owner.base == "と" and first > 1 and owner.lemma.endswith(LEGAL):
        owner, first = phrases[first - 2], first - 1
    if owner.base != "の" or not owner.codes:
        return False
    is_inside = following.case == "" and following.comma
    # ペルー産の果物、野菜など10品目に.
    is_some = following.case == "" and "etc" in following.tail
    return (
        is_inside or is_some or following.case == "や" or (first < i and following.base in _CASES)
    )


def _is_thing(phrase: Phrase) -> bool:
    is_noun = phrase.kind == "N" and not (phrase.codes or phrase.is_time or phrase.topic)
    return is_noun and phrase.lemma[-1] not in _WHEN


def _is_pair(phrase: Phrase, following: Phrase) -> bool:
    """議会と裁判所は, 基地と港を: two of a kind; but 大学と覚書を交わした, and who goes with whom."""
    if phrase.codes or following.codes or phrase.comma or phrase.kind != "N":
        return False
    if following.case in ("は", "が", "も"):
        return True
    if phrase.lemma.endswith(_TROOPS) and following.base == "を":
        return True
    is_thing = phrase.lemma[-1] not in _COMPANIONS and following.lemma not in _SHARED
    return is_thing and following.base in _CASES


_CASES: Final = frozenset(("を", "の", "に", "へ"))
# 侵攻後、港を: what says when is no thing.
_WHEN: Final = "後前中際時合果来降末間めえ上方か"
# Who may do it with somebody: 住民と話の場を持った.
_COMPANIONS: Final = (
    "氏者人員相官長軍省国側領臣庁府使理社団会体民党派家兵校学行業局部族隊生客間方々ら親妻夫子"
)
# 大隊と自走砲12門を送る: sent together.
_TROOPS: Final = ("大隊", "中隊", "連隊", "旅団", "師団", "艦隊")
_SHARED: Final = frozenset(
    ("協定", "条約", "覚書", "契約", "文書", "関係", "場", "機会", "席", "話", "間")
)


def belongs_to(phrase: Phrase, following: Phrase) -> bool:
    """Whether a noun goes with what stands right after it: 輸出 規制を, 考えは ない."""
    if phrase.topic and not phrase.codes and following.lemma in _THERE_IS:
        return True

    if phrase.case or phrase.comma:
        return False
    return following.kind in "NnJ" and not following.is_time


# 考えはない, 可能性はある: what follows says whether there is one.
_THERE_IS: Final = frozenset(("ない", "無い", "ある", "有る"))
