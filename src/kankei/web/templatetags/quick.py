"""`translate` and `url`, drawn once a language where nothing in them can change.

A page has some two hundred of them, and Django looks each up anew every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.conf import settings
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.template import Context
    from django.template.base import Node, Parser, Token

register = template.Library()


class FixedWords(template.Node):
    """The words of a `translate` that names them itself, kept by language."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.asvar = node.asvar
        node.asvar = None
        self.kept: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        key = (get_language(), context.autoescape)
        words = self.kept.get(key)
        if words is None:
            words = self.kept[key] = self.node.render(context)
        if self.asvar:
            context[self.asvar] = words
            return ""
        return words


class FixedAddress(template.Node):
    """The address of a `url` without arguments, kept by the table of addresses."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self.node = node
        self.kept: dict[tuple[str, str], str] = {}

    def render(self, context: Context) -> str:
        key = (get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = self.node.render(context)
        return found


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's `translate`; quick where its words are written in the template."""
    node = do_translate(parser, token)
    words = node.filter_expression
    is_written_here = words.var.lookups is None and not words.filters
    is_plain = node.message_context is None and not node.noop
    return FixedWords(node) if is_written_here and is_plain else node


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Django's `url`; quick where it names a page that needs no argument."""
    node = django_url(parser, token)
    name = node.view_name
    is_fixed = isinstance(name.var, str) and not name.filters and ":" not in name.token
    takes_nothing = not (node.args or node.kwargs or node.asvar)
    return FixedAddress(node) if is_fixed and takes_nothing else node
