"""What is deleted for good is gone from every file, and stays gone (G11)."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from crypto.minisign import sign
from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.services.test_evidence import a_photo, about
from tests.store.independent import every_row, open_independently
from tests.store.staff import place_of
from tests.vaults import release, take
from workstation.bootstrap.backups import make_backup, restore_backup, user_key
from workstation.errors import Refused, WrongPassphrase
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.erasure import Erasure, Line, Subject, digest_of
from workstation.records.involvement import Involvement
from workstation.records.people import Person
from workstation.services.erasure import Certificate
from workstation.services.session import Session
from workstation.store.clock import utc_now
from workstation.store.layout import DATABASES
from workstation.store.ledger import COMMENT, append
from workstation.store.open_files import open_files
from workstation.store.vault import Vault

QUIET = Silent()


def in_days(days: float) -> Callable[[], dt.datetime]:
    return lambda: utc_now() + dt.timedelta(days=days)


def rules(session: Session, case: Case) -> set[str]:
    request = session.erasure.of(case.id)
    assert request is not None
    return {blocker.rule for blocker in session.erasure.blockers(request)}


def ask(office: Ready, person: str | None = None) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        session.erasure.ask(office.case.id, "They asked for it.", person)  # type: ignore[arg-type]


def delete(office: Ready, second: Role = Role.SUPERVISOR) -> Certificate:
    with office.as_(Role.CASE_WORKER, in_days(3.1)) as session:
        (request,) = session.erasure.waiting()
        return session.erasure.carry_out(request.id, office.passphrase(second), QUIET)


def pages(office: Ready, folder: Path) -> bytes:
    """Every page of every file in the clear, those in no use among them, without any SQLite."""
    secrets = Vault.open(folder).prove(office.passphrase(Role.CASE_WORKER)).secrets
    whole = [
        _plain(page, secrets[name])
        for name in DATABASES
        for page in batched((folder / f"{name}.db").read_bytes())
    ]
    return b"".join(whole)


def batched(data: bytes) -> list[bytes]:
    """A file's pages."""
    return [data[at : at + 4096] for at in range(0, len(data), 4096)]


def _plain(page: bytes, key: bytes) -> bytes:
    """A page as SQLCipher 4 wrote it: AES-256-CBC, at its end the IV and 64 bytes of HMAC."""
    body, iv = page[:-80], page[-80:-64]
    # The first page begins with 16 bytes of salt, which decrypt to nothing.
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(body) + Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(
        body[16:]
    )


def traces(office: Ready, folder: Path, words: list[str]) -> list[str]:
    whole = pages(office, folder)
    return [word for word in words if re.search(re.escape(word.encode()), whole, re.IGNORECASE)]


@pytest.fixture
def full(office: Ready, tmp_path: Path) -> Ready:
    """The case with evidence, a letter, a draft and events with reasons, and another case."""
    take(office, a_document(title="Another matter", text="Somebody else says this.", spans=[]))
    release(office, office.case.id, "Responsible sourcing desk")
    with office.as_(Role.CASE_WORKER) as session:
        kept = session.evidence.add(about(office, "Blue canary lamp"), a_photo(tmp_path), QUIET)
        session.evidence.hold(kept.id, True, "reason-with-canary")
        session.evidence.hold(kept.id, False, "reason-with-canary")
        session.drafts.keep(f"case/{office.case.id}/note", "draft-with-canary").result()
    return office


WORDS = ["Nandar", "Prakash", "canary", "passports of the night shift", "Papers held"]


def test_nothing_of_a_deleted_case_is_in_any_page_and_everything_else_is_whole(full: Ready) -> None:
    assert set(traces(full, full.path, WORDS)) == set(WORDS)
    with full.as_(Role.CASE_WORKER) as session:
        before = len(session.reader.find(Case))
    ask(full)

    done = delete(full)

    assert traces(full, full.path, WORDS) == []
    assert list((full.path / "evidence").iterdir()) == []
    id_, code = full.case.id.encode(), full.case.code.encode()
    whole = pages(full, full.path)
    assert (id_ in whole, code in whole) == (False, False)
    with full.as_(Role.CASE_WORKER) as session:
        assert len(session.reader.find(Case)) == before - 1
        assert session.audit.check(QUIET).found == ()
        assert (session.erasure.waiting(), session.erasure.done()) == ((), (done,))


