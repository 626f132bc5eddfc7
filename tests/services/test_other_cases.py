"""People of other cases, in what is written about this one."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import WORKER, Ready
from tests.vaults import FIRM, complete, filled, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.identifiers import Known
from workstation.records.kit import Id
from workstation.records.organisations import Organisation
from workstation.services.terms import roster, withheld


@pytest.fixture
def second(office: Ready) -> Id:
    """A second case, whose people the worker of the first one is not among."""
    plain = {"text": "The kitchen is too hot.", "spans": [], "codes": ["WL11"], "title": "Heat"}
    (case,) = take(office, complete(plain | {"employer": {"name": "River Mill"}}))
    return case.id


def test_the_author_sees_a_name_from_another_case_replaced(office: Ready, second: Id) -> None:
    said = f"It was heard from {WORKER.lower()} that it goes on."
    with office.as_(Role.CASE_WORKER) as session:
        firm = session.partners.by_name(FIRM).id
        plan = session.releases.choose(second, firm, Purpose.REMEDY_DIALOGUE)
        answers = filled(session.releases.template(plan), summary=said)
        (summary, *_) = session.releases.mark(plan, answers).texts

        assert [(summary.at(m), m.decision) for m in summary.marks] == [(WORKER.lower(), "replace")]


def test_an_account_for_sharing_names_nobody_of_another_case(office: Ready, second: Id) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        told = Account(case=second, text=f"It was {WORKER.lower()} who saw it.", language="en")
        session.cases.put(told)
        draft = session.renditions.draft(second)
        assert WORKER.lower() not in draft.text

        with pytest.raises(Refused, match="still name"):
            session.renditions.confirm(replace(draft, text=told.text))


def test_a_firm_whose_name_somebody_elsewhere_bears_is_told(office: Ready, second: Id) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        reader, case = session.reader, session.reader.get(Case, second)
        assert case.organisation is not None
        household = reader.get(Organisation, case.organisation)
        session.cases.put(replace(household, names=(WORKER,)))
        names = roster(reader, second)
        left = withheld(reader, second, names, Profile.BUY, ("organisation.names",))

        assert WORKER in _texts(names)
        assert WORKER not in _texts(left)


def _texts(known: tuple[Known, ...]) -> set[str]:
    return {item.text for item in known}
