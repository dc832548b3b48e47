"""Why an item was read, in words: each rule's own name stands behind them, to be searched for in the code."""

from __future__ import annotations

from kankei_reading.types import Event

_RULES = {
    "name:country": "国名",
    "name:body": "国際組織の名",
    "name:institution": "国を表す機関の名",
    "letters:run": "一字の国名の並び",
    "letters:prefixed": "対・訪・駐などに続く一字の国名",
    "letters:word": "国名の一字で始まる語",
    "letters:beside another": "ほかの国名と並ぶ一字",
    "letters:plain": "一字の国名",
    "letters:office": "役所や役職の前の一字",
    "letters:headline": "見出しの頭の一字",
    "capital": "首都・官邸が政府を指す",
    "person": "人物が属する国",
    "both": "「両国」などが指す二者",
    "all three": "「3カ国」などが指す国々",
    "same country": "「同国」が指す国",
    "this country": "「この国」が指す国",
    "side": "武装組織などが指す国や組織",
    "same person": "「同氏」などが属する国",
    "body": "役職が指す国際組織",
    "home": "直前の国の機関",
    "house": "前に出た機関の呼び直し",
    "same house": "「同省」「同派」などが指す国や組織",
    "next door": "「隣国」が指す国",
    "region": "「バルト三国」などが指す国々",
    "band": "後ろ盾の国が述べられた集団の名",
    "own country": "発言の中の「わが国」",
    "trade": "貿易の増減",
    "asked": "ほかのエンジンの回答",
}
_STATED = {
    "が": "主語「…が」",
    "は": "主題「…は」",
    "も": "主題「…も」",
    "の": "名詞にかかる「…の」",
    "では": "場所「…では」",
    "間": "「…の間で」",
    "passive": "受け身の形",
    "relative": "修飾する名詞",
    "cleft": "「…のは〜だ」の形",
    "compound": "語の中の国名",
    "asked": "求めた先「…に」",
    "object_": "目的語の中の国名",
    "slots": "助詞が示す相手",
    "deed": "話題にした行為の主",
    "put_forward": "求めたり申し出たりした側",
    "beside": "一緒に述べられた相手",
    "city": "訪れた首都の国",
    "around": "部隊が動いた周辺の国",
    "speaker": "発言者",
    "author": "文書を出した側",
    "there": "その会談で述べた側",
    "addressed": "発言の宛て先",
    "answered": "見出しで応じられた側",
    "between": "仲介される二者",
    "owner": "持ち主「…の」",
    "boycotted": "買われない品物の国",
    "marched_at": "抗議・反対の相手",
    "before_house": "目の前の大使館の国",
    "victim": "受け身で語られる人の国",
    "origin": "品物の産地",
    "maker": "引き渡された物を造った国",
    "lying": "物のある国",
    "ahead": "二つの節の前に置かれた相手",
    "made": "させられた側「…に」",
    "causer": "そうさせた側",
    "judged": "話題にした行為の主",
    "forces": "動く部隊の国",
    "modified": "節が修飾する国",
    "known": "広く知られた戦争の当事者",
    "set apart": "見出しの末尾に置かれた国",
}
_GUESSED = {
    "outer": "外側の文の主語",
    "inner": "内側の文の主語",
    "vowed": "すると言った本人",
    "three": "三者協議のほかの二者",
    "signed_with": "文書に共に署名した相手",
    "shared": "続く文と同じ主語",
    "chained": "前の節と同じ主語",
    "freed": "解放した側、前の節の部隊",
    "blamed": "責められる側",
    "terms": "条件を示された相手",
    "carried": "前の文の主題",
    "accused": "直前に措置を受けた側",
    "headline": "見出しの初めの主題",
    "answer": "見出しで応じる側",
    "again": "前に述べた行為の当事者",
    "home": "自国の機関",
    "talks": "会談の相手",
    "promised": "約束の相手",
    "quoted": "発言の中の国",
    "teller": "そう述べた側",
    "proposed": "直前に案を出した側",
    "named_act": "話題にした行為の主",
    "here": "同じ文の中の相手",
    "met": "同じ文で会った相手",
    "just_met": "前の文で会った相手",
    "just_struck": "直前に打撃を与えた相手",
    "just_hurt": "直前に打撃を加えてきた相手",
    "moved_on": "移った先の国",
    "host": "大使館が置かれた国",
    "of_quarrel": "直前まで争った二者",
    "rival": "記事の中で争う相手",
    "topic": "文の主題",
    "taken_up": "文が「について」で取り上げた国",
    "within": "目的語の中の国",
    "this": "「これ」の指す行為の主",
    "clause_before": "前の節の主語",
    "struck_back": "先に攻めた側",
    "next_object": "続く節の目的語",
    "deed_before": "前の節で行為を述べられた側",
    "only_other": "文の中のほかの一国",
    "reacted": "見出しで反発した側",
    "opened": "見出しの初めの側",
    "presented": "見出しの前の部分の結び",
    "parallel": "直前の同じ行為の相手",
    "focus": "見出しの相手側",
    "accuser": "直前に責めた側",
    "offered": "申し出た側",
    "to_meet": "会うはずだった相手",
    "joined": "加わった措置の相手",
    "two_sides": "間に立たれた二者",
    "pair": "記事で共に動く二者",
    "chased": "動いた部隊の国",
    "facing": "向き合う相手の国",
    "domestic": "記事がただ一国を語る",
    "crowd": "記事の国の人々",
    "both_sides": "記事で向き合う二者",
    "needy": "災害に遭った国",
    "same": "前の同じ行為の相手",
    "land": "記事の舞台の国",
    "place": "起きた所の国",
    "frame": "記事全体が語る国",
    "both": "双方と呼ばれた二者",
    "unsaid": "記事の舞台の国",
    "clause": "名詞を受ける節の主語",
    "about": "記事が主に語る国",
    "replied": "直前に働きかけた側",
    "turned_to": "直前に働きかけた側",
    "countered": "答えた行為の主",
    "across": "国境の向こうの国",
    "pressed": "直前に迫った側",
    "of_both": "「両国」の二者",
    "invaded": "侵攻された国",
    "helped": "先に支援を受けた国",
    "contrasted": "二者が評した行為の主",
    "thanked": "直前に助けたり仲立ちしたりした側",
    "offered_now": "直前に申し出た側",
    "court": "管轄権を争う裁判所",
    "explained": "背景を述べた行為の主",
    "stopped": "止められた場所の国",
    "followed": "直前の行為の主",
    "proposer": "会うよう求めた側",
    "go_between": "仲介役と呼ばれる当事者",
    "where": "身柄のある国",
    "captor": "それまで捕らえていた側",
    "asker": "求めた側",
}
_OPERATORS = {
    "do": "行う",
    "happen": "起こる",
    "stop": "やめる",
    "cease": "やめる",
    "void": "成らず",
    "end": "終える",
    "receive": "受ける側",
    "seen": "見られる",
    "forced": "余儀なくされる",
    "plan": "予定する",
    "weigh": "検討する",
}