def test_the_secrets_of_every_user_open_nothing_of_a_deleted_case(full: Ready) -> None:
    ask(full)
    delete(full)

    for role in Role:
        secrets = Vault.open(full.path).prove(full.passphrase(role)).secrets
        keys = {name: secrets[name] for name in DATABASES if name in secrets}
        rows = str(every_row(full.path, keys))
        assert [word for word in (*WORDS, full.case.id) if word in rows] == [], role
        with full.as_(role) as session:
            seen = session.reader.events_numbered(range(1, 200))
        assert not any("canary" in str(event.details) for event in seen), role


def test_an_older_backup_that_is_restored_loses_the_case_again(full: Ready, tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    words = full.passphrase(Role.CASE_WORKER)
    made = make_backup(full.path, words, media, QUIET)
    ask(full)
    delete(full)

    restore_backup(Path(made["file"]), tmp_path / "again.haven", user_key(full.path, words), QUIET)

    again = Ready(tmp_path / "again.haven", full.case)
    assert traces(again, again.path, WORDS) == []
    with again.as_(Role.CASE_WORKER) as session:
        assert session.audit.check(QUIET).found == ()


def test_a_request_waits_three_days_and_can_be_taken_back(office: Ready) -> None:
    ask(office)
    with office.as_(Role.CASE_WORKER, in_days(2.9)) as session:
        assert rules(session, office.case) == {"erase.wait"}
        (request,) = session.erasure.waiting()
        session.erasure.withdraw(request.id)
        assert session.erasure.waiting() == ()
    with office.as_(Role.CASE_WORKER, in_days(4)) as session, pytest.raises(Refused):
        session.erasure.carry_out(request.id, office.passphrase(Role.SUPERVISOR), QUIET)


def test_a_legal_hold_wins_and_the_person_is_told(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = session.evidence.add(about(office), a_photo(tmp_path), QUIET)
        session.evidence.hold(kept.id, True, "A court asked.")
        request = session.erasure.ask(office.case.id, "They asked for it.")
    with office.as_(Role.CASE_WORKER, in_days(4)) as session:
        (found,) = session.erasure.blockers(request)
        assert (found.rule, found.remedy) == (
            "erase.hold",
            "Tell the person that it is kept, and why.",
        )
        told = session.erasure.tell(request.id)
        assert "was told" in session.erasure.blockers(told)[0].remedy
        with pytest.raises(Refused):
            session.erasure.carry_out(request.id, office.passphrase(Role.SUPERVISOR), QUIET)


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.BRIEFING_OFFICER])
def test_nobody_signs_twice_and_not_everybody_signs(office: Ready, role: Role) -> None:
    ask(office)

    with pytest.raises(Refused, match=r"another one|does not sign"):
        delete(office, role)


def test_a_wrong_passphrase_deletes_nothing(office: Ready) -> None:
    ask(office)
    with office.as_(Role.CASE_WORKER, in_days(4)) as session:
        (request,) = session.erasure.waiting()
        with pytest.raises(WrongPassphrase):
            session.erasure.carry_out(request.id, "no such words", QUIET)
        assert session.reader.get(Case, office.case.id).code == office.case.code


def test_a_supervisor_does_not_ask_and_a_reason_is_needed(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session, pytest.raises(Refused):
        session.erasure.ask(office.case.id, "Because.")
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused, match="reason"):
        session.erasure.ask(office.case.id, "  ")


def test_a_person_goes_and_their_handle_stays_in_their_cases(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        people = session.reader.find(Person)
        (person,) = (p for p in people if any(n.text == WORKER for n in p.names))
        (part,) = session.reader.find(Involvement, person=person.id)
    ask(office, person.id)

    delete(office)

    assert traces(office, office.path, ["Nandar"]) == []
    with office.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=office.case.id)
        assert account.text.startswith(f"{part.handle} of")
        assert BOSS in account.text
        assert session.audit.check(QUIET).found == ()


