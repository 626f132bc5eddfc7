"""From a passphrase to a key, and how good a passphrase is."""

import re
import secrets
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from zxcvbn_rs_py import zxcvbn

from crypto.keys import KEY_BYTES, DerivedKey
from crypto.wordlists import dice_guesses, dice_words
from workstation.errors import BadInput, Damaged, WorkstationError

MEBIBYTE = 1 << 20
DEFAULT_MEM_BYTES = 256 * MEBIBYTE
SALT_BYTES = argon2id.SALTBYTES
LONGEST = 1024
"""Code points that a passphrase may have."""

LITTLE_MEMORY = 4096 * MEBIBYTE
"""A computer with no more than this gets the floor, or it could not do anything else meanwhile."""

_OPS = range(3, 21)
_MEM = range(64 * MEBIBYTE, 1024 * MEBIBYTE + 1)
_ENOUGH_WORDS = 4
_READ_BY_METER = 100


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """What one derivation costs: passes over the memory, and its bytes.

    Values outside the safe range are refused here, before any derivation: a changed vault file may
    ask neither for a weak key nor for all memory (OWASP ASVS 5.0, 11.4.2). Raises Damaged.
    """

    ops: int
    mem_bytes: int = DEFAULT_MEM_BYTES

    def __post_init__(self) -> None:
        if type(self.ops) is not int or type(self.mem_bytes) is not int:
            raise Damaged("The vault's key settings are not whole numbers.", _RESTORE)
        if self.ops not in _OPS or self.mem_bytes not in _MEM:
            raise Damaged("The vault's key settings are outside the safe range.", _RESTORE)


_RESTORE = "Restore the vault's folder from a backup. Nothing was tried with your passphrase."

LIGHTEST = KdfParameters(_OPS.start, _MEM.start)
"""The floor, for machines with little memory; the screen says so where it is used."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: 0 to 4, the power of ten of guesses, and its words."""

    score: int
    guesses_log10: float
    words: int

    @property
    def enough(self) -> bool:
        """As good as four dice words, or better; anything less is refused."""
        return self.guesses_log10 >= dice_guesses(_ENOUGH_WORDS)


def normalise(passphrase: str) -> str:
    """One spelling for one passphrase: NFC, white space at the ends cut and inside made one space.

    Raises BadInput where nothing is left, or too much.
    """
    # The bound comes first: normalising is the first thing that costs time.
    if len(passphrase) > LONGEST:
        raise BadInput(
            f"The passphrase is longer than {LONGEST:,} characters.", "Type a shorter one."
        )
    plain = " ".join(unicodedata.normalize("NFC", passphrase).split())
    if not plain:
        raise BadInput("The passphrase is empty.", "Type the passphrase.")
    return plain


def new_salt() -> bytes:
    """Give a fresh salt; a vault has one."""
    return secrets.token_bytes(SALT_BYTES)


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> DerivedKey:
    """Derive a key by Argon2id (RFC 9106); takes about a second, and frees the interpreter.

    Raises BadInput for a passphrase that nobody can have typed, Damaged for a salt of another size.
    """
    if len(salt) != SALT_BYTES:
        raise Damaged("The vault's salt has a wrong length.", _RESTORE)
    try:
        typed = normalise(passphrase).encode()
    except UnicodeEncodeError:
        raise BadInput("The passphrase holds half a character.", "Type it again.") from None
    try:
        ops, mem = parameters.ops, parameters.mem_bytes
        return DerivedKey(argon2id.kdf(KEY_BYTES, typed, salt, opslimit=ops, memlimit=mem))
    except CryptoError:
        raise WorkstationError(
            f"There is not enough free memory; {parameters.mem_bytes // MEBIBYTE} MiB are needed.",
            "Close other programs and try again.",
        ) from None


def memory_for(installed: int) -> int:
    """How many bytes one derivation takes on a computer with so much memory installed."""
    return DEFAULT_MEM_BYTES if installed > LITTLE_MEMORY else LIGHTEST.mem_bytes


def calibrate(
    seconds: float = 1.0,
    mem_bytes: int = DEFAULT_MEM_BYTES,
    clock: Callable[[], float] = time.perf_counter,
) -> KdfParameters:
    """Choose the passes that take about `seconds` on this machine, never fewer than the floor."""
    floor = KdfParameters(_OPS.start, mem_bytes)
    salt = new_salt()
    spent = []
    for _ in range(2):  # The first run also pays for fresh memory pages.
        start = clock()
        derive("calibration", salt, floor)
        spent.append(clock() - start)
    ops = round(seconds * floor.ops / max(min(spent), 1e-6))
    return KdfParameters(min(max(ops, _OPS.start), _OPS.stop - 1), mem_bytes)


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """Judge a passphrase while it is typed; `known` are words that an attacker tries first.

    A passphrase below the floor of four dice words never scores above 2.
    """
    typed = " ".join(unicodedata.normalize("NFC", passphrase[:LONGEST]).split())
    words = len(re.findall(r"\w{2,}", typed))
    if not typed:
        return Strength(0, 0.0, 0)
    judged = zxcvbn(typed[:_READ_BY_METER].encode(errors="replace").decode(), list(known))
    guesses = judged.guesses_log10
    found = Strength(int(judged.score), guesses, words)
    return found if found.enough else replace(found, score=min(found.score, 2))


def offer_words(count: int = 5) -> str:
    """Offer a passphrase of random dice words; `dice_guesses` says how hard it is to guess."""
    words = dice_words()
    return " ".join(secrets.choice(words) for _ in range(count))
