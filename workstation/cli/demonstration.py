"""Builds a vault of invented cases and lets its invented staff release one briefing."""

import datetime as dt
import hashlib
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from crypto.identities import Identity
from crypto.minisign import read_public_key
from crypto.passphrase import offer_words
from workstation.bootstrap import Founding, found_vault, unlocked, verify_file, write_out
from workstation.errors import BadInput, Refused
from workstation.ports import Progress
from workstation.records.access import Role
from workstation.records.briefings import Briefing
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.identifiers import Known
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken
from workstation.records.office import Office
from workstation.records.organisations import Organisation
from workstation.records.partners import CardCame, Contact, PartnerType, VerifiedHow
from workstation.records.protection import RetaliationIncident
from workstation.rules.risk import exposed
from workstation.services.answers import Answers
from workstation.services.demo.generate import documents
from workstation.services.demo.lives import lived
from workstation.services.demo.papers import attach
from workstation.services.demo.pools import BUYER, PLACES, hr_of
from workstation.services.intake_format import read_intake
from workstation.services.partners import words_of
from workstation.services.session import Session
from workstation.services.terms import known_of

USERS = {
    "caseworker": (Role.CASE_WORKER, "Nan"),
    "protection": (Role.PROTECTION_OFFICER, "Salma"),
    "supervisor": (Role.SUPERVISOR, "Dara"),
    "briefing": (Role.BRIEFING_OFFICER, "Asha"),
    "analyst": (Role.ANALYST, "Linh"),
    "custodian": (Role.CUSTODIAN, "Budi"),
}
ASSESSED = 60
"""How many of the cases get a signed assessment: as many as a small team would have open."""

WITH_EVIDENCE = 6

BATCH = 25


class Demonstration:
    """One folder with a vault, passphrases and, after an export, what left it."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise BadInput(f"{folder} is not empty.", "Name a folder that is not there yet.")
        self.vault = folder / "demo.haven"
        self.passphrases = folder / "passphrases"
        self.out = folder / "out"
        self.today = dt.datetime.now(tz=dt.UTC).date()
        self._words = {name: offer_words(6) for name in USERS}
        self._partners = secrets.token_bytes(32)

    def found(self) -> None:
        """Make the vault and write the passphrases of its invented users down."""
        self.passphrases.mkdir(parents=True)
        for name, words in self._words.items():
            (self.passphrases / name).write_text(words + "\n", encoding="utf-8")
        founders = [Founding(role, n, self._words[key]) for key, (role, n) in USERS.items()]
        sheet = self.passphrases / "recovery-sheet.pdf"
        found_vault(self.vault, founders, "Demonstration office", sheet)

    def words_of(self, name: str) -> str:
        """One user's passphrase."""
        return self._words[name]

    def keys_of(self, person: str) -> Identity:
        """The keys of one invented partner."""
        return Identity.from_seed(
            hashlib.blake2b(person.encode(), key=self._partners, digest_size=32).digest()
        )

    @contextmanager
    def as_(self, name: str) -> Iterator[Session]:
        """The vault as one of its users opens it."""
        with unlocked(self.vault, self._words[name]) as session:
            yield session

    def fill(self, cases: int, seed: int, progress: Progress) -> None:
        """Invent cases, and verify the contacts that hear of them."""
        with self.as_("caseworker") as session:
            self._contacts(session)
            batch = []
            for done, document in enumerate(documents(seed, cases, self.today), 1):
                batch.append(read_intake(document))
                if len(batch) == BATCH or done == cases:
                    session.imports.take(batch)
                    batch = []
                    progress.step(done, cases, "cases")

    def _contacts(self, session: Session) -> None:
        names = [(BUYER, "Fair Sourcing Desk", PartnerType.BUYER)]
        names += [(hr_of(place), place.firm, PartnerType.SUPPLIER) for place in PLACES]
        for person, organisation, kind in names:
            keys = self.keys_of(person).public
            contact = session.partners.add(
                Contact(
                    person=person,
                    organisation_name=organisation,
                    partner_type=kind,
                    age_recipient=keys.recipient,
                    minisign_key=str(keys.signer),
                    came=CardCame.IN_PERSON,
                    came_on=self.today,
                )
            )
            session.partners.verify(contact.id, words_of(contact), VerifiedHow.IN_PERSON)

    def assess(self, seed: int, progress: Progress) -> None:
        """Sign the assessments that the invented intakes carry, and let time pass."""
        dice = random.Random(seed)
        with self.as_("caseworker") as session:
            who = session.user.token
        with self.as_("protection") as session:
            found = session.reader.find(Case)[:ASSESSED]
            for done, case in enumerate(found, 1):
                _live(session, case, who, dice)
                sign_drafts(session, case.id)
                progress.step(done, len(found), "cases lived")

    def attach(self) -> None:
        """Seal invented evidence where somebody was acted against."""
        with self.as_("caseworker") as session:
            acts = {act.case: None for act in session.reader.find(RetaliationIncident) if act.case}
            for case in [*acts][:WITH_EVIDENCE]:
                attach(session, case)


