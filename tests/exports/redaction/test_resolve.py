"""One answer for each place: nothing that was found sure is lost, and neighbours stay apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exports.redaction import Known, Scanner, Span
from exports.redaction.resolve import resolve

_TEXT = "ab cd, ef\ngh ij kl-mn op"
_BROTHERS = [
    Known(f"K{n}", "person", name)
    for n, name in enumerate(("Somchai Jaidee", "Anan Jaidee", "Anan Boonmee", "Somchai Boonmee"))
]
_places = st.tuples(st.integers(0, len(_TEXT) - 1), st.integers(1, 9), st.sampled_from("ABC"))


def _letters(spans: list[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if _TEXT[at].isalnum()}


@given(st.lists(_places, max_size=9))
def test_every_letter_that_was_found_sure_stays_covered_once(
    places: list[tuple[int, int, str]],
) -> None:
    found = [
        Span(start, min(start + size, len(_TEXT)), who, "person", "auto", "name")
        for start, size, who in places
    ]
    kept = resolve(_TEXT, found)

    assert _letters(kept) == _letters(found)
    assert all(one.end <= other.start for one, other in pairwise(kept))


def test_people_in_a_row_who_share_names_are_told_apart() -> None:
    for sign in ("\n", ", ", " / "):
        text = sign.join(known.text for known in _BROTHERS)
        found = Scanner(_BROTHERS).scan(text)
        assert [(s.known_id, text[s.start : s.end]) for s in found] == [
            (known.id, known.text) for known in _BROTHERS
        ]
