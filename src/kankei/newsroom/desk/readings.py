"""読み解き: what the engine read of each article, with the editors' word on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kankei.articles.models import Article, Revision
from kankei.common.clock import now
from kankei.feeds import actions as feed_actions
from kankei.feeds import queries as feeds
from kankei.feeds.models import Feed
from kankei.newsroom.desk.access import needs, told
from kankei.relations import actions as relations
from kankei.relations import queries as readings
from kankei.relations.models import Event
from kankei.relations.words import MODALITIES, TYPES
from kankei_reading.lexicon import CODES, is_code, name_of
from kankei_reading.text.fold import fold

_PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the desk shows it: its sentence in three parts, the trigger between."""

    event: Event
    before: str
    trigger: str
    after: str
    type: str
    modality: str
    actors: str
    recipients: str
    form: EventForm


class CodesField(forms.CharField):
    """Countries and bodies by code or name: 「USA」, 「米国、日本」."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(map(name_of, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        given = re.split(r"[、,，]", value or "")
        return [_code_of(word.strip()) for word in given if word.strip()]


class EventForm(forms.Form):
    """What an editor may change of an event."""

    type = forms.ChoiceField(label=gettext_lazy("何を"), choices=list(TYPES.items()))
    modality = forms.ChoiceField(label=gettext_lazy("どんな話"), choices=list(MODALITIES.items()))
    actors = CodesField(label=gettext_lazy("だれが"))
    recipients = CodesField(label=gettext_lazy("だれに"), required=False)
    is_reciprocal = forms.BooleanField(label=gettext_lazy("互いに"), required=False)


@needs("relations.view_event")
def overview(request: HttpRequest) -> HttpResponse:
    """/desk/readings/: articles, newest first, with how much waits for an editor."""
    waits = Count("events", filter=Q(events__ruling=Event.Ruling.NONE))
    found = (
        Article.objects.filter(live=True, position__isnull=False)
        .annotate(waiting=waits, told=Count("events"))
        .defer("body")
        .order_by("-position")
    )
    is_all = request.GET.get("show") == "all"
    if not is_all:
        found = found.filter(waiting__gt=0)
    before = request.GET.get("before", "")
    if before.isdigit():
        found = found.filter(position__lt=int(before))
    rows = list(found[: _PER_PAGE + 1])
    context = {
        "page_title": _("読み解き"),
        "header_icon": "list-ul",
        "articles": rows[:_PER_PAGE],
        "older": rows[_PER_PAGE - 1].position if len(rows) > _PER_PAGE else None,
        "is_all": is_all,
    }
    return render(request, "newsroom/readings.html", context)


@needs("relations.view_event")
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/readings/PK/: one article, its events and its topics."""
    return _show(request, get_object_or_404(Article.objects.defer("body"), pk=pk))


def _show(
    request: HttpRequest, article: Article, *, wrong: dict[int, EventForm] | None = None
) -> HttpResponse:
    events = readings.all_events_of(article)
    texts = Revision.objects.in_bulk({event.revision_id for event in events})
    on = feeds.topics_of(article)
    context = {
        "page_title": _("読み解き"),
        "page_subtitle": article.headline,
        "header_icon": "list-ul",
        "article": article,
        "told": [_told(event, texts[event.revision_id].text, wrong or {}) for event in events],
        "wrong": set(wrong or {}),
        "topics": on,
        "others": [topic for topic in feeds.all_topics() if topic not in on],
        "codes": sorted({code for event in events for code in (*event.actors, *event.recipients)}),
    }
    return render(request, "newsroom/reading.html", context, status=400 if wrong else 200)


@require_POST
@needs("relations.change_event")
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/readings/events/PK/: confirm, change, strike, or take the word back."""
    event = get_object_or_404(Event.objects.select_related("article").defer("article__body"), pk=pk)
    ruling = request.POST.get("ruling", "")
    changes: dict[str, Any] = {}
    if ruling == Event.Ruling.CHANGED:
        form = EventForm(request.POST, prefix=f"e{pk}")
        if not form.is_valid():
            return _show(request, event.article, wrong={pk: form})
        changes = form.cleaned_data
    told(
        request,
        lambda: relations.rule_event(
            event, ruling=ruling, changes=changes, by=request.user, at=now()
        ),
        done=_("判断を記録しました。"),
    )
    return redirect(f"{_address(event.article_id)}#event-{pk}")


@require_POST
@needs("newsroom.change_topic")
def rule_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/readings/PK/topics/: put the article on a topic, or take it off."""
    article = get_object_or_404(Article.objects.defer("body"), pk=pk)
    chosen = request.POST.get("topic", "")
    topic = get_object_or_404(Feed, pk=chosen if chosen.isdigit() else 0, kind=Feed.Kind.TOPIC)
    belongs = request.POST.get("belongs") == "1"
    feed_actions.rule_topic(topic, article=article, belongs=belongs, by=request.user, at=now())
    return redirect(f"{_address(pk)}#topics")


def _address(pk: int) -> str:
    return reverse("desk_reading", args=[pk])


def _told(event: Event, text: str, wrong: dict[int, EventForm]) -> Told:
    initial = {
        "type": event.type,
        "modality": event.modality,
        "actors": event.actors,
        "recipients": event.recipients,
        "is_reciprocal": event.is_reciprocal,
    }
    return Told(
        event=event,
        before=text[event.sentence_start : event.start],
        trigger=text[event.start : event.end],
        after=text[event.end : event.sentence_end],
        type=str(TYPES.get(event.type, event.type)),
        modality=str(MODALITIES.get(event.modality, event.modality)),
        actors="、".join(name_of(code) for code in event.actors),
        recipients="、".join(name_of(code) for code in event.recipients),
        form=wrong.get(event.pk) or EventForm(prefix=f"e{event.pk}", initial=initial),
    )


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    english = {fold(name_of(code, "en")): code for code in CODES}
    return english | {fold(name_of(code, "ja")): code for code in CODES}


def _code_of(word: str) -> str:
    if is_code(word.upper()):
        return word.upper()
    if code := _codes_by_name().get(fold(word)):
        return code
    raise forms.ValidationError(
        _(
            "「%(word)s」という国・機関はありません。「日本」のような名前か、JPNのような符号で書いてください。"
        )
        % {"word": word}
    )
