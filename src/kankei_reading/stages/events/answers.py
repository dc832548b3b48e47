"""Whom an act answers: who did, said or offered what it speaks of."""

from __future__ import annotations

import re
from typing import Final

from .acts import Act
from .asking import Asking
from .blamed import CHARGES
from .contrasted import opposite
from .parties import Codes, join, party
from .phrases import Phrase
from .subjects import CONTENT, RUMOURS, own_subject, subject

_ABOUT_WHAT: Final = frozenset(("を", "に", "に対", "について"))
# What two make together: who blames it blames both.
_JOINT: Final = frozenset(
    (
        *("協定", "合意", "条約", "同盟", "覚書", "共同声明", "共同宣言", "合同演習"),
        *("歩み寄り", "和解", "和平", "停戦", "国交正常化", "正常化", "関係改善", "国交回復"),
    )
)


_SOON: Final = 3
_LEAD: Final = 2
_HARM: Final = ("ASSAULT", "COERCE")
# What a deed is called that was told by another word: 空爆した。…攻撃を非難.
_GENERAL: Final[dict[str, tuple[str, ...]]] = {
    "攻撃": ("ASSAULT",),
    "襲撃": ("ASSAULT",),
    "侵略": ("ASSAULT",),
    "発射": ("MOBILIZE",),
    "実験": ("MOBILIZE",),
    "挑発": ("MOBILIZE", *_HARM),
    "行為": ("MOBILIZE", *_HARM),
    "暴挙": ("MOBILIZE", *_HARM),
    "蛮行": _HARM,
    "暴力": _HARM,
    "弾圧": _HARM,
    "措置": ("SANCTION", "COERCE"),
    "制裁": ("SANCTION",),
}


def _may_be_general(act: Act) -> bool:
    """Whether a deed may be called by what it is at large: 制裁に反対を唱えた, not 難色を示した, which is told of a plan."""
    return act.type == "ACCUSE" or (
        act.type == "REJECT" and _RELUCTANT.search(act.because[0]) is None
    )


def named_act(asking: Asking) -> Codes:
    """Who did the act that the object names again: 合意を歓迎, 決定を非難."""
    laid, act = asking.laid, asking.act
    is_joint = act.noun is not None and act.noun.lemma in _JOINT
    for k in act.phrase.children:
        noun = laid[k]
        # 暴挙だと非難した.
        is_called = noun.form == "quote" and "copula" in noun.tail
        if not (is_called or noun.base in _ABOUT_WHAT) or not noun.nouns:
            continue
        is_joint = is_joint or noun.lemma in _JOINT
        # 売却の方針を批判: the deed is what the plan is of.
        planned = [laid[j] for j in noun.children if laid[j].base == "の" and laid[j].nouns]
        for named in (noun, *planned):
            word = named.nouns[-1]
            if doer := asking.others(asking.memory.doer(word)):
                return doer
            if _may_be_general(act) and (types := _GENERAL.get(word)):
                return _did(asking, types)
    return asking.memory.signed(asking.who) if is_joint else ()


def _did(asking: Asking, types: tuple[str, ...]) -> Codes:
    """Who did an act of one of `types` just before, or as headline or lead tell."""
    memory = asking.memory
    for told in reversed(memory.acts):
        is_near = memory.sentence - told.sentence <= _SOON or told.sentence <= _LEAD
        if is_near and told.type in types and (others := asking.others(told.actor)):
            return join(others, told.recipient) if told.reciprocal else others
    return ()


_CHARGING: Final = frozenset(("ACCUSE", "SANCTION"))
_DENYING: Final = frozenset(("否定", "反論", "打ち消す", "否認"))
_SHARES: Final = frozenset(("関与", "関わり", "かかわり", "責任", "疑惑", "疑い", "容疑", "事実"))
_POINTED: Final = frozenset(("これ", "それ"))


