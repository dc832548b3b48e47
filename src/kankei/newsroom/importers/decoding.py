"""Bytes to text: UTF-8, Shift_JIS, EUC-JP and ISO-2022-JP, declared or not; never mojibake."""

from __future__ import annotations

import codecs
import re

from kankei.newsroom import errors

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the name says, then what is really sent under that name.
_FAMILIES = {
    "shift_jis": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_ext"),
}
_MEMBERS = {member: family for family, members in _FAMILIES.items() for member in members}
_NAMES = {
    "x-sjis": "shift_jis",
    "windows-31j": "shift_jis",
    "ms_kanji": "shift_jis",
    "sjis-win": "shift_jis",
    "eucjp-ms": "euc_jp",
    "cp51932": "euc_jp",
    "x-euc-jp": "euc_jp",
    "x-euc": "euc_jp",
    "cp50220": "iso2022_jp",
    "cp50221": "iso2022_jp",
}
# Servers say these without having looked, and every byte is a letter in them.
_SAYS_NOTHING = {"iso8859-1", "latin-1", "cp1252", "ascii", "iso8859-15"}
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP・Office"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"\x1f\x8b", "gzip"),
    (b"RIFF", "RIFF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_IN_TEXT = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)[\"']"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(rb"\x1b(?:\$[@B(]|\([JI])")
# UTF-8 that was once read as Latin letters, and as Shift_JIS.
_LATIN_MOJIBAKE = re.compile(
    r"(?:[ãäåæçèé][\u0080-\u00bf\u0152-\u0178\u2013-\u2122\u0192]{1,2}){3}"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KANJI_MOJIBAKE = re.compile(r"[縺繧繝][^\x00-\x7f]")


def decoded(data: bytes, *, content_type: str = "") -> str:
    """Return the text of `data`: by header, byte order mark, declaration, then by its looks.

    A declaration is believed only when the bytes agree with it to the last one.
    """
    refuse_binary(data)
    text = _text_of(data, content_type)
    if text is None:
        raise errors.EncodingUnknown()
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return without_controls(text)


def without_controls(text: str) -> str:
    """Return `text` without what is no letter and may stand in no XML: a stray escape, a surrogate."""
    return _CONTROLS.sub("", text)


def refuse_binary(data: bytes) -> None:
    if not data.strip():
        raise errors.Empty()
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise errors.NotText(kind=kind)
    has_mark = any(data.startswith(mark) for mark, _ in _BOMS)
    if not has_mark and (b"\x00" in data or _has_many_controls(data)):
        raise errors.NotText(kind="バイナリ")


def refuse_mojibake(*texts: str) -> None:
    """Stop what was broken before it came here from being stored."""
    for text in texts:
        looks_kanji = len(_KANJI_MOJIBAKE.findall(text))
        if "\ufffd" in text or _LATIN_MOJIBAKE.search(text) or looks_kanji * 6 > len(text) > 12:
            raise errors.Mojibake()


def _has_many_controls(data: bytes) -> bool:
    head = data[:4096]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return controls * 100 > len(head)


def _text_of(data: bytes, content_type: str) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data, name)
    if _ESCAPE.search(data) and (text := _first(data, _FAMILIES["iso2022_jp"])) is not None:
        return text
    # Text in another encoding is practically never valid UTF-8 by chance; the reverse, a page that
    # says Shift_JIS and is UTF-8, is common.
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    for name in _declared(data, content_type):
        if (text := _first(data, _FAMILIES.get(_MEMBERS.get(name, name), (name,)))) is not None:
            return text
    return _likeliest(data)


def _declared(data: bytes, content_type: str) -> list[str]:
    found = [m[1] for m in [_IN_HEADER.search(content_type)] if m]
    found += [(m[1] or m[2]).decode("ascii") for m in [_IN_TEXT.search(data[:4096])] if m]
    names = []
    for given in found:
        try:
            name = codecs.lookup(_NAMES.get(given.lower(), given)).name
        except LookupError:
            continue
        if name.replace("_", "-") not in {n.replace("_", "-") for n in _SAYS_NOTHING}:
            names.append(name)
    return names


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _first(data: bytes, encodings: tuple[str, ...]) -> str | None:
    return next((text for name in encodings if (text := _strictly(data, name)) is not None), None)


def _likeliest(data: bytes) -> str | None:
    """Choose between Shift_JIS and EUC-JP by which of them makes Japanese of the bytes."""
    readings = [_first(data, _FAMILIES[name]) for name in ("euc_jp", "shift_jis")]
    scored = [(_looks_japanese(text), text) for text in readings if text is not None]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0.3 else None


_KANA = re.compile(r"[ぁ-んァ-ヶー、。「」・]")
_COMMON = re.compile(r"[ぁ-んァ-ヶー、。「」・（）０-９Ａ-Ｚａ-ｚ　【】＝ー％一-鿿]")
_ODD = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\u0080-\u00a6\u00a8-\u00af\u2500-\u257f]")


def _looks_japanese(text: str) -> float:
    wide = [c for c in text if ord(c) > 0x7F]
    if not wide:
        return 1.0
    joined = "".join(wide)
    kana, common, odd = (len(p.findall(joined)) for p in (_KANA, _COMMON, _ODD))
    return (kana + 0.5 * common - 2 * odd) / len(joined)
