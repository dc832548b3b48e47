"""What kind of line a line is, judged by its shape alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from kankei_reading.text.marks import bare_signature_of, credit_of, is_of_a_picture, signature_of
from kankei_reading.types import Span, span_of


class Kind(Enum):
    HEADLINE = auto()
    CAPTION = auto()
    PROSE = auto()
    SHORT = auto()
    """A title, a name, a section: words without a sentence."""
    ITEM = auto()
    """One of a list: ・ or a rank or an hour before a title."""
    TIME = auto()
    BUTTON = auto()
    OFFER = auto()
    """The service talks to the reader."""
    BLOCK = auto()
    """The name of a block that follows: 関連トピック, ランキング."""
    ABOUT = auto()
    """What the page of a topic collects."""


class Line(NamedTuple):
    span: Span
    words: str
    kind: Kind
    stops: int
    is_polite: bool

    def as_(self, kind: Kind) -> Line:
        return self._replace(kind=kind)

    @property
    def is_title(self) -> bool:
        """Does it look like a headline: something is said of something, or it has two parts?"""
        words = self.words
        return len(words) >= 10 and bool(_PART.search(words)) and not _TRAIL.search(words)

    @property
    def is_spoken(self) -> bool:
        """Does it open as one of two who talk to each other?"""
        return _SPOKEN.match(self.words) is not None

    @property
    def heads_a_part(self) -> bool:
        """Is it short enough for the title of a part, and marked as one or no title of another article?"""
        if self.kind is Kind.ITEM:
            return len(self.words) <= _LONGEST_MARKED and _MARKED.match(self.words) is not None
        return self.kind is Kind.SHORT and len(self.words) <= _LONGEST_TITLE

    @property
    def is_dated(self) -> bool:
        """Does it tell what happened in a year, or on a day, that it opens with?"""
        return self.kind in _OPEN and _DATED.match(self.words) is not None

    @property
    def reads_on(self) -> bool:
        """Is it running prose that stops without a 。?"""
        return len(self.words) >= 40 and len(_KANA.findall(self.words)) * 4 >= len(self.words)


_OPEN: Final = (Kind.ITEM, Kind.SHORT, Kind.CAPTION)
_DATED: Final = re.compile(
    r"(?:[・●■◆▼▶►◇○◎▽▲-]\s*)?(?:\d{2,4}年|同年|\d{1,2}月)(?:\d{1,2}月)?(?:\d{1,2}日)?[\s::][^。]*[はがをにとで]"
)
_KANA: Final = re.compile(r"[ぁ-ん]")
_PART: Final = re.compile(r"[、 ぁ-ん「]")
_TRAIL: Final = re.compile(r"[>＞»›|]")
_QUOTED: Final = re.compile(r"[「『][^」』\n]*[」』]")
_ENDS_AS_PROSE: Final = re.compile(r"(?:[。！？!?…]|。[」』)]|[」』]。?)$")
# One of two who talk to each other, however short it asks: Q それはなぜ?
_TURN: Final = r"(?:[QA問答](?:[\s::.]+|(?=[「『]))|[―—─]{1,2}\s*)"
_SPOKEN: Final = re.compile(_TURN)
_ASKED: Final = re.compile(rf"{_TURN}.*[?!…]$")
_MARKED: Final = re.compile(r"[●■◆▼▶►◇○◎▽▲]\s*\S")
_LONGEST_MARKED: Final = 30
_LONGEST_TITLE: Final = 18
_NO_WORDS: Final = re.compile(r"^[\W_]*$")
_TIME: Final = re.compile(
    r"^(?:\[?(?:更新|公開|配信|掲載|初出)[:：日時]*\s*)?"
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}月\d{1,2}日\s+\d{1,2}[:時]\d{2}|\d{1,2}[:時]\d{2})"
    r"[\s\d:/年月日時分()（）月火水木金土日午前後更新公開配信掲載JST.-]*"
    r"(?:[\[【(（〔]?[^\s。、]{0,14}[\]】)）〕]?)$"
)
_ITEM: Final = re.compile(
    r"^(?:[・●■◆▼▶►◇○◎※▽▲→*-]\s*\S|\d{1,2}[ .:．、)位]\s*\S|\d{1,2}:\d{2}\s+\S|[①-⑳]\s*\S)"
)
# What can be done with an article, and the service's own rooms: words that stand alone.
# Each begins with a letter: a search then skips, at the speed of C, where none of these letters stands.
_ACTION: Final = (
    r"保存|印刷|共有|シェア|ツイート|ポスト|投稿|コピー|フォロー(?:中)?|ログイン|ログアウト|サインイン|サインアップ"
    r"|新規会員登録|新規登録|無料会員登録|無料登録|会員登録|登録|購読|解約|検索|メニュー|閉じる|その他|もっと見る|続きを読む|全文を読む|読む|次へ|前へ|戻る"
    r"|トップ|ホーム|マイページ|設定|ヘルプ|コメント(?:する)?|いいね|ブックマーク|お気に入り|スクラップ|クリップ|通知"
    r"|Xで|Facebook|Twitter|LINE|はてな|メール|リンク|URL|PDF|文字サイズ|拡大|縮小|大|中|小|速報|ランキング|一覧"
    r"|新着|注目|おすすめ|セレクション|トレンド|トレンドウオッチ|ビジネス|ライフスタイル|スポーツ|国際|政治|経済|社会|文化|科学|社説|オピニオン"
)
_ACTIONS: Final = re.compile(rf"(?:{_ACTION})(?:する|した|済み|できます)?")
# What may be left when the actions are taken out: marks, particles, and one thing acted on.
_LEFT_OF_BUTTONS: Final = re.compile(
    r"[\s/|・>「」『』をでに]*(?:[^\s「」。、を]{1,12}を)?[\s/|・>「」『』をでに]*"
)
_BLOCK: Final = re.compile(
    r"^[\[【〔《]?\s*(?:関連(?:する)?(?:トピック|記事|ニュース|キーワード|リンク|タグ|コンテンツ|特集|テーマ|企業)?"
    r"|(?:アクセス|人気|閲覧|週間|デイリー)?(?:記事)?ランキング|(?:新着|注目|人気|最新|おすすめ|話題)の?(?:記事|ニュース|トピック|キーワード)?"
    r"|あわせて読(?:む|みたい)|こちらも|(?:いま|今|よく)?(?:よく)?読まれて(?:いる|います)(?:記事)?|この(?:話題|記事|トピック)[をにの].{0,12}"
    r"|(?:PR|AD|広告|スポンサー).{0,6}|セレクション|トレンド.{0,6}|タグ|キーワード|カテゴリー?)\s*[\]】〕》]?[:：]?$"
)
_SERVICE: Final = re.compile(
    r"会員|登録|ログイン|フォロー|保存|無料|記事|トピック|続き|全文|シリーズ|連載|コラム|キーワード|ニュース|通知|購読|プラン|スマホ"
    r"|スマートフォン|タブレット|アプリ|パソコン|印刷|コメント|読者|サービス|電子版|マイ|お知らせ|クリック|カ月|か月|配信|メール|有料|限定|話題|動向|情報|投稿|識者|専門家|エキスパート"
)
_TO_READER: Final = re.compile(
    r"(?:お読み|ご利用|ご覧|お申し?込み|お試し|ご登録|ご購読|お楽しみ|お届け|お知らせ|いただけ|ください|下さい|しませんか|いかが|こちら(?:から|へ|まで)?$"
    r"|(?:でき|読め|届き|見られ|受け取れ|始められ|開け|使え|まとめて読|選べ|なり|追い|紹介し|解説し|集め(?:まし|てい)|まとめ(?:まし|てい|た))ます?"
    r"|必要です|(?:有料|限定|会員)[^。]{0,8}です。?$|円[!！。]?$|無料(?:です)?[!！。]?$|残り\s*\d+|はこちら|続きを読む|を読む|を選ぶ|電子版で|読めます|読み放題)"
)
_POLITE: Final = re.compile(
    r"(?:です|ます|ました|ません|でした|ください|ましょう|でしょう)(?:か|ね|よ)?[。！!]?$"
)
_LONGEST_POLITE: Final = 12
_LIMIT: Final = re.compile(r"^残り\s*\d+\s*文字|^.{0,8}(?:会員|購読者)(?:限定|専用|のみ).{0,8}$")
_CAPTION_PLACE: Final = re.compile(
    r"[(（][^()（）]{0,24}\d{1,2}日[^()（）]{0,24}[)）](?:[=＝][^。]{1,20})?$|^.{0,40}[(（](?:左|右|中央)[)）]"
)
_LONGEST_OFFER: Final = 120


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that hold something, each with the kind of its shape."""
    out: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            begin = start + raw.index(words)
            out.append(_line(span_of((begin, begin + len(words))), words))
        start += len(raw) + 1
    return out


