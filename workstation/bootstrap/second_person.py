"""The second person's process: it alone sees their passphrase, looks, signs and exits."""

import base64
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock

import msgspec

import workstation
from workstation.errors import (
    BadInput,
    Blocker,
    NotEntitled,
    Refused,
    WorkstationError,
    WrongPassphrase,
)
from workstation.ports import Approval, Printed
from workstation.records.access import Role
from workstation.records.erasure import Countersigned
from workstation.records.kit import Id, UserToken
from workstation.second_look.asked import EARLY, Answer, Question

_ROOT = Path(workstation.__file__).resolve().parent.parent

PATIENCE = 300.0
"""Seconds that a second look may take: a derivation, a scan, two renderings and a signature."""


class ChildSecondPerson:
    """The SecondPerson port: a new process for each question, which may start before it."""

    def __init__(self, vault: Path) -> None:
        self._vault = vault
        self._early: subprocess.Popen[bytes] | None = None
        self._door = Lock()

    def expect(self) -> None:
        """Start the next process now: it loads what an approval needs and knows nothing yet."""
        with self._door:
            if self._early is None:
                self._early = _started(EARLY)

    def close(self) -> None:
        """End a process that nobody asked anything."""
        with self._door:
            process, self._early = self._early, None
        if process is not None:
            with process:
                process.kill()

    def approve(self, briefing: Id, passphrase: str) -> Approval:
        """Raises WrongPassphrase, or Refused with the blockers of their machine."""
        answer = self._ask(Question(str(self._vault), briefing, passphrase))
        pdf, minisig = base64.b64decode(answer.pdf), answer.minisig.encode()
        by, role = UserToken(answer.by), Role(answer.role)
        printed = Printed(pdf, minisig) if pdf else None
        return Approval(by, role, answer.forms, answer.text, printed)

    def prove(self, passphrase: str) -> tuple[UserToken, Role]:
        """Who somebody is, by their passphrase alone. Raises WrongPassphrase."""
        answer = self._ask(Question(str(self._vault), "", passphrase))
        return UserToken(answer.by), Role(answer.role)

    def countersign(self, body: bytes, passphrase: str) -> Countersigned:
        """Have a statement signed. Raises WrongPassphrase."""
        answer = self._ask(Question(str(self._vault), "", passphrase, body.decode()))
        by, role = UserToken(answer.by), Role(answer.role)
        return Countersigned(by, role, answer.signature.encode())

    def _ask(self, question: Question) -> Answer:
        with self._door:
            early, self._early = self._early, None
        with early or _started() as process:
            try:
                output, _ = process.communicate(msgspec.json.encode(question), PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise _no_answer() from None
        return _read(output)


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # -P, -s: nothing in the working folder or of the user's own is taken for a library.
        [sys.executable, "-P", "-s", "-m", "workstation.second_look", *arguments],
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _read(output: bytes) -> Answer:
    try:
        answer = msgspec.json.decode(output, type=Answer)
    except msgspec.DecodeError:
        raise _no_answer() from None
    if answer.failure:
        raise _failure(answer)
    return answer


def _no_answer() -> WorkstationError:
    words = "The second person's process ended without an answer."
    return WorkstationError(words, "Nothing left. Try it again.")


def _failure(answer: Answer) -> WorkstationError:
    if answer.blockers:
        return Refused([Blocker(*blocker) for blocker in answer.blockers])
    kinds: dict[str, type[WorkstationError]] = {
        "WrongPassphrase": WrongPassphrase,
        "NotEntitled": NotEntitled,
        "BadInput": BadInput,
    }
    return kinds.get(answer.failure, WorkstationError)(answer.words, answer.advice)
