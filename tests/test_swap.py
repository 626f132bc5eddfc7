"""Swap every secret of a case and export again: the unsigned pages are the same, byte for byte.

The same exports are the clean ones in which the gate may find nothing.
"""

import datetime as dt
import hashlib
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import replace as planned
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.exports.documents.gate_samples import SENTENCES
from tests.vaults import TODAY, Office, befriend, complete, filled, found, prepare, share, take
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.identifiers import Known
from workstation.records.release import BriefingText, Paragraph, Run
from workstation.rules.partners import PROFILE_OF
from workstation.rules.profiles import told_fields
from workstation.rules.purposes import purposes_for
from workstation.rules.versions import VERSIONS
from workstation.second_look.redacting import ScannerRedactor
from workstation.services.demo.generate import secrets_of, tell
from workstation.services.demo.pools import PEOPLE, PLACES
from workstation.services.demo.stories import STORIES, Secret
from workstation.services.session import Session
from workstation.services.terms import known_of, roster, unsaid, withheld

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = tuple(PEOPLE)
RANDOMNESS = "5a" * 32
READERS = {profile: f"Desk {profile.value}" for profile in VERSIONS}
"""A recipient for every version that there is."""

SAID = tuple(SENTENCES.items())

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

    number: int
    one: Case
    other: Case


@dataclass(frozen=True)
class Pair:
    """What one reader gets of a case and of its twin, and what may not stand in the second."""

    profile: Profile
    number: int
    one: BriefingText
    other: BriefingText
    known: tuple[Known, ...]

    @property
    def in_another_script(self) -> BriefingText:
        """The words that leave and some in each language in turn."""
        language, words = SAID[self.number % len(SAID)]
        more = Paragraph((Run(words),), language)
        return msgspec.structs.replace(self.other, blocks=(*self.other.blocks, more))

    @property
    def drawn(self) -> bool:
        """Whether its pages are drawn as well: each case for half of its readers, in turn."""
        return (self.number + list(VERSIONS).index(self.profile)) % 2 == 0


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
        more = {"codes": [*story.codes, "LR1"], "consents": _consents()}
        yield complete(tell(story, secrets, place), language=language, **more)


def _consents() -> list[dict[str, str]]:
    given = {"scope": "pseudonym", "given": _DAY}
    return [
        given | {"audience": reader, "purpose": purposes_for(profile)[0].value}
        for profile, reader in READERS.items()
    ]


_DAY = (TODAY - dt.timedelta(days=10)).isoformat()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = found(tmp_path_factory.mktemp("swap"))
    kinds = {profile: kind for kind, profile in PROFILE_OF.items()}
    with office.as_(Role.CASE_WORKER) as session:
        for profile, reader in READERS.items():
            befriend(session, reader, kinds[profile])
    return office


@pytest.fixture(scope="module", params=[4, pytest.param(50, marks=pytest.mark.slow)])
def twins(request: pytest.FixtureRequest, office: Office) -> list[Twins]:
    told = [document for number in range(request.param) for document in documents(number)]
    cases = take(office, *told)
    with office.as_(Role.CASE_WORKER) as session:
        for case in cases:
            share(session, case.id)
    return [Twins(n, *pair) for n, pair in enumerate(zip(cases[::2], cases[1::2], strict=True))]


def compose(session: Session, case: Case, profile: Profile) -> BriefingText:
    """The words that leave, with the same randomness for everybody; the account is told."""
    releases, reader = session.releases, session.partners.by_name(READERS[profile])
    plan = releases.choose(case.id, reader.id, purposes_for(profile)[0])
    plan = planned(plan, randomness=RANDOMNESS, day=TODAY)
    answers = filled(releases.template(plan), tell_account=True)
    return releases.step_through(plan, releases.template(plan, answers)).composed.text


def not_for(session: Session, case: Case, profile: Profile) -> tuple[Known, ...]:
    """All that the second person looks for in a letter of this case to this reader."""
    finds, fields = session.reader, told_fields(VERSIONS[profile])
    known = (*known_of(finds, case.id), *unsaid(finds, case.id, profile, fields))
    return withheld(finds, case.id, known, profile, fields)


@pytest.fixture(scope="module")
def pairs(office: Office, twins: list[Twins]) -> list[Pair]:
    """Each case and its twin to every reader, written without the key of the identities."""
    every = [(pair, profile) for pair in twins for profile in VERSIONS]
    with office.as_(Role.SUPERVISOR) as session:
        known = [not_for(session, pair.other, profile) for pair, profile in every]
    with office.as_(Role.BRIEFING_OFFICER) as session:
        return [
            Pair(profile, pair.number, *written(session, pair, profile), terms)
            for (pair, profile), terms in zip(every, known, strict=True)
        ]


