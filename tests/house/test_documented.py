"""Settings, errors, checks, commands and exit codes: documented if, and only if, they exist."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator

import kankei
from kankei.common.errors import ReaderError
from kankei.config.cli import COMMANDS
from kankei.config.commands.ending import Ending
from tests.house import tree

SETTINGS = tree.ROOT / "docs/reference/settings.md"
ERRORS = tree.ROOT / "docs/reference/errors.md"
COMMAND_LINE = tree.ROOT / "docs/reference/commands.md"


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", SETTINGS.read_text("utf-8"), re.M))
    assert documented == set(environment_names())


def test_every_system_check_is_documented_and_every_documented_check_exists() -> None:
    text = (tree.SRC / "kankei/config/checks.py").read_text("utf-8")
    defined = set(re.findall(r'id="(kankei\.[EW]\d{3})"', text))
    documented = set(re.findall(r"kankei\.[EW]\d{3}", SETTINGS.read_text("utf-8")))
    assert documented == defined


def test_every_refusal_is_documented_with_its_status_and_every_documented_refusal_exists() -> None:
    rows = re.findall(r"^\| `([a-z_.]+)` \| (\d{3}) \|", ERRORS.read_text("utf-8"), re.M)
    defined = {error.code: str(error.status) for error in refusals()}
    assert dict(rows) == defined, "run `make reference`"


def test_a_code_belongs_to_one_refusal() -> None:
    codes = [error.code for error in refusals()]
    twice = {code for code in codes if codes.count(code) > 1}
    assert not twice


def test_a_code_begins_with_its_app() -> None:
    wrong = [
        error.code
        for error in refusals()
        if error.code.split(".")[0] != error.__module__.split(".")[1]
    ]
    assert not wrong


def test_every_refusal_says_what_to_do_in_a_whole_sentence() -> None:
    wrong = [
        error.code for error in refusals() if not str(error.message).endswith(("。", "？", ")"))
    ]
    assert not wrong


def test_every_command_and_exit_code_is_documented() -> None:
    text = COMMAND_LINE.read_text("utf-8")
    assert set(re.findall(r"^## `kankei ([a-z]+)`", text, re.M)) == set(COMMANDS)
    assert set(re.findall(r"^\| (\d+) \|", text, re.M)) == {str(int(ending)) for ending in Ending}


def environment_names() -> Iterator[str]:
    """Names that settings read from the environment: env.text("NAME", …) and os.environ["NAME"]."""
    for path in tree.below("src/kankei", ".py"):
        for node in ast.walk(tree.parsed(path)):
            first = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                owner = ast.unparse(node.func.value)
                if owner == "env" or (owner == "os.environ" and node.func.attr == "get"):
                    first = node.args[0]
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                first = node.slice
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def refusals() -> list[type[ReaderError]]:
    for module in pkgutil.walk_packages(kankei.__path__, "kankei."):
        if module.name.rpartition(".")[2] == "errors":
            importlib.import_module(module.name)
    found = []
    waiting = [ReaderError]
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        if error.__module__.startswith("kankei."):
            found.append(error)
    # A subclass that only narrows keeps its parent's code.
    return sorted({error for error in found if "code" in vars(error)}, key=lambda error: error.code)
