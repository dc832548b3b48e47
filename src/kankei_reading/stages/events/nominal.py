"""Who and whom of an act told by a noun: 米国による対中制裁, ウクライナ侵攻, 米ロ首脳会談."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.tables import parts

from .acts import Act
from .asking import COURT_CODES
from .blamed import of_reason
from .deeds import AGENTS, agent
from .memory import Memory
from .occasions import carried, is_occasion, there, willing
from .parties import (
    BETWEEN,
    NOBODY,
    Codes,
    Found,
    is_for_others,
    is_go_between,
    is_origin,
    join,
    party,
    slot,
    targets,
    without,
)
from .phrases import Phrase
from .scene import Scene
from .struck import at_border, cities_struck, country_of
from .subjects import subject
from .undergone import of_captive
from .wars import begun_by

_ONTO: Final = frozenset(("ASSAULT", "SANCTION", "AID", "SUPPORT", "COERCE"))
_ARMS: Final = ("軍", "政府", "省", "氏", "側", "政権", "国連", "機", "船")


def nominal(act: Act, scene: Scene, memory: Memory) -> tuple[Found, Codes]:
    """Return who and whom of `act`, by its compound and what modifies it."""
    laid = scene.phrases
    noun = act.noun or act.phrase
    both = [noun] if noun is act.phrase else [act.phrase, noun]
    inside, towards = both[0].codes, targets(laid, both[0])
    if len(both) > 1:
        inside, towards = join(inside, noun.codes), join(towards, targets(laid, noun))
    by = agent(laid, noun) if noun.children else ()
    if not by and len(both) > 1:
        by = agent(laid, act.phrase)
    by = by or (of_reason(laid, act.phrase, act.type) if scene.is_headline else ())
    if act.type == "REQUEST" and towards and is_for_others(laid, noun, by):
        towards = ()
    if not by:
        who, to = _by_words(act, scene, (inside, towards), memory)
        is_between = len(who.codes) > 1 and act.entry.word in BETWEEN
        host = willing(laid, noun, who.codes) if is_between else ()
        return (Found(host, 0.8, "outer"), who.codes) if host else (who, to)
    # チリによるペルーの港の封鎖, チリのペルーへの攻撃: all others that it names undergo it.
    named = without(join(*_modifiers(laid, both, act.entry.whom), inside, towards), by)
    named = named or (without(cities_struck(laid, noun), by) if act.type == "ASSAULT" else ())
    return Found(by, 0.9, "の"), named


def _by_words(
    act: Act, scene: Scene, named: tuple[Codes, Codes], memory: Memory
) -> tuple[Found, Codes]:
    laid = scene.phrases
    noun = act.noun or act.phrase
    both = [noun] if noun is act.phrase else [act.phrase, noun]
    inside, towards = named
    # WTOへの提訴: where one sues is not whom one blames.
    towards = without(towards, COURT_CODES if act.entry.type == "ACCUSE" else ())
    owner, other = _of_headline(act, scene, *_modifiers(laid, both, act.entry.whom))
    if act.entry.is_reciprocal or (other and act.entry.type == "CONSULT"):
        return _reciprocal(act, scene, join(owner, inside), join(other, towards), memory)
    if inside and (_is_target(act, scene, noun) or _is_owned(act, laid, both, inside)):
        towards, inside = join(towards, inside), ()
    if _is_suffered(act, laid, both):
        towards, owner, inside = join(towards, owner, inside, other), (), ()
    who = owner or inside
    if not who and not towards and act.entry.type in _ONTO and (held := of_captive(laid, noun)):
        return _doer(act, laid, held), held
    if act.entry.type == "CONSULT" and not towards:
        towards = _served(act, scene, who, memory) if act.entry.word in BETWEEN else ()
        if not towards:
            return _alone(act, laid, owner, memory)
    if who:
        towards = without(towards, who) or _asked(act, laid, who) or _borne(act, scene, who)
        # Whoever rises does so against those at home.
        towards = towards or (who if act.entry.word.endswith(_RISINGS) else ())
        return Found(who, 0.9, "の"), towards
    return _doer(act, laid, towards), towards


def _alone(act: Act, laid: list[Phrase], owner: Codes, memory: Memory) -> tuple[Found, Codes]:
    """Who meets or mediates where it is not said whom: ノルウェーの仲介で水門が開いた, 電話で求めた."""
    if not owner and is_occasion(act, laid):
        return there(act, laid, memory)
    is_one = len(owner) == 1 and act.entry.word in BETWEEN
    return (Found(owner, 0.98, "の") if is_one else NOBODY), ()


_MOVED_BY: Final = frozenset(("を受け", "で", "により", "によって", "にかかわらず"))
_RISINGS: Final = ("クーデター", "政変", "反乱", "蜂起")


def _of_headline(act: Act, scene: Scene, owner: Codes, other: Codes) -> tuple[Codes, Codes]:
    """Who does what a headline tells by a noun for a verb: チリ軍がクーデター."""
    if not scene.is_headline:
        return owner, other
    laid = scene.phrases
    told = [laid[k] for k in act.phrase.children if laid[k].base == "が"]
    who = join(*(party(laid, phrase) for phrase in told)) if told else ()
    if not who:
        return owner, other
    return who, join(other, owner) if act.entry.type in _ONTO else other


def _asked(act: Act, laid: list[Phrase], who: Codes) -> Codes:
    """Who was asked for what he then does, or blamed: フランスの要請を受け、日本は輸出を絞った."""
    phrase = act.phrase
    if phrase.head < 0 or phrase.base not in _MOVED_BY or laid[phrase.head].is_passive:
        return ()
    is_got = phrase.base == "を受け" and any(laid[k].base == "からの" for k in phrase.children)
    # チリの抗議にもかかわらず、ペルーは漁を続けた.
    is_got = is_got or phrase.base == "にかかわらず"
    if act.type != "REQUEST" and not (is_got and act.type in _SPOKEN):
        return ()
    return without(subject(laid, laid[phrase.head]).codes, who)


_SPOKEN: Final = frozenset(("ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
_BY_MEANS: Final = frozenset(("で", "により", "によって"))
_BORNE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION"))


def _borne(act: Act, scene: Scene, who: Codes) -> Codes:
    """Who bears what comes of force: チリ軍の砲撃で、ペルーの村で3人が死んだ; チリの制裁でペルーの経済は傷んだ."""
    laid, phrase = scene.phrases, act.phrase
    if phrase.base not in _BY_MEANS or phrase.head < 0:
        return ()
    if act.type not in _BORNE:
        return _helped(act, laid, who)
    return borne_after(scene, phrase, who, is_measure=act.type == "SANCTION")


def borne_after(scene: Scene, phrase: Phrase, who: Codes, *, is_measure: bool = False) -> Codes:
    """Whom, or in whose land, something befell of which the clause after `phrase` tells."""
    laid = scene.phrases
    for k in laid[phrase.head].children if phrase.head >= 0 else ():
        child = laid[k]
        if child.kind not in "nNJ" or child.is_time:
            continue
        # イランの輸出は米国の制裁で減った; of force one hears from whoever is the topic.
        if child.index < phrase.index and not (is_measure and child.topic):
            continue
        if child.base in ("は", "が") and (codes := without(party(laid, child), who)):
            return codes
        for place in (child, *(laid[j] for j in child.children)) if child.base == "で" else ():
            code = country_of(scene, place)
            if code and code not in who:
                return (code,)
    return ()


def _helped(act: Act, laid: list[Phrase], who: Codes) -> Codes:
    """Who does something with help, and so was helped: 中国の融資でスリランカは港を築いた, 融資で建てられたラオスの橋."""
    phrase = act.phrase
    done = laid[phrase.head] if phrase.head >= 0 and phrase.base in _BY_MEANS else phrase
    if act.type not in ("AID", "COOPERATE") or done is phrase or done.kind != "P":
        return ()
    if done.form == "adn" and done.is_passive:
        return without(party(laid, laid[done.head]), who)
    helped = without(subject(laid, done).codes, who)
    place = slot(laid, done, ("に", "で", "では")) if done.is_passive and not helped else None
    return without(place[1], who) if place else helped


# Killing and seizing: whoever stands before them with の, or inside the compound, is the one it is done to: 首相の暗殺.
_DONE_TO: Final = (
    *("殺害", "暗殺", "処刑", "射殺", "毒殺", "虐殺", "死刑執行", "暗殺事件", "殺害事件", "拉致"),
    *("拉致事件", "誘拐", "拘束", "逮捕", "拘留", "収監", "解任", "追放", "禁止", "掃討"),
)
# Forces and offices do it even so: 米軍の虐殺.
_FORCES: Final = ("軍", "政府", "省", "政権", "当局", "警察", "部隊", "隊", "側", "庁", "裁判所")


def _is_suffered(act: Act, laid: list[Phrase], both: list[Phrase]) -> bool:
    """Whether whoever stands before the noun is the one it is done to: 首相の暗殺, 日本製品の不買運動."""
    if act.entry.type == "PROTEST":
        return any(word.startswith("不買") for word in both[-1].nouns)
    # 米国人の査証発給の停止: what is taken in の is theirs who suffer it.
    is_object = act.noun is not act.phrase and act.entry.case == "を" and act.entry.whom == "の"
    return (is_object or act.entry.word.endswith(_DONE_TO)) and not _is_by(laid, both)


def _is_by(laid: list[Phrase], both: list[Phrase]) -> bool:
    """Whether who does the act of a noun is said beside it: による, or a force that does such things."""
    for child in [laid[k] for phrase in both for k in phrase.children]:
        is_doer = child.base in AGENTS or child.base == "によって"
        if child.codes and is_doer and (child.base != "の" or child.lemma.endswith(_FORCES)):
            return True
    return any(word.endswith(_FORCES) for phrase in both for word in phrase.nouns)


def _served(act: Act, scene: Scene, who: Codes, memory: Memory) -> Codes:
    """For whom somebody mediates: 中国の仲介でサウジとイランは合意した; one alone is one of two."""
    laid = scene.phrases
    head = laid[act.phrase.head] if act.phrase.head >= 0 else None
    if head is None or head.kind != "P":
        return ()
    served = without(subject(laid, head).codes, who)
    if len(served) != 1:
        return served
    named = without(join(*(a.codes for a in scene.actors)), who)
    both = named if len(named) == 2 else memory.two(who)
    return both if served[0] in both else served


def _modifiers(laid: list[Phrase], both: list[Phrase], whom: str) -> tuple[Codes, Codes]:
    owner: Codes = ()
    other: Codes = ()
    for phrase in both:
        for k in phrase.children:
            child = laid[k]
            if child.form == "adn" and child.lemma in _LINKING:
                linked = slot(laid, child, ("を",))
                owner = join(owner, linked[1]) if linked and len(linked[1]) > 1 else owner
            if child.kind not in "NnJ" or child in both or child.is_time:
                continue
            is_left = child.base in ("からの", "から") and whom == "から"
            if is_left or (child.base == "の" and child.codes and is_origin(child)):
                other = join(other, child.codes)
            elif child.base in ("の", "による", "からの", "から") and not is_go_between(child):
                owner = join(owner, party(laid, child))
            elif child.base in ("との", "と") or (
                # 隣国を訪問中に.
                child.base == "を" and whom == "を" and phrase.base != "の"
            ):
                other = join(other, party(laid, child))
    return owner, other


# 日本とインドを結ぶ直行便が就航した.
_LINKING: Final = frozenset(("結ぶ", "つなぐ"))


def _is_among_own(act: Act, laid: list[Phrase], mine: Codes, other: Codes) -> bool:
    """Whether it is between two of one country: デモ隊と治安部隊の衝突, 野党支持者と警察との衝突."""
    if other and mine:
        return other == mine
    if act.entry.word.startswith("内戦") and act.phrase.base == "で":
        # シリアの内戦では50万人が死亡した.
        return True
    mine = mine or other
    noun = act.noun or act.phrase
    sides = (laid[k] for k in noun.children if laid[k].base in _OF)
    beside = (laid[side.index - 1] for side in sides if side.index)
    return any(p.base in ("と", "や") and p.codes == mine for p in beside)


_OF: Final = frozenset(("の", "との", "による", "と"))


def _reciprocal(
    act: Act, scene: Scene, mine: Codes, other: Codes, memory: Memory
) -> tuple[Found, Codes]:
    laid = scene.phrases
    alone = mine or other
    if not alone:
        return _unnamed(act, scene, memory)
    if len(alone) == 1 and _is_among_own(act, laid, mine, other):
        return Found(alone, 0.9, "の"), alone
    other = without(other, mine)
    if len(mine) + len(other) > 1:
        if mine or act.type != "CONSULT" or _is_with(act, laid):
            return Found(mine, 0.95, "の"), other
        # 両国の鉄道に関する協議: it is between the two.
        return Found(other, 0.95, "の"), ()
    if other:
        outer = _doer(act, laid, other)
        outer = outer if outer.codes else carried(act, laid, other, memory)
        if outer.codes:
            return outer, other
    helped = _helped(act, laid, mine) if len(mine) == 1 else ()
    return Found(mine, 0.9 if helped else 0.6, "の"), helped or other


def _unnamed(act: Act, scene: Scene, memory: Memory) -> tuple[Found, Codes]:
    """Who do together what names neither: ペルーとチリの国境では、部隊の撃ち合いで5人が死亡した."""
    if is_occasion(act, scene.phrases):
        return there(act, scene.phrases, memory)
    is_fight = act.type == "ASSAULT" and act.phrase.head >= 0 and "境" in scene.text
    two = at_border(scene, scene.phrases[act.phrase.head]) if is_fight else ()
    return (Found(two, 0.9, "間") if two else NOBODY), ()


def _is_with(act: Act, laid: list[Phrase]) -> bool:
    """Whether those beside an act are with whom another does it: 米国や英国との協議."""
    noun = act.noun or act.phrase
    return any(laid[k].base in ("との", "と") and party(laid, laid[k]) for k in noun.children)


def _is_target(act: Act, scene: Scene, noun: Phrase) -> bool:
    """Whether a country inside a compound is dealt with (ウクライナ侵攻), not acting (米軍演習)."""
    if act.entry.word in ("派遣", "派兵", "進駐", "駐留") and len(noun.codes) > 1:
        return True
    # 中国融資の鉄道: who paid for a thing.
    if act.entry.type not in _ONTO or (act.entry.word in _LENT and noun.base == "の"):
        return False
    text = scene.text[noun.start : noun.last_mention]
    return not text.endswith(_ARMS) or (act.type == "ASSAULT" and _is_struck(noun))


_LENT: Final = frozenset(("融資", "借款", "円借款"))


def _is_struck(noun: Phrase) -> bool:
    """Whether a compound says what of somebody's was attacked: 米軍駆逐艦襲撃事件, 米軍基地攻撃."""
    return any(word.endswith(_STRUCK) for word in noun.nouns)