def of_rule(rule: str) -> str:
    """Say what a rule is: the word that it rests on, or what it does."""
    kind, _, words = rule.partition(":")
    if kind in {"good", "bad"}:
        return f"関係を表す語「{words}」[{rule}]"
    if rule in _RULES:
        return f"{_RULES[rule]} [{rule}]"
    # The speech's shape, or the row of the lexicon that an event's signal rests on.
    return f"出来事「{words}」から" if words and kind.isupper() else rule


def of_event(event: Event) -> str:
    """Say which row of the lexicon told the act, and how its parties were found."""
    return "、".join(filter(None, map(_of_event, event.because)))


def _of_event(cause: str) -> str:
    kind, _, words = cause.partition(":")
    if kind in {"who", "whom"}:
        side = "主体" if kind == "who" else "相手"
        is_guessed = words in _GUESSED and words not in _STATED
        return (
            f"{side}=推定:{_GUESSED[words]}"
            if is_guessed
            else f"{side}={_STATED.get(words, words)}"
        )
    if kind in _OPERATORS:
        return f"「{words}」({_OPERATORS[kind]})"
    if kind.isupper():
        return f"辞書「{words}」[{kind}]"
    return {"about": f"話題「{words}」", "unless": "「…なければ」の形"}.get(kind, of_rule(cause))
