"""Articles, and what stands around them in the paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from kankei.articles.errors import BodyIsBehindTheDoor
from kankei.articles.rules import wall_of


class Access(models.TextChoices):
    """The kinds of wall that may stand before an article."""

    OPEN = "open", _("どなたでも")
    REGISTERED = "registered", _("登録読者")
    METERED = "metered", _("毎月の本数まで")
    MEMBERS = "members", _("有料会員")
    SECTION = "section", _("面のとおり")


_WALLS = [choice for choice in Access.choices if choice[0] != Access.SECTION]


class Named(models.Model):
    """What has a page of its own under a name: sections, series, columns, authors."""

    slug = models.SlugField(_("アドレスの名前"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("名前"), max_length=80)
    name_en = models.CharField(_("英語名"), max_length=80, blank=True)
    description = models.TextField(_("説明"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Section(Named):
    """面: 国際, ビジネス, ライフスタイル and whatever the newsroom makes."""

    order = models.PositiveSmallIntegerField(_("並び順"), default=100)
    access = models.CharField(
        _("読める人"),
        max_length=10,
        choices=_WALLS,
        default=Access.MEMBERS,
        help_text=_("読める人を「面のとおり」とした記事に、すぐに当てはまります。"),
    )

    class Meta:
        verbose_name = _("面")
        verbose_name_plural = _("面")
        ordering = ["order", "pk"]


class Series(Named):
    """連載."""

    class Meta:
        verbose_name = _("連載")
        verbose_name_plural = _("連載")
        ordering = ["name", "pk"]


class Column(Named):
    """コラム."""

    class Meta:
        verbose_name = _("コラム")
        verbose_name_plural = _("コラム")
        ordering = ["name", "pk"]


class Author(Named):
    """Somebody who writes for the paper."""

    bureau = models.CharField(_("所属"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("筆者")
        verbose_name_plural = _("筆者")
        ordering = ["name", "pk"]


class Photo(models.Model):
    """A photograph or drawing with its credit; width and height keep the page from jumping."""

    file = models.FileField(_("ファイル"), upload_to="photos/%Y/%m/")
    alt = models.CharField(_("代替テキスト"), max_length=200)
    credit = models.CharField(_("クレジット"), max_length=80)
    width = models.PositiveIntegerField(_("幅"), default=1200)
    height = models.PositiveIntegerField(_("高さ"), default=630)

    class Meta:
        verbose_name = _("写真・図")
        verbose_name_plural = _("写真・図")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.alt


if TYPE_CHECKING:

    class EditedAtTheDesk(models.Model):
        """What the desk's mixins bring; Wagtail has no types of its own."""

        live: bool
        has_unpublished_changes: bool
        latest_revision: Any
        live_revision: Any
        first_published_at: Any
        last_published_at: Any
        unpublish: Any
        full_clean: Any
        save_revision: Any
        get_latest_revision_as_object: Any
        serializable_data: Any

        def with_content_json(self, content: dict[str, Any]) -> Any: ...

        class Meta:
            abstract = True

else:

    class EditedAtTheDesk(
        WorkflowMixin,
        DraftStateMixin,
        LockableMixin,
        PreviewableMixin,
        RevisionMixin,
        ClusterableModel,
    ):
        """What the desk edits: drafts, revisions, locks, previews and a workflow."""

        class Meta:
            abstract = True