def this(asking: Asking) -> Codes:
    """Whose deed 「これ」 points back at: これに対しトルコは反発した, フランスはこれを歓迎した."""
    laid = asking.laid
    for k in asking.act.phrase.children:
        pointing = laid[k]
        if pointing.lemma in _POINTED and pointing.base in _TOWARDS:
            return asking.memory.last_doer(asking.who)
    is_first = laid[0].base in _TOWARDS and laid[0].lemma in _POINTED
    return asking.memory.last_doer(asking.who) if is_first else ()


_TOWARDS: Final = frozenset(("に", "に対", "を"))


def clause_before(asking: Asking) -> Codes:
    """Who acts in the clause just before, where nothing else is spoken of: 米が発動し, 中国は反発した."""
    at = asking.act.phrase
    children = [asking.laid[k] for k in at.children]
    # 領有を主張するが, 返還に応じない: what one gives way in or not, the other spoke of.
    is_of_thing = False
    for before in children:
        is_of_thing = is_of_thing or (before.base in _ABOUT_WHAT and before.kind in "NnJ")
        if before.base == "で" and before.comma and before.lemma in CONTENT and before.children:
            # チリは船を送る方針で、ペルーは神経をとがらせる.
            planned = asking.laid[before.children[-1]]
            is_clause = planned.kind == "P" and planned.form == "adn"
            return asking.others(subject(asking.laid, planned).codes) if is_clause else ()
    if is_of_thing and asking.act.entry.word not in ANSWERED:
        return ()
    for before in reversed(children):
        if before.kind == "P" and before.form in ("ren", "te", "ga"):
            if opposite(asking):
                return ()
            return asking.others(own_subject(asking.laid, before).codes)
    return ()


def deed_before(asking: Asking) -> Codes:
    """Whose deed the clause before spoke of: 増やしたと指摘し, 協力を求めた."""
    for k in reversed(asking.act.phrase.children):
        before = asking.laid[k]
        if before.kind != "P" or before.form not in ("ren", "te"):
            continue
        for j in before.children:
            clause = asking.laid[j]
            if clause.kind == "P" and clause.form == "quote":
                return asking.others(own_subject(asking.laid, clause).codes)
    return ()


def accuser(asking: Asking) -> Codes:
    """Who said what is now denied."""
    if asking.act.entry.word not in _DENYING:
        return ()
    things = things_of(asking)
    if denies_rumour(asking):
        return ()
    if author := _published(asking, things):
        return author
    charged = asking.memory.accuser(asking.who, is_bare=not things)
    if charged or not any(p.lemma in _SHARES for p in things):
        return charged
    # 外交官を追放した。…関与を否定した: who punishes one lays something to one's charge.
    return asking.memory.rival(asking.who, _CHARGING, back=_SOON)


def denies_rumour(asking: Asking) -> bool:
    """Whether what is denied nobody in particular said: 供給を止めるとの観測を否定した."""
    if asking.act.entry.word not in _DENYING:
        return False
    return any(p.lemma in RUMOURS for p in things_of(asking))


_WRITTEN: Final = ("報告書", "内容", "発表", "主張", "指摘", "映像", "文書", "声明", "説明", "証拠")


def _published(asking: Asking, things: list[Phrase]) -> Codes:
    """Whose words are denied: 米国が公表した報告書の内容を否定した."""
    laid = asking.laid
    waiting = [p for p in things if p.lemma.endswith(_WRITTEN)]
    while waiting:
        for k in waiting.pop().children:
            below = laid[k]
            if below.form == "adn" and (codes := asking.others(own_subject(laid, below).codes)):
                return codes
            if below.base == "の" and below.lemma.endswith(_WRITTEN):
                waiting.append(below)
    return ()


# So one answers words spoken against oneself.
_TALKING_BACK: Final = frozenset(
    ("反発", "猛反発", "反論", "応酬", "言い返す", "やり返す", "切り返す", "抗弁", "逆襲")
)
_AGAINST: Final = frozenset(("ACCUSE", "THREATEN", "REJECT", "REQUEST"))


