"""The layer: the original stays, decisions hold at equal places, nothing undecided leaves."""

import pytest

from exports.redaction import Known, Scanner
from exports.redaction.redact import Layer, apply, propose
from exports.redaction.tokens import TOKEN, Codes
from workstation.errors import BadInput, Refused
from workstation.records.release import Run

TEXT = "Thida Hlaing met the only widow. Thida and THIDA HLAING rang 081 555 0142 on 3 May 2025."
SCANNER = Scanner(
    [
        Known("P1", "person", "Thida Hlaing"),
        Known("P1a", "alias", "Thida", same_as="P1"),
        Known("N1", "phone", "+66815550142"),
    ]
)
WORDS = {"P1": "Worker", "phone": "Number", "date": "Date", "detail": "Detail"}


def proposed() -> Layer:
    return propose(TEXT, SCANNER, WORDS)


def decided() -> Layer:
    layer = proposed()
    for finding in layer.open:
        layer = layer.decide(finding, "generalise", replacement="(not told)")
    return layer


def test_all_forms_of_one_person_get_one_token_run() -> None:
    runs = apply(decided(), Codes(bytes(16)))
    people = [run.text for run in runs if run.token and "Worker" in run.text]
    assert len(people) == 3
    assert len(set(people)) == 1
    assert all(TOKEN.fullmatch(text) for text in people)


def test_nothing_of_the_found_reaches_the_runs_and_the_rest_does() -> None:
    text = "".join(run.text for run in apply(decided(), Codes(bytes(16))))
    assert "hida" not in text.lower()
    assert "0142" not in text
    assert " met " in text
    assert decided().original == TEXT


def test_an_undecided_amber_passage_refuses_to_be_applied() -> None:
    assert proposed().open
    with pytest.raises(Refused):
        apply(proposed(), Codes(bytes(16)))


def test_a_decision_holds_at_every_equal_place() -> None:
    layer = propose("Room 14 is cold. ROOM 14 is wet.", Scanner([]), {}, "Place")
    layer = layer.decide(layer.findings[0], "keep", reason="every house has one")
    assert [finding.decision for finding in layer.findings] == ["keep", "keep"]
    assert apply(layer, Codes(bytes(16)))[0] == Run("Room 14")


def test_keeping_needs_a_reason_and_generalising_a_form() -> None:
    layer = proposed()
    with pytest.raises(BadInput):
        layer.decide(layer.findings[0], "keep")
    with pytest.raises(BadInput):
        layer.decide(layer.findings[0], "generalise")


def test_a_dropped_passage_leaves_nothing() -> None:
    layer = propose("Write to k.b@mail.example now", Scanner([]), {})
    layer = layer.decide(layer.findings[0], "drop")
    assert "".join(run.text for run in apply(layer, Codes(bytes(16)))) == "Write to  now"
