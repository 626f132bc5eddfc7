"""What is redacted is what was marked: nobody hands on a text without its marks."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, Ready
from tests.services.test_releases import _plan, rules
from tests.vaults import filled
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.marks import Decision, Mark, MarkedText
from workstation.rules.marking import mark_by_hand
from workstation.services.same_marks import refuse_others

TEXT = "Ask Nandar Phyo of Somchai House by noon."
SURE = Mark(4, 15, "person", sure=True, rule="name", decision="replace")
AMBER = Mark(19, 32, "person", sure=False, rule="capitals")
TEXTS = (MarkedText("summary", TEXT, "en", (SURE, AMBER)), MarkedText("ask 1", "Pay.", "en", ()))

Change = Callable[[MarkedText], MarkedText]


def given(change: Change) -> tuple[MarkedText, ...]:
    return (change(TEXTS[0]), *TEXTS[1:])


def marks(*kept: Mark) -> Change:
    return lambda text: replace(text, marks=kept)


def keeping(reason: str) -> Mark:
    return replace(AMBER, decision="keep", reason=reason)


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        ((), "redaction.marks"),
        (TEXTS[:1], "redaction.marks"),
        (TEXTS[::-1], "redaction.marks"),
        (given(marks()), "redaction.marks"),
        (given(marks(AMBER)), "redaction.marks"),
        (given(marks(SURE)), "redaction.marks"),
        (given(marks(replace(SURE, end=10), AMBER)), "redaction.marks"),
        (given(marks(replace(SURE, start=5), AMBER)), "redaction.marks"),
        (given(lambda text: replace(text, text=TEXT.upper())), "redaction.marks"),
        (given(lambda text: replace(text, key="account")), "redaction.marks"),
        (given(marks(SURE, keeping(""))), "redaction.reason"),
        (given(marks(SURE, keeping("  "))), "redaction.reason"),
    ],
)
def test_a_text_without_a_mark_or_a_reason_is_refused(
    texts: tuple[MarkedText, ...], rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        refuse_others(TEXTS, texts)

    assert rules(refused) == {rule}


@pytest.mark.parametrize("place", [(19, 26), (16, 40), (10, 20), (33, 40)])
def test_what_is_marked_by_hand_over_it_is_as_good(place: tuple[int, int]) -> None:
    refuse_others(TEXTS, mark_by_hand(TEXTS, "summary", *place))
    refuse_others(TEXTS, given(marks(SURE, keeping("It is a public house."))))


@pytest.mark.parametrize("decision", [None, "drop"])
def test_nobody_gets_past_the_redaction_with_bare_texts(
    office: Ready, decision: Decision | None
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        plan = _plan(session, office.case)
        answers = filled(session.releases.template(plan), summary=f"{BOSS} and Ko Tun Tun know.")
        work = session.releases.mark(plan, answers)
        only = Mark(0, 1, "person", sure=False, rule="marked by hand", decision=decision)
        bare = tuple(replace(text, marks=(only,) if decision else ()) for text in work.texts)

        with pytest.raises(Refused) as refused:
            session.releases.redact(work, bare)

    assert rules(refused) == {"redaction.marks"}
