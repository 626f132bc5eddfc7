"""Hearing in a hurry: the quick comparison says what the plain one says, kept answers as well."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.alike import Sound, _apart, _loss, likenesses
from exports.redaction.heard_names import heard_names
from exports.redaction.heard_texts import PERHAPS, Ear
from exports.redaction.model import Known
from exports.redaction.names import name_of
from exports.redaction.view import View

SOUNDS = st.lists(
    st.tuples(
        st.sampled_from("PTKSCNGMLRFWYHA"), st.sampled_from(["", "a", "oau", "i"]), st.booleans()
    ),
    max_size=7,
)
PLACES = st.integers(0, 7)


def plainly(one: list[Sound], other: list[Sound]) -> float:
    """Letter by letter from the end, without a thought for time."""

    @cache
    def cost(left: int, right: int) -> float:
        if not left and not right:
            return 0.0
        ways = []
        if left:
            ways.append(cost(left - 1, right) + _loss(one[left - 1]))
        if right:
            ways.append(cost(left, right - 1) + _loss(other[right - 1]))
        if left and right:
            ways.append(cost(left - 1, right - 1) + _apart(one[left - 1], other[right - 1]))
        return min(ways)

    weight = sum(map(_loss, one)) + sum(map(_loss, other))
    return max(0.0, 1 - 2 * cost(len(one), len(other)) / weight) if weight else 0.0


@given(SOUNDS, SOUNDS, PLACES, st.sampled_from([0.0, 0.3, 0.67, 0.9]))
def test_many_beginnings_at_once_are_as_alike_as_each_by_itself(
    one: list[Sound], other: list[Sound], least: int, floor: float
) -> None:
    least = min(least, len(other))
    each = [plainly(one, other[:size]) for size in range(least, len(other) + 1)]
    found = likenesses(one, other, least, floor)
    if found:
        assert [round(alike, 6) for alike in found] == [round(alike, 6) for alike in each]
    else:
        assert max(each) <= floor


TEXT = "สมชายมาที่โรงงาน โมฮัมหมัด รอฟิกุล รับเงิน रामबहादुरले भन्यो क़ासिम को قال أحمد خليل وأحمد."
FORMS = [
    form
    for text in ("Somchai Jaidee", "Mohammad Rafiqul", "Ram Bahadur", "Ahmad Khalil", "Qasim")
    for form in heard_names(name_of(Known(text, "person", text)), frozenset({0}))
]
KEPT = Ear(FORMS)


@given(st.integers(0, len(FORMS) - 1), st.integers(0, 200), st.integers(1, 12))
def test_what_is_kept_is_what_is_heard_afresh(form: int, first: int, size: int) -> None:
    heard = KEPT.hear(View(TEXT), latin=False)
    first %= len(heard.key)
    window = (first, min(len(heard.key), first + size))
    if "|" in heard.key[slice(*window)]:
        return
    found = KEPT.likely(heard, form, window)
    fresh = Ear(FORMS)
    assert found == fresh.likely(fresh.hear(View(TEXT), latin=False), form, window)
    assert all(alike >= PERHAPS for alike, _, _ in found)
