"""Says results on stdout, as words or as JSON, and progress on stderr."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from workstation.errors import BadInput

AsJson = Annotated[bool, typer.Option("--json", help="Machine output on stdout.")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="Read the passphrase from the file's first line."),
]

LONGEST_PASSPHRASE = 4096


def say(value: Any, as_json: bool, words: Callable[[Any], str]) -> None:
    """One result: JSON for machines, words for people."""
    text = msgspec.json.encode(value).decode() if as_json else words(value)
    if text:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows in columns that line up."""
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def passphrase(file: Path | None, prompt: str = "Passphrase") -> str:
    """From a file or a prompt that shows nothing; never from arguments or the environment."""
    if file is None:
        return str(typer.prompt(prompt, hide_input=True, err=True))
    try:
        with file.open("rb") as source:
            first = source.read(LONGEST_PASSPHRASE).split(b"\n", 1)[0]
        return first.decode().rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise BadInput(
            f"The passphrase file {file.name} cannot be read.",
            "Name a text file whose first line is the passphrase.",
        ) from None


class Bar:
    """Progress as one line on stderr, rewritten at most twenty times a second."""

    def __init__(self, what: str) -> None:
        self._what, self._shown = what, -1

    def step(self, done: int, total: int, note: str = "") -> None:
        """Show how far it is, in whole per cent."""
        percent = 100 * done // max(1, total)
        if percent == self._shown or not sys.stderr.isatty():
            return
        self._shown = percent
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{self._what} {percent:3} % {note[:40]:40}{end}")
        sys.stderr.flush()
