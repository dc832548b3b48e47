"""Acts that say nothing of how two get on, though their type would: undone, wished, heard of, at home."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.types import Event

# Words that scholars and analysts say do nothing to their country's relations.
LEARNED: Final = re.compile(
    "研究員|研究者|研究主幹|教授|客員|分析官|シンクタンク|アナリスト|エコノミスト|専門家|研究所|研究会|調査会社"
)
_WORDS: Final = frozenset(("ACCUSE", "THREATEN", "SUPPORT", "REJECT"))
_REPORTS: Final = re.compile("報道|観測|疑惑|可能性|嫌疑|見方|うわさ")
# What the same one takes back or ends, and what doing that is.
_BOUND: Final = frozenset(("SANCTION", "COERCE", "MOBILIZE"))
_FREEING: Final = frozenset(("CONCEDE", "RETREAT"))
_ENDING: Final = frozenset(("SUPPORT", *_BOUND, "CONSULT", "COOPERATE"))
_HELP: Final = frozenset(("AID", "SUPPORT"))
_MEETING: Final = frozenset(("CONSULT", "COOPERATE"))
_TALKS: Final = re.compile("協議|会談|電話|話し|呼|伝え|会合")
_CARRIED: Final = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT"))
# What whoever comes to see another may bring as well: 訪れて全面禁止を迫った, not a plain wish.
_HARSH: Final = frozenset(("THREATEN", "SANCTION", "REQUEST"))
HOSTILE: Final = ("迫る", "突き付ける", "詰め寄る")
_CALLING_OFF: Final = frozenset(("REJECT",))
_FORCE: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "PROTEST"))
# Who is guessed from the article, not told by the sentence.
GUESSED: Final = frozenset(
    f"whom:{way}"
    for way in ("focus", "only_other", "topic", "again", "same", "pair", "here", "about")
)
# Sent to help or to keep a peace.
_PEACEFUL: Final = re.compile(
    "平和維持|PKO|有志連合|多国籍の?部隊|停戦後|停戦監視|監視団|国際部隊|救助|救援|救急|医療|捜索|支援|復興|調査|取締役"
    "|警察官|警官|顧問|教官|訓練団|応援"
)
# Who has troops in a land of its own will is no threat to it.
_STATIONED: Final = re.compile("(?:を|に)(?:常駐|駐留|駐屯)(?:させ|する|して)")
_TOGETHER: Final = re.compile("(?:合同|共同)の?[^、。]{0,6}(?:訓練|演習|飛行|巡航|哨戒|パトロール)")
# One speaks to the press, or meets one's own.
_AT_HOME: Final = re.compile("会見|緊急会議|閣議|会議に|会合に|出席|演説|投票")
# One answers a reporter, or one's letter carries whatever it does.
_PRESS: Final = re.compile("取材|インタビュー|質問")
_LETTER: Final = "書簡"
# Who is struck is one's own, if nobody says whose: 野党候補を逮捕, 幹線道路を封鎖.
_OWN: Final = re.compile(
    "政治犯|与党|野党|市民|住民|国民|民衆|群衆|学生|議員|活動家|候補|デモ|道路|空港|首都|街|教団"
    # Whom the law is after wherever they come from.
    "|密[航漁輸入]|密売|海賊|麻薬|犯罪"
)
_GOING: Final = re.compile("引き揚げ|撤収|撤退")
_SHARP: Final = re.compile("批判|挑発|攻撃|過激|強硬|敵対|非難|威嚇")
# Where states bring their cases or send their ministers: to go there is nothing between house and guest.
HOUSES: Final = frozenset(
    [
        *("UN", "WTO", "ICJ", "ICC", "IMF", "WHO", "IAEA", "G7", "G20", "APEC", "OPEC"),
        *("OPECPLUS", "SCO", "BRICS", "QUAD", "AU", "ASEAN", "GCC"),
    ]
)
_TURNED_TO: Final = re.compile("提訴|付託|通知|持ち込|申し立て|訴え|会議|出席|総会")
_STEP: Final = re.compile(
    "し?た|(?:する)?(?:。|方針|予定|見通|こと|と|か|の|ため|計画|意向|見込)|でき|[をにがはへ、』」 ]|$"
)
# 入ったとみられる: nobody in particular says so.
_SAID_BY_NONE: Final = re.compile("[^、。「」]{0,12}?と(?:み|見|さ)られ|[^、。「」]{0,12}?とされ")
# 仲介したとする説明を否定: a deed told only to be denied.
_DENIED: Final = re.compile(
    "[^、。「」]{0,4}と(?:する|の|いう)[^、。「」]{0,10}(?:説明|主張|見方|報道|指摘|言い分|情報)"
    "(?:を|は)[^。「」]{0,16}(?:否定|打ち消|一蹴|はねつけ|退け)"
)
_THOUGHT: Final = re.compile("(?:との|という|とする)?(?:見方|観測|憶測|臆測|うわさ|推測|見立て)")
_IF: Final = re.compile("[^、。「」]{0,8}?(?:ば|たら|だら|なら(?!な|ず)|場合)")
_STATED: Final = frozenset(("whom:slots", "whom:object_", "whom:compound"))
# 屈したとの見方について「…」と打ち消した: what others think is denied, not the one whom they think of.
_VIEWS: Final = re.compile("との?(?:見方|観測|報道|疑惑|うわさ|情報)|と[^、。]{0,8}(?:みる|見る)が")
_DENYING: Final = ("否定", "打ち消す", "一蹴")
_MUST_NOT: Final = re.compile(
    "ては(?:なら|いけ)ない|ではなりません|てはなりません|べきでは?(?:ない|ありません)"
)
_SHOULD: Final = re.compile("べき|ねばならな|なければならな")


def is_quiet(draft: Draft, event: Event, events: list[Event], mediators: frozenset[str]) -> bool:
    """Whether `event`, one of the `events` of its sentence, signals nothing."""
    if event.modality == "hypothetical" and _is_only_wished(draft, event, events):
        return True
    if len(events) > 1 and (
        (event.type in _ENDING and _is_over(event, events))
        or (event.type in _OFFERS and _is_turned_down(draft, event, events))
    ):
        return True
    if event.type == "CONSULT" and (
        _LETTER in event.because[0] or _only_carries(draft, event, events)
    ):
        return True
    # 屈したとの見方を打ち消した: nobody says that it was done.
    is_thought = event.modality == "negated" and _THOUGHT.match(draft.text, event.span.end)
    if is_thought or (
        event.sign > 0
        and (
            _DENIED.match(draft.text, event.span.end)
            # 過激派を支援したとして制裁を科した: whose good deed it was, only who punishes it says.
            or (event.modality == "alleged" and "who:blamed" in event.because)
            or (event.modality == "alleged" and _is_claimed(draft, event))
        )
    ):
        return True
    if event.type in _FORCE and _is_against_mediator(event, mediators):
        return True
    asks = _ASKING.get(event.type)
    return (asks is not None and asks(draft, event)) or (
        event.type in _WORDS and _is_learned(draft, event)
    )


def _is_turned_down(draft: Draft, event: Event, events: list[Event]) -> bool:
    """Whether an offer only says what the other one refuses: 打診した訓練には首を縦に振らなかった."""
    if _OFFERED.match(draft.text, event.span.end - 1) is None:
        return False
    return any(
        e.type == "REJECT"
        and e.span.start > event.span.start
        and {*e.actor} == {*event.recipient}
        and {*e.recipient} == {*event.actor}
        for e in events
    )


_OFFERS: Final = frozenset(("AGREE", "CONSULT", "AID"))
_OFFERED: Final = re.compile("[ただ](?![がもとりう、。])")


def _is_claimed(draft: Draft, event: Event) -> bool:
    """Whether a good deed is only held by one of the two against the other: かくまっていると非難した."""
    if is_guessed(event) or "whom:teller" in event.because:
        return True
    if not {*event.actor, *event.recipient}.issuperset(draft.codes_of(event.sentences[0])):
        return False
    return _SAID_BY_NONE.match(draft.text, event.span.end) is None


def _is_membership(draft: Draft, event: Event) -> bool:
    """加盟する産油国, 加盟している, 需要の7割を賄う: a state of things, no step."""
    if event.because[0].endswith(("を賄う", "で賄う", "を占める")):
        return True
    # ロシアが主導する同盟の演習には出ない: only which alliance it is.
    if event.because[1:2] == ("do:主導",):
        whole = draft.sentences[event.sentences[0]].span
        return _JOINING.search(draft.text, event.span.end, whole.end) is None
    if event.modality != "actual" or not event.because[0].endswith(("加盟", "加入")):
        return False
    return _STEP.match(draft.text, event.span.end) is None


_JOINING: Final = re.compile("名を連ね|加わっ|加わり|参加し(?!な)|加盟し")


def _is_only_wished(draft: Draft, event: Event, events: list[Event]) -> bool:
    """Whether a good act is only asked for, or threatened for, or either is a mere if."""
    is_stated = event.reciprocal or not _STATED.isdisjoint(event.because)
    # 制裁に踏み切れば: whom it would strike is not said either.
    if not is_stated and _IF.match(draft.text, event.span.end - 1):
        return True
    if event.sign < 0:
        # 扉を閉ざしてはならない, 制裁を科すべきではない.
        return _MUST_NOT.search(draft.text, event.span.end - 6, event.span.end + 5) is not None
    if _SHOULD.search(draft.text, event.span.start, event.span.end):
        return True
    # 交渉の席に着くまで圧力を緩めない.
    if draft.text.endswith(("まで", "までは"), event.span.start, event.span.end):
        return True
    if not event.actor:
        return False
    parties = {*event.actor, *event.recipient}
    return any(
        other.type in ("REQUEST", "THREATEN", "ACCUSE", "COERCE")
        and parties & {*other.actor, *other.recipient}
        for other in events
    )


def _is_over(event: Event, events: list[Event]) -> bool:
    """What the same sentence undoes: 拘束の記者を釈放, 予定していた訪問を取り消し."""
    if event.type == "SUPPORT" and event.modality != "negated":
        # 与党の訴えを支持し、新政権を承認しない: whom one sides with is not the land.
        return any(
            e.type == "SUPPORT" and e.modality == "negated" and _is_same_pair(event, e)
            for e in events
        )
    if event.type == "MOBILIZE" and any(
        e.type in _HELP and _is_same_pair(event, e) for e in events
    ):
        # 部隊を送って政権を救った.
        return True
    if event.type in _BOUND:
        undoing = _FREEING
    elif event.type in _MEETING and event.modality in ("planned", "negated"):
        undoing = _CALLING_OFF
        # 開く予定だった会議の日程を固めていない.
        if any(e.modality == "negated" and e.because[0].endswith(_DATED) for e in events):
            return True
    else:
        return False
    for other in events:
        if (
            other.type in undoing
            and other.modality != "negated"
            and other.span.start > event.span.start
            and _is_same_pair(event, other)
        ):
            return True
    return False


_DATED: Final = ("日程を固める", "日程を決める", "日取りを決める", "時期を決める")


def _only_carries(draft: Draft, event: Event, events: list[Event]) -> bool:
    """Talks that only carry a demand or a reproach say nothing of their own: 電話協議で自制を求めた."""
    if event.modality == "negated":
        return False
    # ダット氏は会談で再発防止を求めた: only where something else is done.
    if "who:there" in event.because or ("who:clause" in event.because and is_guessed(event)):
        return True
    if len(events) == 1:
        return False
    is_talk = _TALKS.search(draft.text, event.span.start, event.span.end) is not None
    carried = _CARRIED if is_talk else _HARSH
    parties = {*event.actor, *event.recipient}
    carrying = [
        other
        for other in events
        if other.type in carried
        and (is_talk or other.type != "REQUEST" or other.because[0].endswith(HOSTILE))
        and other.span.start > event.span.start
        and other.actor
        and other.recipient
        and parties == {*other.actor, *other.recipient}
    ]
    return carrying != []


def _is_same_pair(event: Event, other: Event) -> bool:
    """Whether two acts are between the same two, and by the same one where the sentence says so."""
    if event.actor == other.actor and event.recipient == other.recipient:
        return True
    is_turned = event.actor == other.recipient and event.recipient == other.actor
    return is_turned and "who:relative" in event.because


def _is_against_mediator(event: Event, mediators: frozenset[str]) -> bool:
    """Force is not guessed to be used on whoever brings the two together."""
    return is_guessed(event) and not mediators.isdisjoint(event.recipient)


def is_turning(event: Event) -> bool:
    """Whether one only turns to a house of states, or goes to its meeting: 総会に出席, WTOに提訴.

    中国とASEANは会議を開いた: who meets it as an equal is named beside it.
    """
    if _TURNED_TO.search(event.because[0]) is None:
        return False
    return any(reason.startswith("whom:") for reason in event.because)


def is_guessed(event: Event) -> bool:
    """Whether nothing in the sentence says whom an act is done to."""
    return not GUESSED.isdisjoint(event.because)


def _is_learned(draft: Draft, event: Event) -> bool:
    whole = draft.sentences[event.sentences[0]].span
    return LEARNED.search(draft.text, whole.start, event.span.end) is not None


_NOW: Final = ("する", "ている", "ています")


def _is_hearsay(draft: Draft, event: Event) -> bool:
    """To deny a report is nothing that one does to whoever else the article is about."""
    if not event.because[0].endswith(_DENYING):
        return False
    if _REPORTS.search(draft.text, event.span.start, event.span.end):
        return True
    start = draft.sentences[event.sentences[0]].span.start
    # ロシアは関与を否定している: no word against whoever says so; what was denied all along is a quarrel.
    is_plain = "whom:accuser" in event.because and event.because[0].endswith("関与を否定")
    if is_plain and draft.text.endswith(_NOW, start, event.span.end):
        return draft.text.find("「", start, event.span.start) < 0
    return _VIEWS.search(draft.text, start, event.span.start) is not None


def _is_peaceful(draft: Draft, event: Event) -> bool:
    whole = draft.sentences[event.sentences[0]].span
    start = max(whole.start, event.span.start - _NEAR)
    if _PEACEFUL.search(draft.text, start, event.span.end) is not None:
        return True
    # ソマリアに展開するAU部隊: only which forces they are.
    if "who:relative" in event.because:
        return True
    if _STATIONED.search(draft.text, whole.start, event.span.end) is not None:
        return True
    # Two who drill together threaten somebody else, if nobody else is named.
    named = {c for actor in draft.actors_of(event.sentences[0]) for c in actor.codes}
    if not named <= {*event.actor, *event.recipient}:
        return False
    return _TOGETHER.search(draft.text, whole.start, whole.end) is not None


def _is_of_ones_own(draft: Draft, event: Event) -> bool:
    """Whether force is used on people or places that nobody says belong to another land."""
    if not is_guessed(event):
        return False
    start = max(
        draft.sentences[event.sentences[0]].span.start,
        draft.text.rfind("、", 0, event.span.start) + 1,
        event.span.start - _NEAR,
    )
    return _OWN.search(draft.text, start, event.span.end) is not None


def _is_hint_of_leaving(event: Event) -> bool:
    """To hint at taking one's forces home is no favour: they may guard the land that they are in."""
    return event.modality == "hypothetical" and _GOING.search(event.because[0]) is not None


