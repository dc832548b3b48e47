"""注目・セレクション: the articles that the editors put on the front page, in their order."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from kankei.articles.models import Pick


class PickViewSet(SnippetViewSet):
    """/desk/picks/"""

    model = Pick
    url_prefix = "picks"
    icon = "pick"
    menu_label = gettext_lazy("注目・セレクション")
    menu_order = 110
    add_to_admin_menu = True
    list_display = [
        TitleColumn(
            "article",
            label=gettext_lazy("記事"),
            accessor=lambda pick: pick.article.headline,
            get_url=lambda pick: reverse("wagtailsnippets_articles_pick:edit", args=[pick.pk]),
        ),
        Column("slot", label=gettext_lazy("場所"), accessor="get_slot_display"),
        Column("order", label=gettext_lazy("並び順"), accessor="order"),
    ]
    list_filter = ["slot"]
    sort_order_field = "order"
    copy_view_enabled = False
    ordering = ["slot", "order", "pk"]
    edit_handler = ObjectList([FieldPanel("slot"), FieldPanel("article"), FieldPanel("order")])

    def get_queryset(self, request: Any) -> Any:
        return Pick.objects.select_related("article").defer("article__body")
