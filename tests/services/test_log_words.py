"""What the log tells besides: in words that are declared, and never as keys or codes."""

import ast
from pathlib import Path

import pytest

import workstation
from workstation.services.log_words import _KEYS, _SILENT, besides

ROOT = Path(workstation.__file__).parent


@pytest.mark.parametrize(
    ("verb", "details", "told"),
    [
        (
            "issue moved",
            {"about": "77", "to": "action_agreed", "why": "They met."},
            [("To", "Action agreed"), ("Why", "They met.")],
        ),
        ("evidence handed over", {"to": "open"}, [("To", "open")]),
        ("briefing recalled", {"reason": "recipient"}, [("Why", "It reached somebody else")]),
        ("recall answered", {"answer": "confirmed"}, [("Answer", "Destroyed, confirmed")]),
        ("step after a recall done", {"step": "assessed_on"}, [("Step", "Assess the risk again")]),
        ("evidence checked", {"right": "false"}, [("Mark", "not right")]),
        ("evidence copied", {"copy": "0f3a"}, []),
        (
            "backed up",
            {"name": "a.age", "sha256": "1a2b3c4d5e6f"},
            [("File", "a.age"), ("Mark", "1a2b3c4d")],
        ),
        (
            "key renewed",
            {"key": "audit", "let in": "Dara", "shut out": ""},
            [("Key", "the log of events"), ("Let in", "Dara")],
        ),
        (
            "user added",
            {"user": "Dara", "role": "case_worker"},
            [("User", "Dara"), ("Role", "Case worker")],
        ),
        ("setting changed", {"lock_after": "900"}, [("After no key or mouse for", "15 minutes")]),
        ("setting changed", {"theme": ""}, [("Colours", "the office’s rule")]),
        ("settings back to the office's rules", {"theme": ""}, []),
        ("of a newer version", {"shape": "round"}, [("Shape", "round")]),
    ],
)
def test_a_detail_is_said_by_its_label(
    verb: str, details: dict[str, str], told: list[tuple[str, str]]
) -> None:
    assert list(besides(verb, details)) == told


def test_every_detail_that_the_program_logs_has_words() -> None:
    logged = {
        key.value
        for path in ROOT.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "log"
        for each in (*call.args, *(word.value for word in call.keywords))
        if isinstance(each, ast.Dict)
        for key in each.keys
        if isinstance(key, ast.Constant)
    }

    assert len(logged) > 10
    assert logged - set(_KEYS) - _SILENT == set()
