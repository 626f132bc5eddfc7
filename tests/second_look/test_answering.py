"""The second person's process answers every question, and loads only what the answer needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "given", [b"", b"{}", b"\xff", b'{"vault":"x","briefing":"","passphrase":""}']
)
@pytest.mark.slow
def test_it_answers_whatever_it_is_asked(given: bytes) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "workstation.second_look"],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )

    assert said.returncode == 0
    assert json.loads(said.stdout)["failure"]
    assert b"Traceback" not in said.stderr


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("answering", {"exports", "reportlab", "pyhanko", "pikepdf", "typer", "openpyxl"}),
        ("approving", {"typer", "openpyxl", "PySide6", "workstation.bootstrap", "workstation.cli"}),
    ],
)
def test_it_loads_nothing_that_its_answer_does_not_need(module: str, unneeded: set[str]) -> None:
    asked = f"import sys, workstation.second_look.{module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True, text=True
    )

    assert not unneeded & set(loaded.stdout.split())