def _line(span: Span, words: str) -> Line:
    stops = words.count("。")
    return Line(span, words, _kind(words, stops), stops, _is_polite(words))


def _is_polite(words: str) -> bool:
    return _POLITE.search(words[-_LONGEST_POLITE:]) is not None


def _kind(words: str, stops: int) -> Kind:
    if _NO_WORDS.match(words):
        return Kind.BUTTON
    if len(words) <= _LONGEST_OFFER and (shape := _furniture_of_all(words)) is not None:
        return shape
    if stops:
        is_short = len(words) <= _LONGEST_OFFER
        return Kind.CAPTION if is_short and is_of_a_picture(words) else Kind.PROSE
    if _ASKED.match(words) or (
        len(words) >= 20 and _ENDS_AS_PROSE.search(words) and credit_of(words) is None
    ):
        return Kind.PROSE
    signed = bare_signature_of(words) or signature_of(words)
    is_signed = signed is not None and signed.start == 0
    is_picture_s = len(words) >= 12 and (credit_of(words) or _CAPTION_PLACE.search(words))
    return Kind.CAPTION if is_picture_s and not is_signed else Kind.SHORT


_SHAPES: Final = ((_TIME, Kind.TIME), (_BLOCK, Kind.BLOCK), (_LIMIT, Kind.OFFER))


