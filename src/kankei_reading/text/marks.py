"""The small marks of a newspaper page: dateline, credit, time of publication, access."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_AGENCIES: Final = (
    "共同|時事|ロイター|ロイター通信|AP|AFP|AFP時事|新華社|タス通信|聯合ニュース|UPI|DPA|EPA"
)
_DATELINE: Final = re.compile(r"[【\[〔]([^】\]〕=\n]{1,30})=([^】\]〕\n]{1,50})[】\]〕]")
_AGENCY_DATELINE: Final = re.compile(
    rf"[【\[〔]([^】\]〕=\n]{{1,20}}?)[ 、]?({_AGENCIES})[】\]〕]"
    rf"|[(]([^)=\n。]{{1,20}}?)[ 、]?({_AGENCIES})[)](?=[^。\s]{{4}})"
)
# The reporter who signs below the text, as some papers have it: (ソウル=堂前修).
_SIGNED: Final = re.compile(
    r"[(【\[〔](?!写真|文|図|絵|撮影)([^()=\n。「」]{1,20})=([^()=\n。「」]{1,50})[)】\]〕]$"
)
# Or by office: (編集委員 大沢徹), (聞き手・三宅亮).
_OFFICE: Final = r"(?:[^()=\n。、「」 ]{0,8}(?:委員長?|支局長|特派員|記者|編集長|デスク|キャップ)|聞き手|文|構成)"
_SIGNED_BY_OFFICE: Final = re.compile(
    rf"[(]{_OFFICE}[ \u3000・は=:]([^()=\n。、「」 ・]{{2,12}})[)]$"
)
# A line of its own below the headline: ソウル=堂前修, 編集委員 大沢徹.
_BARE_DATELINE: Final = re.compile(r"([ァ-ヶー・一-鿿]{2,12})=([^\n。「」()]{2,30})")
_BARE_OFFICE: Final = re.compile(rf"{_OFFICE}[ \u3000・:]([一-鿿々ぁ-んァ-ヶー]{{2,12}})")
_CREDIT: Final = re.compile(
    r"[=/](?:写真は|写真:)?(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?、)?([^=、。\s]{1,24}?)(?:提供|撮影)?$"
    r"|写真[/:=は ]([^=、。\s]{1,20})$"
    rf"|[=/][^=。\s]{{1,24}}、((?:{_AGENCIES}))$"
)
# Under more than one sentence: …クレーン。手前は線路=2021年6月、AP.
_CREDIT_BELOW_PROSE: Final = re.compile(
    rf"[=/](?:[^=、。\s]{{1,12}}、)?(?:(?:{_AGENCIES})(?:提供)?|[^=、。\s]{{1,16}}(?:撮影|提供))$"
)
_CREDIT_IN_PARENTHESES: Final = re.compile(
    rf"[(\[【]((?:{_AGENCIES})(?:[=・/][^)\]】]{{1,12}})?|[^(\[【、。がをはにで]{{1,12}}(?:撮影|提供)(?:[・=、](?:{_AGENCIES}))?)[)\]】]$"
)
_TIME: Final = re.compile(
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?:[ (（][月火水木金土日][)）])?"
    r"(?:\s*(?:午前|午後)?\d{1,2}[:時]\d{2}分?)?"
)
_ACCESS: Final = re.compile(
    r"(?:(?:有料|無料|登録|法人|プレミアム|定期){0,2}(?:会員|購読者|登録者|メンバー)(?:限定|専用|向け|のみ)[^\s\[\]【】()。、]{0,4})"
    r"|(?:members|subscribers) only",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    start: int
    end: int
    place: str
    reporters: tuple[str, ...]


def dateline_of(words: str) -> Dateline | None:
    """Read 【place=reporter】 at the head of a paragraph."""
    if (found := _DATELINE.match(words)) is not None:
        return Dateline(0, found.end(), _place(found[1]), tuple(_names(found[2])))
    if (found := _AGENCY_DATELINE.match(words)) is not None:
        place, agency = (found[1], found[2]) if found[1] else (found[3], found[4])
        return Dateline(0, found.end(), _place(place), (agency,))
    return None


def signature_of(words: str) -> Dateline | None:
    """Read (place=reporter) or (office reporter) at the end of an article."""
    if (found := _SIGNED_BY_OFFICE.search(words)) is not None:
        return Dateline(found.start(), found.end(), _post(found.group()), (found[1],))
    if (found := _SIGNED.search(words)) is None:
        return None
    return Dateline(found.start(), found.end(), _place(found[1]), tuple(_names(found[2])))


def bare_signature_of(words: str) -> Dateline | None:
    """Read a line that is nothing but who writes, and from where: ソウル=堂前修, 論説委員・小暮真理子."""
    found = _BARE_DATELINE.fullmatch(words)
    if found is not None and not is_of_a_picture(words):
        return Dateline(0, found.end(), found[1], tuple(_names(found[2])))
    if (found := _BARE_OFFICE.fullmatch(words)) is not None:
        return Dateline(0, found.end(), _post(found.group()), (found[1],))
    return None


def _post(words: str) -> str:
    """Where one is posted who signs by office: モスクワ支局長 久保寺誠."""
    found = _POST.match(words)
    return found[1] if found else ""


_POST: Final = re.compile("[(]?([ァ-ヴー]{2,10}|[一-鿿]{2,4}?)(?:支局長|総局長|特派員)")


def is_of_a_picture(words: str) -> bool:
    """Whether sentences end in the credit of a picture."""
    return _CREDIT_BELOW_PROSE.search(words) is not None


def _place(words: str) -> str:
    """The place without where it lies: ククタ(コロンビア北部)."""
    return re.sub("[(（][^)）]*[)）]$", "", words.strip())


def _names(words: str) -> list[str]:
    """Part names at 、 (西川直樹、北京=大塚葵 are two); a ・ stays inside a name in katakana."""
    names = [name.rpartition("=")[2].strip() for name in re.split(r"[、,/ ]+", words)]
    parted = (n.split("・") if re.fullmatch(r"[一-鿿々ぁ-ん・]+", n) else [n] for n in names)
    return [name for group in parted for name in group if name]


def credit_of(words: str) -> str | None:
    """Return who took the picture, if `words` end as a caption does."""
    found = _CREDIT_IN_PARENTHESES.search(words) or _CREDIT.search(words)
    return next(part for part in found.groups() if part) if found else None


def timestamp_of(words: str) -> str | None:
    found = _TIME.search(words)
    return found.group().strip() if found else None


def access_of(words: str) -> str | None:
    found = _ACCESS.search(words)
    return found.group() if found else None
