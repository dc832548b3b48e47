"""Size and place: what stays small, what stays apart, and what may not stand in the tree at all."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.house import tree

MOST_LINES = {".py": 400, ".html": 150, ".js": 150}
# From the top down; a model refers to models beside or below it, never above.
LAYERS = (
    {"web", "api", "newsroom"},
    {"bills"},
    {"payments"},
    {"notifications"},
    {"follows", "library", "experts"},
    {"search"},
    {"membership", "relations"},
    {"feeds"},
    {"articles"},
    {"accounts"},
    {"common"},
)
LEVEL = {label: level for level, labels in enumerate(LAYERS) for label in labels}
# Names that Django gives by itself tell what was done to columns, not what it means.
NAMED_BY_MACHINE = re.compile(
    r"^\d{4}_(?:initial$|auto_|alter_|remove_|delete_|rename_|\w+_and_more$|.*_(?:alter|remove|delete|rename)_\w+)"
)


@pytest.mark.parametrize("ending", MOST_LINES)
def test_no_file_is_longer_than_a_person_reads_at_once(ending: str) -> None:
    long = {
        tree.name_of(path): lines
        for path in tree.below("src", ending)
        if "migrations" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES[ending]
    }
    assert not long, f"split these along a name you can say aloud: {long}"


def test_no_table_refers_to_one_of_a_layer_above_it() -> None:
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in LEVEL
        for field in model._meta.get_fields()
        if field.concrete
        and field.is_relation
        and isinstance(field.related_model, type)
        # The reader's table is named by settings and lies below everything but the common.
        and field.related_model._meta.app_label in LEVEL
        and not (
            model._meta.app_label == "common" and field.related_model._meta.app_label == "accounts"
        )
        and LEVEL[field.related_model._meta.app_label] < LEVEL[model._meta.app_label]
    ]
    assert not upward, f"foreign keys that point up: {upward}"


def test_every_app_of_ours_has_a_layer() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("kankei.")}
    assert ours - {"config"} == set(LEVEL)


def test_migrations_are_named_after_what_they_mean() -> None:
    named = [
        tree.name_of(path)
        for path in tree.below("src", ".py")
        if path.parent.name == "migrations" and NAMED_BY_MACHINE.match(path.stem)
    ]
    assert not named, f"give these a name that says what they mean: {named}"


def test_no_signal_connects_our_own_apps() -> None:
    connected = [
        f"{tree.name_of(path)}:{node.lineno}"
        for path in tree.below("src", ".py")
        for node in ast.walk(tree.parsed(path))
        if (isinstance(node, ast.Call) and _name(node.func) == "receiver")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in {"post_save", "pre_save", "m2m_changed"}
        )
    ]
    assert not connected, f"call an action instead of sending a signal: {connected}"


def test_readers_templates_never_ask_for_a_body() -> None:
    asking = [
        f"{tree.name_of(path)}: {match[0]}"
        for path in tree.below("src/kankei/web", ".html", ".txt")
        for match in re.finditer(r"\{[{%][^}]*\barticle\.body\b[^}]*\}", path.read_text("utf-8"))
    ]
    assert not asking, f"a body comes out of membership.open_article alone: {asking}"


def test_pages_load_nothing_from_elsewhere() -> None:
    elsewhere = [
        f"{tree.name_of(path)}: {match[0]}"
        for path in tree.below("src/kankei/web", ".html", ".css", ".js")
        for match in re.finditer(
            r"""(?:src|href|action|url\(|import)\s*=?\s*\(?["']?(?:https?:)?//[\w.]+[^"')\s]*""",
            path.read_text("utf-8"),
        )
        if "<a " not in _line(path, match.start())
    ]
    assert not elsewhere, f"no third party is contacted: {elsewhere}"


def test_templates_carry_no_inline_script_or_style() -> None:
    inline = [
        f"{tree.name_of(path)}: {match[0][:60]}"
        for path in tree.below("src/kankei/web/templates", ".html")
        if "email" not in path.parts and "mail" not in path.parts
        for match in re.finditer(
            r"""<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|<style|\sstyle=|\son[a-z]+=["']|hx-on""",
            path.read_text("utf-8"),
        )
    ]
    assert not inline, f"the content security policy forbids these: {inline}"


def test_the_tree_names_no_machine_and_no_registry() -> None:
    # Written apart, so that this file does not find itself.
    forbidden = [
        "/" + "work/", "/" + "opt/kv", "/" + "tmp/land", "/" + "root/", "HOUSE" + ".md",
        "py" + "pi.org", "files.python" + "hosted", "registry.npm" + "js", "/" + "opt/pypi",
    ]  # fmt: skip
    found = [
        f"{tree.name_of(path)}: {word}"
        for path in tree.files()
        if path.suffix not in tree.BINARY
        for word in forbidden
        if word in path.read_text("utf-8", "replace")
    ]
    assert not found, f"these say where the project was made: {found}"


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        tree.name_of(path)
        for path in tree.below("src", ".py")
        if "migrations" not in path.parts and not ast.get_docstring(tree.parsed(path))
    ]
    assert not silent, f"open these with one sentence: {silent}"


def test_nothing_is_named_after_a_heap() -> None:
    heaps = {"utils", "helpers", "misc", "lib", "base", "manager", "managers"}
    found = [tree.name_of(path) for path in tree.below("src", ".py") if path.stem in heaps]
    assert not found, f"name these after what they promise: {found}"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _line(path: Path, offset: int) -> str:
    text = path.read_text("utf-8")
    return text[text.rfind("\n", 0, offset) + 1 : text.find("\n", offset)]
