"""What pages ask again and again is answered by indexes, however large the office."""

from tests.plans import whole_reads
from tests.services.conftest import Ready
from workstation.records.access import Role
from workstation.records.cases import Case

FEW = frozenset({"backup", "contact"})


def test_a_plan_that_goes_through_a_table_is_seen(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads() as found:
        session.reader.find(Case, title="")

    assert [line.partition(":")[0] for line in found] == ["SCAN cases.case"]


def test_the_day_goes_through_what_is_open_alone(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads(FEW) as found:
        session.today.look()

    assert found == []
