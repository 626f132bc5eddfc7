"""Each kind of leak, planted in a real release: the second person's process or the gate refuses."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from exports.documents.gate.check import require_clean
from exports.documents.gate.syntax import Name
from exports.redaction.matcher_for_gate import Terms
from tests.exports.documents.planting import Open
from tests.services.test_forged_drafts import put
from tests.test_narratives import NARRATIVES, intake
from tests.vaults import FIRM, Office, filled, found, prepare, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.release import BriefingText
from workstation.second_look.answering import approval
from workstation.second_look.redacting import gate_terms
from workstation.services.answers import SpanAnswer
from workstation.services.handovers import file_name
from workstation.services.submissions import Submission
from workstation.services.terms import known_of

NAME = "Ma Thida Hlaing"


@dataclass(frozen=True)
class Made:
    """A real draft: its words, its pages and what may not stand in them."""

    office: Office
    case: Case
    text: BriefingText
    pdf: bytes
    terms: Terms


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    office = found(tmp_path_factory.mktemp("planted"))
    (case,) = take(office, intake(NARRATIVES[0]))
    with office.as_(Role.SUPERVISOR) as session:
        composed = prepare(session, case.id, FIRM).composed
        pdf = session.releases.preview(composed)
        terms = gate_terms(known_of(session.reader, case.id))
    return Made(office, case, composed.text, pdf, terms)


SAID = {
    "a name": "The worker is Ma Thida Hlaing.",
    "a name in capitals": "The worker is THIDA HLAING.",
    "a name with invisible signs": "The worker is Ma Thi\u200bda Hla\u200ding.",
    "a name in full-width letters": "The worker is Ｔｈｉｄａ Ｈｌａｉｎｇ.",
    "a name in Burmese": "မသီတာလှိုင်က ပြောသည်။",
    "another form of the name": "She is called Ma Hlaing.",
    "a relative": "Her sister Ei Phyu knows.",
    "the accused": "Daw Nwe Nwe Win said so.",
    "the recruiter": "It was paid to Ko Zaw.",
    "a phone number": "Ring 0 8 1 - 5 5 5 - 0 1 4 2, that is +66815550142.",
    "a phone number in native digits": "Ring +၆၆ ၈၁ ၅၅၅ ၀၁၄၂.",
    "an identity number": "Her card is 12/DAGAMA(N)204518.",
    "an identity number in Burmese": "၁၂/ဒဂမ(နိုင်)၂၀၄၅၁၈",
}


def submitted(made: Made, said: str) -> Submission:
    """What somebody who holds no name typed, kept where it waited: the gate knows better."""
    with made.office.as_(Role.BRIEFING_OFFICER) as session:
        releases = session.releases
        contact = session.partners.by_name(FIRM)
        plan = releases.choose(made.case.id, contact.id, Purpose.REMEDY_DIALOGUE)
        answers = releases.template(plan, filled(releases.template(plan), summary=said))
        texts = releases.mark(plan, answers).texts
        kept = tuple(
            SpanAnswer(text=t.at(m), decision="keep", reason="I say so")
            for t in texts
            for m in t.marks
        )
        return releases.step_through(plan, replace(answers, decisions=kept))


QUICK = ("a name", "a name in Burmese", "a phone number in native digits")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(words, id=name, marks=() if name in QUICK else pytest.mark.slow)
        for name, words in SAID.items()
    ],
)
def test_what_an_author_without_names_lets_through_the_second_person_refuses(
    made: Made, said: str
) -> None:
    submission = submitted(made, said)

    with pytest.raises(Refused) as refused:
        approve(made, submission)

    assert "names.found" in {blocker.rule for blocker in refused.value.blockers}


def approve(made: Made, submission: Submission) -> None:
    """Submit, then let a supervisor's own look decide, in this process."""
    with made.office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(submission)
    approval(made.office.path, made.office.passphrase(Role.SUPERVISOR), draft.id)


def test_clean_words_pass_the_second_person(made: Made) -> None:
    approve(made, submitted(made, "It has gone on for months."))


def test_words_changed_after_they_were_submitted_are_refused(made: Made) -> None:
    with made.office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(prepare(session, made.case.id, FIRM))
        letter = session.handovers.letter_of(draft.id)
        put(session, replace(letter, text=letter.text.replace("Nobody", "Ma Thida")))

    with pytest.raises(Refused) as refused:
        approval(made.office.path, made.office.passphrase(Role.SUPERVISOR), draft.id)

    assert [blocker.rule for blocker in refused.value.blockers] == ["text"]


def _in_metadata(file: Open) -> None:
    file.info["Title"] = b"\xfe\xff" + NAME.encode("utf-16-be")


def _as_author(file: Open) -> None:
    file.info["Author"] = NAME.encode()


def _as_xmp(file: Open) -> None:
    packet = f"<x:xmpmeta><dc:creator>{NAME}</dc:creator></x:xmpmeta>".encode()
    file.one("Catalog")["Metadata"] = file.add({"Filter": [Name("FlateDecode")]}, packet)


def _in_structure(file: Open) -> None:
    file.one("StructElem")["ActualText"] = b"\xfe\xff" + NAME.encode("utf-16-be")


def _under_a_token(file: Open) -> None:
    file.draw(file.run(NAME, says="[Worker KT]"))


def _in_white(file: Open) -> None:
    file.draw(file.run(NAME, says=NAME, colour="1 1 1"))


def _beside_the_page(file: Open) -> None:
    file.draw(file.run(NAME, x=5000))


def _as_an_attachment(file: Open) -> None:
    file.one("Catalog")["Names"] = {"EmbeddedFiles": file.add({}, NAME.encode())}


def _as_a_comment_on_the_page(file: Open) -> None:
    file.draw(f"% {NAME}".encode())


def _as_an_object_nobody_points_to(file: Open) -> None:
    file.add({"Note": NAME.encode()})


PLANTS = (
    _in_metadata, _as_author, _as_xmp, _in_structure, _under_a_token, _in_white,
    _beside_the_page, _as_an_attachment, _as_a_comment_on_the_page, _as_an_object_nobody_points_to,
)  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__.strip("_"))
def test_a_leak_planted_in_the_pages_shuts_the_gate(
    made: Made, plant: Callable[[Open], None]
) -> None:
    file = Open.of(made.pdf)
    plant(file)

    with pytest.raises(Refused):
        require_clean(file.bytes(), made.text, made.terms)


@pytest.mark.parametrize("after", [NAME.encode(), b"\n%" + NAME.encode(), b"\0"])
def test_bytes_after_the_end_shut_the_gate(made: Made, after: bytes) -> None:
    with pytest.raises(Refused):
        require_clean(made.pdf + after, made.text, made.terms)


def test_untouched_pages_pass_the_gate(made: Made) -> None:
    assert require_clean(made.pdf, made.text, made.terms).data == made.pdf


def test_a_file_name_follows_from_randomness_alone(made: Made) -> None:
    with made.office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, made.case.id, FIRM))
        name = file_name(draft, session.handovers.letter_of(draft.id))

    assert re.fullmatch(r"briefing-\d{4}-\d{2}-[B-DF-HJ-NP-TV-XZ]{5}\.pdf", name)
