"""The second person's process: it alone sees their passphrase, looks, signs and exits."""

import base64
import os
import subprocess
import sys
from pathlib import Path

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

_ROOT = Path(workstation.__file__).resolve().parent.parent

PATIENCE = 300.0
"""Seconds that a second look may take: a derivation, a scan, two renderings and a signature."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the process is asked on its standard input."""

    vault: str
    briefing: str
    passphrase: str
    statement: str = ""
    """What is to be signed besides: a statement about an erasure."""


class Answer(msgspec.Struct, frozen=True):
    """What it says on its standard output: an approval, or why not."""

    by: str = ""
    role: str = ""
    forms: int = 0
    pdf: str = ""
    minisig: str = ""
    signature: str = ""
    failure: str = ""
    words: str = ""
    advice: str = ""
    blockers: tuple[tuple[str, str, str], ...] = ()


class ChildSecondPerson:
    """The SecondPerson port: starts the program anew for each approval."""

    def __init__(self, vault: Path) -> None:
        self._vault = vault

    def approve(self, briefing: Id, passphrase: str) -> Approval:
        """Raises WrongPassphrase, or Refused with the blockers of their machine."""
        answer = self._ask(Question(str(self._vault), briefing, passphrase))
        pdf, minisig = base64.b64decode(answer.pdf), answer.minisig.encode()
        by, role = UserToken(answer.by), Role(answer.role)
        return Approval(by, role, answer.forms, Printed(pdf, minisig) if pdf else None)

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
        try:
            done = subprocess.run(
                # -P, -s: nothing in the working folder or of the user's own is taken for a library.
                [sys.executable, "-P", "-s", "-m", "workstation", "approve"],
                env=os.environ | {"PYTHONPATH": str(_ROOT)},
                input=msgspec.json.encode(question),
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _no_answer() from None
        return _read(done.stdout)


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


def approve_here(question: bytes) -> bytes:
    """The work of that process, from its question to its answer."""
    # The parent never runs this part and need not load the scanner and the press for it.
    from workstation.bootstrap.approving import approval, countersigned, proof

    try:
        asked = msgspec.json.decode(question, type=Question)
        if asked.briefing:
            answer = _said(approval(Path(asked.vault), asked.passphrase, Id(asked.briefing)))
        elif asked.statement:
            signed = countersigned(Path(asked.vault), asked.passphrase, asked.statement.encode())
            answer = Answer(
                by=signed.by, role=signed.role.value, signature=signed.signature.decode()
            )
        else:
            by, role = proof(Path(asked.vault), asked.passphrase)
            answer = Answer(by=by, role=role.value)
    except msgspec.DecodeError:
        answer = Answer(failure="BadInput", words="The question could not be read.")
    except Refused as refused:
        blockers = tuple((b.rule, b.words, b.remedy) for b in refused.blockers)
        answer = Answer(failure="Refused", blockers=blockers)
    except WorkstationError as failure:
        name = type(failure).__name__
        answer = Answer(failure=name, words=failure.words, advice=failure.advice)
    return msgspec.json.encode(answer)


def _said(approval: Approval) -> Answer:
    printed = approval.printed or Printed(b"", b"")
    return Answer(
        by=approval.by,
        role=approval.role.value,
        forms=approval.forms,
        pdf=base64.b64encode(printed.pdf).decode(),
        minisig=printed.minisig.decode(),
    )
