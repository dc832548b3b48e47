"""The parties that noun phrases name: themselves, those listed with them, their owners, their targets."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import is_country
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .adding import ADDED
from .phrases import Phrase, is_listed_good

Codes = tuple[str, ...]

_FROM: Final = frozenset(("の", "による", "からの", "との", "を含む", "をはじめの", "としての"))
# Who leads or serves somebody stands for them.
_LEADING: Final = frozenset(("率いる", "務める", "代表", "担う", "出身"))
# Whose a ship or a works is: ギリシャの会社が運航するタンカー.
_RUNNING: Final = frozenset(
    ("運航", "運営", "所有", "保有", "経営", "操業", "運用", "握る", "手掛ける", "手がける")
)
# And so does who was sent or came from it: 国連から派遣された監視団.
_SENT: Final = frozenset(("派遣", "送り込む", "来る", "やって来る", "やってくる", "来日", "招く"))
# And whoever fled from it: 隣国から逃れた2万人.
FLED: Final = frozenset(("逃れる", "逃げる", "避難", "退避", "脱出", "亡命", "渡る"))
# リトアニア国籍を持つ旅行者.
_HAVING: Final = frozenset(("持つ", "有する", "もつ"))
_PAPERS: Final = (["国籍"], ["籍"], ["市民権"], ["旅券"], ["パスポート"], ["永住権"])
# ペルーの船に乗った男ら.
_ABOARD: Final = frozenset(("乗る", "乗り組む", "乗り込む"))
_LED: Final = (
    dict.fromkeys(_LEADING, ("を",))
    # 米国が率いる連合, 連合を率いる米国.
    | {"率いる": ("が", "を")}
    | dict.fromkeys(_HAVING, ("が", "を"))
    | dict.fromkeys(_RUNNING, ("が",))
    | dict.fromkeys(_SENT | FLED, ("から",))
    | dict.fromkeys(_ABOARD, ("に",))
)
_TOWARDS: Final = frozenset(("への", "に対の", "を巡りの", "についての", "に対", "へ", "に向けの"))
# 台湾を巡る発言に反発: a matter that somebody else speaks of, not whom one is against.
_OF_A_MATTER: Final = frozenset(
    (
        "発言",
        "答弁",
        "対応",
        "判断",
        "決定",
        "姿勢",
        "方針",
        "報道",
        "主張",
        "演説",
        "言動",
        "政策",
        "立場",
        "説明",
    )
)
_THROUGH: Final = frozenset(("の", "や", "と", "による", "からの"))
_AT: Final = ("に", "に対", "へ")
# 韓国を防衛する約束 is a promise to 韓国.
_PROMISED: Final = (*_AT, "を")
_VOWS: Final = frozenset(("約束", "義務", "誓約", "公約", "責任"))
# WTOの規則に沿った運用 is directed at nobody.
# ペルー国境に近い村 lies there, and is not turned against it.
_FOLLOWING: Final = frozenset(
    (
        *("沿う", "基づく", "従う", "則る", "もとづく", "即する", "よる", "関する"),
        *("近い", "ほど近い", "程近い", "面する", "接する", "隣接", "隣り合う", "位置"),
        *("反する", "違反", "背く", "抵触", "もとる"),
    )
)
# 隣国に身を寄せる前首相の引き渡しを求めた: who has them is who is asked; チリ産品にかかるペルーの関税.
_STAYING: Final = frozenset(
    ("寄せる", "逃れる", "滞在", "亡命", "潜む", "とどまる", "住む", "かかる")
)
_LIST: Final = frozenset(("と", "や", "", ADDED))
_DEEPEST: Final = 6


class Found:
    """Parties found, and how sure the way is that led to them.

    `is_blocked`: somebody else is named as the one who acts, somebody without a code.
    """

    __slots__ = ("codes", "how", "is_blocked", "sure")

    # No dataclass: its __init__ stays Python where all else is compiled.
    def __init__(
        self, codes: Codes = (), sure: float = 1.0, how: str = "", is_blocked: bool = False
    ) -> None:
        self.codes = codes
        self.sure = sure
        self.how = how
        self.is_blocked = is_blocked

    def weaker(self, factor: float, how: str) -> Found:
        return Found(self.codes, self.sure * factor, how, self.is_blocked) if self.codes else self

    def beside(self, codes: Codes) -> Found:
        """Return the same finding with `codes` as well."""
        return Found(join(self.codes, codes), self.sure, self.how, self.is_blocked)


NOBODY: Final = Found()
# 各国に, 外国企業に: somebody is told of, and no land by name.
NAMELESS: Final = Found()


def join(*groups: Codes) -> Codes:
    """Return all codes of `groups` once, in order."""
    found: Codes = ()
    for group in groups:
        # Mostly there is one group that is not empty, or none.
        if group and group != found:
            found = tuple(dict.fromkeys((*found, *group))) if found else group
    return found


def without(codes: Codes, others: Codes) -> Codes:
    if not codes or not others:
        return codes
    for code in codes:
        if code in others:
            return tuple([code for code in codes if code not in others])
    return codes


def is_origin(phrase: Phrase) -> bool:
    """Whether a country in a compound only says where a thing comes from: ロシア産原油の輸入."""
    return any(word[0] in "産製" or word.endswith("製品") for word in phrase.nouns)


def _is_act_beside(child: Phrase) -> bool:
    """米国による追放と制裁を: what stands beside an act says whose it is."""
    return child.base in ("と", "や") and child.kind == "n" and not child.codes


def _is_thing_beside(child: Phrase) -> bool:
    """ケニアの学校や病院を: whose the first is, the others are."""
    is_listed = child.base in ("や", "と") or (child.base == "" and child.comma)
    return is_listed and child.kind == "N" and bool(child.children) and not child.codes


def _is_good_beside(laid: list[Phrase], child: Phrase) -> bool:
    """米国産の航空機とガスを: what stands beside a thing of a country's make is of its make too."""
    return child.base == "と" and not child.codes and is_listed_good(laid, child)


