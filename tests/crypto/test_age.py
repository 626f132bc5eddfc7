"""Facts about files sealed with age: streams, threads, errors, and age's own tool."""

import io
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.age import (
    SMALL,
    AgeIdentity,
    decrypt_stream,
    encrypt_stream,
    open_small,
    plain_reader,
    read_recipient,
    seal_small,
    sealed_writer,
)
from crypto.streams import Reader, Writer
from workstation.errors import BadInput, Cancelled, Damaged, NotEntitled

ME = AgeIdentity.generate()
LONG = bytes(range(256)) * 12_000


class Breaks:
    """A stream that gives or takes some bytes, then is cancelled."""

    def __init__(self, good: int) -> None:
        self._left = good

    def read(self, size: int = -1, /) -> bytes:
        if not self._left:
            raise Cancelled
        self._left -= 1
        return b"x" * 1000

    def write(self, data: bytes, /) -> None:
        self.read()


def read_all(reader: Reader) -> bytes:
    pieces = []
    while piece := reader.read(70_000):
        pieces.append(piece)
    return b"".join(pieces)


def push_sealed(sink: Writer, source: Reader) -> None:
    with sealed_writer(sink, [ME.recipient]) as out:
        while piece := source.read(70_000):
            out.write(piece)


def sealed(plain: bytes) -> bytes:
    return seal_small(plain, [ME.recipient])


def test_what_is_pushed_is_pulled_again() -> None:
    sink = io.BytesIO()
    with sealed_writer(sink, [ME.recipient]) as out:
        for start in range(0, len(LONG), 50_001):
            out.write(LONG[start : start + 50_001])

    with plain_reader(io.BytesIO(sink.getvalue()), [ME]) as plain:
        assert read_all(plain) == LONG


def test_a_reader_may_leave_early() -> None:
    with plain_reader(io.BytesIO(sealed(LONG)), [ME]) as plain:
        assert plain.read(3) == LONG[:3]


def test_a_reader_may_leave_while_the_last_piece_still_waits() -> None:
    sealed = seal_small(bytes(5 * (1 << 18) + 9), [ME.recipient])

    # What the thread does not catch is a warning here, and a warning fails.
    with plain_reader(io.BytesIO(sealed), [ME]) as plain:
        assert plain.read(9) == bytes(9)
        time.sleep(0.1)


def test_a_file_cut_short_fails_at_the_last_read() -> None:
    with plain_reader(io.BytesIO(sealed(LONG)[:-9]), [ME]) as plain, pytest.raises(Damaged):
        read_all(plain)


def test_a_cancelled_writer_leaves_no_whole_file() -> None:
    sink = io.BytesIO()

    with pytest.raises(Cancelled):
        push_sealed(sink, Breaks(40))

    with pytest.raises(Damaged):
        open_small(sink.getvalue(), [ME])


@pytest.mark.parametrize("good", [0, 1, 20])
def test_what_the_sink_raises_reaches_the_pushing_side(good: int) -> None:
    with pytest.raises(Cancelled):
        push_sealed(Breaks(good), io.BytesIO(LONG))


def test_what_streams_raise_comes_through_unchanged() -> None:
    with pytest.raises(Cancelled):
        encrypt_stream(Breaks(3), io.BytesIO(), [ME.recipient])
    with pytest.raises(Cancelled):
        encrypt_stream(io.BytesIO(LONG), Breaks(1), [ME.recipient])
    with pytest.raises(Cancelled):
        decrypt_stream(io.BytesIO(sealed(LONG)), Breaks(1), [ME])
    with pytest.raises(Cancelled):
        decrypt_stream(Breaks(3), io.BytesIO(), [ME])


def test_a_stream_that_failed_is_not_called_again() -> None:
    calls = []

    class Once:
        def write(self, data: bytes, /) -> None:
            calls.append(len(data))
            raise Cancelled

    with pytest.raises(Cancelled):
        decrypt_stream(io.BytesIO(sealed(LONG)), Once(), [ME])

    assert len(calls) == 1


def test_a_file_for_somebody_else_is_not_a_damaged_one() -> None:
    with pytest.raises(NotEntitled):
        open_small(sealed(b"x"), [AgeIdentity.generate()])


def test_every_changed_byte_is_noticed() -> None:
    whole = sealed(b"a short secret")

    for place in range(len(whole)):
        for bit in (1, 128):
            changed = bytearray(whole)
            changed[place] ^= bit
            with pytest.raises((Damaged, NotEntitled)):
                open_small(bytes(changed), [ME])


def test_every_truncation_and_anything_after_the_end_is_noticed() -> None:
    whole = sealed(b"a short secret")

    for part in (*(whole[:end] for end in range(len(whole))), whole + b"x"):
        with pytest.raises((Damaged, NotEntitled)):
            open_small(part, [ME])


@given(st.binary(max_size=400))
def test_foreign_bytes_raise_nothing_but_damaged(junk: bytes) -> None:
    for data in (junk, b"age-encryption.org/v1\n" + junk):
        with pytest.raises((Damaged, NotEntitled)):
            open_small(data, [ME])


def test_a_long_head_is_refused_at_once() -> None:
    # Read again for each line, a hundred times the lines cost ten thousand times as much.
    assert _refusing(4_000) < 1_000 * _refusing(40)


def _refusing(stanzas: int) -> float:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    head = b"age-encryption.org/v1\n" + stanza * stanzas + b"--- " + b"A" * 43 + b"\n"
    start = time.perf_counter()
    with pytest.raises((Damaged, NotEntitled)):
        open_small(head, [ME])
    return time.perf_counter() - start


def test_a_small_file_has_a_bound() -> None:
    with pytest.raises(Damaged):
        open_small(bytes(SMALL + 1), [ME])


@pytest.mark.parametrize("recipients", [[], ["age1nobody"]])
def test_sealing_to_nobody_is_refused(recipients: list[str]) -> None:
    with pytest.raises(BadInput):
        seal_small(b"x", recipients)


def test_recipients_have_one_spelling() -> None:
    assert read_recipient(f" {ME.recipient.upper()}\n") == ME.recipient


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1ABC", "age1", "\ud800"])
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        AgeIdentity(text)
    with pytest.raises(BadInput):
        read_recipient(text)


def test_age_opens_ours_and_we_open_theirs(tmp_path: Path) -> None:
    secret = tmp_path / "identity"
    secret.write_text(ME.secret + "\n")

    theirs = subprocess.run(
        ["age", "-r", ME.recipient], input=LONG, check=True, capture_output=True
    ).stdout
    ours = subprocess.run(
        ["age", "-d", "-i", str(secret)], input=sealed(LONG), check=True, capture_output=True
    ).stdout

    with plain_reader(io.BytesIO(theirs), [ME]) as plain:
        assert read_all(plain) == LONG
    assert ours == LONG


@pytest.mark.parametrize("size", [0, 100, 70_000, len(LONG)])
def test_whichever_write_fails_the_file_is_never_called_whole(size: int) -> None:
    plain, good = LONG[:size], 0
    while True:
        sink = Breaks(good)
        try:
            encrypt_stream(io.BytesIO(plain), sink, [ME.recipient])
        except Cancelled:
            good += 1
        else:
            break

    assert good > 0
