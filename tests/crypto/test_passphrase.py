"""Facts about deriving keys from passphrases and judging them."""

import math
import time
from importlib.resources import files

import nacl.exceptions
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.keys import CompartmentKey, DerivedKey, Key
from crypto.passphrase import (
    LIGHTEST,
    LONGEST,
    MEBIBYTE,
    KdfParameters,
    Strength,
    calibrate,
    derive,
    memory_for,
    new_salt,
    normalise,
    offer_words,
    strength,
)
from crypto.unkind_words import UNKIND
from crypto.wordlists import dice_guesses, dice_words
from workstation.errors import BadInput, Damaged, WorkstationError

SALT = bytes(range(16))


def test_a_frozen_vector_never_changes() -> None:
    key = derive("abacus abdomen abdominal abide", SALT, LIGHTEST)

    assert key.raw.hex() == "df920a307b764f58589f30f6d580ea9481b81d32e7f1790e91221f2557f4fa63"


@pytest.mark.parametrize(
    "typed",
    [
        "  abacus  abdomen\tabdominal abide\n",
        "abacus\u00a0abdomen abdominal abide",
    ],
)
def test_white_space_does_not_matter(typed: str) -> None:
    assert normalise(typed) == "abacus abdomen abdominal abide"


def test_two_spellings_of_one_letter_are_one_passphrase() -> None:
    assert normalise("cafe\u0301 au lait") == normalise("caf\u00e9 au lait")


def test_capitals_matter() -> None:
    assert normalise("Abacus") != normalise("abacus")


@pytest.mark.parametrize("typed", ["", "  \t ", "x" * (LONGEST + 1), "\ud800"])
def test_what_nobody_can_have_typed_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        derive(typed, SALT, LIGHTEST)


@pytest.mark.parametrize(
    ("ops", "mem"),
    [
        (2, 256 * MEBIBYTE),
        (21, 256 * MEBIBYTE),
        (3, 64 * MEBIBYTE - 1),
        (3, 1024 * MEBIBYTE + 1),
        (1 << 60, 256 * MEBIBYTE),
        (3, -1),
        (3.0, 256 * MEBIBYTE),
        (True, 256 * MEBIBYTE),
        ("3", 256 * MEBIBYTE),
    ],
)
@pytest.mark.usefixtures("each_derived")
def test_settings_out_of_bounds_are_refused_before_any_derivation(ops: int, mem: int) -> None:
    start = time.perf_counter()
    with pytest.raises(Damaged):
        KdfParameters(ops, mem)
    refused_in = time.perf_counter() - start
    start = time.perf_counter()
    derive("lantern orchard", bytes(16), LIGHTEST)

    assert refused_in < (time.perf_counter() - start) / 2


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(Damaged):
        derive("abacus", b"short", LIGHTEST)


def test_salts_differ() -> None:
    assert new_salt() != new_salt()


@pytest.mark.parametrize(("each", "ops"), [(0.125, 20), (0.5, 6), (1.0, 3), (9.0, 3)])
def test_calibration_keeps_within_the_bounds(each: float, ops: int) -> None:
    ticks = iter((0.0, 2 * each, 10.0, 10.0 + each))

    found = calibrate(mem_bytes=LIGHTEST.mem_bytes, clock=lambda: next(ticks))

    assert found == KdfParameters(ops, LIGHTEST.mem_bytes)


def test_offered_words_are_dice_words_and_strong() -> None:
    words = offer_words()

    assert len(words.split()) == 5
    assert set(words.split()) <= set(dice_words())
    assert strength(words).enough
    assert strength(words).score == 4
    assert strength(words).words == 5


def test_the_dice_list_is_whole_but_for_the_unkind_words() -> None:
    published = files("xkcdpass").joinpath("static", "eff-long").read_text("utf-8").split()

    assert len(set(published)) == 7776
    assert set(published) >= UNKIND
    assert set(published) - set(dice_words()) == UNKIND
    assert len(set(dice_words())) == len(dice_words()) == 7776 - len(UNKIND)


def test_what_is_enough_is_computed_from_the_words_that_are_left() -> None:
    four = 4 * math.log10(len(dice_words()))

    assert dice_guesses(4) == four
    assert Strength(4, four, 4).enough
    assert not Strength(4, four - 0.001, 4).enough


def test_five_offered_words_lose_less_than_half_a_bit_by_what_is_left_out() -> None:
    assert 5 * math.log2(7776) - dice_guesses(5) / math.log10(2) < 0.5


@pytest.mark.parametrize("word", ["prison", "police", "deport", "victim", "slave", "threaten"])
def test_nobody_is_offered_a_word_of_what_was_done_to_them(word: str) -> None:
    assert word not in dice_words()


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "password",
        "Tr0ub4dor&3",
        "X9$kq2!vbL0",
        "password password password password",
        "a b c d",
    ],
)
def test_less_than_four_words_is_not_enough(weak: str) -> None:
    assert not strength(weak).enough
    assert strength(weak).score <= 2


def test_a_sentence_in_thai_is_enough_without_spaces() -> None:
    assert strength("ฉันรักแมวมากที่สุดในโลก").enough


def test_known_words_weaken_a_passphrase() -> None:
    typed = "zorblatt qwixem flanduro grispel"
    known = typed.split()

    assert strength(typed, known).guesses_log10 < strength(typed).guesses_log10


@given(st.text(alphabet=st.characters(), max_size=200))
def test_the_meter_never_raises(typed: str) -> None:
    assert 0 <= strength(typed).score <= 4


def test_keys_of_two_uses_are_never_equal() -> None:
    raw = bytes(32)

    assert DerivedKey(raw) != CompartmentKey(raw)
    assert DerivedKey(raw) == DerivedKey(raw)
    assert DerivedKey(raw) != DerivedKey(b"x" * 32)


def test_a_key_never_shows_itself_and_cannot_be_pickled() -> None:
    key = CompartmentKey.generate()

    assert repr(key) == "CompartmentKey(…)"
    with pytest.raises(TypeError):
        key.__reduce__()
    with pytest.raises(ValueError, match="32"):
        Key(b"short")


@pytest.mark.parametrize(
    ("gigabytes", "mebibytes"), [(1.0, 64), (3.8, 64), (4.0, 64), (4.1, 256), (64.0, 256)]
)
def test_a_computer_with_little_memory_gets_the_floor(gigabytes: float, mebibytes: int) -> None:
    assert memory_for(round(gigabytes * 2**30)) == mebibytes * MEBIBYTE


def test_too_little_free_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **_more: object) -> bytes:
        raise nacl.exceptions.RuntimeError("sodium")

    monkeypatch.setattr("crypto.passphrase.argon2id.kdf", refuse)
    with pytest.raises(WorkstationError, match="64 MiB are needed"):
        derive("abacus", SALT, LIGHTEST)
