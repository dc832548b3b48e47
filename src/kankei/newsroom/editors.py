"""編集者: the group that may work at the desk, who is in it, and who gets in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from kankei.accounts.models import Reader
from kankei.common import audit

GROUP = "編集者"
_CHANGE = ("add", "change", "delete", "view")
_MAY: dict[str, tuple[str, ...]] = {
    "wagtailadmin.admin": ("access_admin",),
    "articles.article": (*_CHANGE, "publish", "lock", "unlock"),
    "articles.section": _CHANGE,
    "articles.series": _CHANGE,
    "articles.column": _CHANGE,
    "articles.author": _CHANGE,
    "articles.photo": _CHANGE,
    "articles.pick": _CHANGE,
    "experts.expert": ("add", "change", "view"),
    "experts.comment": ("change", "view"),
    "newsroom.topic": ("add", "change", "view"),
    "relations.event": ("change", "view"),
    "newsroom.importrecord": ("add", "view"),
    "common.auditentry": ("view",),
}


def ensure_group(**_: Any) -> Group:
    """Return the editors' group, made with its rights if there was none.

    One that is there keeps the rights that the operator gave or took.
    """
    group, is_new = Group.objects.get_or_create(name=GROUP)
    if is_new:
        group.permissions.set(
            _permission(label, verb) for label, verbs in _MAY.items() for verb in verbs
        )
    return group


def editors() -> list[Reader]:
    """Who works at the desk, by name."""
    found = Reader.objects.filter(is_staff=True, is_active=True)
    return list(found.order_by("-is_superuser", "display_name", "email"))


@transaction.atomic
def make_editor(reader: Reader, *, by: Any, at: datetime) -> None:
    """Let `reader` work at the desk; twice changes nothing."""
    if reader.is_staff:
        return
    reader.is_staff = True
    reader.save(update_fields=["is_staff"])
    reader.groups.add(ensure_group())
    audit.record("newsroom.editor_made", by=by, subject=reader, at=at)


@transaction.atomic
def dismiss_editor(reader: Reader, *, by: Any, at: datetime) -> None:
    """End `reader`'s work at the desk; they stay a reader."""
    reader.is_staff = False
    reader.save(update_fields=["is_staff"])
    reader.groups.remove(ensure_group())
    audit.record("newsroom.editor_dismissed", by=by, subject=reader, at=at)


def _permission(label: str, verb: str) -> Permission:
    """The permission, made where its app's own signal has not run yet."""
    app, model = label.split(".")
    kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    codename = verb if verb == "access_admin" else f"{verb}_{model}"
    name = "Can access Wagtail admin" if verb == "access_admin" else f"Can {verb} {model}"
    found, _ = Permission.objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )
    return found
