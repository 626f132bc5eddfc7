"""Who knows what: read from the worker's end and from the partner's."""

import datetime as dt

from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from tests.vaults import BUYER, FIRM
from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.cases import Case
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure, RecallReason, RecallState, SentHow
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.services.session import Session

DAY = dt.timedelta(days=1)


def tell(session: Session, case: Id, contact: str, ago: int, **more: object) -> Disclosure:
    """Write down that a contact was told by phone some days ago."""
    told = Disclosure(
        case=case,
        contact=session.partners.by_name(contact).id,
        on=session.cases.today() - ago * DAY,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        sent_how=SentHow.PHONE,
        said="Pay is late.",
    )
    kept: Disclosure = put(session, replace(told, **more))
    return kept


def another_case(session: Session) -> Case:
    return session.cases.put(Case(code="QRS-TVW", opened_on=session.cases.today()))


def test_a_case_tells_the_newest_first_and_who_may_have_read_it(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        tell(session, office.case.id, FIRM, 9)
        tell(session, office.case.id, BUYER, 2, fields_out=("issue.code", "site.admin1", "summary"))
        buyer, firm = (session.partners.by_name(name) for name in (BUYER, FIRM))
        told = session.knowing.about_case(office.case.id)

        assert [(t.contact.person, t.code) for t in told] == [
            (buyer.person, office.case.code),
            (firm.person, office.case.code),
        ]
        assert told[0].words == ("our summary", "what it is about", "province")
        passes = firm.id in buyer.affiliates
        assert told[0].others == ((firm.person,) if passes else ())


def test_a_worker_is_followed_through_all_their_cases(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (worker,) = [
            part
            for part in session.reader.find(Involvement, case=office.case.id)
            if part.part is CasePart.AFFECTED
        ]
        other = another_case(session)
        session.cases.put(
            Involvement(case=other.id, person=worker.person, handle="Worker A", part=worker.part)
        )
        tell(session, office.case.id, FIRM, 9)
        tell(session, other.id, FIRM, 1)

        assert {t.code for t in session.knowing.about_person(worker.person)} == {
            office.case.code,
            other.code,
        }
        assert len(session.knowing.about_case(office.case.id)) == 1


def test_a_contact_may_have_read_what_went_astray(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        buyer, firm = (session.partners.by_name(name) for name in (BUYER, FIRM))
        apart = session.partners.change(replace(buyer, affiliates=()))
        astray = {"recall": RecallState.ASKED, "recall_reason": RecallReason.RECIPIENT}
        tell(session, office.case.id, BUYER, 3)
        reached = tell(session, office.case.id, BUYER, 2, **astray, reached=firm.id)
        lost = tell(session, office.case.id, BUYER, 1, **astray)
        told = session.knowing.of_contact(firm.id)

        assert apart.affiliates == ()
        assert [t.on for t in told] == [lost.on, reached.on]
        assert [t.anybody for t in told] == [True, False]
        assert told[1].others == (firm.person,)


def test_what_was_said_stands_in_no_repr(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        tell(session, office.case.id, FIRM, 0, said="Nandar Phyo asked.")

        assert "Nandar" not in repr(session.knowing.about_case(office.case.id))
