"""A PIN that works on one computer only: half of the key lies in that computer's own key store."""

import re
import secrets

from crypto.keys import KEY_BYTES, DerivedKey
from crypto.passphrase import KdfParameters, derive
from workstation.errors import BadInput

PIN_DIGITS = range(6, 13)
"""How many digits a PIN may have."""

_RUNS = "01234567890123456789", "98765432109876543210"


def new_device_secret() -> bytes:
    """Give the half that a computer keeps: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def read_pin(typed: str) -> str:
    """Give the digits of a PIN as typed, spaces aside, in any script; raises BadInput."""
    digits = _digits(typed)
    if len(digits) not in PIN_DIGITS:
        raise BadInput(
            f"A PIN has {PIN_DIGITS.start} to {PIN_DIGITS.stop - 1} digits.", "Type digits only."
        )
    return digits


def new_pin(typed: str) -> str:
    """Give a PIN that somebody chooses; raises BadInput for one that is tried first."""
    pin = read_pin(typed)
    if re.fullmatch(r"(\d{1,3})\1+", pin) or any(pin in run for run in _RUNS):
        raise BadInput("This PIN is one that people try first.", "Choose digits without a pattern.")
    return pin


def derive_device(secret: bytes, pin: str, salt: bytes, parameters: KdfParameters) -> DerivedKey:
    """Combine both halves: the computer's secret ⊕ Argon2id(PIN); neither opens anything alone."""
    half = derive(pin, salt, parameters).raw
    return DerivedKey(bytes(a ^ b for a, b in zip(secret, half, strict=True)))


def _digits(typed: str) -> str:
    kept = "".join(typed[:64].split())
    if not kept.isdecimal():
        return ""
    return "".join(str(int(digit)) for digit in kept)
