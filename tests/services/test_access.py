"""The key custodian orders who works here; what cannot be undone is said."""

from pathlib import Path

import pytest

from crypto.recovery import new_code
from tests.services.conftest import Ready
from workstation.bootstrap import open_session
from workstation.errors import BadInput, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import UserToken
from workstation.records.members import NewUser, UserState
from workstation.records.people import Person
from workstation.services.access import Access
from workstation.store.reader import SqlReader

WORDS = "copper meadow thirteen kites sailing"
GO = Silent()


def new(role: Role, words: str = WORDS, name: str = "Ei Phyu") -> NewUser:
    return NewUser(name, role, words, new_code())


def add(access: Access, someone: NewUser) -> list[str]:
    return [n.words for n in access.order_add(someone, " ".join(someone.code), GO)]


def token_of(access: Access, role: Role) -> UserToken:
    return next(u.token for u in access.users() if u.role is role)


def rules(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [blocker.rule for blocker in refused.value.blockers]


def comes(office: Ready, role: Role) -> list[str]:
    """What somebody is told when they unlock."""
    opened = open_session(office.path, office.passphrase(role))
    opened.close()
    return [notice.words for notice in opened.notices]


def test_a_newcomer_works_once_the_holders_came(office: Ready) -> None:
    someone = new(Role.PROTECTION_OFFICER)
    with office.as_(Role.CUSTODIAN) as session:
        told = add(session.access, someone)
        states = {u.name: u.state for u in session.access.users()}

    assert states["Ei Phyu"] is UserState.WAITING
    assert "Protection waits for a case worker or protection officer." in told
    assert "The office's seal waits for a protection officer or supervisor." in told
    assert comes(office, Role.CASE_WORKER) == [
        "Ei Phyu was let in to cases, identities and protection."
    ]
    comes(office, Role.SUPERVISOR)
    opened = open_session(office.path, WORDS)
    assert opened.session.user.role is Role.PROTECTION_OFFICER
    assert [case.id for case in opened.session.reader.find(Case)] == [office.case.id]
    assert opened.session.reader.find(Person)
    assert opened.session.access.waiting() == ()
    opened.close()


def test_what_taking_out_does_not_undo_is_said(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        officer = token_of(session.access, Role.PROTECTION_OFFICER)
        told = [n.words for n in session.access.order_remove(officer, GO)]

    text = " ".join(told)
    assert "What they copied, printed or remember stays with them." in text
    assert "Backups from before today" in text
    assert "held the office's seal" in text
    assert "Protection waits for a case worker." in told
    assert comes(office, Role.CASE_WORKER) == [
        "Cases, identities and protection got new keys, which Name of protection_officer "
        "does not hold."
    ]


def test_cases_are_read_and_written_after_the_keys_have_changed(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        session.access.order_remove(token_of(session.access, Role.ANALYST), GO)

    with office.as_(Role.CASE_WORKER) as session:
        (case,) = session.reader.find(Case)
        session.cases.put(case)
        assert session.reader.get(Case, case.id).revision == case.revision + 1
    with office.as_(Role.REVIEWER) as session:
        assert session.reader.get(Case, case.id).revision == case.revision + 1


def test_the_custodian_reads_on_while_files_get_new_keys(office: Ready) -> None:
    opened = open_session(office.path, office.passphrase(Role.CUSTODIAN))
    access, reader = opened.session.access, opened.reader
    before = reader.ask(SqlReader.events)

    access.order_remove(token_of(access, Role.ANALYST), GO)

    after = reader.ask(SqlReader.events)
    assert {"user removed", "key renewed"} <= {event.verb for event in after}
    assert len(after) > len(before)
    opened.close()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CUSTODIAN])
def test_others_look_and_do_not_order(office: Ready, role: Role) -> None:
    with office.as_(role) as session:
        access = session.access
        assert len(access.users()) == len(Role)
        with pytest.raises(Refused, match="key custodian"):
            access.order_remove(token_of(access, Role.CUSTODIAN), GO)
        with pytest.raises(Refused, match="key custodian"):
            add(access, new(Role.ANALYST))


def test_a_role_check_that_says_yes_lets_nobody_order(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workstation.services.access.order_blockers", lambda keeper: [])
    monkeypatch.setattr("workstation.store.ordering.Ordering.keeper", lambda self: True)
    with office.as_(Role.ANALYST) as session:
        me = session.user.token
        session.access._custody.change_role(me, Role.CASE_WORKER)  # noqa: SLF001 - past the rules

    told = comes(office, Role.CASE_WORKER)

    assert told == ["Somebody wrote an order that no key custodian signed. It was not carried out."]
    with office.as_(Role.ANALYST) as session:
        assert session.user.role is Role.ANALYST


def test_nobody_takes_themselves_out(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        me = session.user.token
        for blockers in (session.access.blockers(me), session.access.blockers(me, Role.ANALYST)):
            assert [b.rule for b in blockers] == ["oneself"]


def test_the_last_custodian_stays(office: Ready) -> None:
    second = new(Role.CUSTODIAN)
    with office.as_(Role.CUSTODIAN) as session:
        first = session.user.token
        add(session.access, second)
    opened = open_session(office.path, WORDS)
    try:
        assert opened.session.access.blockers(first) == []
        opened.session.access.order_remove(first, GO)
        assert opened.session.access.may_order
    finally:
        opened.close()


def test_the_only_holder_of_a_compartment_stays(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        access = session.access
        worker, officer = (
            token_of(access, role) for role in (Role.CASE_WORKER, Role.PROTECTION_OFFICER)
        )
        access.order_remove(worker, GO)
        with pytest.raises(Refused) as refused:
            access.order_remove(officer, GO)
        assert rules(refused) == ["only holder of protection"]
        assert "Let in another case worker or protection officer" in refused.value.advice
        with pytest.raises(Refused):
            access.order_role(officer, Role.SUPERVISOR, GO)
        assert access.blockers(officer, Role.CASE_WORKER) == []


def test_somebody_who_waits_for_a_key_does_not_count_as_its_holder(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        access = session.access
        access.order_remove(token_of(access, Role.CASE_WORKER), GO)
        add(access, new(Role.CASE_WORKER))
        officer = token_of(access, Role.PROTECTION_OFFICER)
        assert [b.rule for b in access.blockers(officer)] == ["only holder of protection"]
    comes(office, Role.PROTECTION_OFFICER)
    with office.as_(Role.CUSTODIAN) as session:
        assert session.access.blockers(officer) == []


def test_another_role_opens_what_it_needs_and_no_more(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        session.access.order_role(token_of(session.access, Role.SUPERVISOR), Role.CASE_WORKER, GO)
    comes(office, Role.CASE_WORKER)

    with office.as_(Role.SUPERVISOR) as session:
        assert session.user.role is Role.CASE_WORKER
        assert session.reader.find(Person)


@pytest.mark.parametrize("words", ["monday", "password password"])
def test_a_passphrase_that_can_be_guessed_is_refused(office: Ready, words: str) -> None:
    with office.as_(Role.CUSTODIAN) as session, pytest.raises(BadInput, match="guessed"):
        add(session.access, new(Role.ANALYST, words))


def test_a_code_that_was_not_typed_back_is_refused(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session, pytest.raises(BadInput, match="shown"):
        session.access.order_add(new(Role.ANALYST), " ".join(new_code()), GO)


def test_an_unlock_with_nothing_to_do_writes_nothing(office: Ready) -> None:
    def state(path: Path) -> dict[str, tuple[int, int]]:
        found = [p for p in path.rglob("*") if p.is_file()]
        return {str(p): (p.stat().st_mtime_ns, p.stat().st_size) for p in found}

    before = state(office.path)
    assert comes(office, Role.CASE_WORKER) == []
    assert state(office.path) == before
