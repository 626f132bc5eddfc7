"""What the documents name is there: files, headings, commands and keys."""

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from workstation.cli.main import app

HOUSE = Path(__file__).parents[1]
PAGES = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^ {4}(.+)$", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")
_CALL = re.compile(r"^\s*(?:casehaven|(?:\S*python3?|py) -m workstation)(?: +(?P<rest>.*))?$")
_MARK = re.compile(r"\w+ 1")  # `casehaven slot 1` begins a file and is no command
_QT_KEY = re.compile(r"(?<!\w)Qt\.Key\.Key_(\w+)")
_KEY_NAMES = {"↑": "Up", "↓": "Down", "Enter": "Return", "Space": "Space", "Pause": "Pause"}


def _name(page: Path) -> str:
    return page.relative_to(HOUSE).as_posix()


def _links() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for target in _LINK.findall(_FENCED.sub("", page.read_text("utf-8"))):
            if "://" not in target and not target.startswith("mailto:"):
                yield _name(page), target


def _heads(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    titles = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize(("page", "target"), sorted(set(_links())))
def test_every_link_between_documents_leads_somewhere(page: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    to = (HOUSE / page).parent / path if path else HOUSE / page

    assert to.exists()
    assert not anchor or anchor in _heads(to)


def _calls() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = [*_FENCED.findall(text), *_INDENTED.findall(_FENCED.sub("", text))]
        shown = [line for block in blocks for line in block.splitlines()]
        for line in [*shown, *_INLINE.findall(_FENCED.sub("", text))]:
            if (found := _CALL.match(line)) and not _MARK.fullmatch(found["rest"] or ""):
                yield _name(page), found["rest"] or ""


@cache
def _commands() -> dict[tuple[str, ...], tuple[frozenset[str], frozenset[str], int]]:
    """For each command: its options, those of them that take no value, how many arguments."""
    found = {}

    def walk(command: Any, way: tuple[str, ...]) -> None:
        for name, each in command.commands.items():
            if hasattr(each, "commands"):
                walk(each, (*way, name))
            given = [p for p in each.params if p.param_type_name == "option"]
            options = frozenset(opt for p in given for opt in p.opts) | {"--help"}
            flags = frozenset(opt for p in given if p.is_flag for opt in p.opts) | {"--help"}
            arguments = len(each.params) - len(given)
            found[(*way, name)] = options, flags, arguments

    walk(typer.main.get_command(app), ())
    return found


def _problem(call: str) -> str:
    """What is wrong with a call; empty when it parses."""
    words = shlex.split(call, comments=True)
    if not words or words[0] in ("--vault", "--help"):
        return ""  # the window, and the list of commands
    way = next((tuple(words[:n]) for n in (2, 1) if tuple(words[:n]) in _commands()), None)
    if way is None:
        return f"no command {words[:2]}"
    options, flags, arguments = _commands()[way]
    rest, given = words[len(way) :], 0
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            given += 1
        elif word not in options:
            return f"no option {word}"
        elif word not in flags:
            del rest[:1]
    return "" if given <= arguments else f"{given} arguments, at most {arguments}"


@pytest.mark.parametrize(("page", "call"), sorted(set(_calls())))
def test_every_command_named_in_the_documents_parses(page: str, call: str) -> None:
    assert not _problem(call)


def test_a_command_that_is_not_there_is_noticed() -> None:
    assert _problem("fly to the moon")
    assert _problem("search V words --fast")
    assert _problem("vault check V W")


def _guide_keys() -> list[str]:
    text = (HOUSE / "docs" / "user-guide.md").read_text("utf-8")
    table = text.partition("## Keys\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[1:]
    return sorted({key for cell in cells for key in re.split(r"[,\s]+", cell) if key not in "…"})


@cache
def _bound() -> frozenset[str]:
    """Every short text and every key constant in the code of the window."""
    found = set()
    for file in (HOUSE / "ui").rglob("*.py"):
        text = file.read_text("utf-8")
        found |= {"Key_" + name for name in _QT_KEY.findall(text)}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


@pytest.mark.parametrize("key", _guide_keys())
def test_every_key_of_the_guide_is_bound_in_the_window(key: str) -> None:
    plain = key.rpartition("+")[2] if key.startswith("Shift+") else key
    spelled = {
        plain,
        plain.replace("Enter", "Return").replace("Esc", "Escape"),
        re.sub(r"\+\d$", "+", plain),  # Alt+ and Ctrl+ with the place of a page or tab
        "Key_" + _KEY_NAMES.get(plain, plain),
    }
    digits = plain.isdigit() and "0–4" in _bound()

    assert digits or spelled & _bound()
