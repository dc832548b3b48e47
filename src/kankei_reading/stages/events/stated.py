"""Whom an act is done to, as the grammar of its sentence states it."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .agents import is_said_bare
from .ahead import ahead, named_last, signed_with
from .answers import HEARD, blamed, is_denial, is_hearsay
from .apart import is_by_the_way
from .asking import ABOUT, BESIDE, Asked, Asking, Ways, by_type, is_talked_about
from .claimed import accused
from .crowds import before_house, marched_at
from .deeds import JUDGING, borne, clauses_of, judged
from .goods import boycotted, captor, handed_on, is_goods, is_joined, is_of_others, origin, ruled_on
from .heads import is_own
from .lists import is_listed_too
from .named import STATIONED, is_station
from .offered import put_forward, told_of
from .parties import COURTS, Codes, party, slot, targets
from .phrases import Phrase, is_made
from .struck import lying
from .subjects import CONTENT, INSIDE, RUMOURS, inner, own_subject, subject
from .topics import asked_for, is_after_party
from .undergone import done_to
from .visits import VISITS, city
from .wishes import spoken_to

_SLOTS: Final = {
    "を": ("を", "に対", "に", "へ", "について", "も"),
    "に": ("に", "に対", "へ", "について", "を", "に向け"),
    "と": ("と", "と並び", "に"),
    "から": ("から", "に"),
    "の": ("を", "に", "に対", "について"),
    "への": ("に", "に対", "へ", "について", "を"),
    "-": ("に", "に対", "へ"),
}
_PLACES: Final = grammar("places")
_ONTO: Final = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))


def asked(asking: Asking) -> Codes:
    """The one asked, or pressed, stands in に, of the verb or of what is asked for."""
    act, laid = asking.act, asking.laid
    is_asking = act.type == "REQUEST"
    if is_asking and (told := spoken_to(asking)) is not None:
        return told
    for k in reversed(act.phrase.children):
        child = laid[k]
        if child.kind == "P" and (child.form == "you" or (child.form == "quote" and is_asking)):
            filled = asked_for(laid, child)
            # 王政に戻ってほしい: where one should go back to is not who should.
            # 隣国の水域に入らないよう求めた: nor is where one should not go.
            is_place = filled is not None and filled[0].lemma.endswith(_WATERS)
            if filled and (is_place or ("wish" in child.tail and not filled[0].codes)):
                filled = None
            filled = filled or slot(laid, child, ("が",))
            if filled and asking.others(filled[1]):
                return filled[1]
            # シリアが送った部隊を引き揚げるよう求めた.
            if owner := asking.others(inner(laid, child).codes):
                return owner
    return ()


_WATERS: Final = ("水域", "海域", "領海", "領空", "空域", "領土", "領内")


def object_(asking: Asking) -> Codes:
    """The party in the object's own phrase: 中国への批判, 米国との対話, イランの資産."""
    act, laid = asking.act, asking.laid
    noun = act.noun
    if noun is None or noun is act.phrase or noun.lemma in CONTENT or is_talked_about(act, noun):
        return ()
    if _is_no_party(asking, noun):
        return asking.others(targets(laid, noun)) if act.type == "SANCTION" else ()
    found = (ruled_on(asking, noun) if noun.kind == "n" else ()) or _inside(asking, noun)
    if not found and (meant := targets(laid, noun)) and not _is_matter(asking, noun):
        found = asking.others(meant)
    for k in () if found else noun.children:
        child = laid[k]
        if child.base in ("との", "からの") and not (
            child.kind == "Q" and is_by_the_way(asking, child)
        ):
            found = found or asking.others(party(laid, child))
    if found or (noun.base == "が" and not act.phrase.is_passive):
        return found
    # ロシア製兵器を米国に引き渡す: whose make a gift is, nobody is given it.
    owner = () if act.type == "MOBILIZE" else party(laid, noun)
    return () if owner and handed_on(laid, act, noun, asking.who) else owner


def _inside(asking: Asking, noun: Phrase) -> Codes:
    """Whom the act's own noun names: イスラエル軍のレバノン攻撃が続く."""
    if len(noun.codes) != 1:
        return ()
    is_onto = asking.act.operator is not None and asking.act.type in _ONTO
    # チリによるペルー批判が強まる.
    is_by = any(asking.laid[k].base == "による" for k in noun.children)
    return asking.others(noun.codes) if is_onto or is_by else ()