def _is_same(child: Phrase, phrase: Phrase) -> bool:
    """香港の企業など61団体: the second noun counts what the first names."""
    return child.base == "" and child.index == phrase.index - 1 and not child.comma


# 隣国の仲介による協議: who stands between two is neither of them.
BETWEEN: Final = ("仲介", "調停", "仲裁", "橋渡し", "仲立ち", "とりなし", "取りなし")


def is_go_between(by: Phrase) -> bool:
    return by.base == "による" and by.lemma.endswith(BETWEEN)


def party(laid: list[Phrase], phrase: Phrase, depth: int = 0) -> Codes:
    """Return whom a noun phrase stands for: itself, what it is listed with, or its owner."""
    own = phrase.codes
    listed: Codes = ()
    owner: Codes = ()
    if depth >= _DEEPEST or not phrase.children:
        return own
    for k in phrase.children:
        child = laid[k]
        if child.form == "adn" and not own and (led := _LED.get(child.lemma)):
            owner = join(owner, _led(laid, child, led, depth + 2))
        if child.kind not in "NnJ":
            continue
        # ペルーの友人たちとチリ軍に.
        is_listed = bool(child.codes) or (bool(own) and child.base == "と" and child.kind == "N")
        if child.base in _LIST and is_listed and not child.is_time:
            more = party(laid, child, depth + 1)
            listed = join(listed, more) if listed else more
        elif (
            (child.base in _FROM and not (child.base == "による" and is_go_between(child)))
            or _is_act_beside(child)
            or _is_same(child, phrase)
            or (not own and _is_thing_beside(child))
            or _is_good_beside(laid, child)
        ):
            more = party(laid, child, depth + 1)
            owner = join(more, owner) if owner else more
    # フィンランドのNATO加盟: who joins is whom it is about.
    is_joiner = bool(owner) and "加盟" in phrase.nouns
    if own and (is_joiner or set(own) < set(owner)):
        return owner
    return join(listed, own or owner) if listed else own or owner


def _led(laid: list[Phrase], clause: Phrase, cases: tuple[str, ...], depth: int) -> Codes:
    """Whom a clause says that somebody leads, serves, comes from or has the papers of."""
    filled = slot(laid, clause, cases, depth)
    # ロシアに工場を持つ会社 need not be of Russia.
    if filled is None:
        return ()
    is_thing = clause.lemma in _HAVING and filled[0].base == "を"
    return () if is_thing and filled[0].nouns[-1:] not in _PAPERS else filled[1]


# What armies and movements have of their own.
_OF_ARMIES: Final = tuple(
    parts(
        "基地、拠点、陣地、車列、部隊、兵、兵士、兵舎、将校、幹部、司令官、指導者、戦闘員、要員、司令部、本部、施設、艦、艇、艦隊、艦艇、空母、"
        "戦車、戦闘機、輸送機、無人機、ヘリ、車両、弾薬庫、倉庫、補給路、補給線、検問所、駐屯地、前哨、レーダー、潜伏先、アジト、支配地域、支配地"
    )
)
_ARMED: Final = frozenset(("HAMAS", "HEZBOLLAH", "HOUTHI", "TALIBAN", "ISIS"))


def is_strange(towards: Phrase, owner: Phrase) -> bool:
    """Whether an army strikes what is not its own: ロシア軍の[発電所への]攻撃; but 米軍の[基地への]攻撃."""
    is_armed = owner.lemma.endswith(("軍", "部隊")) or not _ARMED.isdisjoint(owner.codes)
    return is_armed and not "".join(towards.nouns).endswith(_OF_ARMIES)


