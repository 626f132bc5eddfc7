"""Swap every secret of a case and export again: the unsigned pages are the same, byte for byte."""

import hashlib
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as planned
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.vaults import BUYER, FIRM, TODAY, Office, complete, filled, found, share, take
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.release import BriefingText, Paragraph, Run
from workstation.services.demo.generate import secrets_of, tell
from workstation.services.demo.pools import PEOPLE, PLACES
from workstation.services.demo.stories import STORIES, Secret
from workstation.services.session import Session

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = tuple(PEOPLE)
RANDOMNESS = "5a" * 32

OTHERS = {
    "F1": Secret("family", ("his grandmother Phạm Thị Hồng Nhung", "គឹម ស្រីពៅ")),
    "H1": Secret("defender", ("Daw Khin Khin Nwe Oo", "ဒေါ်ခင်ခင်နွယ်ဦး")),
    "A1": Secret("alleged_perpetrator", ("หัวหน้าสมบูรณ์ เจริญรุ่งเรือง",)),
    "R1": Secret("recruiter", ("বাবুল চৌধুরী",)),
    "L1": Secret("place", ("Nong Bua Lam Phu Tai",)),
    "L2": Secret("place", ("the blue container beside the pump",)),
    "D1": Secret("date", ("၁၄/၃/၂၀၂၆",)),
    "N1": Secret("number", ("٠٧٩٥٥٥٠١٨٨",)),
    "N2": Secret("number", ("၁၂/ဒဂမ(နိုင်)၂၀၄၅၁၈",)),
    "U1": Secret("unique_detail", ("two buffaloes and a motorbike",)),
    "U2": Secret("unique_detail", ("a hundred and eleven days",)),
}
"""Every secret but the worker, of other length, script and glyphs."""


@dataclass(frozen=True)
class Twins:
    """The same case, told of two different people in two different places."""

    one: Case
    other: Case


def documents(number: int) -> Iterator[dict[str, Any]]:
    """One story twice; only the firm and what may be said of it stay the same."""
    story, place = STORIES[number % len(STORIES)], PLACES[number % len(PLACES)]
    for shift in (0, 3):
        language = LANGUAGES[(number + shift) % len(LANGUAGES)]
        dice = random.Random(f"{number}/{shift}")
        secrets = secrets_of(dice, language, place, TODAY)
        if shift:
            latin, native = secrets["W1"].forms
            secrets |= {**OTHERS, "W1": Secret("worker", (native, latin))}
        yield complete(tell(story, secrets, place), language=language)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found(tmp_path_factory.mktemp("swap"))


@pytest.fixture(scope="module", params=[10, pytest.param(50, marks=pytest.mark.slow)])
def twins(request: pytest.FixtureRequest, office: Office) -> list[Twins]:
    told = [document for number in range(request.param) for document in documents(number)]
    cases = take(office, *told)
    with office.as_(Role.CASE_WORKER) as session:
        for case in cases:
            share(session, case.id)
    return [Twins(*pair) for pair in zip(cases[::2], cases[1::2], strict=True)]


def compose(session: Session, case: Case, contact: str) -> BriefingText:
    """The words that leave, with the same randomness for everybody; the account is told."""
    releases = session.releases
    plan = releases.choose(case.id, session.partners.by_name(contact).id, Purpose.REMEDY_DIALOGUE)
    plan = planned(plan, randomness=RANDOMNESS, day=TODAY)
    answers = filled(releases.template(plan), tell_account=True)
    return releases.step_through(plan, releases.template(plan, answers)).composed.text


@pytest.fixture(
    scope="module",
    params=[Role.BRIEFING_OFFICER, pytest.param(Role.CASE_WORKER, marks=pytest.mark.slow)],
)
def texts(
    request: pytest.FixtureRequest, office: Office, twins: list[Twins]
) -> list[tuple[BriefingText, BriefingText]]:
    """Each pair to both recipients, written with and without the key of the identities."""
    with office.as_(request.param) as session:
        return [
            (compose(session, pair.one, contact), compose(session, pair.other, contact))
            for pair in twins
            for contact in (FIRM, BUYER)
        ]


def test_no_word_of_a_briefing_follows_from_a_secret(
    texts: list[tuple[BriefingText, BriefingText]],
) -> None:
    differing = [(one.blocks, other.blocks) for one, other in texts if one != other]

    assert differing == []


def test_pages_are_the_same_bytes_in_a_fresh_process_and_in_one_that_saw_the_secrets(
    office: Office, twins: list[Twins], texts: list[tuple[BriefingText, BriefingText]]
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        seen = [account.text for account in session.reader.find(Account)]
    fresh = drawn([one for one, _ in texts])

    used = drawn([other for _, other in texts], before=seen)

    assert used == fresh


def drawn(texts: Sequence[BriefingText], before: Sequence[str] = ()) -> list[str]:
    """The digests of the pages of these texts, drawn in a process that drew `before` first."""
    shown = [msgspec.structs.replace(texts[0], blocks=(_raw(text),)) for text in before]
    done = subprocess.run(
        [sys.executable, "-c", _DRAW, str(len(shown))],
        input=msgspec.json.encode([*shown, *texts]),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split()


def _raw(text: str) -> Paragraph:
    return Paragraph((Run(text),))


_DRAW = """
import hashlib, sys, msgspec
from exports.documents.briefing import render
from workstation.records.release import BriefingText
texts = msgspec.json.decode(sys.stdin.buffer.read(), type=list[BriefingText])
drawn = [hashlib.sha256(render(text)).hexdigest() for text in texts]
print(*drawn[int(sys.argv[1]):])
"""


def test_the_screen_shows_the_pages_that_are_drawn(office: Office, twins: list[Twins]) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, buyer = session.releases, session.partners.by_name(BUYER).id
        plan = releases.choose(twins[0].one.id, buyer, Purpose.REMEDY_DIALOGUE)
        answers = releases.template(plan, filled(releases.template(plan), tell_account=True))
        composed = releases.step_through(plan, answers).composed

        shown = hashlib.sha256(releases.preview(composed)).hexdigest()

    assert [shown] == drawn([composed.text])
