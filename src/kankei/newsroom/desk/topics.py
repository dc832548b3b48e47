"""トピック: what readers follow, with the words and countries that collect its articles."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from kankei.feeds.models import Feed
from kankei.newsroom.models import Topic
from kankei_reading.lexicon import name_of

_CODE = re.compile(r"[A-Z][A-Z-]{1,11}")


class WordsField(forms.CharField):
    """A list, shown one word a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = re.split(r"[\n、,]", value or "")
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class TopicForm(WagtailAdminModelForm):
    """A topic; its address is made once and stays."""

    aliases = WordsField(
        label=gettext_lazy("記事を集める言葉"),
        help_text=gettext_lazy("1行に1つ。どれかを含む記事がこのトピックに入ります。"),
    )
    codes = WordsField(
        label=gettext_lazy("記事を集める国・機関"),
        help_text=gettext_lazy("JPN、USA、EUUのような符号を1行に1つ。"),
    )

    def clean_codes(self) -> list[str]:
        codes = [code.upper() for code in self.cleaned_data["codes"]]
        for code in codes:
            if not _CODE.fullmatch(code) or name_of(code, "ja") == code:
                raise ValidationError(
                    _("「%(code)s」という国・機関の符号はありません。") % {"code": code}
                )
        return codes

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        key = slugify(name, allow_unicode=True)
        same = Topic.objects.filter(key=key).exclude(pk=self.instance.pk)
        if not key:
            raise ValidationError(_("文字か数字を含む名前にしてください。"))
        if self.instance.pk is None and same.exists():
            raise ValidationError(_("同じ名前のトピックがもうあります。"))
        return name

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.kind = Feed.Kind.TOPIC
            self.instance.key = slugify(self.cleaned_data["name"], allow_unicode=True)
        return super().save(commit)


class TopicViewSet(SnippetViewSet):
    """/desk/topics/"""

    model = Topic
    url_prefix = "topics"
    icon = "tag"
    menu_label = gettext_lazy("トピック")
    menu_order = 140
    add_to_admin_menu = True
    list_display = [
        "name",
        Column(
            "aliases", label=gettext_lazy("集める言葉"), accessor=lambda f: "、".join(f.aliases)
        ),
        Column("codes", label=gettext_lazy("国・機関"), accessor=lambda f: "、".join(f.codes)),
    ]
    search_fields = ["name", "name_en"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("description", widget=forms.Textarea(attrs={"rows": 3})),
            FieldPanel("aliases"),
            FieldPanel("codes"),
        ],
        base_form_class=TopicForm,
    )
