"""A document as PDF, one sheet of A4, in the Japanese fonts that every reader of PDF knows."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kankei.bills.documents import Document
from kankei.bills.wording import day_in_words

_GOTHIC, _MINCHO = "HeiseiKakuGo-W5", "HeiseiMin-W3"
_WIDTH, _HEIGHT = (float(side) for side in A4)
mm = 72 / 25.4
_LEFT, _RIGHT = 22 * mm, _WIDTH - 22 * mm
# What the fonts do not have is set as printers set it.
_GETA = "〓"


def draw(document: Document) -> bytes:
    """Return `document` as the bytes of a PDF; the same document gives the same bytes."""
    sheet = BytesIO()
    canvas = _canvas(sheet, document)
    y = _head(canvas, document)
    y = _rows(canvas, document, y)
    y = _sums(canvas, document, y)
    _foot(canvas, document, y)
    canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def printable(text: str) -> str:
    """Return `text` with what the fonts cannot set replaced by 〓."""
    return "".join(one if ord(one) < 0x10000 else _GETA for one in text)


def _canvas(sheet: BytesIO, document: Document) -> Canvas:
    for name in (_GOTHIC, _MINCHO):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(name))
    canvas = Canvas(sheet, pagesize=A4, invariant=True, pageCompression=1)
    canvas.setTitle(f"{document.title} {document.number}")
    canvas.setAuthor(document.issuer[0])
    return canvas


def _head(canvas: Canvas, document: Document) -> float:
    y = _HEIGHT - 34 * mm
    canvas.setFont(_MINCHO, 20)
    canvas.drawString(_LEFT, y, printable(document.title))
    canvas.setFont(_GOTHIC, 9)
    number = _("番号 %(number)s") % {"number": document.number}
    issued = _("発行日 %(day)s") % {"day": day_in_words(document.issued_on)}
    canvas.drawRightString(_RIGHT, y + 4 * mm, printable(number))
    canvas.drawRightString(_RIGHT, y - 1 * mm, printable(issued))
    canvas.setLineWidth(1.2)
    canvas.line(_LEFT, y - 5 * mm, _RIGHT, y - 5 * mm)
    y = _addressee(canvas, document.addressee, y - 17 * mm)
    canvas.setFont(_GOTHIC, 10)
    canvas.drawString(_LEFT, y, printable(document.sentence))
    y -= 14 * mm
    canvas.setFont(_MINCHO, 24)
    canvas.drawString(_LEFT, y, printable(document.total_in_words))
    canvas.setFont(_GOTHIC, 9)
    for key, value in document.facts:
        y -= 6.5 * mm
        canvas.drawString(_LEFT, y, printable(f"{key}  {value}"))
    return y - 10 * mm


def _addressee(canvas: Canvas, name: str, y: float) -> float:
    words = _("%(name)s 様") % {"name": name} if name else ""
    for line in _broken(words, _MINCHO, 14, _RIGHT - _LEFT):
        canvas.setFont(_MINCHO, 14)
        canvas.drawString(_LEFT, y, line)
        y -= 8 * mm
    return y - 2 * mm


def _rows(canvas: Canvas, document: Document, y: float) -> float:
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, y + 6 * mm, _RIGHT, y + 6 * mm)
    for row in document.rows:
        canvas.setFont(_GOTHIC, 10)
        canvas.drawRightString(_RIGHT, y, printable(row.sum))
        for line in _broken(row.what, _GOTHIC, 10, _RIGHT - _LEFT - 38 * mm):
            canvas.setFont(_GOTHIC, 10)
            canvas.drawString(_LEFT, y, line)
            y -= 6 * mm
        y -= 2 * mm
        canvas.line(_LEFT, y + 3.5 * mm, _RIGHT, y + 3.5 * mm)
    return y - 3 * mm


def _sums(canvas: Canvas, document: Document, y: float) -> float:
    for place, (key, value) in enumerate(document.figures):
        is_total = place == len(document.figures) - 1
        canvas.setFont(_GOTHIC, 12 if is_total else 10)
        canvas.drawRightString(_RIGHT - 42 * mm, y, printable(key))
        canvas.drawRightString(_RIGHT, y, printable(value))
        y -= 7 * mm
    return y - 4 * mm


def _foot(canvas: Canvas, document: Document, y: float) -> None:
    for note in document.notes:
        for line in _broken(note, _GOTHIC, 9, _RIGHT - _LEFT):
            canvas.setFont(_GOTHIC, 9)
            canvas.drawString(_LEFT, y, line)
            y -= 5.5 * mm
    y = max(y - 8 * mm, 20 * mm + 5.5 * mm * len(document.issuer))
    canvas.line(_LEFT, y + 6 * mm, _RIGHT, y + 6 * mm)
    for place, text in enumerate(document.issuer):
        for line in _broken(text, _GOTHIC, 9, _RIGHT - _LEFT):
            canvas.setFont(_GOTHIC, 11 if place == 0 else 9)
            canvas.drawString(_LEFT, y, line)
            y -= 5.5 * mm


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    """Return `text` in lines no wider than `width`; Japanese may break between any two letters."""
    lines = [""]
    for one in printable(text):
        if one == "\n" or pdfmetrics.stringWidth(lines[-1] + one, font, size) > width:
            lines.append("")
        if one != "\n":
            lines[-1] += one
    return lines
