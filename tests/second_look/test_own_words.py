"""Words that somebody said wait for a person; names in them keep marks of their own."""

from itertools import pairwise

import pytest

from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, Mark
from workstation.second_look.own_words import RULE, with_own_words
from workstation.second_look.redacting import ScannerRedactor


def own(text: str, *marks: Mark) -> list[str]:
    return [text[m.start : m.end] for m in with_own_words(text, marks) if m.rule == RULE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He said “sign it or go home”, twice.", ["sign it or go home"]),
        ('He said "sign it or go home".', ["sign it or go home"]),
        ("She: «rentre chez toi ce soir».", ["rentre chez toi ce soir"]),
        ("He said ‘sign it or go’ to all.", ["sign it or go"]),
        ("The worker says အလုပ်ဖြုတ်မယ် and left.", ["အလုပ်ဖြုတ်မယ်"]),
        ("The worker says “ปากเงียบไว้” here.", ["ปากเงียบไว้"]),
        ("ผู้จัดการพูดว่า “ถ้าไม่หยุดจะฟ้อง” เมื่อวาน", ["ถ้าไม่หยุดจะฟ้อง"]),
        ("قال المدير «سأطردك غدا إن تكلمت» أمس", ["سأطردك غدا إن تكلمت"]),
    ],
)
def test_what_somebody_said_waits(text: str, said: list[str]) -> None:
    assert own(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "The box called “Voice box” is empty.",
        "The workers' rooms and the firm's gate, 5'10\" wide.",
        "คนงานยังไม่ได้ค่าจ้างสองเดือน",
        "Công nhân chưa được trả lương.",
        "It costs 3,500 € — or more…",
        "“",
        "",
    ],
)
def test_plain_text_does_not(text: str) -> None:
    assert own(text) == []


def test_names_inside_keep_their_own_marks() -> None:
    text = "She says “if Mr. Ganesan comes I hide” each day."
    known = (Known(id="A1", kind="person", text="Mr. Ganesan", linked=True, same_as=None),)

    (marked,) = ScannerRedactor().mark([FreeText("account", text)], known)
    said = [(marked.at(mark), mark.decision) for mark in marked.marks]

    assert said == [("if", None), ("Mr. Ganesan", "replace"), ("comes I hide", None)]


def test_marks_stay_apart_and_in_order() -> None:
    text = "“one two three” “၁၂ စာ စာ စာ four five six” seven eight nine ten"
    marks = with_own_words(text, (Mark(3, 20, "detail", sure=False, rule="x"),))

    assert all(a.end <= b.start for a, b in pairwise(marks))
