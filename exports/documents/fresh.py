"""A briefing drawn once more by a process that has seen nothing but its text."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from exports.documents.render_child import MOST_GIVEN, Given
from workstation.errors import BadInput, WorkstationError
from workstation.records.release import BriefingText, Picture

_ROOT = Path(__file__).parents[2]
_PATIENCE = 120.0
_NEEDED = ("SYSTEMROOT",)  # without it, Windows starts no process
_NOBODY = {"HOME": "/nonexistent"}
"""Else Python and ReportLab ask the system for a home, and read settings and code in it."""


def render_fresh(text: BriefingText, pictures: Sequence[Picture] = ()) -> bytes:
    """The bytes of `briefing.render` from a new process with an empty environment.

    Text and pictures go through a pipe and touch no disk. Raises WorkstationError if the process
    fails or takes longer than two minutes, BadInput if the text is larger than it reads.
    """
    given = msgspec.msgpack.encode(Given(text, tuple(pictures)))
    if len(given) > MOST_GIVEN:
        raise BadInput("This briefing is too long to draw.", "Divide it into several briefings.")
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    try:
        child = subprocess.run(
            # -P, -s: nothing in the working folder or of the user's own is taken for a library.
            [sys.executable, "-P", "-s", "-m", "exports.documents.render_child"],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **environment,
                **_NOBODY,
                "PYTHONPATH": str(_ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise WorkstationError(
            "The briefing could not be drawn a second time.",
            "Nothing was released. Try again; if it stays so, restart the program.",
        ) from None
    return child.stdout
