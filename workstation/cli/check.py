"""Commands that judge files: verify and scan. They need no vault."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import scan_file, verify_file
from workstation.cli.output import AsJson, say

FileArgument = Annotated[Path, typer.Argument(metavar="FILE")]


def verify(
    file: FileArgument,
    signer: Annotated[
        str | None, typer.Option(help="The signer's fingerprint, or their minisign key.")
    ] = None,
    identity: Annotated[
        Path | None, typer.Option(help="For a bundle: the file with your age secret key.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Say whether a PDF or bundle is unaltered, and what that proves."""
    verdict = verify_file(file, signer, identity)
    say(verdict, json, _verdict_words)
    if verdict["verdict"] != "unaltered":
        raise typer.Exit(1)


def _verdict_words(verdict: dict[str, Any]) -> str:
    lines = [verdict["verdict"].capitalize() + "."]
    lines += [f"  {reason}" for reason in verdict.get("reasons", ())]
    lines += ["It proves:", *(f"  {line}" for line in verdict["proves"])] * bool(verdict["proves"])
    lines += ["It does not prove:", *(f"  {line}" for line in verdict["does_not_prove"])]
    return "\n".join(lines)


def scan(
    file: FileArgument,
    known: Annotated[Path, typer.Option(help="JSON list of {id, kind, text, linked, same_as}.")],
    json: AsJson = False,
) -> None:
    """List identifying detail that a text or PDF still holds; exit 1 if there is any.

    What is known or sure identifies; what only sounds like a name or a telling detail is listed
    for a person to look at and does not fail the scan.
    """
    found = scan_file(file, known)
    say(found, json, _found_words)
    if any(_identifies(span) for span in found):
        raise typer.Exit(1)


def _identifies(span: dict[str, Any]) -> bool:
    return span["known_id"] is not None or span["confidence"] == "auto"


def _found_words(found: list[dict[str, Any]]) -> str:
    sure = [span for span in found if _identifies(span)]
    lines = [f"{len(sure)} places identify somebody:" if sure else "Nothing that identifies."]
    lines += [f"  {span['kind']} {_place(span)}: {span['rule']}" for span in sure]
    hints = [span for span in found if not _identifies(span)]
    lines += [f"{len(hints)} places to look at:"] * bool(hints)
    lines += [f"  {span['kind']} {_place(span)}: {span['rule']}" for span in hints]
    return "\n".join(lines)


def _place(found: dict[str, Any]) -> str:
    where = f"page {found['page']}, " if found.get("page") else ""
    return f"{where}characters {found['start']} to {found['end']}"
