"""Files for others and for later, as age v1 (age-encryption.org/v1): any age tool opens them.

age says who may read a file, never who wrote it: sign what is inside.
"""

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyrage

from crypto.age_head import checked
from crypto.bech32 import decode, encode
from crypto.streams import Channel, Reader, Writer
from workstation.errors import BadInput, Damaged, NotEntitled, WorkstationError

SMALL = 1 << 20
"""The most bytes that `open_small` looks at."""


class AgeIdentity:
    """A secret that opens what was sealed to its recipient; never shown by `repr`.

    `secret` is the line AGE-SECRET-KEY-1… to print or to hand to another age tool.
    """

    __slots__ = ("recipient", "secret")

    def __init__(self, secret: str) -> None:
        try:
            native = pyrage.x25519.Identity.from_str(secret.strip())
        except (pyrage.IdentityError, UnicodeEncodeError):
            raise BadInput("This is not an age identity.", _WHOLE_LINE) from None
        self.secret = str(native)
        self.recipient = str(native.to_public())

    @classmethod
    def from_raw(cls, raw: bytes) -> "AgeIdentity":
        """Write 32 secret bytes as an identity; the same bytes give the same identity."""
        return cls(encode("age-secret-key-", raw).upper())

    @property
    def raw(self) -> bytes:
        """The 32 secret bytes."""
        return decode(self.secret)

    @classmethod
    def generate(cls) -> "AgeIdentity":
        """Give a fresh identity."""
        return cls(str(pyrage.x25519.Identity.generate()))

    def __repr__(self) -> str:
        return "AgeIdentity(…)"


_WHOLE_LINE = "Copy the whole line."


def read_recipient(text: str) -> str:
    """Give the one spelling of a recipient age1…; raises BadInput for anything else."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text.strip()))
    except (pyrage.RecipientError, UnicodeEncodeError):
        raise BadInput("This is not an age recipient.", _WHOLE_LINE) from None


def encrypt_stream(source: Reader, sink: Writer, recipients: Sequence[str]) -> None:
    """Pull plain bytes from `source` and push an age file to `sink`.

    What `source` or `sink` raises comes through as it is; the file is then unfinished.
    """
    reader, writer = _Kept(source), _Kept(sink)
    try:
        pyrage.encrypt_io(reader, writer, _natives(recipients))
    except (pyrage.EncryptError, OSError) as error:
        raise reader.error or writer.error or error from None
    _raise_kept(reader, writer)


def decrypt_stream(source: Reader, sink: Writer, identities: Sequence[AgeIdentity]) -> None:
    """Pull an age file from `source` and push its plain bytes to `sink`.

    Only after it returns are the bytes known to be whole: a file cut short has pushed most of them
    by then. Raises Damaged, and NotEntitled where none of the identities opens it.
    """
    natives = [pyrage.x25519.Identity.from_str(identity.secret) for identity in identities]
    reader, writer = _Kept(checked(source)), _Kept(sink)
    try:
        pyrage.decrypt_io(reader, writer, natives)
    except (pyrage.DecryptError, OSError) as error:
        raise reader.error or writer.error or _meaning(error) from None
    _raise_kept(reader, writer)


def seal_small(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt a short secret."""
    sealed = io.BytesIO()
    encrypt_stream(io.BytesIO(plain), sealed, recipients)
    return sealed.getvalue()


def open_small(sealed: bytes, identities: Sequence[AgeIdentity]) -> bytes:
    """Decrypt a short secret whole. Raises Damaged or NotEntitled, and gives nothing then."""
    if len(sealed) > SMALL:
        raise Damaged("A sealed file is longer than such a file can be.")
    plain = io.BytesIO()
    decrypt_stream(io.BytesIO(sealed), plain, identities)
    return plain.getvalue()


@contextmanager
def plain_reader(source: Reader, identities: Sequence[AgeIdentity]) -> Iterator[Reader]:
    """Decrypt in a thread and pull the plain bytes.

    Read to the empty answer: the last read is the one that raises Damaged for a file cut short.
    """
    channel = Channel()

    def work() -> None:
        try:
            decrypt_stream(source, channel, identities)
            channel.end()
        except BaseException as error:  # noqa: BLE001 - the pulling thread meets it
            channel.end(error)

    thread = threading.Thread(target=work, name="age-decrypt", daemon=True)
    thread.start()
    try:
        yield channel
    finally:
        channel.abandon()
        thread.join()


@contextmanager
def sealed_writer(sink: Writer, recipients: Sequence[str]) -> Iterator[Writer]:
    """Encrypt in a thread what is pushed; the file is whole once the block ends without raising."""
    channel = Channel()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            encrypt_stream(channel, sink, recipients)
        except BaseException as error:  # noqa: BLE001 - the pushing thread meets it
            failures.append(error)
            channel.abandon()

    thread = threading.Thread(target=work, name="age-encrypt", daemon=True)
    thread.start()
    try:
        yield channel
        channel.end()
    except BaseException as error:
        channel.end(error)
        thread.join()
        if isinstance(error, BrokenPipeError) and failures:
            raise failures[0] from None
        raise
    thread.join()
    if failures:
        raise failures[0]


class _Kept:
    """Remembers what a stream raised first, for the library gives only its text on.

    The library may call once more after a failure; such a call must not reach the stream.
    """

    def __init__(self, stream: Reader | Writer) -> None:
        self._stream = stream
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        with self._keeping():
            return self._stream.read(size)  # type: ignore[union-attr]  # made for a Reader

    def write(self, data: bytes) -> int:
        with self._keeping():
            self._stream.write(data)  # type: ignore[union-attr]  # made for a Writer
        return len(data)

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        if self.error is not None:
            raise self.error
        try:
            yield
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Leave flushing to whoever opened the stream."""


def _raise_kept(*streams: _Kept) -> None:
    # The library forgets a failure of its last write, and would call a short file whole.
    for stream in streams:
        if stream.error is not None:
            raise stream.error


def _natives(recipients: Sequence[str]) -> list[object]:
    if not recipients:
        raise BadInput("Nobody was named who may open it.", "Choose at least one recipient.")
    return [pyrage.x25519.Recipient.from_str(read_recipient(each)) for each in recipients]


def _meaning(error: Exception) -> WorkstationError:
    # The library has one exception type; only this sentence means "sound, but not for you".
    if str(error).startswith("No matching keys"):
        return NotEntitled("No key here opens this file.")
    return Damaged("The file is damaged or was changed.")
