"""Facts about the strict reader of tar, against hostile and random bytes."""

import io
import random
import subprocess
import tarfile
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.tar import END, Malformed, TarParser, header, padding
from exports.bundle.names import NAMES

BLOB = "blobs/" + "a" * 64
GOOD = (("manifest.json", b"{}"), ("manifest.json.minisig", b"s"), (BLOB, b"x" * 700))


class Collects:
    """A receiver that keeps what it was given."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, int, bytearray]] = []
        self.finished = 0

    def begin(self, name: str, size: int) -> None:
        self.entries.append((name, size, bytearray()))

    def write(self, data: bytes, /) -> None:
        self.entries[-1][2].extend(data)

    def finish(self) -> None:
        self.finished += 1


def tar_of(*entries: tuple[str, bytes]) -> bytes:
    return b"".join(header(n, len(c)) + c + padding(len(c)) for n, c in entries) + END


def parse(data: bytes, slices: int = 700) -> Collects:
    found = Collects()
    parser = TarParser(found, NAMES)
    for start in range(0, len(data), slices):
        parser.write(data[start : start + slices])
    parser.close()
    return found


def refused(data: bytes) -> bool:
    try:
        parse(data)
    except Malformed:
        return True
    return False


def resealed(tar: bytes, place: int, value: bytes) -> bytes:
    """Change a header and make its checksum fit again."""
    changed = bytearray(tar)
    changed[place : place + len(value)] = value
    changed[148:156] = b" " * 8
    changed[148:156] = b"%06o\x00 " % sum(changed[:512])
    return bytes(changed)


@given(st.lists(st.binary(max_size=1500), max_size=5), st.integers(1, 2000))
def test_entries_come_out_whatever_the_slices(contents: list[bytes], slices: int) -> None:
    found = parse(tar_of(*((f"blobs/{n:064x}", each) for n, each in enumerate(contents))), slices)

    assert [bytes(entry[2]) for entry in found.entries] == contents
    assert found.finished == len(contents)


def test_the_library_and_gnu_tar_read_ours() -> None:
    tar = tar_of(*GOOD)

    with tarfile.open(fileobj=io.BytesIO(tar)) as read:
        assert read.getnames() == [name for name, _ in GOOD]
    listed = subprocess.run(["tar", "-t"], input=tar, check=True, capture_output=True).stdout
    assert listed.decode().split() == [name for name, _ in GOOD]


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "C:\\x",
        "CON",
        "blobs/../x",
        BLOB.upper(),
        BLOB[:-1],
        BLOB + "/x",
        "blobs/" + "g" * 64,
        "manifest.json/",
        "MANIFEST.JSON",
        "",
        "other",
        BLOB[:-1] + "\n",
    ],
)
def test_no_other_name_is_accepted(name: str) -> None:
    assert refused(tar_of((name, b"")))


def test_a_name_with_a_hidden_end_is_refused() -> None:
    assert refused(resealed(tar_of(*GOOD), 20, b"hidden"))


@pytest.mark.parametrize("kind", [bytes([kind]) for kind in b"\x001234567Lxg"])
def test_links_devices_folders_and_extensions_are_refused(kind: bytes) -> None:
    assert refused(resealed(tar_of(*GOOD), 156, kind))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (100, b"0000777"),
        (108, b"0001750"),
        (124, b"        002"),
        (124, b"\x80" + bytes(10) + b"\x02"),
        (135, b" "),
        (136, b"14000000000"),
        (157, b"target"),
        (257, b"ustar  \0"),
        (265, b"root"),
        (345, b"prefix"),
        (511, b"x"),
    ],
)
def test_every_other_field_has_one_value(place: int, value: bytes) -> None:
    assert refused(resealed(tar_of(*GOOD), place, value))


def test_the_end_is_exactly_two_empty_blocks() -> None:
    tar = tar_of(*GOOD)

    assert refused(tar[:-512])
    assert refused(tar + bytes(512))
    assert refused(tar + b"x")
    assert refused(tar[:-512] + tar)
    assert refused(b"")


def test_zeros_without_end_are_refused_at_the_third_block() -> None:
    parser = TarParser(Collects(), NAMES)
    parser.write(bytes(1024))

    with pytest.raises(Malformed):
        parser.write(bytes(512))


def test_padding_is_empty() -> None:
    tar = bytearray(tar_of(*GOOD))
    tar[600] = 1

    assert refused(bytes(tar))


def test_every_changed_bit_outside_content_is_refused() -> None:
    tar = tar_of(*GOOD)
    content = {*range(512, 514), 1536, *range(2560, 3260)}

    for place in set(range(len(tar))) - content:
        changed = bytearray(tar)
        changed[place] ^= 1 << place % 8
        assert refused(bytes(changed)), place


def _mutated(tar: bytes, chance: random.Random) -> bytes:
    changed = bytearray(tar)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(3):
            case 0:
                changed[place : place + 1] = chance.randbytes(1)
            case 1:
                del changed[place : place + chance.randrange(600)]
            case _:
                changed[place:place] = chance.randbytes(chance.randrange(600))
    return bytes(changed)


def test_random_changes_are_refused_or_change_content_alone() -> None:
    tar = tar_of(*GOOD)
    chance = random.Random(1)
    outcomes = Counter(refused(_mutated(tar, chance)) for _ in range(20_000))

    assert outcomes[True] > 4 * outcomes[False]
    assert outcomes.total() == 20_000


@pytest.mark.parametrize("size", [0, 8**11 - 1, 8**11, 1 << 40])
def test_a_size_has_one_spelling_that_other_programs_read(size: int) -> None:
    class Meets(Collects):
        def begin(self, name: str, size: int) -> None:
            raise KeyError(size)

    with pytest.raises(KeyError) as met:
        TarParser(Meets(), NAMES).write(header(BLOB, size))

    assert met.value.args == (size,)
    assert tarfile.TarInfo.frombuf(header(BLOB, size), "ascii", "strict").size == size


def test_a_small_size_in_the_spelling_of_a_large_one_is_refused() -> None:
    tar = bytearray(tar_of((BLOB, b"x")))
    tar[124:136] = b"\x80" + (1).to_bytes(11)
    tar[148:156] = b" " * 8
    tar[148:156] = b"%06o\0 " % sum(tar[:512])

    assert refused(bytes(tar))
