"""A refusal on the command line names the option or command that puts it right."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from tests.cli.conftest import Call
from tests.vaults import FIRM, Office, prepare
from workstation.cli import cures
from workstation.cli.main import app
from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.organisations import Organisation
from workstation.services.answers import Answers

As = Callable[[Role], tuple[str, str]]
ROOT = Path(__file__).resolve().parent.parent.parent
OPTIONS = re.compile(r"--[a-z-]+")
PARTS = re.compile(r"“([a-z_]+)”")
CALLS = re.compile(r"casehaven ((?:[a-z-]+ ?)+)")
PAGE = re.compile(r"in the window: ([^,]+)")
BUTTON = re.compile(r"“([A-Z].+?)”")


def blockers_of(tree: ast.Module) -> Iterator[str]:
    """The rules of all blockers that a module makes, also by a helper that is told the rule."""
    makers = {"Blocker"} | {
        made.name
        for made in ast.walk(tree)
        if isinstance(made, ast.FunctionDef)
        and made.args.args
        and any(_first(call) == made.args.args[0].arg for call in _calls(made, {"Blocker"}))
    }
    for call in _calls(tree, makers):
        match call.args[0]:
            case ast.Constant(value=str(rule)):
                yield rule
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                yield start


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for each in ast.walk(tree):
        match each:
            case ast.Call(func=ast.Name(id=name), args=[_, *_]) if name in names:
                yield each


def _first(call: ast.Call) -> str:
    return call.args[0].id if isinstance(call.args[0], ast.Name) else ""


def sources() -> Iterator[Path]:
    for package in ("workstation", "exports", "crypto"):
        yield from (ROOT / package).rglob("*.py")


RULES = {
    rule for path in sources() for rule in blockers_of(ast.parse(path.read_text(encoding="utf-8")))
} | {"site.small", "site.small.unknown", "event.unique", "event.unique.unknown"}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_blocker_of_the_program_has_a_cure(rule: str) -> None:
    assert cures.cure_of(rule)


def test_the_walk_finds_the_blockers() -> None:
    assert {"firm.consent", "harm.", "close.claim", "leak-gate/", "lower.officer"} <= RULES
    assert len(RULES) > 90


def test_no_cure_stands_for_a_rule_that_is_gone() -> None:
    assert [start for start, _ in cures.CURES if not any(r.startswith(start) for r in RULES)] == []


@pytest.mark.parametrize("words", sorted({words for _, words in cures.CURES}))
def test_what_a_cure_names_is_there(words: str) -> None:
    options = {option for given in called("briefing").params for option in given.opts}
    parts, pages = PARTS.findall(words), PAGE.findall(words)
    commands = [command(said.split()) for said in CALLS.findall(words)]

    assert OPTIONS.findall(words) + commands + parts + pages
    assert set(OPTIONS.findall(words)) <= options
    assert set(parts) <= set(Answers.__struct_fields__)
    assert set(pages) <= titles()
    assert set(BUTTON.findall(words)) <= said_in_the_window()


def command(words: list[str]) -> str:
    """The command that these words begin with. Raises KeyError."""
    first = called(words[0])
    return str((called(*words[:2]) if isinstance(first, TyperGroup) else first).name)


def test_whoever_is_missing_is_written_down_by_a_form_of_the_window() -> None:
    assert "“Somebody in the case…”" in cures.cure_of("consent.people")
    assert "Somebody" not in cures.cure_of("consent.missing")


def said_in_the_window() -> set[str]:
    """All words that stand somewhere in the window."""
    files = (ROOT / "ui").rglob("*.py")
    return {said for p in files for said in re.findall(r'tr\("(.+?)"\)', p.read_text("utf-8"))}


def titles() -> set[str]:
    """The titles at the head of the pages of the window."""
    pages = (ROOT / "ui" / "pages").rglob("*.py")
    heads = (re.findall(r'Head\(tr\("(.+?)"\)', p.read_text(encoding="utf-8")) for p in pages)
    return {title for found in heads for title in found}


def called(*names: str) -> Any:
    """The command of this name. Raises KeyError."""
    found: Any = get_command(app)
    for name in names:
        assert isinstance(found, TyperGroup)
        found = found.commands[name]
    return found


def test_what_only_people_can_do_names_the_page() -> None:
    hold = Blocker("hold", "Protection holds it.", "The protection officer decides.")
    said = "Protection holds it. The protection officer decides. (in the window: Cases)"

    assert cures.in_a_line(hold) == said


def test_each_reason_stands_with_its_cure(
    call: Call, office: Office, code: str, as_: As, tmp_path: Path
) -> None:
    write = ("briefing", office.path, code, "--recipient", FIRM, *as_(Role.BRIEFING_OFFICER))
    answers = tmp_path / "answers.json"
    answers.write_text(call(*write, "--template").out, "utf-8")
    lines = call(*write, "--answers", answers).err.splitlines()

    assert len(lines) > 1
    assert [line for line in lines if "“do_no_harm” in the file of --answers" in line] == lines


def test_a_briefing_without_answers_says_how_to_get_them(
    call: Call, office: Office, code: str, as_: As
) -> None:
    write = ("briefing", office.path, code, "--recipient", FIRM, *as_(Role.BRIEFING_OFFICER))

    assert "--template" in call(*write).refusal


def test_a_contact_that_is_not_there_leads_to_the_list(
    call: Call, office: Office, code: str, as_: As
) -> None:
    asked = ("briefing", office.path, code, "--template", *as_(Role.BRIEFING_OFFICER))

    assert "“contact list”" in call(*asked, "--recipient", "Nobody").refusal


def test_the_firms_word_is_written_down_from_the_command_line(
    call: Call, office: Office, code: str, as_: As
) -> None:
    asked = ("firm", office.path, code, *as_(Role.BRIEFING_OFFICER))
    for option, agrees in (("--agrees", True), ("--declines", False)):
        assert call(*asked, option, "--json").json == {"case": code, "agrees": agrees}
        with office.as_(Role.CASE_WORKER) as session:
            (firm,) = session.reader.find(Organisation)
            assert firm.public_consent is agrees
    assert call(*asked).code == 2
    assert "Ask whoever works on the case" in call(*asked[:3], *as_(Role.ANALYST), "--agrees").err


def test_the_list_of_releases_tells_what_waits(
    call: Call, office: Office, code: str, as_: As
) -> None:
    assert call("releases", office.path, *as_(Role.BRIEFING_OFFICER)).out == (
        "Nothing was written yet.\n"
    )
    with office.as_(Role.BRIEFING_OFFICER) as session:
        case = session.cases.by_code(code)
        draft = session.releases.submit(prepare(session, case.id, FIRM)).id
    (row,) = call("releases", office.path, *as_(Role.ANALYST), "--json").json
    said = {"briefing": draft, "case": code, "state": "dnh_passed", "recipient": FIRM, "file": ""}

    assert row == said
    letter = ("letter", office.path, "nothing", "-o", office.path.parent / "out.pdf")
    assert "“casehaven releases”" in call(*letter, *as_(Role.BRIEFING_OFFICER)).refusal