def _furniture_of_all(words: str) -> Kind | None:
    """The kind of a line that is furniture from end to end, however many sentences it has."""
    parts = _SENTENCE.findall(words)
    if len(parts) < 2:
        return _furniture(words)
    found = Kind.ABOUT
    for part in parts:
        kind = _furniture(part.strip())
        if kind is Kind.OFFER:
            found = kind
        elif kind is not Kind.ABOUT:
            return None
    return found


_SENTENCE: Final = re.compile(r"[^。]+。?")


def _furniture(words: str) -> Kind | None:
    for shape, kind in _SHAPES:
        if shape.match(words):
            return kind
    if _is_row_of_buttons(words):
        return Kind.BUTTON
    bare = _QUOTED.sub("", words) if "「" in words or "『" in words else words
    # Most lines are the article's own: to see that they are not polite is quicker than to see that they offer nothing.
    if ("。" not in bare or _is_polite(words)) and _is_offer(bare):
        return _about(bare)
    return Kind.ITEM if "。" not in words and _ITEM.match(words) else None


def _is_offer(words: str) -> bool:
    return _SERVICE.search(words) is not None and _TO_READER.search(words) is not None


def _is_row_of_buttons(words: str) -> bool:
    if "。" in words:
        return False
    left, actions = _ACTIONS.subn("", words)
    return actions > 0 and _LEFT_OF_BUTTONS.fullmatch(left) is not None


# 記事をまとめています, 動きを追います: what a topic's page collects.
_COLLECTS: Final = re.compile(
    r"(?:まとめ|集め|追い|紹介|解説|お届け|掲載|お伝え|取り上げ|読め).{0,12}(?:ます|ました)[。]?$"
)
_ASKS: Final = re.compile(r"登録|フォロー|保存|ログイン|会員|購読|通知|お知らせ|無料|申し?込")


def _about(words: str) -> Kind:
    return Kind.ABOUT if _COLLECTS.search(words) and not _ASKS.search(words) else Kind.OFFER
