"""Hearing in a hurry: the quick comparison says what the plain one says, kept answers as well."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.heard import texts as heard_texts
from exports.redaction.heard import windows as heard_windows
from exports.redaction.heard.alike import LOSSES, Sound, apart, likenesses, sound_of
from exports.redaction.heard.alike_many import Pieces, all_likely
from exports.redaction.heard.names import heard_names
from exports.redaction.heard.nearest import Nearest, Seeds, nearest
from exports.redaction.heard.phones import Phone
from exports.redaction.heard.texts import PERHAPS, Ear
from exports.redaction.heard.windows import Windows
from exports.redaction.model import Known
from exports.redaction.names.name import name_of
from exports.redaction.reading.view import View

SOUNDS = st.lists(
    st.builds(
        lambda sign, vowels, strong: sound_of(Phone(sign, vowels, strong, 0, 0)),
        st.sampled_from("PTKSCNGMLRFWYHA"),
        st.sampled_from(["", "a", "oau", "i"]),
        st.booleans(),
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
            ways.append(cost(left - 1, right) + LOSSES[one[left - 1]])
        if right:
            ways.append(cost(left, right - 1) + LOSSES[other[right - 1]])
        if left and right:
            swapped = apart()[one[left - 1] >> 1, other[right - 1] >> 1]
            ways.append(cost(left - 1, right - 1) + swapped)
        return min(ways)

    weight = sum(LOSSES[sound] for sound in [*one, *other])
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


def pieces(sounds: list[list[Sound]]) -> Pieces:
    sizes = np.array([*map(len, sounds)], np.int64)
    stream = np.array([sound for each in sounds for sound in each], np.int64)
    return Pieces(stream, np.cumsum(sizes) - sizes, sizes)


@given(st.lists(st.tuples(SOUNDS, SOUNDS, PLACES), min_size=1, max_size=9))
def test_many_pairs_at_once_are_as_alike_as_each_by_itself(
    pairs: list[tuple[list[Sound], list[Sound], int]],
) -> None:
    least = [min(fewest, len(other)) for _, other, fewest in pairs]
    one, other = pieces([one for one, _, _ in pairs]), pieces([other for _, other, _ in pairs])
    assert list(all_likely(one, other, np.array(least), 0.6)) == [
        (number, size, alike)
        for number, (mine, heard, _) in enumerate(pairs)
        for size, alike in enumerate(likenesses(mine, heard, least[number]), least[number])
        if alike >= 0.6
    ]


KEYS = ["PTKSN", "STSTSN", "KLMNPTKS", "PTKLMNSPTKLMN"]


@given(st.text("PTKSNLM|", max_size=60), st.sampled_from([1, 2]))
def test_the_nearest_of_many_is_the_nearest_of_each(text: str, allowed: int) -> None:
    seeds = [
        (form, at - offset, at, at + 2)
        for form, key in enumerate(KEYS)
        for offset in range(len(key) - 1)
        for at in range(len(text) - 1)
        if text[at : at + 2] == key[offset : offset + 2]
    ]
    columns = np.array(seeds, np.int64).reshape(-1, 4).T
    found = zip(*Nearest(KEYS, allowed)(text, Seeds(*columns)), strict=True)
    each = [nearest(text, KEYS[form], seed, allowed) or (0, 0) for form, *seed in seeds]
    assert [(int(begin), int(end)) for begin, end in found] == each


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
    last = min(len(heard.key), first + size)
    if "|" in heard.key[first:last]:
        return
    found = list(KEPT.likely(heard, [(form, first, last)]))
    fresh = Ear(FORMS)
    again = fresh.likely(fresh.hear(View(TEXT), latin=False), [(form, first, last)])
    assert found == list(again)
    assert all(alike >= PERHAPS for _, stretches in found for alike, _, _ in stretches)


def test_much_at_once_is_heard_as_little_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    heard, windows = KEPT.hear(View(TEXT * 5), latin=False), Windows(FORMS)
    together = windows.find(heard), list(KEPT.likely(heard, windows.find(heard)))
    monkeypatch.setattr(heard_windows, "FEW", 1 << 20)
    monkeypatch.setattr(heard_texts, "FEW", 1 << 20)
    assert together == (windows.find(heard), list(KEPT.likely(heard, windows.find(heard))))
    assert len(together[0]) > 60
    assert together[1]
