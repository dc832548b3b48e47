"""Whose goods are shut out or let in, bought, handed over or not bought, where one builds, and from whom a thing is taken back."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .acts import Act
from .asking import Asking
from .memory import Memory
from .parties import Codes, Found, is_for_others, is_go_between, party, slot, without
from .phrases import Phrase, is_listed_good, is_made
from .scene import Scene
from .struck import country_of
from .subjects import SIGNED, own_subject, subject


def whose_goods(laid: Scene, act: Act) -> Codes:
    """Whose goods are shut out or let in: 米国産牛肉は輸入が再開された."""
    if act.type not in ("SANCTION", "CONCEDE"):
        return ()
    for k in act.phrase.children:
        about = laid.phrases[k]
        is_good = about.base in ("が", "は", "も") and about.kind not in "nP"
        if is_good and is_goods(laid.phrases, about):
            return party(laid.phrases, about)
    return ()


def is_goods(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether a phrase is a thing made or grown in the country that it names: ロシア製のミサイル."""
    below = (laid[k] for k in phrase.children if laid[k].base == "の")
    return is_made(phrase) or any(is_made(p) for p in below)


def origin(asking: Asking) -> Codes:
    """Where the thing comes from that a clause modifies: 輸入を禁止している米国産牛肉."""
    phrase = asking.act.phrase
    if asking.act.type == "COOPERATE":
        return _dealt_with(asking)
    if asking.act.type == "ACCUSE":
        return _looked_into(asking)
    if phrase.form == "adn" and phrase.head >= 0 and is_made(noun := asking.laid[phrase.head]):
        return noun.codes
    return _carried(asking) or asking.others(whose_goods(asking.scene, asking.act))


def _looked_into(asking: Asking) -> Codes:
    """Whose goods are looked into: ペルー産豚肉に反ダンピング調査, ペルー製パネルについて調査を始めた."""
    act = asking.act
    if "調査" not in act.because[0]:
        return ()
    for k in act.phrase.children:
        goods = asking.laid[k]
        if goods.base in _INTO and is_goods(asking.laid, goods):
            return asking.others(party(asking.laid, goods))
    return ()


_INTO: Final = frozenset(("に", "について", "を", "に対", "を対象に"))


_CARRYING: Final = frozenset(
    ("運ぶ", "積む", "載せる", "輸送", "運搬", "輸入", "購入", "買う", "扱う")
)


def _carried(asking: Asking) -> Codes:
    """Whose goods they carry or buy who are shut out, or whence: ロシア産原油を運ぶ船, 隣国から輸入する車に課した."""
    waiting = list(asking.act.phrase.children)
    while waiting:
        phrase = asking.laid[waiting.pop()]
        if phrase.form == "adn" and phrase.lemma in _CARRYING:
            filled = slot(asking.laid, phrase, ("を",))
            if filled and is_goods(asking.laid, filled[0]):
                return asking.others(filled[1])
            if filled is None and (seller := slot(asking.laid, phrase, ("から",))):
                return asking.others(seller[1])
        elif phrase.form == "adn" and phrase.is_passive and phrase.lemma in _MAKING:
            return _where_made(asking, phrase)
        elif phrase.kind in "NnJ" and not phrase.topic:
            waiting += phrase.children
    return ()


def _where_made(asking: Asking, clause: Phrase) -> Codes:
    """隣国で作られた車の輸入を禁じた."""
    for k in clause.children:
        place = asking.laid[k]
        if place.base == "で" and place.kind == "N":
            code = country_of(asking.scene, place)
            return asking.others((code,) if code else party(asking.laid, place))
    return ()


_MAKING: Final = frozenset(("作る", "つくる", "造る", "生産", "製造", "栽培", "採掘", "組み立てる"))


def _bought(asking: Asking, verb: Phrase) -> Codes:
    """Whose goods are bought: 米国産の航空機を購入する."""
    for k in verb.children:
        goods = asking.laid[k]
        if goods.base not in ("を", "も", "は"):
            continue
        below = [asking.laid[j] for j in goods.children]
        if any(map(is_made, (goods, *below))) or any(is_listed_good(asking.laid, p) for p in below):
            return asking.others(party(asking.laid, goods))
    return ()


