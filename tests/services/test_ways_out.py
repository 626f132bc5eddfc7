"""Somebody tries to get a name out of a case, by every field and step that makes a letter."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, FIRM_NAME, WORKER, Ready
from tests.services.test_forged_drafts import put
from tests.services.test_releases import past_services
from tests.vaults import BUYER, FIRM, TODAY, filled, prepare, release, share
from workstation.errors import Refused, WorkstationError
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.briefings import Briefing, Profile
from workstation.records.consents import Purpose
from workstation.records.kit import Id
from workstation.records.office import Office
from workstation.records.organisations import Organisation, Site
from workstation.records.release import BriefingText, Grid, Paragraph, Run
from workstation.rules.profiles import told_fields
from workstation.rules.tokens import KIND_WORDS, is_token
from workstation.rules.versions import version_of
from workstation.services.answers import AskAnswer, DetailAnswer, SpanAnswer
from workstation.services.letters import with_check_words
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.services.terms import TOKEN_WORDS, unsaid

Answer = dict[str, Any]


def step_through(session: Session, case: Id, contact: str = FIRM, **more: Any) -> Submission:
    """All steps with these answers and no other decision."""
    releases = session.releases
    plan = releases.choose(case, session.partners.by_name(contact).id, Purpose.REMEDY_DIALOGUE)
    return releases.step_through(plan, filled(releases.template(plan), **more))


def gets_out(office: Ready, role: Role, contact: str = FIRM, **more: Any) -> str:
    """What leaves with these answers; nothing where the author or the second person is refused."""
    try:
        with office.as_(role) as session:
            made = step_through(session, office.case.id, contact, **more)
            draft = session.releases.submit(made)
        office.approve(draft.id)
    except Refused:
        return ""
    return _plain(made.composed.text)


def _plain(text: BriefingText) -> str:
    paragraphs = [block for block in text.blocks if isinstance(block, Paragraph)]
    cells = [
        cell for block in text.blocks if isinstance(block, Grid) for r in block.rows for cell in r
    ]
    return "\n".join("".join(run.text for run in each.runs) for each in (*paragraphs, *cells))


def keep(text: str) -> SpanAnswer:
    return SpanAnswer(text=text, decision="keep", reason="They know each other.")


def say(text: str, words: str) -> SpanAnswer:
    return SpanAnswer(text=text, decision="generalise", say=words)


def asked(what: str) -> Answer:
    return {"asks": (AskAnswer(what=what, by=TODAY),)}


# --- Answers ----------------------------------------------------------------------------------

SUMMARY = f"Talk to {WORKER} about it."
HALF = WORKER.split()[0]
BASE64 = base64.b64encode(WORKER.encode()).decode()
TRIED: dict[str, tuple[str, Answer]] = {
    "keeping a known name for a reason": (
        HALF, {"summary": SUMMARY, "decisions": (keep(WORKER),)},
    ),
    "keeping it in what is asked": (HALF, {**asked(SUMMARY), "decisions": (keep(WORKER),)}),
    "other words that are the name": (
        HALF, {"summary": SUMMARY, "decisions": (say(WORKER, WORKER),)},
    ),
    "other words that hold it": (
        HALF.upper(), {"summary": SUMMARY, "decisions": (say(WORKER, f"{WORKER.upper()}'s aunt"),)},
    ),
    "other words that are another's name": (
        BOSS, {"summary": SUMMARY, "decisions": (say(WORKER, BOSS),)},
    ),
    "half a name on either side of a dropped word": (
        HALF,
        {
            "summary": f"{HALF} Mr. Somchai Phyo said so.",
            "decisions": (SpanAnswer(text="Mr. Somchai", decision="drop"), keep(HALF)),
        },
    ),
    "base 64": (BASE64, {"summary": f"Number {BASE64}."}),
    "letters turned round": (WORKER[::-1], {"summary": f"Ask {WORKER[::-1]}."}),
    "Greek letters": ("Νаndаr", {"summary": "Ask Νаndаr Рhуо."}),
    "letter by letter": (" ".join(WORKER), {"summary": f"Ask {' '.join(WORKER)}."}),
    "two lines": (HALF, {"summary": WORKER.replace(" ", "\n")}),
    "a handle": (HALF, {"summary": f"[Worker {WORKER}] said so."}),
}  # fmt: skip


@pytest.mark.parametrize(
    "role", [Role.BRIEFING_OFFICER, pytest.param(Role.CASE_WORKER, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize(("shown", "answers"), TRIED.values(), ids=list(TRIED))
def test_no_answer_gets_a_name_out(office: Ready, role: Role, shown: str, answers: Answer) -> None:
    assert shown not in gets_out(office, role, **answers)


def test_other_answers_leave(office: Ready) -> None:
    assert "for months" in gets_out(office, Role.BRIEFING_OFFICER)


@pytest.mark.parametrize("attribute", ["site", "date", "affected", "section", "other"])
def test_a_typed_detail_is_printed_nowhere(office: Ready, attribute: str) -> None:
    typed = (DetailAnswer(attribute=attribute, value=WORKER),)
    with office.as_(Role.CASE_WORKER) as session:
        _unknown_workplace(session, office)
        try:
            made = step_through(session, office.case.id, details=typed)
        except Refused:
            return
    assert WORKER not in str(made.composed.text)


def _unknown_workplace(session: Session, office: Ready) -> None:
    """With nothing composed for it, a typed detail could take its place."""
    for issue in session.cases.file(office.case.id):
        if hasattr(issue, "since"):
            session.cases.put(replace(issue, since=None, affected=None))


# --- Records ----------------------------------------------------------------------------------


def _rename(office: Ready, kind: type[Organisation | Site], names: tuple[str, ...]) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (record,) = session.reader.find(kind)
        session.cases.put(replace(record, names=names))


@pytest.mark.parametrize("kind", [Organisation, Site])
@pytest.mark.parametrize("contact", [FIRM, BUYER])
def test_a_firm_that_is_called_like_the_worker_frees_no_name(
    office: Ready, kind: type[Organisation | Site], contact: str
) -> None:
    _rename(office, kind, (WORKER, FIRM_NAME))

    kept = {"summary": SUMMARY, "decisions": (keep(WORKER),)}

    assert HALF not in gets_out(office, Role.BRIEFING_OFFICER, contact, **kept)


def test_a_household_may_bear_the_name_of_the_accused(office: Ready) -> None:
    _rename(office, Organisation, (BOSS,))

    assert BOSS in gets_out(office, Role.BRIEFING_OFFICER)


def test_a_recipient_who_is_called_like_the_worker_gets_nothing(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        for consent in session.cases.file(office.case.id):
            if getattr(consent, "audience", "") == FIRM:
                past_services(session, replace(consent, audience=WORKER))
        contact = session.partners.by_name(FIRM)
        session.partners.change(replace(contact, person=WORKER))

    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused):
        step_through(session, office.case.id, WORKER)


def test_a_buyer_does_not_read_the_workplace(office: Ready) -> None:
    _rename(office, Site, ("Riverbank Hall Nine",))

    with office.as_(Role.BRIEFING_OFFICER) as session:
        made = step_through(session, office.case.id, BUYER, summary="It is at Riverbank Hall Nine.")

    assert "Riverbank" not in str(made.composed.text)
    assert FIRM_NAME in str(made.composed.text)


@pytest.mark.parametrize("profile", list(Profile))
def test_what_a_profile_does_not_tell_of_the_firm_is_a_term(
    office: Ready, profile: Profile
) -> None:
    fields = told_fields(version_of(profile))
    with office.as_(Role.BRIEFING_OFFICER) as session:
        kept = {known.text for known in unsaid(session.reader, office.case.id, profile, fields)}

    told = {"organisation.names", "site.names"} & fields
    assert (FIRM_NAME in kept) == (not told)


# --- The draft in the vault -------------------------------------------------------------------


def forged(office: Ready, change: Callable[[BriefingText], BriefingText]) -> Id:
    """Change the words of a draft and everything by which a change would show."""
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        letter = session.handovers.letter_of(draft.id)
        text = change(msgspec.json.decode(letter.text, type=BriefingText))
        signer = session.reader.find(Office)[0].signer
        words = msgspec.json.encode(with_check_words(text, signer))
        put(session, replace(letter, text=words.decode()))
        kept = session.reader.get(Briefing, draft.id)
        put(session, replace(kept, text_sha256=hashlib.sha256(words).hexdigest()))
    return draft.id


def with_runs(*runs: Run, language: str = "en") -> Callable[[BriefingText], BriefingText]:
    return lambda text: replace(text, blocks=(*text.blocks, Paragraph(runs, language)))


FORGED: dict[str, tuple[Callable[[BriefingText], BriefingText], str]] = {
    "a name": (with_runs(Run(WORKER)), "names.found"),
    "a name as a token": (with_runs(Run(WORKER, token=True)), "leak-gate/"),
    "a short name as a token": (with_runs(Run("Nandar", token=True)), "leak-gate/token"),
    "a kind word that tells": (with_runs(Run("[Nandar KT]", token=True)), "leak-gate/token"),
    "a code that tells": (with_runs(Run("[Worker 4471]", token=True)), "leak-gate/token"),
    "a name cut into runs": (
        with_runs(Run("Nand"), Run("ar Ph", bold=True), Run("yo")),
        "names.found",
    ),
    "a name as the reference": (lambda t: replace(t, reference=WORKER), "text.records"),
    "a name as the title": (lambda t: replace(t, title=WORKER), "names.found"),
    "a name as a handling term": (lambda t: replace(t, handling=(WORKER,)), "text.records"),
}


QUICK = ("a name as a token", "a code that tells")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param(*values, id=name, marks=() if name in QUICK else pytest.mark.slow)
        for name, values in FORGED.items()
    ],
)
def test_a_draft_that_was_written_over_is_refused(
    office: Ready, change: Callable[[BriefingText], BriefingText], rule: str
) -> None:
    assert any(found.startswith(rule) for found in office.refusals(forged(office, change)))


def test_no_language_is_a_name(office: Ready) -> None:
    draft = forged(office, lambda text: replace(text, language="en-x-nandar-phyo"))

    with pytest.raises(WorkstationError):
        office.approve(draft)


def test_a_text_for_another_kind_of_partner_is_not_approved(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        put(session, replace(draft, profile=Profile.BUY))

    assert "profile.changed" in office.refusals(draft.id)


def test_every_kind_word_makes_a_token_and_no_other_does() -> None:
    words = {*KIND_WORDS.values(), *TOKEN_WORDS.values(), "Detail"}

    assert all(is_token(f"[{word} KT]") for word in words)
    assert not any(map(is_token, ("", "[Worker]", "[Worker KTX]", "Worker KT", "[[Worker KT]]")))


# --- The file in the vault --------------------------------------------------------------------


def test_a_file_that_was_exchanged_in_the_vault_is_carried_nowhere(
    office: Ready, tmp_path: Path
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        share(session, office.case.id)
    briefing = release(office, office.case.id, FIRM).briefing
    with office.as_(Role.SUPERVISOR) as session:
        letter = session.handovers.letter_of(briefing)
        assert session.bundles.letter_again(briefing).pdf == letter.pdf
        put(session, replace(letter, pdf=b"%PDF-1.7 " + WORKER.encode()))

        for carried in (
            lambda: session.bundles.letter_again(briefing),
            lambda: session.bundles.seal(briefing, tmp_path / "out.age", Silent()),
        ):
            with pytest.raises(Refused) as refused:
                carried()
            assert {b.rule for b in refused.value.blockers} == {"letter.changed"}
    assert not (tmp_path / "out.age").exists()
