"""Facts about the PIN of one computer."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.device import derive_device, new_device_secret, new_pin, read_pin
from crypto.passphrase import LIGHTEST, derive
from workstation.errors import BadInput

SALT = bytes(16)


def test_the_key_is_the_secret_combined_with_the_derived_pin() -> None:
    secret = new_device_secret()
    pin = derive("739150", SALT, LIGHTEST).raw

    found = derive_device(secret, "739150", SALT, LIGHTEST).raw

    assert bytes(a ^ b for a, b in zip(found, pin, strict=True)) == secret


@pytest.mark.parametrize("pin", ["111111", "123456", "890123", "987654", "121212", "123123"])
def test_a_pin_that_is_tried_first_is_refused(pin: str) -> None:
    with pytest.raises(BadInput, match="try first"):
        new_pin(pin)


@pytest.mark.parametrize("pin", ["", "12345", "1" * 13, "73915a", "½½½½½½", "73-91-50"])
def test_a_pin_has_six_to_twelve_digits(pin: str) -> None:
    with pytest.raises(BadInput, match="digits"):
        read_pin(pin)


def test_digits_of_every_script_are_one_pin() -> None:
    assert read_pin("၇၃၉ ၁၅၀") == read_pin("٧٣٩١٥٠") == read_pin("739150") == "739150"


@given(st.text(max_size=80))
def test_reading_raises_nothing_but_bad_input(typed: str) -> None:
    with suppress(BadInput):
        assert read_pin(typed).isascii()
