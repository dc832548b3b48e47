"""Acts told in a sentence: which phrases match the lexicon, and what their object makes of them."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicates

from .act import Act as Act
from .admitted import is_forsworn, opposed
from .fillers import inside
from .nouns import act_of_noun
from .occasions import is_only_held
from .operators import MESSAGES, STOPPED_PLANS, genitive_operator, given_up
from .parties import slot
from .phrases import Phrase
from .scene import Scene
from .subjects import own_subject
from .together import join_words
from .verbs import act_of_verb, as_refusal, as_word


def acts(scene: Scene, lexicon: Predicates) -> list[Act]:
    """Return every act of the sentence, those of verbs first."""
    laid = scene.phrases
    # A match or an accident.
    if not laid or lexicon.elsewhere.search(scene.text, laid[0].start, laid[-1].end):
        return []
    used: set[int] = set()
    verbal = _with_refusals(scene, _of_verbs(laid, lexicon), lexicon)
    verbal = _with_reproaches(scene, verbal, lexicon) if scene.spoken else verbal
    verbal = _with_messages(laid, verbal) if len(verbal) > 1 else verbal
    untold: list[Act] = []
    is_planned = False
    for act in verbal:
        used.update(_told_with(laid, act, lexicon))
        phrase = act.phrase
        is_over = _is_unsaid(laid, act, verbal)
        is_planned = (
            is_planned
            or phrase.form == "nom"
            or (phrase.form == "adn" and laid[phrase.head].lemma in STOPPED_PLANS)
        )
        if is_over or ("neg" in phrase.tail and is_forsworn(laid, act)):
            untold.append(act)
    lasts = lexicon.lasts
    free = [
        p
        for p in laid
        if p.nouns
        and p.nouns[-1] in lasts
        and not p.is_time
        # テロとの戦い: what something is at odds with is not told; 訪米に先立つ2月 only says when.
        and p.base != "との"
        and not (p.base == "に" and laid[p.head].lemma == "先立つ")
        # 戦車供与の要請: what is asked for the other is to do.
        and not (p.base == "の" and laid[p.head].lemma in _WISHES)
        # 対ロ制裁への参加を拒む: what others do.
        and not (p.base == "への" and laid[p.head].lemma == "参加")
    ]
    for act in untold:
        verbal.remove(act)
    verbal = given_up(laid, verbal, lexicon) if is_planned else verbal
    # 制裁の検討: what carries an act on stands after it, and the act is told with it alone.
    named: list[Act] = []
    for p in reversed(free):
        if p.index not in used and (noun := act_of_noun(laid, p, lexicon, used)):
            named.append(noun)
    return verbal + named[::-1]


def _is_unsaid(laid: list[Phrase], act: Act, verbal: list[Act]) -> bool:
    """Whether an act is only what another is about, a decree or a ruling."""
    is_over = act.phrase.form == "adn" and _is_over(act, verbal)
    if act.entry.word in _WITH_WHAT:
        inner = _inner(act, verbal)
        return is_over or (inner is not None and not own_subject(laid, inner.phrase).codes)
    if act.type == "SUPPORT" and act.entry.word == "署名":
        return is_over or _is_decreed(laid, act)
    ruling = act.noun if act.type == "COERCE" else None
    return is_over or (ruling is not None and ruling.lemma == "判決" and _is_ruling(laid, ruling))


def _with_refusals(scene: Scene, verbal: list[Act], lexicon: Predicates) -> list[Act]:
    """チリの反対で見送られた: it is refused by them, whatever it was."""
    words = scene.text[scene.phrases[0].start : scene.phrases[-1].end]
    if "反対" not in words and "反発" not in words and "拒否権" not in words:
        return verbal
    ends = opposed(scene.phrases)
    others = [act for act in verbal if act.phrase not in ends]
    return others + [as_refusal(p, lexicon) for p in ends]


def _with_reproaches(scene: Scene, verbal: list[Act], lexicon: Predicates) -> list[Act]:
    """「内政干渉だ」と撤回を求めた: who says so while doing it blames whom it is done to."""
    laid = scene.phrases
    found = list[Act]()
    for act in verbal:
        if act.type in _STRIKING:
            for k in act.phrase.children:
                if laid[k].quote >= 0 and laid[k].tail[-1:] == ["批判"]:
                    found.append(as_word(act.phrase, lexicon.plain["批判"], "「」"))
    return [*verbal, *found]


_STRIKING: Final = frozenset(("REQUEST", "SANCTION", "COERCE"))
_WISHES: Final = frozenset(
    ("要請", "要求", "依頼", "要望", "申請", "打診", "求め", "催促", "呼びかけ", "訴え")
)


def _of_verbs(laid: list[Phrase], lexicon: Predicates) -> list[Act]:
    """Every act of a verb, and the joint one of whoever does something together."""
    joint = join_words(laid, lexicon)
    verbal = [
        act
        for p in laid
        if p.kind == "P"
        and (act := act_of_verb(laid, p, lexicon))
        and not (act.type == "CONSULT" and p.form == "adn" and is_only_held(laid, act))
    ]
    if joint is None or any(a.phrase is joint and not a.entry.is_bound for a in verbal):
        return verbal
    # 共同で港を整備する: a word of everyday life says less than that they do it together.
    verbal = [a for a in verbal if a.phrase is not joint]
    return [*verbal, as_word(joint, lexicon.plain["協力"], "で")]


def _told_with(laid: list[Phrase], act: Act, lexicon: Predicates) -> set[int]:
    """The phrases that tell no other act than this one: 制裁の検討を始めた, 会談の開催を見送った."""
    used = {act.phrase.index}
    noun = act.noun
    if noun is not None:
        used.update((noun.index, *[p.index for p in inside(laid, noun)]))
        if 0 <= noun.head < act.phrase.index:
            used.add(noun.head)
        if noun.nouns and noun is not act.phrase:
            genitive_operator(laid, noun, lexicon, used)
    return used


def _is_decreed(laid: list[Phrase], act: Act) -> bool:
    """投資を規制する大統領令に署名した: what a decree says is told, and nobody is backed."""
    return act.noun is not None and any(laid[k].form == "adn" for k in act.noun.children)


def _is_over(act: Act, told: list[Act]) -> bool:
    """途絶えていた対話を再開した: what had ceased and goes on is told once; 強い不満を示した: so is what is only strong."""
    phrase = act.phrase
    has_ceased = act.operator is not None and act.operator.does == "cease"
    is_of_noun = act.noun is not None and act.noun.index == phrase.head
    if not (has_ceased or (is_of_noun and phrase.lemma[-1] == "い")):
        return False
    return any(other.noun is act.noun for other in told if other is not act)


def _inner(act: Act, told: list[Act]) -> Act | None:
    """The act of a clause that modifies an act's own noun: [再開を拒む]姿勢を崩していない, which is told once."""
    kept = act.noun.children if act.noun is not None else []
    for other in told:
        if other is not act and other.phrase.form == "adn" and other.phrase.index in kept:
            return other
    return None


def _with_messages(laid: list[Phrase], verbal: list[Act]) -> list[Act]:
    """撤回を求める書簡を送った: what it says is done to whom it goes, and that alone is told."""
    for act in verbal:
        message = act.noun.lemma if act.type == "CONSULT" and act.noun is not None else ""
        inner = _inner(act, verbal) if message in MESSAGES else None
        if inner is None or inner.type not in _SAID or _is_at_another(laid, inner):
            continue
        said = as_word(act.phrase, inner.entry, message)
        return [said if a is act else a for a in verbal if a is not inner]
    return verbal


# 関税を課す案を承認した: nobody is backed by it.
_WITH_WHAT: Final = frozenset(("崩す", "承認"))
_SAID: Final = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))


def _is_at_another(laid: list[Phrase], act: Act) -> bool:
    return slot(laid, act.phrase, ("を", "に", "に対")) is not None


_RULED: Final = frozenset(("退ける", "棄却", "却下", "認める", "取り消す", "破棄", "支持"))


def _is_ruling(laid: list[Phrase], noun: Phrase) -> bool:
    """訴えを退ける判決を言い渡した: what is ruled in a suit is no sentence."""
    return any(laid[k].form == "adn" and laid[k].lemma in _RULED for k in noun.children)
