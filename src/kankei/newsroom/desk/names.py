"""面, 連載, コラム, 筆者, 写真・図, 識者: what articles are filed under and signed with."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui import tables
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kankei.articles.models import Author, Column, Photo, Section, Series
from kankei.experts.models import Expert

_MOST_BYTES = 10 * 1024 * 1024
_PICTURES = {"JPEG", "PNG", "WEBP", "GIF"}
_SVG_SIZE = re.compile(
    rb"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.IGNORECASE
)
_SVG_ACTS = re.compile(
    rb"<\s*(?:script|foreignObject|iframe)|\son\w+\s*=|javascript:|<!ENTITY", re.IGNORECASE
)


class NamedForm(WagtailAdminModelForm):
    """Makes the address out of the name where none was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("空けておくと名前から作ります。")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("slug") and cleaned.get("name"):
            slug = slugify(cleaned["name"], allow_unicode=True)[:80]
            taken = self._meta.model.objects.filter(slug=slug).exclude(pk=self.instance.pk)
            if not slug or taken.exists():
                self.add_error("slug", _("ほかと重ならないアドレスの名前を入れてください。"))
            cleaned["slug"] = slug
        return cleaned


class PhotoForm(WagtailAdminModelForm):
    """Takes pictures only, and measures them, so that pages do not jump."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not hasattr(file, "content_type"):
            return file
        if file.size > _MOST_BYTES:
            raise ValidationError(_("10MBを超えています。小さくしてから選んでください。"))
        measured = _svg_size(file) if file.name.lower().endswith(".svg") else _picture_size(file)
        self.instance.width, self.instance.height = measured
        file.seek(0)
        return file


class NewPhotoForm(PhotoForm):
    """A picture put in from within an article."""

    class Meta:
        model = Photo
        fields = ("file", "alt", "credit")


def _picture_size(file: Any) -> tuple[int, int]:
    try:
        with Image.open(file) as picture:
            picture.verify()
            if picture.format in _PICTURES:
                return picture.width, picture.height
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        pass
    raise ValidationError(_("画像として読めません。JPEG、PNG、WebP、GIF、SVGを選んでください。"))


def _svg_size(file: Any) -> tuple[int, int]:
    drawing = file.read()
    if b"<svg" not in drawing or _SVG_ACTS.search(drawing):
        raise ValidationError(
            _("動きや外部の部品を含むSVGは使えません。図だけのものを選んでください。")
        )
    found = _SVG_SIZE.search(drawing)
    if found is None:
        return 1200, 630
    return max(1, round(float(found[1]))), max(1, round(float(found[2])))


def _named(*more: Any) -> ObjectList:
    return ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("slug"),
            FieldPanel("description", widget=forms.Textarea(attrs={"rows": 3})),
            *more,
        ],
        base_form_class=NamedForm,
    )


class _NamedViewSet(SnippetViewSet):
    list_display = ["name", "slug", "description"]
    search_fields = ["name", "name_en", "slug"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = _named()


class SectionViewSet(_NamedViewSet):
    """/desk/sections/"""

    model = Section
    url_prefix = "sections"
    icon = "table"
    list_display = [
        "name",
        "slug",
        tables.Column("access", label=gettext_lazy("読める人"), accessor="get_access_display"),
    ]
    edit_handler = _named(FieldPanel("access", widget=forms.RadioSelect))
    sort_order_field = "order"


class SeriesViewSet(_NamedViewSet):
    """/desk/series/"""

    model = Series
    url_prefix = "series"
    icon = "list-ol"


class ColumnViewSet(_NamedViewSet):
    """/desk/columns/"""

    model = Column
    url_prefix = "columns"
    icon = "openquote"


class AuthorViewSet(_NamedViewSet):
    """/desk/authors/"""

    model = Author
    url_prefix = "authors"
    icon = "user"
    list_display = ["name", "bureau", "slug"]
    edit_handler = _named(FieldPanel("bureau"))


class PhotoChooserViewSet(SnippetChooserViewSet):
    """Choose a picture, or put a new one in, without leaving the article."""

    creation_form_class = NewPhotoForm
    creation_tab_label = gettext_lazy("新しく入れる")


class PhotoViewSet(SnippetViewSet):
    """/desk/photos/"""

    model = Photo
    url_prefix = "photos"
    icon = "image"
    list_display = ["alt", "credit"]
    search_fields = ["alt", "credit"]
    search_backend_name = None
    copy_view_enabled = False
    chooser_viewset_class = PhotoChooserViewSet
    edit_handler = ObjectList(
        [FieldPanel("file"), FieldPanel("alt"), FieldPanel("credit")], base_form_class=PhotoForm
    )


class ExpertViewSet(SnippetViewSet):
    """/desk/experts/"""

    model = Expert
    url_prefix = "experts"
    icon = "glasses"
    list_display = ["name", "affiliation", "field", "is_active"]
    search_fields = ["name", "affiliation"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("affiliation"), FieldPanel("field")]),
            FieldPanel("interests"),
            FieldPanel("bio", widget=forms.Textarea(attrs={"rows": 4})),
            FieldPanel("is_active"),
        ],
        base_form_class=NamedForm,
    )


class NamesGroup(SnippetViewSetGroup):
    """紙面の部品."""

    menu_label = gettext_lazy("紙面の部品")
    menu_icon = "folder-open-inverse"
    menu_order = 400
    items = (
        SectionViewSet,
        SeriesViewSet,
        ColumnViewSet,
        AuthorViewSet,
        PhotoViewSet,
        ExpertViewSet,
    )