# 空爆 and ミサイル攻撃 only say how.
_STRUCK: Final = (
    *("艦", "艇", "空母", "基地", "施設", "司令部", "車列", "車両", "トラック", "輸送機", "旅客機"),
    *(
        "戦闘機",
        "ヘリ",
        "ヘリコプター",
        "大使館",
        "庁舎",
        "本部",
        "兵士",
        "将校",
        "護送車",
        "検問所",
    ),
)


def _is_owned(act: Act, laid: list[Phrase], both: list[Phrase], inside: Codes) -> bool:
    """Whether somebody else stands before a compound as who acts: チリによるペルー批判, 外相のペルー訪問."""
    if len(inside) != 1 or act.entry.whom not in ("を", "に") or act.entry.is_reciprocal:
        return False
    before = (laid[k] for phrase in both for k in phrase.children)
    return any(p.base in _BY and p.codes and p.codes != inside for p in before)


_BY: Final = frozenset(("による", "の"))


# 暗殺を受けて非難した: who acts on the news of it did not do it.
_GIVEN: Final = frozenset(("が", "を受け", "を理由に", "に伴い", "を巡り", "について", "に対"))


_TRACES: Final = frozenset(
    ("抜け道", "抜け穴", "影響", "余波", "打撃", "痛手", "恩恵", "経験", "歴史", "標的", "代償")
)
_CARRIED: Final = frozenset(("を", "で", "に", "の", "と", "や"))
# Who speaks against an act, or fears it, does not do it: イラク攻撃に反対した.
_JUDGING: Final = frozenset(
    parts(
        "反対、批判、非難、抗議、反発、懸念、警戒、歓迎、支持、糾弾、恐れる、憂慮、警告、静観、注視、黙認"
    )
)


def _doer(act: Act, laid: list[Phrase], towards: Codes) -> Found:
    """Who does the act of a noun that is some predicate's object."""
    if act.type == "ASSAULT" and (begun := begun_by(act, towards)):
        return Found(begun, 0.9, "known")
    at = act.phrase
    sure = 0.75
    # 首相の暗殺から10年の式典に出席した: who does what comes of it did not do it.
    is_past = at.base not in _CARRIED and act.entry.word.endswith(_DONE_TO)
    # 制裁の抜け道になる: what an act leaves behind is not done by whom it touches.
    is_trace = at.base == "の" and at.head >= 0 and laid[at.head].lemma in _TRACES
    if at.topic or at.base in _GIVEN or is_past or is_trace:
        return NOBODY
    for _ in range(4):
        if at.head < 0 or not towards:
            break
        at = laid[at.head]
        if at.kind != "P":
            continue
        if at.lemma in _JUDGING:
            return NOBODY
        found = subject(laid, at)
        if codes := without(found.codes, towards):
            return Found(codes, found.sure * sure, "outer")
        sure *= 0.95
    return NOBODY
