"""記事: write, preview, schedule, publish; two editors never overwrite each other unasked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.panels import PublishingPanel as WagtailPublishingPanel
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    SnippetViewSet,
    UnpublishView,
)

from kankei.articles.models import Article
from kankei.common.errors import ReaderError
from kankei.newsroom import drafts, errors

_LANGUAGES = [("ja", "日本語"), ("en", "English")]


class ArticleForm(WagtailAdminModelForm):
    """Keeps the text as it was written, with one kind of line end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "access" in self.fields:
            self.fields["access"].help_text = _("いま読める人: %(wall)s") % {
                "wall": self.instance.get_wall_display()
            }
        if self.instance.live and not self.instance.has_unpublished_changes:
            # What was said of the last publication is not said of the next.
            self.initial["is_major_update"] = False

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split("\n")).strip(" \t\r\u3000")

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


class _SafePublishing:
    """Publishes in one transaction, so that a refusal leaves the draft and nothing else."""

    request: Any
    object: Any
    new_revision: Any

    def publish_action(self) -> HttpResponse | None:
        try:
            if self.object.retracted_at is not None:
                raise errors.PublishedNoMore()
            with transaction.atomic():
                response: HttpResponse | None = super().publish_action()  # type: ignore[misc]
        except ReaderError as refusal:
            messages.error(self.request, refusal.sentence)
            return self.back_to_editor()
        return response

    def back_to_editor(self) -> HttpResponse:
        return redirect(self.get_edit_url())  # type: ignore[attr-defined]


def _without_checks(panels: MediaContainer) -> MediaContainer:
    """The checks are of Wagtail's own user bar, which this paper's pages do not carry."""
    return MediaContainer([panel for panel in panels if not isinstance(panel, ChecksSidePanel)])


class ArticleIndexView(IndexView):
    """All articles; what is done with one is done on its own page."""

    @cached_property
    def columns(self) -> list[Column]:
        return [column for column in super().columns if column.name != "bulk_actions"]


class ArticleCreateView(_SafePublishing, CreateView):
    """A new article."""

    def get_side_panels(self) -> MediaContainer:
        return _without_checks(super().get_side_panels())


