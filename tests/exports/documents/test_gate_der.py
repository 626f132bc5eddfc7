"""The texts of a signature are read, and its chance bytes are not taken for words."""

import datetime as dt

import pytest

from crypto.certificates import new_seal
from exports.documents.gate.der import texts_in

NAME = b"Noi"


def der(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


@pytest.mark.parametrize(
    "inside",
    [
        der(12, NAME),
        der(19, NAME),
        der(22, NAME),
        der(30, NAME.decode().encode("utf-16-be")),
        der(4, NAME),
        der(4, der(48, der(130, NAME))),
        der(160, der(12, NAME)),
    ],
)
def test_a_name_in_any_kind_of_string_is_read(inside: bytes) -> None:
    assert "Noi" in list(texts_in(der(48, der(2, b"\1") + inside)))


def test_bytes_of_a_key_or_number_are_no_words() -> None:
    chance = der(2, b"\1Noi\xff") + der(3, b"\0Noi\x80") + der(4, b"\xfeNoi\x90")
    chance += der(4, der(12, NAME) + b"\xff\x90") + der(4, der(130, NAME) + b"\x80")

    assert list(texts_in(der(48, chance))) == []


def test_our_certificates_say_their_constant_names_and_nothing_else() -> None:
    for _ in range(40):
        seal = new_seal(dt.date(2026, 1, 1))

        assert set(texts_in(seal.certificate)) == {"Casehaven seal", "Casehaven authority"}


def test_what_is_no_signature_has_no_texts() -> None:
    assert list(texts_in(b"")) == []
    assert list(texts_in(b"\0" * 64)) == []
    assert list(texts_in(b"\x30\xff\xff")) == []
