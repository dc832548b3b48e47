"""訂正 and 取り下げ: what readers are told when a published article was wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kankei.articles import queries as articles
from kankei.articles.models import Article
from kankei.common import audit
from kankei.common.clock import now
from kankei.newsroom import actions, drafts, errors
from kankei.newsroom.desk.access import needs

_WORDS = ("headline", "caption", "body", "is_major_update")


class CorrectionForm(forms.ModelForm[Article]):
    """The words for readers, and the article as it shall stand from now on."""

    text = forms.CharField(
        label=gettext_lazy("訂正文"),
        max_length=600,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": "「◯◯」とあったのは「△△」の誤りでした。"}
        ),
        help_text=gettext_lazy("記事の下に日時とともに載ります。"),
        error_messages={"required": errors.CorrectionMissing.message},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = _WORDS
        widgets = {"body": forms.Textarea(attrs={"rows": 20, "data-desk-count": ""})}

    def __init__(self, *args: Any, newest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newest = newest
        self.initial["is_major_update"] = False
        self.order_fields(["text", *_WORDS, "revision"])

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("revision") not in (None, self.newest):
            # The form comes back with the newest number: pressing again is meant.
            self.data = {**dict(self.data.items()), "revision": str(self.newest)}
            raise forms.ValidationError(
                _(
                    "この画面を開いたあとに記事が公開し直されています。入力した内容は残っています。"
                    "いまの記事を確かめてから、もう一度押してください。"
                )
            )
        return cleaned


@needs("articles.publish_article")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/articles/PK/correct/"""
    article = _published(pk)
    newest = articles.newest_revision(article)
    number = newest.number if newest else 0
    form = CorrectionForm(
        request.POST or None, instance=article, newest=number, initial={"revision": number}
    )
    if request.method == "POST" and form.is_valid():
        _correct(form, by=request.user)
        messages.success(request, _("訂正を公開しました。"))
        return redirect("wagtailsnippets_articles_article:edit", pk)
    context = {
        "page_title": _("訂正する"),
        "page_subtitle": str(Article.objects.only("headline").get(pk=pk)),
        "header_icon": "edit",
        "form": form,
        "article": article,
        "has_draft": article.has_unpublished_changes,
    }
    return render(request, "newsroom/correct.html", context)


@transaction.atomic
def _correct(form: CorrectionForm, *, by: Any) -> None:
    """Publish the corrected words over what is live; a draft that was not published stays a draft
    in the history, and goes out by no side door."""
    article: Article = form.save(commit=False)
    at = now()
    actions.correct(article, text=form.cleaned_data["text"], at=at, by=by)
    drafts.keep(article, by=by)


class RetractionForm(forms.Form):
    """Why an article is withdrawn: for the newsroom's own record."""

    reason = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "編集局の記録に残ります。読者には「取り下げました」とだけ伝えます。"
        ),
    )


@needs("articles.publish_article")
def retract(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/articles/PK/retract/"""
    article = _published(pk)
    form = RetractionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = now()
        with transaction.atomic():
            actions.retract(article, at=at)
            audit.record(
                "newsroom.retraction_explained",
                by=request.user,
                subject=article,
                at=at,
                reason=form.cleaned_data["reason"],
            )
        messages.success(request, _("記事を取り下げました。"))
        return redirect("wagtailsnippets_articles_article:list")
    context = {
        "page_title": _("取り下げる"),
        "page_subtitle": article.headline,
        "header_icon": "warning",
        "form": form,
        "article": article,
    }
    return render(request, "newsroom/retract.html", context)


def _published(pk: int) -> Article:
    article = get_object_or_404(Article, pk=pk)
    if article.position is None or article.retracted_at is not None or not article.live:
        raise errors.NotYetPublished()
    drafts.ensure_live(article)
    return article