def talked_back(asking: Asking) -> Codes:
    """Who just before spoke against somebody whom no word named: 国連は「行き過ぎだ」と批判した。政府は反発した."""
    if asking.act.entry.word not in _TALKING_BACK or things_of(asking):
        return ()
    memory = asking.memory
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        is_other = bool(told.actor) and not set(asking.who) & set(told.actor)
        # 12カ国の決議にチリとペルー、ガーナが反対した: who of many votes is not talked back to.
        is_other = is_other and len(told.actor) <= _LEAD
        if is_other and told.type in _AGAINST and not told.recipient and not told.reciprocal:
            return told.actor
    return ()


_BLAMED: Final = frozenset(
    ("仕業", "しわざ", "犯行", "責任", "せい", "差し金", "挑発", "陰謀", "工作", "非", "関与")
)


def blamed(laid: list[Phrase], clause: Phrase) -> Codes:
    """Whose doing one says it is: チリの仕業だと断じた."""
    if clause.form != "quote" or clause.lemma not in _BLAMED:
        return ()
    owners = (laid[k] for k in clause.children if laid[k].base in ("の", "による"))
    return next((codes for owner in owners if (codes := party(laid, owner))), ())


def is_denial(act: Act) -> bool:
    """Whether an act denies: what is denied was said by one who is known, or by nobody in particular."""
    return act.entry.word in _DENYING


HEARD: Final = RUMOURS | CHARGES


def is_hearsay(act: Act, said: Phrase) -> bool:
    """Whether nobody in what is said is whom an act is done to: 屈したとの見方を否定した, 機密を隣国に渡した疑いで拘束した."""
    return said.base == "で" if said.lemma in CHARGES else is_denial(act)


# What one is offered or asked, and may take or leave.
_OFFERS: Final = (
    "案",
    "提案",
    "申し出",
    "申し入れ",
    "打診",
    "誘い",
    "招き",
    "招待",
    "要請",
    "要求",
    "呼びかけ",
    "働きかけ",
    "仲介",
    "調停",
    "仲裁",
    "勧告",
    "説得",
)
_TAKEN_OR_LEFT: Final = frozenset(("REJECT", "SUPPORT", "ACCUSE", "CONCEDE"))
_TAKING: Final = frozenset(("受け入れる", "受諾", "応じる", "応ずる", "了承", "のむ", "飲む"))


def offered(asking: Asking) -> Codes:
    """Who offered or asked what is taken or turned down: 提案を拒否した, 要請に応じた."""
    act = asking.act
    if act.type not in _TAKEN_OR_LEFT and act.entry.word not in _TAKING:
        return ()
    for noun in things_of(asking):
        if noun.lemma.endswith(_OFFERS):
            return asking.memory.offerer(asking.who)
        if noun.lemma in _SUITS and not noun.children:
            return _complainer(asking)
    return ()


# 訴えを退けた: of whoever complained, be it of another.
_SUITS: Final = frozenset(("訴え", "申し立て", "異議", "異議申し立て", "抗議", "請求", "苦情"))


def _complainer(asking: Asking) -> Codes:
    """Who just before found fault or asked for something, with whomever."""
    memory = asking.memory
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        if told.type in ("ACCUSE", "REQUEST") and (others := asking.others(told.actor)):
            return others
    return ()


_MEETINGS: Final = ("会談", "協議", "交渉", "会合", "対話", "会議", "訪問")


def to_meet(asking: Asking) -> Codes:
    """With whom one was to meet: 会談を延期した, 協議への出席を見送った."""
    things = things_of(asking)
    if asking.act.noun is not None:
        things.append(asking.act.noun)
    things += [asking.laid[k] for noun in things for k in noun.children]
    if any(noun.lemma in _MEETINGS for noun in things):
        return asking.memory.partner(asking.who)
    return ()


