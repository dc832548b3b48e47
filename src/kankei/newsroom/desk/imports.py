"""取り込み: articles from pasted pages, files and addresses, with a word on each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kankei.articles.models import Article, Section
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.newsroom.desk.access import needs
from kankei.newsroom.importers.dates import day_given
from kankei.newsroom.importers.document import Document
from kankei.newsroom.importers.fetch import MOST_BYTES
from kankei.newsroom.importers.run import Outcome, Report, import_documents, import_items
from kankei.newsroom.importers.store import Choices, Fate

_MOST_FILES = 100
# Each may take half a minute to answer, and an editor waits for all of them.
_MOST_ADDRESSES = 5


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    widget = ManyFiles(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        files = [file for file in given if file]
        if len(files) > _MOST_FILES:
            raise forms.ValidationError(
                _("一度に選べるファイルは%(most)d件までです。分けて取り込んでください。")
                % {"most": _MOST_FILES}
            )
        return files


class ImportForm(forms.Form):
    """Where articles come from, and what holds for all of them."""

    text = forms.CharField(
        label=gettext_lazy("記事のページを貼り付ける"),
        required=False,
        max_length=MOST_BYTES // 4,
        widget=forms.Textarea(attrs={"rows": 12, "data-desk-count": ""}),
        help_text=gettext_lazy(
            "ページ全体を選んでコピーしたままで使えます。案内やボタンの文字は取り除きます。"
        ),
    )
    uploads = FilesField(
        label=gettext_lazy("ファイルを選ぶ"),
        required=False,
        help_text=gettext_lazy(
            "テキスト、HTML、RSS、Atom、JSON Feed、WXR、NewsML-G2、ninjs。文字コードは問いません。"
        ),
    )
    addresses = forms.CharField(
        label=gettext_lazy("アドレス"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url"}),
        help_text=gettext_lazy("1行に1つ。記事のページでもフィードでもかまいません。"),
    )
    published = forms.CharField(
        label=gettext_lazy("公開日"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy(
            "ページに日付がないときに使います。空なら今日の日付を仮に付けます。"
        ),
    )
    access = forms.ChoiceField(
        label=gettext_lazy("読める人"),
        choices=Article.Access.choices,
        initial=Article.Access.MEMBERS,
        widget=forms.RadioSelect,
    )
    section = forms.ModelChoiceField(
        label=gettext_lazy("面"), queryset=Section.objects.all(), required=False
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_published(self) -> datetime | None:
        given = self.cleaned_data["published"]
        try:
            return day_given(given, at=self.at) if given else None
        except ReaderError as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def clean_addresses(self) -> list[str]:
        found = list(dict.fromkeys(self.cleaned_data["addresses"].split()))
        if len(found) > _MOST_ADDRESSES:
            raise forms.ValidationError(
                _("一度に取り込めるアドレスは%(most)d件までです。") % {"most": _MOST_ADDRESSES}
            )
        for one in found:
            # A path of this machine is nobody's to name from a browser.
            if not one.lower().startswith(("http://", "https://")):
                raise forms.ValidationError(
                    _("「%(one)s」は http:// か https:// で始めてください。") % {"one": one[:80]}
                )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [cleaned.get(name) for name in ("text", "uploads", "addresses")]
        if not self.errors and not any(given):
            raise forms.ValidationError(
                _("文章を貼り付けるか、ファイルを選ぶか、アドレスを入れてください。")
            )
        return cleaned


@needs("newsroom.add_importrecord")
def import_page(request: HttpRequest) -> HttpResponse:
    """/desk/import/: what was typed stays as long as something of it was refused."""
    at = now()
    form = ImportForm(request.POST or None, request.FILES or None, at=at)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        report = _imported(form.cleaned_data, by=request.user, at=at)
        if not report.refused:
            form = ImportForm(at=at)
    context = {
        "page_title": _("取り込み"),
        "header_icon": "download",
        "form": form,
        "report": report,
        "rows": _rows(report),
    }
    return render(request, "newsroom/import.html", context)


def _imported(given: dict[str, Any], *, by: Any, at: datetime) -> Report:
    choices = Choices(
        published=given["published"], access=given["access"], section=given["section"], by=by
    )
    report = import_documents(_documents(given), at=at, choices=choices)
    fetched = import_items(
        given["addresses"],
        at=at,
        choices=choices,
        may_be_private=settings.IMPORT_FROM_PRIVATE_ADDRESSES,
    )
    report.outcomes.extend(fetched.outcomes)
    return report


def _documents(given: dict[str, Any]) -> Iterator[Document]:
    if given["text"].strip():
        yield Document(_("貼り付けた文章"), given["text"].encode("utf-8", "replace"))
    for file in given["uploads"]:
        # One byte more than the most, so that the importers say themselves that it is too much.
        yield Document(file.name, file.read(MOST_BYTES + 1))


_FATES = {
    Fate.IMPORTED: gettext_lazy("取り込みました"),
    Fate.UPDATED: gettext_lazy("更新しました"),
    Fate.UNCHANGED: gettext_lazy("前と同じです"),
    Fate.REFUSED: gettext_lazy("見送りました"),
}


def _rows(report: Report | None) -> list[tuple[Outcome, str]]:
    return [(one, str(_FATES[one.fate])) for one in (report.outcomes if report else [])]