def _is_said_to_the_press(draft: Draft, event: Event) -> bool:
    start = max(0, event.span.start - _NEAR // 2)
    return event.because[0].endswith("応じる") and bool(
        _PRESS.search(draft.text, start, event.span.end)
    )


def _is_at_home(draft: Draft, event: Event) -> bool:
    if event.modality == "negated" or not is_guessed(event):
        return False
    return _AT_HOME.search(draft.text, event.span.start, event.span.end) is not None


def _is_silence(draft: Draft, event: Event) -> bool:
    """発言を控えた: to say nothing gives way to nobody, unless it was sharp words that one kept in."""
    if not event.because[0].endswith("発言を控える"):
        return False
    start = max(0, event.span.start - _NEAR)
    return _SHARP.search(draft.text, start, event.span.end) is None


def _is_held(event: Event) -> bool:
    """Whose hands a land is in says nothing of whoever else is named: モロッコが実効支配する土地."""
    return event.because[0].endswith("支配") and is_guessed(event)


def _is_policing(draft: Draft, event: Event) -> bool:
    """Whether crime is what two fight together: 麻薬組織を取り締まるため、両国が協力する."""
    if not draft.text.startswith("ため", event.span.end):
        return False
    return _CRIME.search(draft.text, event.span.start - 1, event.span.end) is not None


_CRIME: Final = re.compile("密[航漁輸入]|密売|海賊|麻薬|犯罪|テロ|組織|武装勢力")
# 制裁下の原油: in what state of things, no step of anybody named beside it.
_UNDER: Final = ("下の", "下で", "下に", "下でも")
_NEAR: Final = 20
_ASKING: Final[dict[str, Callable[[Draft, Event], bool]]] = {
    "REJECT": _is_hearsay,
    "MOBILIZE": _is_peaceful,
    "CONSULT": _is_at_home,
    "CONCEDE": lambda draft, event: _is_silence(draft, event) or _is_of_ones_own(draft, event),
    "COERCE": lambda draft, event: (
        _is_held(event) or _is_policing(draft, event) or _is_of_ones_own(draft, event)
    ),
    "SANCTION": lambda draft, event: draft.text.endswith(_UNDER, event.span.start, event.span.end),
    "ASSAULT": _is_of_ones_own,
    "COOPERATE": _is_membership,
    "AGREE": _is_said_to_the_press,
    # 停戦後も両軍は対峙する.
    "RETREAT": lambda draft, event: (
        _is_hint_of_leaving(event)
        or draft.text.endswith(("停戦後も", "休戦後も"), event.span.start, event.span.end)
    ),
}
