"""Holds a vault against what was signed before: checkpoints kept in it, and kept elsewhere."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crypto.age import AgeIdentity
from workstation.errors import BadInput
from workstation.ports import Progress
from workstation.store.backup_format import SUFFIX
from workstation.store.backup_reading import unpack
from workstation.store.check import Finding
from workstation.store.checkpoint import Checkpoint, disagreements, read_checkpoints
from workstation.store.connect import Connection
from workstation.store.layout import Layout, Place
from workstation.store.people import User

_ENDING = ".checkpoint"
_NUMBERED = re.compile(r"^\d{8}\.checkpoint$")


def check_checkpoints(
    connection: Connection,
    place: Place,
    users: Iterable[User],
    witnesses: Sequence[Path] = (),
) -> list[Finding]:
    """Where the files disagree with what was signed before."""
    found: dict[Finding, None] = {}
    for path, seen in read_checkpoints(place, users, witnesses):
        if isinstance(seen, Checkpoint):
            wrong = disagreements(connection, seen)
            found |= dict.fromkeys(Finding(file, words) for file, words in wrong)
        else:
            found[Finding(path.name, f"{path.name}: {seen}")] = None
    return [*found, *_gaps(place)]


def _gaps(place: Place) -> list[Finding]:
    """Checkpoints have numbers, so one that was taken away from between is missed."""
    paths = place.layout.checkpoints.glob("*" + _ENDING)
    numbers = sorted(int(p.stem) for p in paths if _NUMBERED.match(p.name))
    missing = numbers[-1] - numbers[0] + 1 - len(numbers) if numbers else 0
    return [Finding("checkpoints", f"{missing} checkpoints are missing.")] if missing else []


@contextmanager
def witnesses_in(
    given: Path, place: Place, identity: AgeIdentity, progress: Progress
) -> Iterator[tuple[Path, ...]]:
    """The checkpoints in a file, a folder, or a backup that this identity opens.

    Raises BadInput where there is none, and for a backup what reading it raises.
    """
    aside = Layout(place.layout.root / "witnesses")
    try:
        found = _found(given, place, aside, identity, progress)
        if not found:
            raise BadInput(
                f"{given.name} holds no checkpoint.",
                "Name a file ….checkpoint with its ….minisig, their folder, or a backup.",
            )
        yield found
    finally:
        shutil.rmtree(aside.root, ignore_errors=True)


def _found(
    given: Path, place: Place, aside: Layout, identity: AgeIdentity, progress: Progress
) -> tuple[Path, ...]:
    if given.is_dir():
        return tuple(sorted(given.glob("*" + _ENDING)))
    if given.name.endswith(SUFFIX):
        shutil.rmtree(aside.root, ignore_errors=True)
        wanted: Callable[[str], bool] = lambda name: name.startswith("checkpoints/")  # noqa: E731
        unpack(place.files, given, aside, [identity], progress, wanted)
        return tuple(sorted(aside.checkpoints.glob("*" + _ENDING)))
    return (given,) if given.is_file() else ()
