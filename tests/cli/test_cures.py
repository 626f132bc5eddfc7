"""A refusal on the command line names the option or command that puts it right."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from tests.cli.conftest import Call
from tests.vaults import FIRM, Office
from workstation.cli import cures
from workstation.cli.main import app
from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.services.answers import Answers

As = Callable[[Role], tuple[str, str]]
OPTIONS = re.compile(r"--[a-z-]+")
PARTS = re.compile(r"“([a-z_]+)”")
CALLS = re.compile(r"\b(contact (?:add|verify|list)|roster)\b")


def every_cure() -> list[str]:
    return sorted({words for _, words in cures.CURES if words})


@pytest.mark.parametrize("words", every_cure())
def test_what_a_cure_names_is_there(words: str) -> None:
    options = {option for given in called("briefing").params for option in given.opts}
    calls, parts = CALLS.findall(words), PARTS.findall(words)

    assert OPTIONS.findall(words) + calls + parts
    assert set(OPTIONS.findall(words)) <= options
    assert set(parts) <= set(Answers.__struct_fields__)
    assert all(called(*call.split()) for call in calls)


def called(*names: str) -> Any:
    """The command of this name. Raises KeyError."""
    found: Any = get_command(app)
    for name in names:
        assert isinstance(found, TyperGroup)
        found = found.commands[name]
    return found


def test_what_only_people_can_do_names_no_option() -> None:
    hold = Blocker("hold", "Protection holds it.", "The protection officer decides.")

    assert cures.in_a_line(hold) == "Protection holds it. The protection officer decides."


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