class ArticleEditView(_SafePublishing, EditView):
    """An article; a save over somebody else's newer one asks first, with the typed text kept."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        article = Article.objects.filter(pk=kwargs["pk"]).first()
        if article is not None:
            drafts.ensure_live(article)
        super().setup(request, *args, **kwargs)

    def get_side_panels(self) -> MediaContainer:
        return _without_checks(super().get_side_panels())

    def is_valid(self, form: Any) -> bool:
        if not self.expects_json_response and self.is_out_of_date:
            # The form may be right or wrong: either way it is shown again as it was typed.
            form.is_valid()
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = self._somebody_was_first()
            return False
        return bool(super().is_valid(form))

    def save_instance(self) -> Any:
        # Two saves may both have passed the check above; the row decides which was first.
        row = Article.objects.select_for_update().filter(pk=self.object.pk)
        newest = row.values_list("latest_revision_id", flat=True).first()
        known = self.latest_revision.pk if self.latest_revision else None
        if newest != known:
            raise PermissionDenied(self._somebody_was_first())
        return super().save_instance()

    def _somebody_was_first(self) -> str:
        newest = Article.objects.get(pk=self.object.pk).latest_revision
        who = newest.user.get_full_name() if newest and newest.user else _("ほかの編集者")
        loaded = self.request.POST.get("loaded_revision_id", "")
        compare = ""
        if loaded.isdigit() and newest is not None:
            address = reverse(
                self.revisions_compare_url_name, args=[self.object.pk, loaded, newest.pk]
            )
            compare = format_html(
                ' <a href="{}" target="_blank">{}</a>', address, _("相手が変えたところを見る")
            )
        return format_html(
            "{}{}",
            _(
                "%(who)sさんが先に保存しました。入力した内容は下に残っています。"
                "もう一度保存すると、いまの入力で上書きします。"
            )
            % {"who": who},
            compare,
        )

    @property
    def header_more_buttons(self) -> list[Button]:
        buttons = [*super().header_more_buttons]
        if self.live_object.position is not None:
            buttons += article_buttons(self.live_object)
        return buttons


def article_buttons(article: Article) -> list[Button]:
    """What else can be done with a published article."""
    return [
        Button(
            _("読者の画面で見る"),
            url=f"/articles/{article.pk}/",
            icon_name="view",
            attrs={"target": "_blank"},
            priority=5,
        ),
        Button(
            _("訂正する"),
            url=reverse("desk_correct", args=[article.pk]),
            icon_name="edit",
            priority=6,
        ),
        Button(
            _("読み解きを見る"),
            url=reverse("desk_reading", args=[article.pk]),
            icon_name="list-ul",
            priority=7,
        ),
        Button(
            _("取り下げる"),
            url=reverse("desk_retract", args=[article.pk]),
            icon_name="cross",
            priority=8,
        ),
    ]


class ArticleDeleteView(DeleteView):
    """Only what no reader has seen can be deleted; the rest is withdrawn, openly."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.position is not None:
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class ArticleUnpublishView(UnpublishView):
    """Taking an article offline is withdrawing it, with a word about why."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("desk_retract", self.object.pk)


_panels = [
    FieldPanel("headline", classname="title"),
    FieldPanel(
        "body",
        widget=forms.Textarea(attrs={"rows": 22, "class": "desk-body", "data-desk-count": ""}),
    ),
    FieldRowPanel([FieldPanel("place"), FieldPanel("reporters")]),
    MultiFieldPanel(
        [FieldPanel("photo"), FieldPanel("caption")], heading=gettext_lazy("写真・図"), icon="image"
    ),
    MultiFieldPanel(
        [
            FieldPanel("section"),
            FieldRowPanel([FieldPanel("series"), FieldPanel("column")]),
            FieldPanel("authors", widget=forms.CheckboxSelectMultiple),
        ],
        heading=gettext_lazy("載せるところ"),
        icon="folder-open-inverse",
    ),
    MultiFieldPanel(
        [
            FieldPanel("access", widget=forms.RadioSelect),
            FieldPanel("language", widget=forms.Select(choices=_LANGUAGES)),
            FieldPanel("notice"),
            FieldPanel("is_major_update"),
        ],
        heading=gettext_lazy("読者に"),
        icon="group",
    ),
    WagtailPublishingPanel(),
]


def _day(article: Article) -> str:
    if article.published_at is None:
        return "—"
    return f"{localtime(article.published_at):%Y-%m-%d %H:%M}"


def _state(article: Article) -> str:
    if article.retracted_at is not None:
        return _("取り下げ")
    draft = article.latest_revision
    if draft is not None and draft.approved_go_live_at is not None:
        return _("公開中、次の版を予約") if article.live else _("予約")
    if article.live:
        return _("公開中、書きかけあり") if article.has_unpublished_changes else _("公開中")
    return _("公開終了") if article.position is not None else _("下書き")


def _wall(article: Article) -> str:
    """The wall as it stands now, and where it comes from."""
    if article.access == Article.Access.SECTION:
        return f"{article.get_access_display()} ({article.get_wall_display()})"
    return str(article.get_access_display())


class ArticleViewSet(SnippetViewSet):
    """/desk/articles/"""

    model = Article
    url_prefix = "articles"
    icon = "doc-full"
    menu_label = gettext_lazy("記事")
    menu_order = 100
    add_to_admin_menu = True
    list_display = [
        "headline",
        Column("state", label=gettext_lazy("状態"), accessor=_state),
        Column("published_at", label=gettext_lazy("公開"), accessor=_day),
        Column("section", label=gettext_lazy("面"), accessor=lambda a: a.section or "—"),
        Column("access", label=gettext_lazy("読める人"), accessor=_wall),
    ]
    list_filter = ["live", "section", "series", "column", "access"]
    list_per_page = 30
    search_fields = ["headline"]
    search_backend_name = None
    ordering = ["-latest_revision__created_at", "-pk"]
    copy_view_enabled = False
    edit_handler = ObjectList(_panels, base_form_class=ArticleForm)
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    delete_view_class = ArticleDeleteView
    unpublish_view_class = ArticleUnpublishView
    index_view_class = ArticleIndexView

    def get_queryset(self, request: Any) -> Any:
        return Article.objects.select_related("section", "latest_revision").defer("body")
