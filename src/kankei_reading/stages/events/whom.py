"""To whom: as the sentence says, or failing that, as the article goes."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.countries import is_venue
from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .asking import Asking, first, is_talked_about
from .homes import is_inquiry
from .memory import Memory, mediates
from .parties import NAMELESS, NOBODY, Codes, Found, is_for_others, party
from .phrases import Phrase
from .scene import Scene
from .stated import NAMED, STATED_OF
from .stated import STATED as STATED_WAYS
from .subjects import own_subject
from .visits import VISITS
from .ways import AGAINST, BETWEEN, GUESSED_OF, TOGETHER
from .wishes import DEBTS

STATED: Final = frozenset(way.__name__ for way, _ in STATED_WAYS)
# Acts that may have nobody in view.
_MAY_LACK: Final = frozenset(("MOBILIZE", "PROTEST", "RETREAT"))
# Bodies meet within themselves: 安保理が会合を開く.
_BODIES: Final = grammar("bodies")
_EVERYBODY: Final = grammar("everybody")


def whom(act: Act, scene: Scene, who: Codes, memory: Memory) -> Found:
    """Return whom `act` is done to."""
    asking = Asking(act, scene, who, memory)
    if act.entry.whom == "-" and act.type != "MOBILIZE":
        return first(asking, NAMED)
    found = first(asking, STATED_OF[act.type])
    if found.codes or not who or _is_to_nameless(act, scene):
        return found if found.codes or not who else NAMELESS
    if act.type in _MAY_LACK or (act.type == "CONSULT" and mediates(act.because[0])):
        return first(asking, BETWEEN if act.type == "CONSULT" else AGAINST)
    if act.entry.is_reciprocal:
        return _together(asking)
    guess = first(asking, GUESSED_OF[act.type])
    if _is_far(asking, guess) or (act.type in _FORCE and _is_spared(asking, guess.codes)):
        return NOBODY
    # Nobody bans trade with the WTO: a body is punished only where the sentence says so.
    return NOBODY if act.type == "SANCTION" and set(guess.codes) <= set(_BODIES) else guess


# Guesses from the rest of the article.
_FAR: Final = frozenset(("focus", "again", "parallel", "helped"))
_JOINED: Final = frozenset(("parallel", "helped"))
# What nobody does to whoever mediates.
_FORCE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN"))
_MEDIATION: Final = frozenset(("仲介", "仲裁", "調停", "あっせん", "斡旋"))


def _together(asking: Asking) -> Found:
    act, laid, who = asking.act, asking.laid, asking.who
    if _is_with_a_name(act, laid):
        return NAMELESS
    if len(who) > 1 or who[0] in _BODIES or is_about_others(act, asking.scene):
        return NOBODY
    found = first(asking, TOGETHER)
    is_fight = act.type in _FORCE and _stands_between(asking, found.codes)
    is_matter = found.how == "within" and any(
        is_talked_about(act, laid[k]) for k in act.phrase.children
    )
    return NOBODY if is_fight or is_matter else found


def _is_asker(asking: Asking, codes: Codes) -> bool:
    """Whether it is who asks for it: 輸入を減らすよう求めた; nobody asks to be punished."""
    laid, at = asking.laid, asking.act.phrase
    # 受け入れないよう求めた: not to take is what is asked.
    is_undone = at.is_negative and not asking.act.is_affirmed
    if not codes or at.form != "you" or is_undone or at.head < 0:
        return False
    return set(codes) <= set(own_subject(laid, laid[at.head]).codes)


def _stands_between(asking: Asking, codes: Codes) -> bool:
    """Whether it is a mediator: ノルウェーの仲介で停戦した軍と組織の一方が水門を閉じた."""
    if not codes or asking.memory.mediators.issuperset(codes):
        return bool(codes)
    phrases = asking.scene.phrases
    for phrase in phrases:
        if (
            phrase.lemma in _MEDIATION
            and phrase.children
            and set(codes) <= set(party(phrases, phrase))
        ):
            return True
    return False


def _is_spared(asking: Asking, codes: Codes) -> bool:
    """Whether it is a mediator, or one whose side who acts has just taken: 隣国への連帯を示すためとして船を奪った."""
    if _is_asker(asking, codes) or _stands_between(asking, codes):
        return True
    if asking.act.type == "SANCTION":
        return False
    for told in reversed(asking.memory.acts):
        if told.sentence != asking.memory.sentence:
            break
        if told.type in ("AID", "SUPPORT") and told.recipient == codes and told.actor == asking.who:
            return True
    return False


def _is_far(asking: Asking, guess: Found) -> bool:
    """Whether a guess is at one to whom it is not done, as the sentence itself says."""
    act, scene = asking.act, asking.scene
    if act.type in _OF_TRADE and _is_to_a_firm(act, scene.phrases):
        return True
    if act.entry.word in _LAW and guess.how in _NEAR and _is_of_a_suspect(act, scene):
        return True
    if guess.how not in _FAR:
        return False
    # 冷静な対応を呼びかけた is said to everybody; ガーナへの支援の要請を行った, to whoever may help.
    if act.noun is not None and (
        (act.entry.word in _CALLING and act.noun.lemma in _CALM)
        or (act.type == "REQUEST" and is_for_others(scene.phrases, act.noun, asking.who))
    ):
        return True
    # 政府は債権国と合意した。返済を5年繰り延べる: it may be the debtor who is told of.
    is_debt = act.type == "AID" and act.noun is not None and act.noun.lemma in DEBTS
    if is_debt and guess.how not in _JOINED:
        return True
    return _is_elsewhere(asking) and not _goes_on(asking, guess)


def _goes_on(asking: Asking, guess: Found) -> bool:
    """Whether it tells more of the blow just told: 北部の拠点を空爆した。戦闘員12人を殺害した."""
    told = asking.memory.acts[-1] if asking.memory.acts else None
    is_blow = told is not None and told.type == asking.act.type == "ASSAULT"
    if not is_blow or told is None or asking.memory.sentence - told.sentence > 1:
        return False
    return told.actor == asking.who and told.recipient == guess.codes


_CALLING: Final = frozenset(("呼びかける", "呼び掛ける", "促す"))
_CALM: Final = frozenset(("対応", "平静", "冷静", "注意", "警戒", "避難", "備え", "用心", "自粛"))
_OTHERS: Final = re.compile(
    "(?:[氏社団会党派員者家兵隊局院行店校組民族師]|[男女]性|[学高]生|生徒|児童|組合|組織|勢力|機構|連盟|銀行|グループ|知事|首席大臣|[市町村区]長|住民)$"
)


def _is_elsewhere(asking: Asking) -> bool:
    """Whether it is done to somebody, or to nobody, that the rest of the article does not tell of."""
    act, scene = asking.act, asking.scene
    if (act.type == "ACCUSE" and is_inquiry(act)) or is_of_players(act, scene):
        return True
    return is_about_others(act, scene) or is_to_own(act, scene, asking.who)


# Guesses from what the sentence tells of others.
_NEAR: Final = _FAR | {"here", "only_other", "turned_to"}
_LAW: Final = frozenset(
    ("逮捕", "再逮捕", "起訴", "送検", "書類送検", "指名手配", "捜索", "家宅捜索", "摘発", "検挙")
)
_SUSPECTS: Final = re.compile("(?:容疑者|被告|幹部|役員|社長|本部|会社|[男女]性?|人)$")


def _is_of_a_suspect(act: Act, scene: Scene) -> bool:
    """Whether the law deals with somebody of no land that is said: 爆破を計画したとして25人の容疑者を逮捕した."""
    noun = act.noun
    # 容疑者の起訴を検討している.
    of = noun.children if noun is not None and noun is not act.phrase and noun.kind == "n" else []
    for k in (*act.phrase.children, *of):
        held = scene.phrases[k]
        is_held = held.base == "を" or (held.base == "の" and k in of)
        if is_held and held.kind == "N" and _SUSPECTS.search(held.lemma):
            return not party(scene.phrases, held)
    return False


_DOING: Final = frozenset(("が", "は", "も"))
_PLAYERS: Final = ("選手", "監督", "コーチ", "主将")


def is_of_players(act: Act, scene: Scene) -> bool:
    """Whether those who play for a land do it: 監督は不満を漏らした."""
    for k in act.phrase.children:
        child = scene.phrases[k]
        if child.base in _DOING and child.lemma.endswith(_PLAYERS):
            return True
    return False


def is_about_others(act: Act, scene: Scene) -> bool:
    """Whether it is done to somebody without a code: 銀行との取引を禁止, 記者に説明を求めた, 知事と会い、支持を伝えた."""
    laid = scene.phrases
    for k in act.phrase.children + _met(laid, act.phrase):
        child = laid[k]
        # 救助隊を送った: who is sent is not whom one helps.
        if child.base == "を" and (
            act.type == "CONSULT"
            or (act.type == "AID" and child is act.noun and act.entry.case == "を")
        ):
            continue
        if child.base not in ("を", "に", "に対", "と", "から") or child.kind != "N":
            continue
        # クルド人側と組む: somebody is named, though nobody with a code.
        is_side = child.base == "と" and child.lemma == "側"
        is_other = is_side or _OTHERS.search("".join(child.nouns))
        if is_other and not party(laid, child):
            return True
    return False


def _met(laid: list[Phrase], predicate: Phrase) -> list[int]:
    """With whom a clause that goes on into this one is: 知事と会い、支持を伝えた."""
    found: list[int] = []
    for k in predicate.children:
        if laid[k].kind == "P" and laid[k].form in ("ren", "te"):
            found += [j for j in laid[k].children if laid[j].base == "と"]
    return found


def _is_with_a_name(act: Act, laid: list[Phrase]) -> bool:
    """Whether the other side is named, and is no land: チリはメルコスルとの協定に署名した."""
    about = act.phrase.children if act.noun is None else (*act.phrase.children, *act.noun.children)
    for k in about:
        other = laid[k]
        if other.base in ("との", "と") and other.kind == "N" and not party(laid, other):
            return bool(other.nouns) and _NAME.search(other.nouns[-1]) is not None
    return False


def _is_to_a_firm(act: Act, laid: list[Phrase]) -> bool:
    """Whether what is cut off or sold goes to a firm by name: NISへの供給を止めた."""
    noun = act.noun
    for k in noun.children if noun is not None else ():
        to = laid[k]
        if to.base in ("への", "に対の") and to.kind == "N" and not party(laid, to):
            return _NAME.search(to.nouns[-1]) is not None
    return False


_OF_TRADE: Final = frozenset(("SANCTION", "CONCEDE", "COOPERATE", "AID"))
_NAME: Final = re.compile("^(?:[A-Z][A-Za-z&]+|[ァ-ヴー]{4,})$")


def is_to_own(act: Act, scene: Scene, who: Codes) -> bool:
    """Whether it is done to one's own: 米政府は米金融機関に対し取引を禁じた."""
    for k in act.phrase.children:
        child = scene.phrases[k]
        if child.base == "に対" and (codes := party(scene.phrases, child)):
            return set(codes) <= set(who)
    return False


