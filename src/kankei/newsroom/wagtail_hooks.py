"""What the desk consists of: pages, menus, styles; what it does not need is taken away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from kankei.articles.models import Article
from kankei.newsroom import naming
from kankei.newsroom.desk import (
    bills,
    comments,
    corrections,
    figures,
    follows,
    home,
    imports,
    log,
    outbox,
    people,
    readings,
)
from kankei.newsroom.desk.articles import ArticleViewSet
from kankei.newsroom.desk.names import NamesGroup
from kankei.newsroom.desk.offers import OffersGroup, waiting_students
from kankei.newsroom.desk.picks import PickViewSet
from kankei.newsroom.desk.topics import TopicViewSet
from kankei.newsroom.models import Topic

register_snippet(ArticleViewSet)
register_snippet(PickViewSet)
register_snippet(TopicViewSet)
register_snippet(NamesGroup)
register_snippet(OffersGroup)

# Pages, images and documents of Wagtail are not what this paper is made of.
_UNUSED = {"explorer", "images", "documents", "reports", "help", "settings", "snippets"}


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [
        path("articles/<int:pk>/correct/", corrections.correct, name="desk_correct"),
        path("articles/<int:pk>/retract/", corrections.retract, name="desk_retract"),
        path("readings/", readings.overview, name="desk_readings"),
        path("readings/<int:pk>/", readings.reading, name="desk_reading"),
        path("readings/<int:pk>/topics/", readings.rule_topic, name="desk_rule_topic"),
        path("readings/events/<int:pk>/", readings.rule, name="desk_rule_event"),
        path("comments/", comments.queue, name="desk_comments"),
        path("comments/<int:pk>/", comments.decide, name="desk_decide_comment"),
        path("import/", imports.import_page, name="desk_import"),
        path("log/", log.audit_log, name="desk_log"),
        path("figures/", figures.overview, name="desk_figures"),
        path("figures/<slug:name>.csv", figures.as_csv, name="desk_figures_csv"),
        path("agreed/", figures.agreed, name="desk_agreed"),
        path("agreed/<int:pk>/", figures.agreed_one, name="desk_agreed_one"),
        path("students/", waiting_students, name="desk_students"),
        path("groups/", bills.companies, name="desk_groups"),
        path("bills/", bills.overview, name="desk_bills"),
        path("bills/<int:pk>/", bills.act, name="desk_bill_act"),
        path("bills/<int:pk>/pdf/", bills.as_pdf, name="desk_bill_pdf"),
        path("follows/", follows.follows, name="desk_follows"),
        path("outbox/", outbox.outbox, name="desk_outbox"),
        path("outbox/<int:pk>/send-again/", outbox.send_again, name="desk_send_again"),
        path("people/", people.people, name="desk_people"),
        path("people/<int:pk>/dismiss/", people.dismiss, name="desk_dismiss"),
        path("people/ban/", people.ban, name="desk_ban"),
        path("people/<int:pk>/lift-ban/", people.lift_ban, name="desk_lift_ban"),
    ]


class DeskItem(MenuItem):
    """A page of the desk, shown to those who may open it."""

    def __init__(
        self, label: Any, view: str, *, icon_name: str, order: int, permission: str
    ) -> None:
        super().__init__(label, "", name=view, icon_name=icon_name, order=order)
        self.view = view
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)

    def render_component(self, request: HttpRequest) -> Any:
        self.url = reverse(self.view)
        return super().render_component(request)


_ITEMS = (
    (gettext_lazy("読み解き"), "desk_readings", "list-ul", 120, "relations.view_event"),
    (gettext_lazy("識者コメント"), "desk_comments", "comment", 130, "experts.view_comment"),
    (gettext_lazy("取り込み"), "desk_import", "download", 150, "newsroom.add_importrecord"),
    (gettext_lazy("読者のフォロー"), "desk_follows", "view", 160, "articles.change_article"),
    (gettext_lazy("記録"), "desk_log", "history", 500, "common.view_auditentry"),
    (gettext_lazy("会員と収入"), "desk_figures", "table", 410, "bills.view_figures"),
    (
        gettext_lazy("申し込みの控え"),
        "desk_agreed",
        "clipboard-list",
        430,
        "bills.view_confirmation",
    ),
    (gettext_lazy("法人の席"), "desk_groups", "group", 435, "bills.change_invoice"),
    (gettext_lazy("学生の確認"), "desk_students", "user", 440, "membership.change_studentproof"),
    (gettext_lazy("請求書と入金"), "desk_bills", "doc-full", 420, "bills.view_invoice"),
    (gettext_lazy("送信箱"), "desk_outbox", "mail", 520, "newsroom.operate"),
    # A permission that nobody is given: operators have all of them.
    (gettext_lazy("編集者と停止"), "desk_people", "group", 510, "newsroom.operate"),
)


def _register_item(label: Any, view: str, icon: str, order: int, permission: str) -> None:
    item = DeskItem(label, view, icon_name=icon, order=order, permission=permission)
    hooks.register("register_admin_menu_item", lambda: item)


for _item in _ITEMS:
    _register_item(*_item)


@hooks.register("construct_main_menu")
def hide_unused(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_admin_search_area")
def article_search() -> SearchArea:
    return SearchArea(
        _("記事"),
        reverse("wagtailsnippets_articles_article:list"),
        name="articles",
        icon_name="doc-full",
        order=10,
    )


@hooks.register("construct_search")
def only_our_search(request: HttpRequest, areas: list[SearchArea]) -> None:
    areas[:] = [area for area in areas if area.name == "articles"]


@hooks.register("construct_homepage_panels")
def desk_home(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [home.LateBanner(), home.Today()]


@hooks.register("construct_snippet_action_menu")
def hide_unpublish(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    # An article is withdrawn with a word about it; it does not silently vanish.
    items[:] = [item for item in items if item.name != "action-unpublish"]


@hooks.register("before_bulk_action")
def keep_what_readers_saw(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    if any(isinstance(one, Article) and one.position is not None for one in objects):
        raise PermissionDenied
    return None


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/desk.css"))


@hooks.register("insert_global_admin_js")
def desk_script() -> SafeString:
    return format_html(
        '<script src="{}"></script><script type="module" src="{}"></script>',
        static("newsroom/desk-words.js"),
        static("newsroom/desk.js"),
    )


@hooks.register("before_edit_snippet")
def remember_slug(request: HttpRequest, instance: Any) -> HttpResponse | None:
    if request.method == "POST" and type(instance) in naming.KINDS:
        request._old_slug = instance.slug  # type: ignore[attr-defined]
    return None


@hooks.register("after_edit_snippet")
def carry_name_to_feed(request: HttpRequest, instance: Any) -> HttpResponse | None:
    if type(instance) in naming.KINDS:
        naming.rename_feed(instance, old_slug=getattr(request, "_old_slug", ""))
    return None


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def collect_for_topic(request: HttpRequest, instance: Any) -> HttpResponse | None:
    if isinstance(instance, Topic):
        found = naming.collect(instance)
        if found:
            messages.info(
                request, _("これまでの記事から%(found)d件を集めました。") % {"found": found}
            )
    return None