_BUYING: Final = frozenset(
    (
        *("買う", "買い入れる", "買い取る", "買い付ける", "仕入れる", "借りる", "受け取る"),
        *("購入", "調達", "輸入", "導入", "追加購入"),
    )
)
_SELLING: Final = frozenset(
    (
        *("売る", "売り渡す", "売却", "輸出", "販売", "供給", "納入", "供与", "提供", "引き渡す"),
        *("貸す", "貸し出す", "貸与", "送電", "出荷"),
    )
)


def _dealt_with(asking: Asking) -> Codes:
    """With whom one deals: whose goods one buys, in whose land one builds, who uses what is supplied."""
    act = asking.act
    word = act.entry.word
    if act.entry.whom == "から":
        return _bought(asking, act.phrase)
    if word in _BUILDING and not act.entry.is_reciprocal:
        return _where_built(asking)
    if word == "供給":
        return _user(asking)
    is_paper = act.noun is not None and act.noun.lemma in SIGNED
    return asking.others(_partner(asking.laid, act)) if is_paper else ()


def with_whom(laid: list[Phrase], act: Act) -> Codes:
    """With whom a clause says that something is done, or a paper made."""
    filled = slot(laid, act.phrase, ("と",))
    return filled[1] if filled else _partner(laid, act)


def _partner(laid: list[Phrase], act: Act) -> Codes:
    """With whom a paper is that says what one buys or sells: インドから誘導弾を調達する契約を結んだ."""
    paper = act.noun
    if paper is None or not paper.children or paper.lemma not in SIGNED:
        return ()
    for k in paper.children:
        clause = laid[k]
        if clause.form != "adn" or clause.kind != "P" or clause.is_passive:
            continue
        word = clause.nouns[-1] if clause.nouns else clause.lemma
        if word in _SELLING or word in _BUYING:
            cases = ("に", "へ") if word in _SELLING else ("から", "を")
            filled = slot(laid, clause, cases)
            return filled[1] if filled else ()
    return ()


def but_seller(laid: list[Phrase], act: Act, who: Codes, memory: Memory) -> Codes:
    """Who buys, taken from the sentence before, is not who sells: 隣国から艦艇を調達することも盛り込んだ."""
    filled = slot(laid, act.phrase, ("から",))
    return without(memory.pair(who), who) if filled and set(who) <= set(filled[1]) else who


# Not 開設 or 開く: an office or a meeting is opened where others meet, too.
_BUILDING: Final = frozenset(("建設", "建てる", "整備", "敷設", "敷く", "改修", "運営", "操業"))


def _where_built(asking: Asking) -> Codes:
    """In whose land one builds: ケニアで鉄道を建設する."""
    phrase = asking.act.phrase
    for k in () if phrase.is_passive else phrase.children:
        place = asking.laid[k]
        if place.base == "で" and place.kind == "N" and (code := country_of(asking.scene, place)):
            return asking.others((code,))
    return ()


_USING: Final = frozenset(("使う", "消費", "必要", "使用", "輸入", "調達"))


def _user(asking: Asking) -> Codes:
    """Who uses what is supplied: ハンガリーが使うガスの8割はロシアが供給する."""
    noun = asking.act.noun
    for k in noun.children if noun is not None else ():
        clause = asking.laid[k]
        if clause.form == "adn" and clause.lemma in _USING:
            return asking.others(own_subject(asking.laid, clause).codes)
    return ()


def handed_over(laid: list[Phrase], act: Act, thing: Phrase) -> tuple[Found, Found] | None:
    """What is handed over comes from whoever made it: トルコ製の無人機が隣国に引き渡された."""
    is_there = thing.base in ("が", "は", "も") and thing.index < act.phrase.index
    given = slot(laid, act.phrase, ("に", "へ")) if is_there and not act.is_swapped else None
    if given is None or slot(laid, act.phrase, ("から", "によって", "により")):
        return None
    maker = party(laid, thing) if is_goods(laid, thing) else ()
    for k in thing.children:
        if not maker and laid[k].form == "adn":
            maker = own_subject(laid, laid[k]).codes
    maker = without(maker, given[1])
    return (Found(maker, 0.9, "maker"), Found(given[1], 0.95, "slots")) if maker else None


_PUT_TO_USE: Final = frozenset(
    parts(
        "使う、使用、用いる、配備、導入、運用、投入、発射、装備、受け取る、受領、調べる、分析、活用、引き渡す、渡す、譲渡、横流し、転売"
    )
)
_ARRIVING: Final = frozenset(parts("届く、到着、着く、配備、引き渡す、搬入、納入、運び込む、渡る"))