# Nouns that say when or where, though に follows: 閉幕直後に.
_WHEN: Final = ("後", "前", "際", "時", "中", "間", "うち", "場", "席", "側")


def things_of(asking: Asking) -> list[Phrase]:
    """What an act is about, as its clause names it."""
    found: list[Phrase] = []
    for k in asking.act.phrase.children:
        child = asking.laid[k]
        if child.base not in _ABOUT_WHAT or child.kind not in "NnJ" or child.is_time:
            continue
        if child.lemma not in _POINTED and not child.lemma.endswith(_WHEN):
            found.append(child)
    return found


_SELECTIVE: Final = frozenset(("REJECT", "SUPPORT"))
# Who does so was asked, and mostly by the other side.
ANSWERED: Final = frozenset(
    (
        "応じる",
        "応える",
        "拒否",
        "拒む",
        "拒絶",
        "断る",
        "はねつける",
        "突っぱねる",
        "退ける",
        "振る",
    )
)


# What courts and votes say, not the other side.
_RULINGS: Final = ("判決", "判断", "裁定", "結果", "評決")


_RELUCTANT: Final = re.compile("難色|態度を保留|首を振る|慎重|二の足|渋る")


_FOR_OR_AGAINST: Final = frozenset(("賛成", "反対", "賛同", "賛意", "同意", "異論", "異を唱える"))
_PROPOSALS: Final = frozenset(("AGREE", "REQUEST"))


def proposed(asking: Asking) -> Codes:
    """Whose plan, told just before, one is for, against, or slow to join: EUは制裁案をまとめた。チリは難色を示した."""
    act = asking.act
    is_slow = _RELUCTANT.search(act.because[0]) is not None
    if not is_slow and (act.entry.word not in _FOR_OR_AGAINST or things_of(asking)):
        return ()
    memory = asking.memory
    for told in reversed(memory.acts):
        if memory.sentence - told.sentence > 1:
            break
        is_plan = told.type in _PROPOSALS and not told.reciprocal
        if is_plan and told.actor and not set(told.actor) & set(asking.who):
            return told.actor
    return memory.last_doer(asking.who) if is_slow else ()


def is_of_something(asking: Asking) -> bool:
    """Whether what is backed or turned down is a thing that the article ties to nobody: 判決を受け入れない."""
    act = asking.act
    if act.type not in _SELECTIVE or act.entry.word in ANSWERED:
        return False
    made = act.noun if act.entry.case or act.operator is not None else None
    things = [p for p in things_of(asking) if p is not made or p.lemma.endswith(_RULINGS)]
    return any(not party(asking.laid, p) for p in things)


def met(asking: Asking) -> Codes:
    """Whom the same one met or went to earlier in the sentence: トルコの次官と会談し、…に署名した."""
    is_settled = asking.act.type == "AGREE" or (
        asking.act.type == "COOPERATE" and asking.act.entry.case != ""
    )
    return asking.memory.met_here(asking.who) if is_settled else ()


def replied(asking: Asking) -> Codes:
    """Who just before turned to both or all of those who answer now: 中ロに順守を求めた。中国は取り合わない."""
    told = asking.memory.turned_to(asking.who)
    if told is None:
        return ()
    is_one_of_them = len(told.recipient) > 1 or asking.act.entry.word in ANSWERED
    return told.actor if is_one_of_them else ()


def turned_to(asking: Asking) -> Codes:
    """Who just before did something to the one who speaks or gives way now, if not as a go-between."""
    told = asking.memory.turned_to(asking.who)
    if told is None or is_of_something(asking) or is_denial(asking.act):
        return ()
    return told.actor


def pressed(asking: Asking) -> Codes:
    """Who just before turned to the one that breaks with somebody, or does not: 撤収を迫った。…協定は破棄しない."""
    return turned_to(asking) if asking.act.type in ("SANCTION", "REJECT") else ()
