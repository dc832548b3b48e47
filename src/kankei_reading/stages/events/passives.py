"""Who does what a passive tells, and to whom: its subject, its agent, or what stands beside it."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import names
from kankei_reading.lexicon.predicates import predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .acts import Act
from .blamed import WRAPS, charged_with
from .custody import FORCED, by_land, by_nobody
from .goods import handed_over, used_by, whose_goods
from .memory import Memory
from .nominal import borne_after, nominal
from .parties import NOBODY, Codes, Found, bidden, join, party, slot, targets, without
from .phrases import Phrase
from .receivers import SUFFERED, VICTIMS, receiver_of
from .scene import Scene
from .subjects import subject
from .undergone import RELEASE
from .whom import whom

_BY: Final = ("によって", "により", "による")
_RECEIVERS: Final = ("に", "から", *_BY)
UNDONE: Final = {"CONCEDE": "SANCTION", "RETREAT": "ASSAULT"}
_ADDRESSED: Final = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT"))
# Forces that are sent or drawn back are a country's own: イラクに派遣された自衛隊.
_OWN_FORCES: Final = frozenset(("MOBILIZE", "RETREAT"))


def is_turned(act: Act) -> bool:
    """Whether the subject is the one dealt with: passive, 〜してもらう, 支援を受ける."""
    tail = act.phrase.tail
    # 撤退に追い込まれた: who is driven to it does it.
    if act.is_driven:
        return act.is_swapped
    return act.is_swapped or "receive" in tail or ("passive" in tail and "causative" not in tail)


def turned(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found]:
    receiver = receiver_of(laid, act)
    if act.type in _OWN_FORCES and not act.is_swapped:
        by = slot(laid.phrases, act.phrase, _BY)
        sender = Found(by[1], 0.95, "passive") if by else receiver
        return sender, whom(act, laid, sender.codes, memory)
    wish = _at_wish(laid, act)
    agent = slot(laid.phrases, act.phrase, _agents(laid, act, receiver.codes)) or wish
    agent = agent or _agent_ahead(laid, act) or _agent_shared(laid, act) or _agent_after(laid, act)
    codes = without(agent[1], receiver.codes) if agent else ()
    if not codes and act.noun is not None and receiver.how != "asked":
        if both := _of_owner(laid, act, act.noun, receiver.codes):
            return both if both[0].codes else (by_land(laid, act, both[1].codes), both[1])
        codes = without(_whose(laid, act.noun), receiver.codes)
    receiver = receiver if receiver.codes else _unnamed(laid, act, codes, memory)
    if not receiver.codes and (both := _without_subject(laid, act, codes, memory)):
        return both
    if act.entry.is_reciprocal:
        if wish is not None and act.type == "REJECT":
            return _put_off(laid, act, receiver.codes, wish[1], memory)
        return _met(laid, act, join(receiver.codes, codes)), NOBODY
    how = "victim" if not codes and _suffers(laid, act) else "passive"
    to = Found(receiver.codes, 0.95, how) if receiver.codes else NOBODY
    # 接戦が危ぶまれた: what is feared is a thing, and nobody of its land is blamed.
    is_feared = act.type == "ACCUSE" and act.entry.word not in CHARGES
    unknown = 0.8 if is_feared else 0.83
    who = Found(codes, 0.95 if codes else unknown, "passive")
    if not codes and to.codes and not is_feared:
        who = _by_none_named(laid, act, to.codes, memory) or who
    return who, to


def _whose(laid: Scene, noun: Phrase) -> Codes:
    """Whose the object of a passive is; the land is to be asked that somebody may not enter: 米国への入国を拒まれた."""
    codes = party(laid.phrases, noun)
    return codes or (targets(laid.phrases, noun) if noun.lemma in _ENTERING else ())


_ENTERING: Final = frozenset(("入国", "渡航", "入港", "寄港", "入域", "立ち入り", "亡命"))


def _unnamed(laid: Scene, act: Act, who: Codes, memory: Memory) -> Found:
    """Who gets what `who` does, where their own clause does not name them."""
    if not act.is_swapped:
        return NOBODY
    if act.type in FORCED:
        # 隣国軍の砲撃を受け、ペルーの村で3人が死亡した: in whose land it fell, as the next clause says.
        return Found(borne_after(laid, act.phrase, who), 0.9, "victim")
    if not who or act.type not in _ADDRESSED or memory.is_of_a_stranger:
        return NOBODY
    # 契約を公表し、隣国の反発を招いた: who drew it is who the text goes on about.
    is_blocked = subject(laid.phrases, act.phrase).is_blocked
    codes = () if is_blocked else without(memory.topic, who)
    return Found(codes, 0.75, "carried") if codes else NOBODY


def _by_none_named(laid: Scene, act: Act, held: Codes, memory: Memory) -> Found | None:
    """Who does it to `held`, as the rest of the text tells."""
    if act.entry.is_taken:
        # 隣国を訪れ、約束を取り付けた: of whom one meets, or deals with, one gets it.
        met = memory.met_here(held) or memory.again(held, act.type)
        return Found(met, 0.85, "met") if met else None
    return None if act.is_swapped else by_nobody(laid, act, held, memory)


def _put_off(laid: Scene, act: Act, both: Codes, who: Codes, memory: Memory) -> tuple[Found, Found]:
    """Who puts off a meeting, and with whom: 会合は中国側の求めで延期された, one of the two does it."""
    at = act.noun or act.phrase
    named = slot(laid.phrases, at, ("との", "と"))
    other = without(both, who) or without(named[1] if named else (), who)
    other = other or memory.partner(who)
    return Found(who, 0.95, "passive"), Found(other, 0.9, "passive") if other else NOBODY


def is_put_off(laid: Scene, act: Act) -> bool:
    """会談は隣国の都合で中止になった: as if it were put off by them."""
    return act.phrase.lemma == "なる" and _at_wish(laid, act) is not None


def carried_out(laid: Scene, act: Act, memory: Memory) -> tuple[Found, Found] | None:
    """Who does what, where the act itself is the subject of a passive: 米軍の空爆が行われた; where a thing is handed over."""
    noun, way = act.noun, act.operator
    if noun is None or noun is act.phrase or act.entry.is_reciprocal:
        return None
    if way is None:
        is_given = act.type in ("AID", "COOPERATE") and act.entry.whom == "に"
        return handed_over(laid.phrases, act, noun) if is_given else None
    if way.does != "do" or noun.base not in ("が", "は", "も") or act.is_swapped:
        return None
    who, to = nominal(act, laid, memory)
    return (who, Found(to, 0.95, "の") if to else NOBODY) if who.codes or to else None


def _without_subject(
    laid: Scene, act: Act, who: Codes, memory: Memory
) -> tuple[Found, Found] | None:
    """Who does a passive, and to whom, where its subject is nobody: a thing imposed, or nothing at all."""
    if act.entry.whom in ("に", "への") and not act.is_swapped:
        # 韓国に制裁が科された: on whom stands where the verb has it.
        given = slot(laid.phrases, act.phrase, ("に", "に対", "へ"))
        if given and (bears := without(given[1], who)):
            return Found(who, 0.95 if who else 0.83, "passive"), Found(bears, 0.95, "slots")
    if not who and act.noun is not None:
        return _laid_on(laid, act, told_before(act, memory))
    if act.entry.is_reciprocal:
        return None
    if made := whose_goods(laid, act):
        return Found(who, 0.95 if who else 0.8, "passive"), Found(made, 0.95, "origin")
    owner: Codes = ()
    if who and act.noun is not None and act.entry.case != "で":
        # ペルーへの支援はチリに断られた: whoever was to have it.
        whose = party(laid.phrases, act.noun) or targets(laid.phrases, act.noun)
        owner = without(whose, who)
    if who and (owner or act.type in SUFFERED):
        # ペルーの要求はチリに拒まれた.
        to = Found(owner, 0.9, "passive") if owner else _before(act, who, memory)
        return Found(who, 0.95, "passive"), to
    # 日本は、英国から提供された検体を調べた.
    is_given = who and act.type == "AID" and act.phrase.form == "adn"
    taker = without(used_by(laid, act.phrase), who) if is_given else ()
    return (Found(who, 0.95, "passive"), Found(taker, 0.85, "user")) if taker else None


def _of_owner(laid: Scene, act: Act, noun: Phrase, receiver: Codes) -> tuple[Found, Found] | None:
    """What the subject itself says of who and whom: ペルーの対チリ制裁が解除された, チリの資産が凍結された."""
    owner = party(laid.phrases, noun)
    borne = without(targets(laid.phrases, noun), owner) if owner else ()
    if borne and act.type not in _ADDRESSED and receiver in ((), owner):
        return Found(owner, 0.9, "の"), Found(borne, 0.95, "passive")
    # 英国ではチリの関与が疑われた: whose doing it is, is who is blamed.
    is_suspect = act.type == "ACCUSE" and act.entry.whom == "の"
    other = without(owner, receiver)
    if other and (is_suspect or (not receiver and _is_held_back(act))):
        return Found((), 0.83, "passive"), Found(other, 0.95, "passive")
    return None


def _laid_on(laid: Scene, act: Act, before: tuple[Found, Found]) -> tuple[Found, Found]:
    """On whom a measure is laid by nobody named: ペルーに対する制裁が科された; else who did so to whom before."""
    noun = act.noun
    is_blow = act.type == "ASSAULT" and before[0].how == "again" and "報復" in laid.text
    if is_blow and _is_avenged(laid, act):
        return Found((), 0.83, "passive"), Found(before[0].codes, 0.85, "avenged")
    # 出国が認められた: where one goes bears nothing.
    named = predicates().noun(noun.nouns) if noun is not None and noun.children else None
    is_laid = noun is not None and named is not None and named[0].type in _LAID
    to = targets(laid.phrases, noun) if is_laid and noun is not None else ()
    if not to or before[1].codes == to:
        return before
    return Found((), 0.83, "passive"), Found(to, 0.95, "object_")


def _is_avenged(laid: Scene, act: Act) -> bool:
    """Whether a blow is what one pays back: 兵士が殺害された自爆テロへの報復とみられる: whoever strikes now suffered it."""
    at = act.phrase
    while at.head > at.index:
        at = laid.phrases[at.head]
        if at.lemma.startswith("報復"):
            return True
    return False


def _is_held_back(act: Act) -> bool:
    """Whether it is whose thing it is that suffers: カザフ産原油の出荷が止められた, 仏の資産が凍結された."""
    return act.operator is None and act.entry.case == "を" and act.entry.whom in ("の", "を")


def _before(act: Act, who: Codes, memory: Memory) -> Found:
    """Whom `who` did so to before: 船はロシアに拿捕された … 船長は拘束されたままだ."""
    for told in reversed(memory.acts):
        if told.type in SUFFERED and told.actor in (who, ()) and told.recipient:
            return Found(told.recipient, 0.85, "again")
    return NOBODY


_LAID: Final = frozenset(("SANCTION", "AID", "ASSAULT", "COERCE"))
# What is said against somebody by name, not feared of a thing: 社長は非難された.
CHARGES: Final = grammar("charges")
_BORNE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE"))


def _suffers(laid: Scene, act: Act) -> bool:
    """Whether the subject of a passive is somebody, not something: 記者が拘束された."""
    if act.is_swapped:
        # 米軍は砲撃を受けた: what one gets from nobody known, one suffers.
        return act.type in _BORNE
    if act.type == "ACCUSE":
        return act.entry.word in CHARGES
    if act.type not in SUFFERED:
        return False
    phrases = laid.phrases
    about = [phrases[k] for k in act.phrase.children if phrases[k].base in ("が", "は", "も")]
    if act.phrase.form == "adn" and act.phrase.head >= 0:
        about = [phrases[act.phrase.head]]
    return any(VICTIMS.search(p.lemma) and party(phrases, p) for p in about)


# 中国側の求めで延期された, 当局の手で送られた.
_WISHES: Final = frozenset(
    parts(
        "求め、要請、要望、意向、手、指示、命令、判断、反対、申し入れ、申し出、圧力、都合、要求、提案、事情、通告、反発、抵抗、拒否権、行使、発動"
    )
)
# 軍の空爆で殺害された.
_BLOWS: Final = frozenset(
    (
        *(
            "空爆",
            "砲撃",
            "銃撃",
            "爆撃",
            "襲撃",
            "攻撃",
            "急襲",
            "掃討",
            "発砲",
            "射撃",
            "待ち伏せ",
        ),
        *("作戦", "攻勢", "弾圧", "テロ", "爆破", "無人機", "ミサイル", "ロケット弾", "奇襲"),
    )
)
_WITH: Final = frozenset(("で", "により", "によって", "による"))


def _at_wish(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """At whose wish or by whose hand it is done."""
    for k in act.phrase.children:
        means = laid.phrases[k]
        is_blow = act.type in FORCED and means.lemma in _BLOWS and not means.codes
        is_wish = means.base in _WITH and (is_blow or means.lemma in _WISHES)
        if is_wish and (codes := party(laid.phrases, means)):
            return means, codes
    return None


def _agent_ahead(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """Who asks, where what is asked stands between: 米国から増産するよう求められた."""
    for k in act.phrase.children:
        clause = laid.phrases[k]
        if clause.form == "quote" and act.type in _ADDRESSED:
            # 米国から罪に当たると批判された.
            return slot(laid.phrases, clause, ("から",))
        if clause.kind == "P" and clause.form == "you":
            asker = slot(laid.phrases, clause, ("から", "によって"))
            return asker or bidden(laid.phrases, clause)
    return None


def _agent_after(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """Who is blamed for what was suffered: 攻撃を受けたとして、隣国を非難した."""
    head = act.phrase.head
    is_wrapped = head >= 0 and laid.phrases[head].lemma in WRAPS
    blame = charged_with(laid.phrases, act.phrase) if is_wrapped else None
    return (act.phrase, blame.codes) if blame and blame.codes else None


def _agent_shared(laid: Scene, act: Act) -> tuple[Phrase, Codes] | None:
    """Who did what was suffered just before: ロシアに拿捕され、拘束された."""
    if act.is_swapped or act.type not in FORCED:
        return None
    for k in act.phrase.children:
        clause = laid.phrases[k]
        is_suffered = clause.is_passive or clause.lemma == "受ける"
        if clause.kind == "P" and clause.form in ("ren", "te") and is_suffered:
            return slot(laid.phrases, clause, _RECEIVERS)
    return None


_SHUTTING_OUT: Final = frozenset(
    ("締め出す", "追放", "除外", "排除", "除名", "追い出す", "外す", "追い払う", "連れ去る", "退去")
)


_SUFFERING: Final = frozenset(("が", "は", "も", "を"))
_ACCEPTING: Final = frozenset(("受け入れる", "受け容れる", "受諾", "了承", "承諾", "容認"))


def _agents(laid: Scene, act: Act, suffers: Codes) -> tuple[str, ...]:
    """Where the one who acts stands in a passive: not in に if the act itself goes there (派遣される)."""
    if act.is_driven or (act.entry.is_taken and act.entry.whom == "に"):
        # 隣国から韓国に亡命した: who takes them in stands where they go.
        return ("を", "に") if act.is_driven else ("に", "へ")
    if act.entry.word in _SHUTTING_OUT:
        # 取引から締め出される: what one is shut out of; a land does it.
        is_land = any(
            laid.phrases[k].base == "から"
            and len(laid.phrases[k].nouns) == 1
            and laid.phrases[k].codes
            for k in act.phrase.children
        )
        return _RECEIVERS if is_land else tuple(case for case in _RECEIVERS if case != "から")
    if act.entry.word in _SENT_ON and _goes_to_a_land(laid, act):
        return tuple(case for case in _RECEIVERS if case != "に")
    # 資金を出してもらう: from whom one has a thing done stands in に, wherever the thing goes.
    is_had = act.is_swapped or "receive" in act.phrase.tail
    # 提案はチリに受け入れられた.
    is_accepted = act.entry.word in _ACCEPTING and act.entry.case == "を"
    if is_had or is_accepted or act.entry.whom not in ("に", "から") or act.type in _ADDRESSED:
        return _RECEIVERS
    # クウェートはイラクに侵攻された: whom it befalls is the subject, so に is who did it.
    # 隣国に攻め込まれた恨み: so it is where nothing else is what suffers.
    things = (laid.phrases[k].base for k in act.phrase.children)
    is_alone = act.type in FORCED and not _SUFFERING.intersection(things)
    if is_alone or (suffers and act.type in _BORNE):
        return _RECEIVERS
    return tuple(case for case in _RECEIVERS if case != act.entry.whom)


_SENT_ON: Final = frozenset(("送還", "強制送還", "移送", "護送", "連行", "引き渡す", "送る"))


def _goes_to_a_land(laid: Scene, act: Act) -> bool:
    """男は隣国に送還された: where one is sent does not send."""
    to = (laid.phrases[k] for k in act.phrase.children if laid.phrases[k].base == "に")
    return any(len(land.nouns) == 1 and land.nouns[0] in names() for land in to)


def told_before(act: Act, memory: Memory) -> tuple[Found, Found]:
    """Who did to whom what is told again without parties: 禁輸が解かれた, 人質が解放された."""
    # 嫌がらせを受けた商船: who did so once need not have done it now.
    if act.is_swapped and not act.entry.is_taken and act.type != "ASSAULT":
        return NOBODY, NOBODY
    is_release = act.type == "CONCEDE" and RELEASE.search(act.because[0])
    type_ = "COERCE" if is_release else UNDONE.get(act.type, act.type)
    for told in reversed(memory.acts):
        if told.type == type_ and told.actor and told.recipient:
            return Found(told.actor, 0.8, "again"), Found(told.recipient, 0.9, "again")
    # 署名は見送られた: those who met last are those who would have signed.
    if act.entry.is_reciprocal and act.noun is not None and act.noun.base in ("が", "は", "も"):
        for told in reversed(memory.acts):
            if told.reciprocal and told.actor and told.recipient:
                return Found(told.actor, 0.75, "again"), Found(told.recipient, 0.9, "again")
    return NOBODY, NOBODY


def as_measured(act: Act, both: tuple[Found, Found], memory: Memory) -> tuple[Found, Found]:
    """Whose measure strikes those who took it just before: theirs (銀行に制裁を科した。米国内の資産が凍結される)."""
    who, to = both
    if act.type != "SANCTION" or who.codes or not to.codes:
        return both
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        if told.type == "SANCTION" and told.recipient and set(to.codes) <= set(told.actor):
            return Found(told.actor, 0.8, "again"), Found(told.recipient, 0.9, "again")
    return both


def _met(laid: Scene, act: Act, codes: Codes) -> Found:
    """Who met, when it is the meeting that is the subject: サウジとイランの協議が重ねられた."""
    if act.noun is not None and act.noun.base in ("が", "は", "も"):
        whole = join(party(laid.phrases, act.noun), act.noun.codes)
        if len(whole) > 1:
            return Found(whole, 0.95, "の")
    return Found(codes, 0.9, "passive")
