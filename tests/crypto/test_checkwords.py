"""Facts about the words compared by voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.checkwords import check_words, matches
from crypto.wordlists import code_words

FROZEN = ("sick", "kangaroo", "punch", "lyrics", "topic", "problem", "model", "enter")


def test_frozen_words_never_change() -> None:
    assert check_words("card", b"data") == FROZEN


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.binary(max_size=40))
def test_there_are_always_eight_words_of_the_list(kind: str, data: bytes) -> None:
    words = check_words(kind, data)

    assert len(words) == 8
    assert set(words) <= set(code_words())


def test_words_of_the_list_differ_in_their_first_four_letters() -> None:
    assert len({word[:4] for word in code_words()}) == 2048


def test_kind_and_data_do_not_run_into_each_other() -> None:
    assert check_words("card", b"data") != check_words("cardd", b"ata")
    assert check_words("card", b"data") != check_words("signer", b"data")


@pytest.mark.parametrize(
    "typed",
    [" ".join(FROZEN), ", ".join(FROZEN).upper(), " ".join(word[:4] for word in FROZEN)],
)
def test_words_are_accepted_as_people_type_them(typed: str) -> None:
    assert matches(typed, FROZEN)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ".join(FROZEN[:7]),
        " ".join(FROZEN[::-1]),
        " ".join(word[:3] for word in FROZEN),
        " ".join((*FROZEN[:7], "zoo")),
    ],
)
def test_other_words_are_not(typed: str) -> None:
    assert not matches(typed, FROZEN)