def _live(session: Session, case: Case, who: UserToken, dice: random.Random) -> None:
    parts = session.reader.find(Involvement, case=case.id)
    workers = [i.person for i in parts if i.part is CasePart.AFFECTED]
    firm = session.reader.get(Organisation, case.organisation) if case.organisation else None
    if not workers or firm is None:
        return
    employer = session.partners.by_name(f"HR, {firm.names[0]}").id
    issues = session.reader.find(Issue, case=case.id)
    now = session.cases.now()
    session.cases.put_all(
        lived(case, issues, workers[0], employer, who, now, dice), "invented life"
    )


def sign_drafts(session: Session, case: Id) -> None:
    """Sign an assessment for everybody exposed, from the draft that stands for them."""
    for person in sorted(exposed(session.reader.find(Involvement, case=case))):
        session.risks.sign(session.risks.draft(case, person))


def demonstrate(
    folder: Path, cases: int, seed: int, export: bool, progress: Progress
) -> dict[str, Any]:
    """Make the demonstration; with `export` also release one briefing and seal one bundle."""
    demo = Demonstration(folder)
    demo.found()
    demo.fill(cases, seed, progress)
    demo.assess(seed, progress)
    demo.attach()
    made = {"vault": str(demo.vault), "passphrases": str(demo.passphrases), "cases": cases}
    return made | (_export(demo, progress) if export else {})


def _export(demo: Demonstration, progress: Progress) -> dict[str, Any]:
    demo.out.mkdir()
    with demo.as_("briefing") as session:
        draft, case = _first_that_may_leave(session)
        words = [demo.words_of("supervisor")]
        if session.handovers.needs_officer(draft.id):
            words.append(demo.words_of("protection"))
        letter = session.handovers.release(draft.id, words)
        write_out(demo.out / "briefing.pdf", letter)
        office = session.partners.office()
        reader = session.partners.get(draft.contact).person
    with demo.as_("supervisor") as session:
        session.bundles.seal(draft.id, demo.out / "bundle.age", progress)
        known = known_of(session.reader, case)
    return _tell(demo, office, reader, known)


def _first_that_may_leave(session: Session) -> tuple[Briefing, Id]:
    """The first case that passes every step; the others stay inside, as they should."""
    for case in session.reader.find(Case)[:ASSESSED]:
        if case.organisation is None:
            continue
        firm = session.reader.get(Organisation, case.organisation).names[0]
        contact = session.partners.by_name(f"HR, {firm}")
        try:
            plan = session.releases.choose(case.id, contact.id, Purpose.REMEDY_DIALOGUE)
            answers = _filled(session.releases.template(plan))
            return session.releases.submit(session.releases.step_through(plan, answers)), case.id
        except Refused:
            continue
    raise BadInput("No invented case may leave.", "Make a demonstration with more cases.")


def _filled(template: Answers) -> Answers:
    """What the invented officer answers: yes to what a person is asked."""
    return replace(
        template,
        summary="Workers say that this has gone on for months and that asking once did not help.",
        do_no_harm=dict.fromkeys(template.do_no_harm, "yes"),
    )


_OURS = frozenset({"owner", "former"})
"""What only the vault says of a form: whose it is, and that it was corrected."""


def _tell(
    demo: Demonstration, office: Office, reader: str, known: tuple[Known, ...]
) -> dict[str, Any]:
    files = {
        "briefing": demo.out / "briefing.pdf",
        "bundle": demo.out / "bundle.age",
        "signer": demo.out / "signer.pub",
        "partner": demo.out / "partner.identity",
        "known": demo.out / "known.json",
    }
    signer = read_public_key(office.signer)
    files["signer"].write_text(signer.file_text, encoding="utf-8")
    files["partner"].write_text(demo.keys_of(reader).age.secret + "\n", encoding="utf-8")
    plain = [
        {name: value for name, value in msgspec.to_builtins(item).items() if name not in _OURS}
        for item in known
    ]
    files["known"].write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=1))
    seal = hashlib.sha256(office.certificate).hexdigest()
    verdicts = {
        "briefing": verify_file(files["briefing"], seal)["verdict"],
        "bundle": verify_file(files["bundle"], office.signer, files["partner"])["verdict"],
    }
    return {
        "files": {name: str(path) for name, path in files.items()},
        "signer_fingerprint": seal,
        "verdicts": verdicts,
    }