def targets(laid: list[Phrase], phrase: Phrase, depth: int = 0) -> Codes:
    """Return whom a noun phrase is directed at: 対米, ロシアへの, 中国に対する, ロシア向け."""
    found = phrase.target
    if depth >= _DEEPEST:
        return found
    for k in phrase.children:
        child = laid[k]
        if child.kind in "NnJ":
            if child.base == "を巡りの" and phrase.lemma in _OF_A_MATTER:
                continue
            if child.base in _TOWARDS:
                found = join(found, _aimed_at(laid, child, depth + 1), child.target)
            elif child.base in _THROUGH:
                more = targets(laid, child, depth + 1)
                found = join(found, more) if found else more
        elif (
            child.form == "adn"
            # 隣国に渡さない保証を求めた is asked of somebody else.
            and "passive" not in child.tail
            and "neg" not in child.tail
            # 制裁に苦しむラオス: where somebody has a name, they are who is meant.
            and not (phrase.codes and child.lemma not in _STAYING)
            and phrase.lemma != "こと"
            and child.lemma not in _FOLLOWING
            and (filled := slot(laid, child, _PROMISED if phrase.lemma in _VOWS else _AT))
        ):
            found = join(found, filled[1])
    return found


def _aimed_at(laid: list[Phrase], towards: Phrase, depth: int) -> Codes:
    for k in towards.children if not towards.codes else ():
        owner = laid[k]
        if owner.base == "の" and owner.codes and is_strange(towards, owner):
            return ()
    return party(laid, towards, depth)


def is_for_others(laid: list[Phrase], wish: Phrase, who: Codes) -> bool:
    """Whether what is asked for is to go to whom it names: マラウイへの支援を要請した is not asked of them.

    The states of which 隣国への支援の要請 is told ask for themselves, bodies do so for others.
    """
    near = [wish] if who and is_country(who[0]) else [wish, *[laid[k] for k in wish.children]]
    for given in near:
        is_named = given is wish or given.base == "の"
        if is_named and given.children and given.nouns and given.nouns[-1] in _GIVEN:
            return bool(targets(laid, given))
    return False


_GIVEN: Final = frozenset(("支援", "援助", "供与", "提供", "派遣", "融資", "寄付", "復興", "救援"))


# Where one sues, not whom one blames.
COURTS: Final = ("裁判所", "地裁", "高裁", "最高裁", "法廷", "裁判")


def slot(
    laid: list[Phrase], predicate: Phrase, cases: tuple[str, ...], depth: int = 0
) -> tuple[Phrase, Codes] | None:
    """Return the first child of `predicate` in one of `cases` that names a party."""
    for case in cases:
        for k in reversed(predicate.children):
            child = laid[k]
            # チリとの間で協議した is チリと協議した.
            is_between = case == "と" and child.lemma == "間" and child.base in ("で", "に")
            if (child.base == case or is_between) and not child.is_time and child.kind in "NnJ":
                if case == "に" and child.lemma.endswith(COURTS):
                    continue
                # Most have nothing before them: these are asked no further.
                codes = party(laid, child, depth) if child.children else child.codes
                if not codes and case != "が" and depth < 2:
                    codes = targets(laid, child, depth + 2) if child.children else child.target
                if codes:
                    more = beside_too(laid, child) if child.topic and child.case != "は" else ()
                    return child, join(more, codes) if more else codes
    return None


# Verbs to which what stands next in に belongs, whoever is asked to do so: 隣国に圧力をかけるよう求めた.
_TAKING: Final = grammar("verbs with a goal")


def bidden(laid: list[Phrase], clause: Phrase) -> tuple[Phrase, Codes] | None:
    """Return who is named as the one to do what a wish's clause tells: 隣国に撤退するよう求めた."""
    if clause.lemma not in _TAKING:
        return slot(laid, clause, ("に", "に対"))
    named = [laid[k] for k in clause.children if laid[k].base in ("に", "に対")]
    # 隣国に関税を課さないよう求めた: who is not to lay it on is asked.
    taken = len(named) - 1 if len(named) > 1 or not clause.is_negative else 1
    for child in reversed(named[: max(taken, 0)]):
        if child.kind in "NnJ" and not child.is_time and (codes := party(laid, child)):
            return child, codes
    return None


def beside_too(laid: list[Phrase], phrase: Phrase) -> Codes:
    """Who stands before it with the same particles: 米国にも英国にも, 米国も英国も."""
    before = laid[phrase.index - 1] if phrase.index else phrase
    is_beside = before.case == phrase.case and before.topic
    is_beside = is_beside and before is not phrase and before.head == phrase.head
    return party(laid, before) if is_beside and before.kind in "NnJ" else ()
