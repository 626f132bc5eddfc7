"""Answers the one question of a second person's process: who they are, or whether they approve."""

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from crypto.minisign import sign
from workstation.errors import BadInput, Refused, WorkstationError
from workstation.ports import Approval, Printed
from workstation.records.access import Role
from workstation.records.erasure import STATES_FIRST, Countersigned
from workstation.records.kit import Id, UserToken
from workstation.second_look.asked import Answer, Question
from workstation.store.ledger import COMMENT
from workstation.store.people import Held
from workstation.store.vault import Vault


def answer(question: bytes) -> bytes:
    """The work of that process, from its question to its answer."""
    try:
        said = _answer(msgspec.json.decode(question, type=Question))
    except msgspec.DecodeError:
        said = Answer(failure="BadInput", words="The question could not be read.")
    except Refused as refused:
        blockers = tuple((b.rule, b.words, b.remedy) for b in refused.blockers)
        said = Answer(failure="Refused", blockers=blockers)
    except WorkstationError as failure:
        name = type(failure).__name__
        said = Answer(failure=name, words=failure.words, advice=failure.advice)
    return msgspec.json.encode(said)


def proof(path: Path, passphrase: str) -> tuple[UserToken, Role]:
    """Whose passphrase it is. Raises WrongPassphrase."""
    held = Vault.open(path).prove(passphrase)
    return held.token, held.role


def countersigned(path: Path, passphrase: str, body: bytes) -> Countersigned:
    """A second signature under a statement about an erasure. Raises WrongPassphrase, BadInput."""
    if not body.startswith(STATES_FIRST):
        raise BadInput("This is no statement about an erasure.")
    held = Vault.open(path).prove(passphrase)
    return Countersigned(held.token, held.role, sign(body, held.identity.signing, COMMENT))


def approval(path: Path, passphrase: str, briefing: Id) -> Approval:
    """Raises WrongPassphrase, NotEntitled, Refused with every blocker."""
    vault = Vault.open(path)
    with ThreadPoolExecutor(1) as beside:
        # Deriving the key takes a second and leaves the interpreter free: all else loads meanwhile.
        approved = beside.submit(approver)
        held = vault.prove(passphrase)
        return approved.result()(vault, held, briefing)


def approver() -> Callable[[Vault, Held, Id], Approval]:
    """What approves, once scanner and press are loaded."""
    # They take 0.9 s to load; who only proves or countersigns needs neither.
    from workstation.second_look.approving import approved

    return approved


def _answer(asked: Question) -> Answer:
    path = Path(asked.vault)
    if asked.briefing:
        return _said(approval(path, asked.passphrase, Id(asked.briefing)))
    if asked.statement:
        signed = countersigned(path, asked.passphrase, asked.statement.encode())
        return Answer(by=signed.by, role=signed.role.value, signature=signed.signature.decode())
    by, role = proof(path, asked.passphrase)
    return Answer(by=by, role=role.value)


def _said(approval: Approval) -> Answer:
    printed = approval.printed or Printed(b"", b"")
    return Answer(
        by=approval.by,
        role=approval.role.value,
        forms=approval.forms,
        text=approval.text,
        pdf=base64.b64encode(printed.pdf).decode(),
        minisig=printed.minisig.decode(),
    )