def _is_nameless(act: Act, laid: list[Phrase], child: Phrase) -> bool:
    if child.lemma in _BLOCS:
        return True
    # ジュネーブを訪れた: where others meet; 中東4カ国を歴訪: who has no code.
    if act.entry.word in VISITS and child.base in _GONE:
        is_abroad = not child.codes and _ABROAD.search("".join(child.nouns)) is not None
        if is_abroad or is_venue(child.lemma):
            return True
    if child.base not in _AT:
        return False
    is_all = act.type == "REQUEST" and child.lemma in _EVERYBODY
    # 上限に加わる国には売らない.
    is_of_states = child.lemma.endswith(_STATES) or (child.lemma == "国" and child.children)
    return is_all or (bool(is_of_states) and not party(laid, child))


def _touching(act: Act, laid: list[Phrase]) -> list[int]:
    """What stands beside an act, its object, or what somebody is asked to do: 加盟国に応じないよう求めた."""
    at = act.phrase
    children = at.children if act.noun is None else at.children + act.noun.children
    if act.type == "REQUEST":
        for k in at.children:
            if laid[k].form == "you":
                children = [*children, *laid[k].children]
    return children


def _is_to_nameless(act: Act, scene: Scene) -> bool:
    """Whether it is done to states without a name, or to whom a clause modifies: 各国に呼びかけた, 武器を渡す民兵."""
    laid = scene.phrases
    at = act.phrase
    # 代わりを探すよう指示した is said to one's own; nobody tours one land.
    if act.entry.word == "歴訪" or (act.type == "REQUEST" and "指示" in at.nouns[-1:]):
        return True
    for k in _touching(act, laid):
        if laid[k].base in _TOUCHED and _is_nameless(act, laid, laid[k]):
            return True
    if act.type not in ("AID", "SUPPORT") or at.form != "adn" or at.head < 0:
        return False
    taken = laid[at.head]
    if taken.kind != "N" or taken.codes or taken.is_time or not _OTHERS.search(taken.lemma):
        return False
    is_given = act.noun is not None and act.noun.base == "を"
    return (is_given or act.entry.whom == "を") and own_subject(laid, at).how == "が"


_AT: Final = frozenset(("に", "に対", "へ", "への", "に対の"))
_TOUCHED: Final = _AT | {"を"}
# Many states at once, of which none is meant more than another: 周辺国を脅した.
_BLOCS: Final = frozenset(("国際社会", "周辺国", "近隣国", "西側", "第三国", "他国", "外国"))
_GONE: Final = frozenset(("を", "に", "へ"))
_ABROAD: Final = re.compile(
    "(?:カ国|諸国|各国|友好国|アジア|欧州|中東|アフリカ|[南北中]米|太平洋|カリブ)$"
)
_STATES: Final = ("諸国", "各国", "国々", "途上国", "島しょ国", "島嶼国")
