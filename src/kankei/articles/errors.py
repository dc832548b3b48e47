"""Why an article cannot be found, published or shown."""

from django.utils.translation import gettext_lazy as _

from kankei.common.errors import NotFound, Unusable


class NoSuchArticle(NotFound):
    code = "articles.no_such_article"
    message = _("この記事は見つかりませんでした。公開が終わったか、アドレスが違うようです。")


class HeadlineMissing(Unusable):
    code = "articles.headline_missing"
    message = _("見出しがありません。見出しを入れてから公開してください。")


class BodyMissing(Unusable):
    code = "articles.body_missing"
    message = _("本文がありません。本文を入れてから公開してください。")


class BodyIsBehindTheDoor(Exception):
    """A programmer's mistake: a body was fetched elsewhere than in `membership.open_article`."""
