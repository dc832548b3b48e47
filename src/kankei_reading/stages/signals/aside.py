"""Words in a sentence of two that are no matter of theirs: whom they turn against, what they keep out of."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.types import Actor, Span

# 中国を念頭に連携, 中国けん制へ連携, 北朝鮮に備え訓練, 中国にらみ協力: those who work together do so against whom they name.
_AGAINST: Final = re.compile(
    "[^、。「」 　]{0,8}?(?:念頭|けん制|牽制|抑止|対抗|にら[みむん]|備え|包囲|封じ|脅威|依存|警戒|意識|視野|対峙|阻止|監視|刺激)"
)


def is_outside(actors: tuple[Actor, ...], text: str, place: Span) -> bool:
    """Whether a quarrel in whose shadow something is done is of others: 日韓は対立の外で, not 米中の対立をよそに."""
    return not [actor for actor in actors if text[actor.span.end : place.start] in ("", "の")]


OUTSIDE: Final = re.compile("の外[でに]|をよそに|を横目に|を尻目に|のはざま|の狭間|から距離を")


def is_against(text: str, actors: tuple[Actor, ...], place: Span) -> bool:
    """Whether a good word is of what is done against one whom the sentence names before it.

    Or of whom one backs, who is no other state.
    """
    if OF_REBELS.match(text, place.end):
        return True
    for actor in actors:
        if actor.span.end > place.start:
            break
        if _AGAINST.match(text, actor.span.end, place.start):
            return True
    return False


# UAEが肩入れする独立派が、サウジの….
OF_REBELS: Final = re.compile(
    "(?:する|した|している|してきた|を受け(?:る|た)|の)[^、。「」はがを]{0,9}(?:勢力|(?:独立|分離|民族|反対|抵抗|過激|武闘)派|民兵|武装集団|武装組織|ゲリラ|反政府|反体制|反乱軍)"
)
