"""An office on the lightest key derivation: a user of every role, verified contacts, cases."""

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from crypto.identities import Identity
from crypto.passphrase import LIGHTEST
from workstation.bootstrap import Founding, found_vault, unlocked
from workstation.ports import Clock
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.office import Letter
from workstation.records.partners import Contact, PartnerType, VerifiedHow
from workstation.rules.partners import profile_of
from workstation.rules.purposes import purposes_for
from workstation.rules.risk import exposed
from workstation.services.answers import Answers
from workstation.services.intake_format import read_intake
from workstation.services.partners import words_of
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.store.clock import utc_now

PARTNER = Identity.from_seed(bytes(range(32)))
"""The keys of a partner of whom no contact is kept yet, as they would keep them."""

BUYER, FIRM = "Responsible sourcing desk", "HR of the firm"
TODAY = dt.datetime.now(tz=dt.UTC).date()


@dataclass(frozen=True)
class Office:
    """A vault and the passphrases of those who work in it."""

    path: Path

    def passphrase(self, role: Role) -> str:
        """The passphrase of the one user of this role."""
        return f"lantern orchard seven {role.value}"

    def file(self, role: Role) -> Path:
        """That passphrase as a file beside the vault."""
        file = self.path.parent / f"{role.value}.txt"
        file.write_text(self.passphrase(role) + "\n", encoding="utf-8")
        return file

    @contextmanager
    def as_(self, role: Role, now: Clock = utc_now) -> Iterator[Session]:
        """The vault as the user of a role opens it."""
        with unlocked(self.path, self.passphrase(role), now) as session:
            yield session

    def copy(self, folder: Path) -> "Office":
        """The same office in a folder of its own."""
        to = folder / self.path.name
        return Office(Path(shutil.copytree(self.path, to, copy_function=_copied)))


def _copied(source: str, to: str) -> None:
    """A copy of one file; the ballast is never written to, and as a link it costs nothing."""
    if Path(source).name == "ballast":
        os.link(source, to)
    else:
        shutil.copy2(source, to)


def found(folder: Path) -> Office:
    """An office with one user of each role and two verified contacts, a firm and a buyer."""
    office = Office(folder / "office.haven")
    users = [Founding(role, f"Name of {role.value}", office.passphrase(role)) for role in Role]
    found_vault(office.path, users, "Office", None, kdf=LIGHTEST)
    with office.as_(Role.CASE_WORKER) as session:
        befriend(session, FIRM, PartnerType.SUPPLIER)
        befriend(session, BUYER, PartnerType.BUYER)
    return office


def keys_of(person: str) -> Identity:
    """A befriended partner's own keys, as they would keep them."""
    return Identity.from_seed(hashlib.sha256(person.encode()).digest())


def befriend(session: Session, person: str, kind: PartnerType) -> Contact:
    """A contact whose eight words were compared."""
    keys = keys_of(person).public
    card = Contact(
        person=person,
        partner_type=kind,
        age_recipient=keys.recipient,
        minisign_key=str(keys.signer),
    )
    contact = session.partners.add(card)
    return session.partners.verify(contact.id, words_of(contact), VerifiedHow.PHONE)


def complete(document: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """An intake with what a real office writes down besides: workplace, consents, risk, counts."""
    day = (TODAY - dt.timedelta(days=10)).isoformat()
    consents = [
        {"purpose": "remedy_dialogue", "audience": audience, "scope": "pseudonym", "given": day}
        for audience in (FIRM, BUYER)
    ]
    return {
        **document,
        "received": day,
        "since": (TODAY - dt.timedelta(days=40)).isoformat(),
        "wants": "That it ends for everybody.",
        "affected": 12,
        "unique_event": "no",
        "complained_inside": "no",
        "consents": consents,
        "risk": {
            "threats": [1] * 7,
            "vulnerabilities": [1] * 7,
            "capacities": [2] * 5,
            "impact": 2,
            "own_fear": 1,
        },
        **more,
    }


def take(office: Office, *documents: Mapping[str, Any]) -> list[Case]:
    """Take intakes in as the case worker, and have the officer sign their assessments."""
    with office.as_(Role.CASE_WORKER) as session:
        cases = session.imports.take(read_intake(dict(document)) for document in documents)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        for case in cases:
            assess(session, case.id)
    return cases


def assess(session: Session, case: Id) -> None:
    """Sign the draft that stands for everybody exposed."""
    for person in sorted(exposed(session.reader.find(Involvement, case=case))):
        session.risks.sign(session.risks.draft(case, person))


def share(session: Session, case: Id) -> None:
    """Confirm the account for sharing as the program proposes it."""
    session.renditions.confirm(session.renditions.draft(case))


def filled(template: Answers, **more: Any) -> Answers:
    """A template as somebody fills it in who says yes to everything."""
    return replace(
        template,
        **{
            "summary": "Workers say that this has gone on for months.",
            "do_no_harm": dict.fromkeys(template.do_no_harm, "yes"),
            **more,
        },
    )


def prepare(session: Session, case: Id, contact: str, account: bool = False) -> Submission:
    """Every step up to the words that a second person reads, with every waiting place replaced.

    The letter is for what this kind of reader is mostly written to.
    """
    releases, reader = session.releases, session.partners.by_name(contact)
    usual, *_ = purposes_for(profile_of(reader.partner_type))
    plan = releases.choose(case, reader.id, usual)
    answers = filled(releases.template(plan), tell_account=account)
    return releases.step_through(plan, releases.template(plan, answers))


def release(office: Office, case: Id, contact: str, account: bool = False) -> Letter:
    """The whole way: written by the briefing officer, signed by a supervisor and an officer."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.handovers.expect()
        draft = session.releases.submit(prepare(session, case, contact, account))
        words = [office.passphrase(Role.SUPERVISOR)]
        if session.handovers.needs_officer(draft.id):
            words.append(office.passphrase(Role.PROTECTION_OFFICER))
        return session.handovers.release(draft.id, words)