_ELSEWHERE: Final = frozenset(("ACCUSE", "ASSAULT", "REQUEST"))


def _is_no_party(asking: Asking, noun: Phrase) -> bool:
    """Whether a phrase names somebody, but not the other side: a place, a court, who suffered what is blamed."""
    act = asking.act
    if noun.base == "に" and (
        noun.lemma.endswith(COURTS)
        or noun.lemma in INSIDE
        # 議長に就いた直後に訪れた: when, whoever it names.
        or (noun.lemma in BESIDE and asking.laid[noun.index - 1].form == "adn")
    ):
        return True
    # 屈したとの見方については否定した: what is denied nobody in it said.
    if (noun.lemma in RUMOURS and is_denial(act)) or is_of_others(asking, noun):
        return True
    if act.type == "MOBILIZE":
        is_place = noun is not act.noun and noun.lemma in _PLACES
        thing = act.noun if act.noun is not None and act.noun.head == noun.index else noun
        return is_place or is_goods(asking.laid, thing)
    if act.type == "SANCTION":
        return is_joined(act)
    # ロシア製のミサイルを配備した: where a thing was made nobody need hear of.
    is_thing = act.type in _ELSEWHERE and is_goods(asking.laid, noun)
    # 輸出は3億ドルと、隣国の2億ドルを上回った: with whom it is compared.
    if is_thing or noun.lemma in ("ドル", "円", "元", "ユーロ", "%"):
        return True
    return act.type in JUDGING and bool(borne(asking, noun))


_DOUBTED: Final = frozenset(("に", "へ", "に向け"))


def _is_of_another(asking: Asking, case: str) -> bool:
    """Whether a case may hold the other side of acts of this kind only, and this is of another."""
    act = asking.act
    if case == "に":
        # Who draws near another does so of their own accord: イランに接近した; storms do so to nobody.
        is_nearing = asking.who and act.entry.word in ("接近", "歩み寄る")
        return act.entry.whom == "と" and not is_nearing
    if case == "に向け":
        # 首都に向けて放った is at somebody, 首脳会談に向けて求めた is not.
        return act.type not in _ONTO
    return asking.scene.is_headline and not _is_given_to(asking)


def _is_given_to(asking: Asking) -> bool:
    """隣国へ戦車供与; not 隣国を制裁へ, which is to come, nor where forces go."""
    if asking.act.type == "MOBILIZE" or asking.act.phrase.form == "adn":
        return False
    toward = (asking.laid[k] for k in asking.act.phrase.children)
    return any(p.base == "へ" and p.kind == "N" and p.codes for p in toward)


def slots(asking: Asking) -> Codes:
    for case in _SLOTS[asking.act.entry.whom]:
        if case in _DOUBTED and _is_of_another(asking, case):
            continue
        filled = slot(asking.laid, asking.act.phrase, (case,))
        if filled is None or _is_no_party(asking, filled[0]):
            continue
        # 米国は英国も批判した; not 中国製機器の締め出しも.
        is_meant = case != "も" or bool(filled[0].codes)
        is_meant = is_meant or is_listed_too(asking.laid, asking.act.phrase, filled[0])
        codes = asking.others(filled[1] if is_meant else ())
        if codes:
            return codes
    at = asking.act.phrase.index
    for k in asking.act.phrase.children:
        # 車列を待ち伏せして兵士を殺害した.
        before = asking.laid[k]
        if before.form == "te" and (
            k == at - 1 or asking.act.type == "ASSAULT" or before.lemma in _MEANS
        ):
            filled = slot(asking.laid, before, _SLOTS[asking.act.entry.whom][:1])
            return filled[1] if filled else ()
    return ()


# 製油所に、他国の管を借りて原油を届けた: by what means, which is to nobody.
_MEANS: Final = frozenset(
    ("使う", "用いる", "借りる", "利用", "活用", "通す", "通じる", "介する", "経る")
)


_CHAINED: Final = ("ren", "te")