def written(session: Session, pair: Twins, profile: Profile) -> tuple[BriefingText, BriefingText]:
    one, other = (compose(session, case, profile) for case in (pair.one, pair.other))
    return one, other


def test_no_word_of_a_briefing_follows_from_a_secret(pairs: list[Pair]) -> None:
    differing = [(pair.one.blocks, pair.other.blocks) for pair in pairs if pair.one != pair.other]

    assert {pair.profile for pair in pairs} == set(VERSIONS)
    assert differing == []


def test_nor_if_the_author_holds_every_name(office: Office, twins: list[Twins]) -> None:
    turns = list(VERSIONS)
    with office.as_(Role.CASE_WORKER) as session:
        found = [written(session, pair, turns[pair.number % len(turns)]) for pair in twins]

    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_pages_are_the_same_bytes_in_a_fresh_process_and_in_one_that_saw_the_secrets(
    office: Office, twins: list[Twins], pairs: list[Pair]
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        seen = [account.text for account in session.reader.find(Account)]
    drawing = [pair for pair in pairs if pair.drawn]

    fresh, used = at_once(
        partial(ran, _DRAW, [pair.one for pair in drawing]),
        partial(ran, _DRAW, [pair.other for pair in drawing], before=seen),
    )

    assert used == fresh
    assert len(drawing) == len(pairs) // 2


def test_the_gate_finds_nothing_in_clean_exports(pairs: list[Pair]) -> None:
    looked = [pair for pair in pairs if pair.drawn]
    asked = [(pair.in_another_script, pair.known) for pair in looked]

    halves = at_once(*(partial(ran, _LOOK, half) for half in (asked[::2], asked[1::2])))

    assert [found for half in halves for found in half] == ["clean"] * len(looked)


def test_the_second_person_finds_nothing_in_clean_exports(
    office: Office, twins: list[Twins], pairs: list[Pair]
) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        others = {pair.number: roster(session.reader, pair.other.id) for pair in twins}
    redactor = ScannerRedactor()

    looked = [pair for pair in pairs if pair.drawn][::2]

    found = [redactor.left(pair.other, (*pair.known, *others[pair.number])) for pair in looked]

    assert [rules for rules in found if rules] == []
    assert all(len(pair.known) > 5 for pair in pairs)


def ran(program: str, given: Sequence[Any], before: Sequence[str] = ()) -> list[str]:
    """What a new process says of these values, after it drew pages of the texts `before`."""
    feed = msgspec.json.encode((list(before), list(given)))
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + program],
        input=feed,
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split()


def at_once(*calls: Callable[[], list[str]]) -> list[list[str]]:
    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]


_BEGIN = """
import hashlib, sys, msgspec
from msgspec.structs import replace
from exports.documents.briefing import render
from exports.documents.gate import inspect
from workstation.second_look.redacting import gate_terms
from workstation.records.identifiers import Known
from workstation.records.release import BriefingText, Paragraph, Run
"""
_DRAW = """
kind = tuple[list[str], list[BriefingText]]
before, texts = msgspec.json.decode(sys.stdin.buffer.read(), type=kind)
for words in before:
    render(replace(texts[0], blocks=(Paragraph((Run(words),)),)))
print(*(hashlib.sha256(render(text)).hexdigest() for text in texts))
"""
_LOOK = """
kind = tuple[list[str], list[tuple[BriefingText, tuple[Known, ...]]]]
for text, known in msgspec.json.decode(sys.stdin.buffer.read(), type=kind)[1]:
    pdf = render(text)
    found = inspect(pdf, text, gate_terms(known), render=lambda _, pdf=pdf: pdf)
    print("/".join(f"{one.where}:{one.rule}".replace(" ", "_") for one in found) or "clean")
"""


def test_the_screen_shows_the_pages_that_are_drawn(office: Office, twins: list[Twins]) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, buyer = session.releases, session.partners.by_name(READERS[Profile.BUY]).id
        plan = releases.choose(twins[0].one.id, buyer, Purpose.REMEDY_DIALOGUE)
        answers = releases.template(plan, filled(releases.template(plan), tell_account=True))
        composed = releases.step_through(plan, answers).composed

        shown = hashlib.sha256(releases.preview(composed)).hexdigest()

    assert [shown] == ran(_DRAW, [composed.text])


def test_no_two_readers_of_a_case_share_a_token(office: Office, twins: list[Twins]) -> None:
    given = []
    with office.as_(Role.BRIEFING_OFFICER) as session:
        for reader in READERS.values():
            submission = prepare(session, twins[0].one.id, reader, account=True)
            kept = session.releases.submit(submission)
            given.append({use.token[-3:-1] for use in kept.tokens})

    assert sum(map(len, given)) == len(set().union(*given)) > len(READERS)