def used_by(scene: Scene, clause: Phrase) -> Codes:
    """Who makes use of what a clause says was given: オランダが供与した戦闘機がウクライナの基地に着いた, 供与した砲を使った."""
    laid = scene.phrases
    thing = laid[clause.head]
    use = laid[thing.head] if thing.kind in "Nn" and thing.head >= 0 else clause
    if use is clause or use.kind != "P" or use.form == "adn":
        return ()
    word = use.nouns[-1] if use.nouns else use.lemma
    if thing.base in ("が", "は", "も"):
        return _arrived_in(scene, use) if word in _ARRIVING else ()
    is_used = thing.base == "で" or (thing.base == "を" and word in _PUT_TO_USE)
    return subject(laid, use).codes if is_used and not use.is_passive else ()


def _arrived_in(scene: Scene, arrival: Phrase) -> Codes:
    """Where something arrives: ワクチンがセルビアの空港に着いた."""
    laid = scene.phrases
    if place := slot(laid, arrival, ("に", "へ")):
        return place[1]
    for k in arrival.children:
        at = laid[k]
        for named in (at, *(laid[j] for j in at.children)) if at.base in ("に", "へ") else ():
            if code := country_of(scene, named):
                return (code,)
    return ()


def ruled_on(asking: Asking, noun: Phrase) -> Codes:
    """Whose doing one forbids or allows: 中国企業による英国の会社の買収を差し止めた."""
    laid = asking.laid
    waiting = list(noun.children) if asking.act.type in _RULINGS else []
    while waiting:
        child = laid[waiting.pop()]
        if child.base == "による" and not is_go_between(child):
            return asking.others(party(laid, child))
        if child.base != "の":
            continue
        waiting += child.children
        # インドのロシア産原油の購入を認めた.
        owners = (laid[k] for k in child.children if is_made(child) and laid[k].base == "の")
        if codes := next((p.codes for p in owners if p.codes), ()):
            return asking.others(codes)
    return ()


_RULINGS: Final = frozenset(("SANCTION", "CONCEDE", "COERCE", "REJECT"))


def boycotted(asking: Asking) -> Codes:
    """Whose goods are not bought: 日本製品の不買運動."""
    noun = asking.act.noun
    if noun is None or "不買" not in "".join(noun.nouns):
        return ()
    owners = (asking.laid[k] for k in noun.children if asking.laid[k].base == "の")
    return next((phrase.codes for phrase in owners if phrase.codes), ())


_TAKEN_BACK: Final = frozenset(("奪い返す", "取り返す", "取り戻す", "奪還", "救出"))


def captor(asking: Asking) -> Codes:
    """Who held what is taken back: チリ当局に拿捕された漁船を奪い返した."""
    noun = asking.act.noun
    if noun is None or asking.act.entry.word not in _TAKEN_BACK:
        return ()
    for k in noun.children:
        clause = asking.laid[k]
        if clause.is_passive and clause.form == "adn":
            filled = slot(asking.laid, clause, ("に", "によって", "により"))
            return asking.others(filled[1]) if filled else ()
    return ()


_JOINING: Final = frozenset(("加わる", "参加", "同調", "追随", "続く"))


def is_joined(act: Act) -> bool:
    """Whether one only joins in what others do: 米国の制裁に加わる."""
    return act.operator is not None and act.operator.word in _JOINING


def is_of_others(asking: Asking, noun: Phrase) -> bool:
    """対ロ制裁への参加を拒む, ガーナへの支援の要請を行う: whom others strike or help is not whom one deals with."""
    laid = asking.laid
    if asking.act.type == "REQUEST":
        return is_for_others(laid, noun, asking.who)
    if asking.act.type != "REJECT" or noun.lemma != "参加":
        return False
    inside = [laid[k] for k in noun.children]
    return any(p.base == "への" and p.target for p in inside)


_GIFTS: Final = frozenset(("AID", "CONCEDE"))
_BODIES: Final = grammar("bodies")


def handed_on(laid: list[Phrase], act: Act, thing: Phrase, who: Codes) -> bool:
    """Whether a thing is given to somebody named: チリの資産をペルーに渡した is no gift to whose it was."""
    if act.entry.type == "AID" and is_made(thing):
        return True
    if act.entry.type not in _GIFTS or act.operator is not None:
        return False
    given = slot(laid, act.phrase, ("に", "へ"))
    return given is not None and not _BODIES.issuperset(without(given[1], who))