def compound(asking: Asking) -> Codes:
    phrase = asking.act.phrase
    if phrase.target:
        return phrase.target
    if phrase.nouns and phrase.codes and asking.act.entry.is_noun:
        is_who = (
            asking.scene.is_headline and asking.act.type in ABOUT and is_own(asking.laid, phrase)
        )
        return () if is_who else phrase.codes
    for k in phrase.children:
        child = asking.laid[k]
        is_other = child.base in ("が", "は", "も") and child.kind != "n"
        is_clause = child.kind == "P" and child.form in _CHAINED and asking.act.type in JUDGING
        if child.is_time or is_other or is_clause:
            continue
        # 隣国への侵攻を理由に, 侵攻を受け: whom that befell is not whom one punishes.
        if child.base == "を理由に" or (child.base == "を受け" and asking.act.type in _PUNISHING):
            continue
        is_rumour = child.lemma in HEARD and is_hearsay(asking.act, child)
        # 隣国に制裁を科す一方、支援を広げた: what is done besides is done to whom it says.
        is_beside = child.lemma in BESIDE and asking.laid[child.index - 1].form == "adn"
        if is_rumour or is_beside or (child.base == "" and asking.scene.is_headline):
            continue
        found = targets(asking.laid, child) if child.children else child.target
        if (
            found
            and not is_of_others(asking, child)
            and not _is_aside(asking, child)
            and not (asking.act.type in JUDGING and borne(asking, child))
            and (codes := asking.others(found))
        ):
            return codes
    return ()


_PUNISHING: Final = frozenset(("ACCUSE", "COERCE", "SANCTION", "THREATEN"))
_MATTER: Final = frozenset(("で", "について", "を巡り", "を", "へ", "に向け"))


def _is_matter(asking: Asking, about: Phrase) -> bool:
    """Whether all who act together are named beside it: 英仏が対ロ政策で一致した, チリはペルーと対ロ連携を確かめた."""
    act = asking.act
    if not act.entry.is_reciprocal or about.base not in _MATTER:
        return False
    with_whom = slot(asking.laid, act.phrase, ("と",))
    # 英仏は対米協議を始めた: with all of whom the two talk.
    is_of_two = len(asking.who) > 1 and (about.base != "を" or act.type == "AGREE")
    return is_of_two or with_whom is not None


def _is_aside(asking: Asking, child: Phrase) -> bool:
    """Whether it says about what, or why, and not to whom: トルコへの配慮から反対した, 隣国への武器売却で米企業に制裁."""
    act, base = asking.act, child.base
    if base == "で" and act.type == "SANCTION" and slot(asking.laid, act.phrase, ("に",)):
        return True
    is_reason = base == "から" and act.entry.whom != "から"
    return is_reason or _is_matter(asking, child) or is_talked_about(act, child)


def deed(asking: Asking) -> Codes:
    """Whoever does what is complained of or welcomed: イランが…を拒んだと批判, 中国が…することを警戒."""
    act, laid = asking.act, asking.laid
    for k in reversed(act.phrase.children):
        child = laid[k]
        # 隣国が「…」と非難した, said by the topic.
        before = laid[child.index - 1] if child.kind == "Q" and child.index else child
        is_other = before is not child and before.base == "は" and is_after_party(laid, before)
        codes = party(laid, before) if is_other or before.base == "が" else ()
        if codes and (codes := asking.others(codes)):
            return codes
        if child.base == "が" and child.codes and is_said_bare(laid, act.phrase, child):
            return asking.others(party(laid, child))
        clauses = [child] if child.kind == "P" else clauses_of(laid, child)
        if child.kind == "P" and child.form not in ("quote", "nom", "ba", "you"):
            continue
        for clause in clauses:
            if clause.kind == "P" and (
                found := blamed(laid, clause)
                or accused(laid, clause)
                or subject_inside(laid, clause)
            ):
                return found
    return ()


def subject_inside(laid: list[Phrase], clause: Phrase, depth: int = 0) -> Codes:
    """The subject of a clause by what stands in it alone."""
    own = own_subject(laid, clause).codes
    if own or depth > 3:
        return own
    for k in clause.children:
        child = laid[k]
        if (
            child.kind == "P"
            and child.form in ("ren", "te", "ba")
            and (found := subject_inside(laid, child, depth + 1))
        ):
            return found
    return ()


