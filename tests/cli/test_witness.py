"""Witnesses from the command line: who waits, a try, an officer's decision, and its end."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import Call
from tests.services.conftest import Ready
from tests.services.witnessing import BECAUSE, lost
from tests.vaults import FIRM, Office
from workstation.records.access import Role

As = Callable[[Role], tuple[str, str]]
WHO = ("Witness A", "--recipient", FIRM)
DECIDE = (*WHO, "--because", BECAUSE, "--issue", "WL11")


@pytest.fixture
def tried(office: Office, code: str) -> Office:
    """The office with a witness who was tried enough."""
    with office.as_(Role.CASE_WORKER) as session:
        case = session.cases.by_code(code)
    lost(Ready(office.path, case))
    return office


def test_a_witness_is_tried_left_out_and_asked_again(
    call: Call, tried: Office, as_: As, code: str
) -> None:
    place = (tried.path, code)
    worker, officer = as_(Role.CASE_WORKER), as_(Role.PROTECTION_OFFICER)
    (waits,) = call("witness", "list", *place, "--recipient", FIRM, *worker, "--json").json
    assert (waits["witness"], waits["tried"], waits["left_out"]) == ("Witness A", 3, None)
    assert waits["others_told"] == ["WL11"]

    said = call("witness", "leave-out", *place, *DECIDE, "--why", "not_found", *officer)
    assert said.out == f"Letters to {FIRM} go without Witness A.\n"
    (left,) = call("witness", "list", *place, "--recipient", FIRM, *officer, "--json").json
    assert (left["left_out"]["why"], left["left_out"]["issues"]) == ("not_found", ["WL11"])

    assert call("witness", "ask-again", *place, *WHO, *officer).code == 0
    listed = call("witness", "list", *place, "--recipient", FIRM, *worker).out
    assert "no yes, 3 tries since" in listed
    assert "reached or asked since" in listed


def test_a_try_is_written_down_just_now_and_who_is_reached_is_asked(
    call: Call, tried: Office, as_: As, code: str
) -> None:
    worker = as_(Role.CASE_WORKER)
    way = ("--way", "through", "--outcome", "reached", "--safe")
    said = call("witness", "tried", tried.path, code, "witness a", *way, *worker)

    assert said.out == "witness a: reached.\n"
    (waits,) = call(
        "witness", "list", tried.path, code, "--recipient", FIRM, *worker, "--json"
    ).json
    assert waits["tried"] == 0


@pytest.mark.parametrize(
    ("role", "more", "words"),
    [
        (Role.CASE_WORKER, ("--why", "not_found"), "Only a protection officer"),
        (Role.PROTECTION_OFFICER, ("--why", "held"), "casehaven witness tried"),
        (Role.PROTECTION_OFFICER, ("--why", "lost"), "not_found, held, died"),
        (Role.PROTECTION_OFFICER, ("--why", "died", "--issue", "WL14"), "no issue WL14"),
    ],
)
def test_a_decision_that_does_not_hold_is_refused_in_a_line(
    call: Call, tried: Office, as_: As, code: str, role: Role, more: tuple[str, ...], words: str
) -> None:
    said = call("witness", "leave-out", tried.path, code, *DECIDE, *more, *as_(role))

    assert words in said.refusal


def test_nobody_of_another_name_is_taken_for_a_witness(
    call: Call, tried: Office, as_: As, code: str
) -> None:
    way = ("--way", "phone", "--outcome", "missed")
    said = call("witness", "tried", tried.path, code, "Witness B", *way, *as_(Role.CASE_WORKER))

    assert "Nobody in this case is called Witness B." in said.refusal