def test_who_is_in_another_case_stays_there(office: Ready) -> None:
    (other,) = take(office, a_document(title="Another matter", text="Somebody else.", spans=[]))
    with office.as_(Role.CASE_WORKER) as session:
        people = session.reader.find(Person)
        (person,) = (p for p in people if any(n.text == WORKER for n in p.names))
        (part,) = session.reader.find(Involvement, person=person.id)
        session.cases.put(
            Involvement(case=other.id, person=person.id, handle="Worker Z", part=part.part)
        )
        way = SafeContactPlan(case=office.case.id, person=person.id, channel=ContactWay.PHONE)
        plan = session.cases.put(way)
        assert session.erasure.elsewhere(Subject.CASE, office.case.id) == 1
    ask(office)

    delete(office)

    with office.as_(Role.CASE_WORKER) as session:
        kept = session.reader.get(Person, person.id)
        assert (kept.case, kept.names) == (other.id, person.names)
        assert session.reader.get(SafeContactPlan, plan.id).case == other.id
        assert session.audit.check(QUIET).found == ()


def test_a_certificate_says_no_name_and_no_id(office: Ready) -> None:
    ask(office)

    text = delete(office).text

    assert "one case" in text
    assert not any(word in text for word in (office.case.id, office.case.code, WORKER, "Nandar"))


@pytest.mark.usefixtures("far_east")
def test_what_deleting_says_of_days_is_by_this_computers_clock(office: Ready) -> None:
    ask(office)
    with office.as_(Role.CASE_WORKER, in_days(2.9)) as session:
        (request,) = session.erasure.waiting()
        (stop,) = session.erasure.blockers(request)
    assert request.asked_at is not None
    until = request.asked_at + dt.timedelta(hours=72 + 14)

    assert stop.words.endswith(f" {until:%H:%M}.")
    assert "(UTC+14:00)" in delete(office).text


def test_an_erasure_with_an_invented_second_person_is_found(office: Ready) -> None:
    held = Vault.open(office.path).prove(office.passphrase(Role.CASE_WORKER))
    place = place_of(office.path)
    token = "ab" * 16
    what = Erasure(
        vault=place.header.vault,
        token=token,
        at=utc_now(),
        by=held.token,
        subject=Subject.CASE,
        digest=digest_of(Subject.CASE, office.case.id),
    )
    body = msgspec.json.encode(what)
    line = Line(body, sign(body, held.identity.signing, "x"), "cd" * 16, b"nothing")
    store = Vault.open(office.path).unlock(office.passphrase(Role.CASE_WORKER))
    with closing(store), pytest.raises(Refused, match="Two people"):
        store.shreds.carry_out(line, QUIET)
    connection = open_files(place, held)
    with connection.transaction():
        append(connection, 1, what, line, ())
    connection.close()

    with office.as_(Role.CASE_WORKER) as session:
        words = " ".join(found.words for found in session.audit.check(QUIET).found)
    assert "1 erasures are signed by somebody whom this vault does not know." in words


@pytest.mark.parametrize("second", [None, Role.REVIEWER])
def test_whoever_may_not_delete_deletes_nothing_by_writing_into_the_list(
    office: Ready, second: Role | None
) -> None:
    place = place_of(office.path)
    insider = Vault.open(office.path).prove(office.passphrase(Role.ANALYST))
    friend = Vault.open(office.path).prove(office.passphrase(second)) if second else None
    what = Erasure(
        vault=place.header.vault,
        token="ab" * 16,
        at=utc_now(),
        by=insider.token,
        subject=Subject.CASE,
        digest=digest_of(Subject.CASE, office.case.id),
    )
    body = msgspec.json.encode(what)
    signed = sign(body, friend.identity.signing, COMMENT) if friend else b"nobody"
    line = Line(
        body,
        sign(body, insider.identity.signing, COMMENT),
        friend.token if friend else "cd" * 16,
        signed,
    )
    connection = open_files(place, insider)
    with connection.transaction():
        append(connection, 1, what, line, ())
    connection.close()

    with office.as_(Role.CASE_WORKER) as session:
        assert session.reader.get(Case, office.case.id).code == office.case.code
        assert session.reader.find(Person)


def test_a_history_emptied_without_signatures_is_found(office: Ready) -> None:
    secrets = Vault.open(office.path).prove(office.passphrase(Role.CASE_WORKER)).secrets
    other = open_independently(office.path / "cases.db", secrets["cases"])
    other.execute(
        "UPDATE history SET kind = '', id = ?, \"case\" = NULL, revision = 0, at = '', by = '', "
        "line = '', body = NULL, run = NULL, salt = x'' WHERE sequence = 2",
        ("ab" * 16,),
    )
    other.close()

    with office.as_(Role.CASE_WORKER) as session:
        assert any("Entry 2" in found.words for found in session.audit.check(QUIET).found)