def modified(asking: Asking) -> Codes:
    """Whom a clause with a subject of its own says it of: シリアが撤退したレバノン, 中国が批判する日本の措置."""
    phrase, laid = asking.act.phrase, asking.laid
    is_cleft = phrase.form == "nom" and phrase.base == "は"
    if is_cleft or (phrase.head >= 0 and laid[phrase.head].lemma == "相手"):
        return named_last(asking)
    if phrase.form != "adn" or phrase.head < 0 or phrase.is_passive:
        return ()
    if undergoes := done_to(laid, asking.act):
        return asking.others(party(laid, undergoes))
    noun = laid[phrase.head]
    # レバノンの民兵組織ヒズボラ: the name that ends the chain is the one.
    if noun.base == "の" and noun.head >= 0 and laid[noun.head].codes:
        noun = laid[noun.head]
    if not noun.codes or noun.lemma in CONTENT or noun.kind == "n" or is_made(noun):
        return told_of(asking, noun)
    land = len(noun.nouns) == 1 and asking.act.entry.word in VISITS
    if land or own_subject(laid, phrase).how == "が":
        return asking.others(noun.codes)
    return ()


def around(asking: Asking) -> Codes:
    """Around whom forces move, or at whose border they gather: 台湾周辺で演習, ペルー沖での訓練をやめた, シリア国境に集めた."""
    act = asking.act
    places = list(act.phrase.children)
    if act.noun is not None and act.noun is not act.phrase:
        places += act.noun.children
    for k in places:
        child = asking.laid[k]
        if not STATIONED.isdisjoint(child.nouns) and (there := _stationed(asking, child)):
            return there
        is_near = child.base in ("で", "を", "での") and child.lemma in _AROUND
        if is_near or (child.base in ("に", "へ") and "国境" in child.nouns):
            return party(asking.laid, child)
    return ()


def _stationed(asking: Asking, forces: Phrase) -> Codes:
    """Where forces stand, as their own name says: イラク駐留米軍は撤退した, 南スーダン派遣部隊を引き揚げる."""
    text = asking.scene.text
    for actor in asking.scene.actors:
        start, end = actor.span
        if forces.start <= start < forces.end and is_station(text, start, end):
            return asking.others(actor.codes)
    return ()


_AROUND: Final = frozenset(("周辺", "近海", "沖", "沖合", "上空", "領空", "領海", "近く", "近辺"))


def beside(asking: Asking) -> Codes:
    """Who meets the one that the clause modifies: ロシアの外相が、モスクワで会った中国の外相に…."""
    act, laid = asking.act, asking.laid
    if act.phrase.form != "adn" or not act.entry.is_reciprocal or len(asking.who) > 1:
        return ()
    # 内戦が続くスーダンで: who does what comes after has no part in it.
    if act.operator is not None and act.operator.case == "が":
        return ()
    at = act.phrase
    while at.head >= 0:
        at = laid[at.head]
        if at.kind == "P":
            return subject(laid, at).codes
    return ()


STATED: Ways = (
    (captor, 1.0),
    (asked, 1.0),
    (judged, 0.95),
    (compound, 0.95),
    (object_, 0.95),
    (slots, 0.95),
    (origin, 0.9),
    (modified, 0.85),
    (deed, 0.85),
    (put_forward, 0.85),
    (beside, 0.85),
    (signed_with, 0.85),
    (lying, 0.9),
    (city, 0.9),
    (ahead, 0.9),
    (around, 0.9),
    (boycotted, 0.95),
    (marched_at, 0.9),
    (before_house, 0.9),
)
NAMED: Final = Asked(((compound, 0.95), (marched_at, 0.9)))
_PROTEST: Final = frozenset(("PROTEST",))
STATED_OF: Final = by_type(
    STATED,
    {
        captor: frozenset(("ASSAULT", "COERCE", "CONCEDE")),
        asked: frozenset(("REQUEST", "COERCE", "THREATEN")),
        judged: ABOUT,
        origin: frozenset(("SANCTION", "CONCEDE", "COOPERATE", "ACCUSE")),
        deed: ABOUT,
        put_forward: frozenset(("AGREE", "CONCEDE")),
        ahead: frozenset(("ACCUSE", "REJECT", "SUPPORT", "AGREE")),
        lying: frozenset(("ASSAULT", "COERCE")),
        around: frozenset(("MOBILIZE", "RETREAT")),
        boycotted: _PROTEST,
        marched_at: _PROTEST,
        before_house: _PROTEST,
    },
)
