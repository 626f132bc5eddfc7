"""Signed heads of the chains: a later copy of one shows whether a file was put back or cut."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crypto.identities import Identity
from crypto.minisign import sign, verify
from workstation.errors import Damaged, WorkstationError
from workstation.ports import Clock
from workstation.records.kit import UserToken
from workstation.store.connect import Connection, in_file
from workstation.store.layout import Place
from workstation.store.people import User, signer_of
from workstation.store.rest import files_in, rest_of
from workstation.store.tables import CHAINED
from workstation.store.work import chain_head

_TITLE = "casehaven checkpoint 1"
_COMMENT = "casehaven checkpoint"
_LONGEST = 4096
_NUMBERED = re.compile(r"^(\d{8})\.checkpoint$")
_REST = ".rest"
_HEAD = re.compile(r"^([a-z]{1,16}(?:\.rest)?) (\d{1,15}) ([0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What somebody saw: how long each chain was and where it ended, and by the name with .rest
    how many turns a file had taken and what its small tables held."""

    vault: str
    at: str
    by: str
    heads: Mapping[str, tuple[int, bytes]]

    @property
    def text(self) -> str:
        """The lines that are signed."""
        heads = (f"{file} {n} {head.hex()}" for file, (n, head) in sorted(self.heads.items()))
        return "\n".join((_TITLE, self.vault, self.at, self.by, *heads, ""))


def see(connection: Connection, vault: str, who: UserToken, now: Clock) -> Checkpoint:
    """The heads of every chain that this user can see."""
    chained = [file for file in CHAINED if file in connection.attached]
    heads = {file: chain_head(connection, file) for file in chained}
    heads |= {file + _REST: rest_of(connection, file) for file in files_in(connection)}
    return Checkpoint(vault, str(msgspec.to_builtins(now())), who, heads)


def write_checkpoint(place: Place, checkpoint: Checkpoint, identity: Identity) -> Path:
    """Sign a checkpoint and keep it; the signature first, so that no checkpoint lacks one."""
    numbers = [int(found[1]) for path in _paths(place) if (found := _NUMBERED.match(path.name))]
    path = place.layout.checkpoints / f"{max(numbers, default=0) + 1:08}.checkpoint"
    data = checkpoint.text.encode()
    place.files.write(_signature(path), sign(data, identity.signing, _COMMENT))
    place.files.write(path, data)
    return path


def read_checkpoints(
    place: Place, users: Iterable[User], witnesses: Iterable[Path] = ()
) -> Iterable[tuple[Path, Checkpoint | WorkstationError]]:
    """Every checkpoint kept here, or among the witnesses, whose signature holds; or why not."""
    known = tuple(users)
    for path in (*_paths(place), *witnesses):
        try:
            yield path, _read(place, path, known)
        except WorkstationError as error:
            yield path, error


def disagreements(connection: Connection, seen: Checkpoint) -> Iterator[tuple[str, str]]:
    """Each open file that does not go on from a checkpoint, with what is wrong with it."""
    here = files_in(connection)
    for name, before in seen.heads.items():
        file, _, rest = name.partition(".")
        if file in here:
            told = _rest_differs if rest else _chain_differs
            if words := told(connection, file, before):
                yield file, words


def _chain_differs(connection: Connection, file: str, seen: tuple[int, bytes]) -> str:
    sequence, head = seen
    sql = in_file(file, "SELECT head FROM @.chain WHERE sequence = ?")
    found = connection.value(sql, (sequence,)) if file in CHAINED else None
    if found is None:
        return f"{file}.db is older than a signed checkpoint: an old copy was put back or cut."
    return "" if found == head else f"{file}.db does not hold what a signed checkpoint saw."


def _rest_differs(connection: Connection, file: str, seen: tuple[int, bytes]) -> str:
    turn, digest = rest_of(connection, file)
    if turn < seen[0]:
        return f"{file}.db is older than a signed checkpoint: an old copy was put back or cut."
    if turn == seen[0] and digest != seen[1]:
        return f"{file}.db does not hold what a signed checkpoint saw."
    return ""


def _paths(place: Place) -> list[Path]:
    return sorted(path for path in place.layout.checkpoints.glob("*") if _NUMBERED.match(path.name))


def _signature(path: Path) -> Path:
    return path.with_name(path.name + ".minisig")


def _read(place: Place, path: Path, users: tuple[User, ...]) -> Checkpoint:
    data = place.files.read(path, _LONGEST)
    checkpoint = _parse(data)
    signer = signer_of(users, checkpoint.by)
    if checkpoint.vault != place.header.vault or signer is None:
        raise Damaged(f"{path.name} belongs to another vault.")
    verify(data, place.files.read(_signature(path), _LONGEST), signer)
    return checkpoint


def _parse(data: bytes) -> Checkpoint:
    title, vault, at, by, *rest = [*data.decode(errors="replace").split("\n"), "", "", ""]
    heads = [found for line in rest if (found := _HEAD.match(line))]
    checkpoint = Checkpoint(
        vault, at, by, {found[1]: (int(found[2]), bytes.fromhex(found[3])) for found in heads}
    )
    if title != _TITLE or checkpoint.text.encode() != data:
        raise Damaged("A checkpoint is damaged.")
    return checkpoint