class Article(EditedAtTheDesk):
    """An article as the desk edits it; what readers saw is kept in its revisions."""

    Access = Access

    headline = models.CharField(_("見出し"), max_length=200)
    body = models.TextField(
        _("本文"), help_text=_("段落は空行で区切ります。ルビは 漢字《かんじ》 と書きます。")
    )
    place = models.CharField(_("発信地"), max_length=60, blank=True)
    reporters = models.CharField(_("署名"), max_length=120, blank=True)
    photo = models.ForeignKey(
        Photo, verbose_name=_("写真・図"), null=True, blank=True, on_delete=models.SET_NULL
    )
    caption = models.CharField(_("写真説明"), max_length=300, blank=True)
    section = models.ForeignKey(
        Section, verbose_name=_("面"), null=True, blank=True, on_delete=models.PROTECT
    )
    series = models.ForeignKey(
        Series, verbose_name=_("連載"), null=True, blank=True, on_delete=models.PROTECT
    )
    column = models.ForeignKey(
        Column, verbose_name=_("コラム"), null=True, blank=True, on_delete=models.PROTECT
    )
    authors = ParentalManyToManyField(
        Author, verbose_name=_("筆者"), blank=True, related_name="articles"
    )
    access = models.CharField(_("読める人"), max_length=10, choices=Access, default=Access.SECTION)
    language = models.CharField(_("言語"), max_length=8, default="ja")
    notice = models.CharField(_("おことわり"), max_length=200, blank=True)
    is_major_update = models.BooleanField(
        _("大幅更新"),
        default=False,
        help_text=_(
            "公開ずみの記事を書き改めたときに選びます。読んだ人にも未読に戻り、もう一度知らせます。"
        ),
    )

    # Set by publishing, kept whatever an older draft says: see `with_content_json`.
    published_at = models.DateTimeField(_("公開日時"), null=True, editable=False, db_index=True)
    is_date_assumed = models.BooleanField(default=False, editable=False)
    corrected_at = models.DateTimeField(_("訂正日時"), null=True, editable=False)
    updated_at = models.DateTimeField(_("大幅更新日時"), null=True, editable=False)
    retracted_at = models.DateTimeField(null=True, editable=False)
    position = models.BigIntegerField(null=True, unique=True, editable=False)
    lead = models.CharField(max_length=200, blank=True, editable=False)
    source_key = models.CharField(max_length=200, null=True, unique=True, editable=False)
    source_url = models.URLField(max_length=500, blank=True, editable=False)

    _KEPT = (
        "published_at",
        "is_date_assumed",
        "corrected_at",
        "updated_at",
        "retracted_at",
        "position",
        "lead",
        "source_key",
        "source_url",
    )

    class Meta:
        verbose_name = _("記事")
        verbose_name_plural = _("記事")
        ordering = ["-position", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_position_comes_with_a_publication_date",
                condition=models.Q(position__isnull=True, published_at__isnull=True)
                | models.Q(position__isnull=False, published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def shown_at(self) -> datetime | None:
        """When readers got it as it is: published, or rewritten so much that it counts as new."""
        return self.updated_at or self.published_at

    @property
    def wall(self) -> str:
        """The wall that stands before the article now: its own, or that of its section.

        Lists fetch the section along: see `queries.published`.
        """
        if self.access != Access.SECTION:
            return self.access
        return wall_of(self.access, section=self.section.access if self.section else None)

    def get_wall_display(self) -> str:
        return str(Access(self.wall).label)

    preview_modes = [("member", _("会員の画面")), ("visitor", _("会員でない人の画面"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        # The readers' pages stand above the articles: the settings say which of them draws this.
        draw = import_string(settings.ARTICLE_PREVIEW)
        response: HttpResponse = draw(request, self, mode=mode_name)
        return response

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """Make an article of a draft's content, leaving what publishing set as it is."""
        draft: Article = super().with_content_json(content)
        for name in self._KEPT:
            setattr(draft, name, getattr(self, name))
        return draft

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Any] | None = None,
    ) -> None:
        # Django calls this to fetch a deferred field: lists defer the body, so that a paid text
        # can leave through `membership.open_article` alone.
        wanted = list(fields) if fields is not None else None
        if wanted == ["body"]:
            raise BodyIsBehindTheDoor(f"article {self.pk}: ask membership.open_article")
        super().refresh_from_db(using, wanted, from_queryset)


class Revision(models.Model):
    """One published state of an article, immutable; citations point into its `text`."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="published_revisions"
    )
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    text = models.TextField()
    body_start = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="revisions_of_an_article_are_numbered_once", fields=["article", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} r{self.number}"


class Correction(models.Model):
    """A correction that readers see beside the article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField()
    text = models.TextField(_("訂正文"), max_length=600)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.article_id}"


class Pick(models.Model):
    """An article that the editors chose for a place on the front page."""

    class Slot(models.TextChoices):
        FEATURED = "featured", _("注目")
        SELECTION = "selection", _("セレクション")

    slot = models.CharField(_("場所"), max_length=10, choices=Slot)
    article = models.ForeignKey(Article, verbose_name=_("記事"), on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        verbose_name = _("注目・セレクション")
        verbose_name_plural = _("注目・セレクション")
        ordering = ["slot", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_article_is_picked_once_for_a_place", fields=["slot", "article"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.slot} {self.order}"
