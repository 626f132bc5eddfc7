"""People of other cases beside those of the case at hand."""

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from exports.redaction import Known, Scanner, Span, scan, scanner
from exports.redaction.crowd import Crowd

_DEV = Path(__file__).parents[2] / "corpora" / "redaction_dev.jsonl"
_OTHERS = [
    "Aung",
    "Kyaw",
    "Zaw",
    "Lin",
    "Oo",
    "Mon",
    "Phyo",
    "Soe",
    "Naing",
    "Win",
    "Moe",
    "Tun",
    "Khin",
    "Hla",
    "Than",
    "Myint",
]
_OWN = Known("K1", "person", "Thandar Htut")
_CROWD = [Known(f"R{n}", "person", f"Thandar {x}", linked=False) for n, x in enumerate(_OTHERS)]
_SOMCHAI = [
    Known("R1", "person", "Somchai Rattanaporn", linked=False),
    Known("R2", "alias", "สมชาย รัตนพร", linked=False, same_as="R1"),
]


def _found(text: str, spans: Iterable[Span]) -> list[tuple[str, str | None]]:
    return [(text[span.start : span.end], span.known_id) for span in spans]


@pytest.mark.parametrize("known", [[_OWN, *_CROWD], [*_CROWD, _OWN]], ids=("first", "last"))
def test_whoever_else_bears_a_part_of_the_name_the_case_s_own_is_found_by_it(
    known: list[Known],
) -> None:
    text = "On Monday Thandar came late."
    (span,) = Scanner(known).scan(text)
    assert (text[span.start : span.end], span.known_id, span.confidence) == (
        "Thandar",
        "K1",
        "auto",
    )


def test_a_crowd_that_shares_every_part_hides_nobody_of_the_corpus() -> None:
    items = [json.loads(line) for line in _DEV.read_text("utf-8").splitlines()][::3]
    parts = [p for item in items for k in _known(item) for p in k.text.split()]
    dice = random.Random(3)
    crowd = [
        Known(f"R{n}", "person", " ".join(dice.sample(parts, 2)), linked=False) for n in range(1500)
    ]
    for item in items:
        text, known = item["text"], _known(item)
        assert _sure(Scanner(known).scan(text)) <= _sure(scan(text, [*crowd, *known])), item["id"]


def _known(item: dict[str, Any]) -> list[Known]:
    return [
        Known(e["entity_id"], e["kind"], e["canonical"], same_as=e.get("same_as"))
        for e in item["entities"]
        if e["in_record"] and e["kind"] in ("person", "alias")
    ]


def _sure(spans: Iterable[Span]) -> set[int]:
    return {at for s in spans if s.confidence == "auto" for at in range(s.start, s.end)}


def test_whom_a_text_names_in_full_it_may_go_on_to_name_by_a_part() -> None:
    text = "We met Somchai Rattanaporn. Then Somchai spoke, and SOMCHAI left. แล้วสมชายก็ไป"
    assert _found(text, Scanner(_SOMCHAI).scan(text)) == [
        ("Somchai Rattanaporn", "R1"),
        ("Somchai", "R1"),
        ("SOMCHAI", "R1"),
        ("สมชาย", "R2"),
    ]


def test_somebody_of_another_case_is_not_told_by_a_part_alone() -> None:
    text = "then Somchai spoke แล้วสมชายก็ไป"
    assert [who for _, who in _found(text, Scanner(_SOMCHAI).scan(text)) if who] == []


def test_in_a_list_of_people_only_whole_names_count() -> None:
    firsts, lasts = _OTHERS[:10], ["Jaidee", "Thongdee", "Srisuk", "Wongsa", "Kaewta", "Saetang"]
    names = [f"{first} {last}" for first in firsts for last in lasts]
    crowd = [Known(f"R{n}", "person", name, linked=False) for n, name in enumerate(names)]
    text = " met ".join([*names, "said srisuk"])
    assert len(_found(text, Scanner(crowd).scan(text))) == len(names)


def test_a_number_of_another_case_is_found() -> None:
    known = [Known("R1", "phone", "+66 81 555 0142", linked=False)]
    text = "call 081-555 0142 or zero eight one five five five zero one four two"
    assert [who for _, who in _found(text, Scanner(known).scan(text))] == ["R1", "R1"]


def test_the_crowd_is_compiled_once_for_the_cases_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []

    class Counted(Crowd):
        def __init__(self, known: Iterable[Known]) -> None:
            super().__init__(known)
            made.append(len(self.known))

    monkeypatch.setattr(scanner, "Crowd", Counted)
    crowd = [Known(f"R{n}", "person", f"Mya{n} Zin{n}", linked=False) for n in range(600)]
    for number in range(3):
        own = Known("K1", "person", f"Thandar Htut{number}")
        text = f"thandar htut{number}, Mya7 Zin7"
        assert scan(text, [own, *crowd]) == Scanner([own, *crowd]).scan(text)
    assert made.count(600) == 1 + 3
