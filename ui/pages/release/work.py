"""What the wizard asks of the services; each call may take a while and runs off the window."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from ui.pages.release import state
from ui.pages.release.done import Signed
from ui.pages.release.leaving import leaving_of
from ui.pages.release.recipient import contact_words
from ui.pages.release.second import Draft
from ui.pages.release.state import Texts, Wizard
from workstation.bootstrap import write_out
from workstation.bootstrap.pictures import page_pictures
from workstation.ports import Progress
from workstation.records.briefings import Briefing
from workstation.records.cases import Case
from workstation.records.disclosures import Disclosure
from workstation.records.kit import Id
from workstation.records.office import Letter
from workstation.records.release import BriefingText
from workstation.rules.gate_facts import GateFacts
from workstation.rules.inference import Inference
from workstation.rules.release import Redacted
from workstation.services.approvals import MAY_APPROVE
from workstation.services.replacing import replaced_in
from workstation.services.session import Session
from workstation.services.submissions import Redacting, Submission

PICTURE_WIDTH = 1500
"""Pixels of a page: sharp at twice the width that it is shown in."""


def said_now(session: Session, work: Redacting, texts: Texts) -> Redacted:
    """How the texts read while some places wait: those say nothing."""
    return session.releases.redact(work, state.as_waiting(texts))


def asked(session: Session, wizard: Wizard) -> tuple[Redacted, GateFacts, Inference]:
    """The redacted texts, what the gate has to know, and what a reader could infer.

    Raises Refused while a place waits.
    """
    assert wizard.work is not None
    redacted = session.releases.redact(wizard.work, wizard.texts)
    given = (wizard.work, redacted, wizard.answers)
    return redacted, session.releases.facts(*given), session.releases.infer(*given)


def as_read(session: Session, wizard: Wizard) -> Sequence[bytes]:
    """The pages as the recipient would read them, as pictures."""
    assert wizard.redacted is not None
    return page_pictures(session.releases.as_read(wizard.redacted), PICTURE_WIDTH)


def submit(session: Session, wizard: Wizard) -> Briefing:
    """Go through the gate and keep the draft. Raises Refused with what stands against it."""
    assert wizard.work is not None
    assert wizard.redacted is not None
    releases = session.releases
    cleared = releases.clear(wizard.work, wizard.redacted, wizard.answers)
    composed = releases.compose(releases.check(cleared, wizard.answers))
    return releases.submit(Submission(wizard.work, wizard.answers, composed))


def draft(session: Session, briefing: Id) -> Draft:
    """A kept draft with its pages drawn."""
    found = session.reader.get(Briefing, briefing)
    seen = session.releases.reread(briefing)
    return Draft(
        briefing=found,
        letter=session.handovers.letter_of(briefing),
        seen=seen,
        officer=session.handovers.needs_officer(briefing),
        own=found.written_by == session.user.token,
        reader=_second_role(session, found),
        pages=page_pictures(seen.pages, PICTURE_WIDTH),
        inference=session.releases.infer_kept(briefing),
        leaving=leaving_of(session, found),
    )


def _second_role(session: Session, draft: Briefing) -> str:
    may = session.user.role in MAY_APPROVE and draft.written_by != session.user.token
    return session.user.role.label if may else ""


def signed(session: Session, briefing: Id) -> Signed:
    """What was signed, for the last step."""
    letter = session.handovers.letter_of(briefing)
    found = session.reader.get(Briefing, briefing)
    case = found.case
    told = session.reader.find(Disclosure, briefing=briefing)
    return Signed(
        name=letter.name,
        words=msgspec.json.decode(letter.text, type=BriefingText).check_words,
        consents=len({consent for disclosure in told for consent in disclosure.consents}),
        assessed_until=session.reader.get(Case, case).risk_until if case else None,
        recall=session.recalls.of(briefing),
        newer=replaced_in(session.reader, case).get(briefing) if case else None,
        contacts=[
            (c.id, contact_words(c)) for c in session.partners.all() if c.id != found.contact
        ],
    )


def save(session: Session, briefing: Id, folder: Path) -> Sequence[str]:
    """Write the file and its signature into a folder; gives their names.

    Raises Refused for what came to stand against it since it was released, and by role.
    """
    letter = session.bundles.letter_again(briefing)
    written = write_out(folder / letter.name, letter)
    return [Path(written[kind]).name for kind in ("pdf", "minisig")]


def seal(session: Session, briefing: Id, folder: Path, progress: Progress) -> Sequence[str]:
    """Seal the released file as a bundle in a folder; gives its name."""
    letter: Letter = session.handovers.letter_of(briefing)
    out = folder / (Path(letter.name).stem + ".age")
    session.bundles.seal(briefing, out, progress)
    return [out.name]


def hold(session: Session, case: Id) -> Case:
    """Nothing of this case leaves until protection says so."""
    held = session.reader.get(Case, case)
    return session.cases.put(msgspec.structs.replace(held, hold=True))
