"""Bech32 (BIP 173), the writing of age keys; what is decoded here age has read before."""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """Write bytes under a lower-case prefix, with the checksum."""
    values = _fives(data)
    head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod(head + values + [0] * 6) ^ 1
    tail = [(check >> 5 * (5 - place)) & 31 for place in range(6)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values + tail)


def decode(text: str) -> bytes:
    """Give the bytes of a sound text; the checksum is not looked at again."""
    values = [_ALPHABET.index(char) for char in text.lower().rpartition("1")[2][:-6]]
    number = 0
    for value in values:
        number = number << 5 | value
    size = len(values) * 5 // 8
    return (number >> len(values) * 5 - size * 8).to_bytes(size)


def _fives(data: bytes) -> list[int]:
    bits = len(data) * 8
    number = int.from_bytes(data) << -bits % 5
    count = -(-bits // 5)
    return [(number >> 5 * (count - 1 - place)) & 31 for place in range(count)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            check ^= term if (top >> place) & 1 else 0
    return check
