"""Facts about the sealed user secrets."""

import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.keys import DerivedKey
from crypto.sealing import open_sealed, seal
from crypto.slots import (
    SLOT_BYTES,
    SLOTS,
    UserSecret,
    dummy_slot,
    open_any,
    padded,
    seal_slot,
)
from workstation.errors import BadInput

ABOUT = b"vault-0123456789"
KEY = DerivedKey(bytes(range(32)))
SECRET = UserSecret(bytes(range(32, 64)), bytes(range(16)), "caseworker", "Anong ขวัญ")
FROZEN = bytes.fromhex(
    "578eadb6501458362122c10335f3c785c84b279c2a5a054a16b40b2c7bf7a120838eec8a61a165d440b78820b5"
    "88522a16d9b2ae8555670e59d5690224bb861182d50d9d0180ebcbfdfdeb5db409e8ae88142b71f735c2d27dd0"
    "85931e3c8bd65f44b0b92d4d42439d7a1a83f66e1a81687e7ebf27b04b258a9d23f8e045b4483624fbbcfaeedc"
    "551b46c5e433d38414546b123983f06e6034f316b55870b51434d680e6cdbc3d02c85c2471d50bb553694a808d"
    "7adda99298f5a644ff4aa4b1782763b52a328d107aa49f73339727f89c1ea8afd1629acd9d79fce15b61422253"
    "facd93498cbb6eecbc43086f7f8cbe54346e4fe165f9c077cff12629ec0e95ca722832849a6bbdee7cf107f2ea"
    "3688307c6e1a687dcf8176cf519130382acb22a69f12ff4a58d10bc454457bf64b343ff1127f55737ec274eef4"
    "e33540705904b7f35c3e781e8165d1cdbe3235795a9b9508facbec82c0167fb09041c10f264642e35923c95556"
    "457c9b723436e27eb01425045876bf2e4c16e43dcc939cf9f380aea05ffcda500384138d9680ac4f0f838b9703"
    "2eedac1cc20f31f50c971ebee43994bdf9e1da6a15087e47bf81d296055c4eeee42d71b160e6776303a7f8fde2"
    "974e967d7d0f8e4e7184f6e01d812fb42de79d7f3162ea054913a9279bb37635381366dc73efd236c429261861"
    "a322a515c6f69036a0d37754b439653841"
)


def test_a_frozen_slot_still_opens() -> None:
    assert open_any([FROZEN], KEY, about=ABOUT) == SECRET


def test_any_slot_opens_wherever_it_lies() -> None:
    slots = padded([seal_slot(SECRET, KEY, about=ABOUT)])

    assert len(slots) == SLOTS
    assert {len(slot) for slot in slots} == {SLOT_BYTES}
    assert open_any(slots, KEY, about=ABOUT) == SECRET


def test_padding_hides_the_place() -> None:
    slot = seal_slot(SECRET, KEY, about=ABOUT)

    assert len({padded([slot]).index(slot) for _ in range(100)}) > 10


def test_another_key_opens_nothing() -> None:
    slots = padded([seal_slot(SECRET, KEY, about=ABOUT)])

    assert open_any(slots, DerivedKey(bytes(32)), about=ABOUT) is None


def test_a_slot_of_another_vault_does_not_open() -> None:
    assert open_any([seal_slot(SECRET, KEY, about=b"other")], KEY, about=ABOUT) is None


def test_a_record_of_another_format_counts_as_a_dummy() -> None:
    record = open_sealed(KEY, FROZEN, about=ABOUT)
    foreign = seal(KEY, b"casehaven slot 9" + record[16:], about=ABOUT)

    assert open_any([foreign], KEY, about=ABOUT) is None


@pytest.mark.parametrize("record", [bytes(472), b"casehaven slot 1" + b"\xff" * 456])
def test_a_record_that_holds_no_user_counts_as_a_dummy(record: bytes) -> None:
    assert open_any([seal(KEY, record, about=ABOUT)], KEY, about=ABOUT) is None


def test_every_changed_bit_closes_a_slot() -> None:
    slot = seal_slot(SECRET, KEY, about=ABOUT)

    for place in range(SLOT_BYTES):
        changed = bytearray(slot)
        changed[place] ^= 1 << place % 8
        assert open_any([bytes(changed)], KEY, about=ABOUT) is None


@given(st.lists(st.binary(max_size=SLOT_BYTES + 9), max_size=SLOTS - 1))
def test_damaged_slots_of_others_lock_nobody_out(others: list[bytes]) -> None:
    assert open_any([*others, seal_slot(SECRET, KEY, about=ABOUT)], KEY, about=ABOUT) == SECRET


def test_more_than_32_slots_do_not_fit() -> None:
    with pytest.raises(BadInput):
        padded([dummy_slot()] * (SLOTS + 1))


def test_a_secret_never_shows_itself() -> None:
    assert repr(SECRET) == "UserSecret()"


def test_a_name_of_64_letters_of_four_bytes_fits() -> None:
    long = UserSecret.generate("protection", "𑀓" * 64)

    assert open_any([seal_slot(long, KEY, about=ABOUT)], KEY, about=ABOUT) == long


@pytest.mark.parametrize(
    ("role", "name"), [("", "A"), ("r" * 32, "A"), ("rôle", "A"), ("r", "A" * 65), ("r", "\ud800")]
)
def test_what_does_not_fit_a_slot_is_refused(role: str, name: str) -> None:
    with pytest.raises(BadInput):
        UserSecret.generate(role, name)


def test_seed_and_token_have_their_sizes() -> None:
    with pytest.raises(ValueError, match="seed of 32"):
        UserSecret(b"", b"", "caseworker", "A")


def test_right_and_wrong_keys_take_the_same_time() -> None:
    slots = padded([seal_slot(SECRET, KEY, about=ABOUT)])

    spent: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(120):  # In turns, so that a busy machine slows both alike.
        right = turn % 2 == 0
        start = time.perf_counter()
        open_any(slots, KEY if right else DerivedKey(bytes(32)), about=ABOUT)
        spent[right].append(time.perf_counter() - start)

    right_one, wrong_one = statistics.median(spent[True]), statistics.median(spent[False])
    assert abs(right_one - wrong_one) < max(right_one, wrong_one) / 2
