"""Facts about the recovery code."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.pwhash import argon2id

from crypto.age import AgeIdentity, open_small, seal_small
from crypto.passphrase import LIGHTEST, derive
from crypto.recovery import (
    code_identity,
    derive_code,
    new_code,
    read_code,
    read_sheet,
    sheet_words,
)
from crypto.wordlists import code_words
from workstation.errors import BadInput

# The first test vector of BIP39: 128 zero bits.
ZERO = ("abandon",) * 11 + ("about",)
FROZEN = "age1n8zt4t6q7v9swh5md09jm03rulxzs95lpp4yjatppp9pqq6wfe6q67czsr"


def test_the_published_vector_is_a_code() -> None:
    assert read_code("abandon " * 11 + "about") == ZERO


def test_every_new_code_reads_back() -> None:
    for _ in range(50):
        code = new_code()
        assert read_code(" ".join(code)) == code


def test_four_letters_capitals_and_numbers_are_fine() -> None:
    typed = "\n".join(f"{place}. {word[:4].upper()}" for place, word in enumerate(ZERO, 1))

    assert read_code(typed) == ZERO


def test_an_unknown_word_is_named_by_its_place_and_not_repeated() -> None:
    with pytest.raises(BadInput, match="Word 3 is not in the list") as caught:
        read_code("abandon abandon abandoned " + "abandon " * 8 + "about")

    assert "abandoned" not in caught.value.words + caught.value.advice


def test_three_letters_of_a_longer_word_are_not_enough() -> None:
    with pytest.raises(BadInput, match="Word 1 "):
        read_code("aba " + "abandon " * 10 + "about")


def test_two_words_swapped_are_noticed() -> None:
    with pytest.raises(BadInput, match="together"):
        read_code("about " + "abandon " * 11)


@pytest.mark.parametrize("count", [0, 11, 13])
def test_a_wrong_number_of_words_is_counted(count: int) -> None:
    with pytest.raises(BadInput, match=f"{count} were typed"):
        read_code("abandon " * count)


@given(st.text(max_size=300) | st.lists(st.sampled_from(code_words()), max_size=14).map(" ".join))
def test_reading_raises_nothing_but_bad_input(typed: str) -> None:
    with suppress(BadInput):
        assert len(read_code(typed)) == 12


def test_a_code_costs_a_full_derivation() -> None:
    salt = bytes(16)

    assert derive_code(ZERO, salt, LIGHTEST) == derive("abandon " * 11 + "about", salt, LIGHTEST)


def test_the_identity_of_a_code_needs_the_code_alone() -> None:
    # Frozen: what was sealed to a code years ago has to open with it.
    assert code_identity(ZERO).recipient == FROZEN

    sealed = seal_small(b"backup", [code_identity(ZERO).recipient])
    assert open_small(sealed, [code_identity(read_code(" ".join(ZERO)))]) == b"backup"


def test_the_identity_is_the_documented_derivation() -> None:
    raw = argon2id.kdf(
        32, " ".join(ZERO).encode(), b"casehaven/code/1", opslimit=3, memlimit=64 << 20
    )

    assert code_identity(ZERO).recipient == AgeIdentity.from_raw(raw).recipient


def test_two_codes_have_two_identities() -> None:
    assert code_identity(new_code()).recipient != code_identity(new_code()).recipient


def test_the_key_of_a_sheet_reads_back_from_its_words_and_from_its_line() -> None:
    for _ in range(20):
        key = AgeIdentity.generate()
        line = key.secret
        grouped = " ".join(line[at : at + 5].lower() for at in range(0, len(line), 5))

        for typed in (" ".join(sheet_words(key)), line, grouped):
            assert read_sheet(typed).secret == line


def test_the_words_of_a_key_are_those_of_bip39() -> None:
    # The published vector of 256 zero bits.
    assert sheet_words(AgeIdentity.from_raw(bytes(32))) == ("abandon",) * 23 + ("art",)


@pytest.mark.parametrize(
    "typed", ["", "abandon " * 12, "abandon " * 24, "AGE-SECRET-KEY-1QQQQ", "é"]
)
def test_what_is_no_key_of_a_sheet_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read_sheet(typed)


@given(st.text(max_size=300) | st.lists(st.sampled_from(code_words()), max_size=26).map(" ".join))
def test_reading_a_sheet_raises_nothing_but_bad_input(typed: str) -> None:
    with suppress(BadInput):
        assert len(read_sheet(typed).raw) == 32
