"""Reads a file that somebody chose, and no more of it than is bearable."""

from pathlib import Path

from workstation.errors import BadInput


def all_of(file: Path, most: int, too_large: str, advice: str) -> bytes:
    """The bytes of a file. Raises BadInput where it cannot be read or has over `most`.

    `too_large` follows the file's name, as in "is over 1 MB.".
    """
    try:
        with file.open("rb") as source:
            data = source.read(most + 1)
    except OSError as problem:
        raise BadInput(f"{file.name} cannot be read: {problem.strerror}.") from None
    if len(data) > most:
        raise BadInput(f"{file.name} {too_large}", advice)
    return data
