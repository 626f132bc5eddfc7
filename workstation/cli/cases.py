"""Commands that bring cases in, find them and show them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import unlocked
from workstation.cli.output import AsJson, Bar, PassphraseFile, passphrase, say, table
from workstation.errors import BadInput
from workstation.records.kit import write
from workstation.records.listing import Hit
from workstation.services.imports import ImportReport

VaultPath = Annotated[Path, typer.Argument(metavar="VAULT", help="The folder NAME.haven.")]


def import_(
    vault: VaultPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".json, .csv or .xlsx")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Take intakes in; every row that cannot be taken is named with why."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        report = session.imports.run(file, Bar("Importing"))
    say(_report(report), json, _report_words)
    if report.refused:
        raise typer.Exit(1)


def _report(report: ImportReport) -> dict[str, Any]:
    refused = _refused(report.refused)
    return {"taken": len(report.taken), "cases": report.taken, "refused": refused}


def _report_words(report: dict[str, Any]) -> str:
    taken = f"{report['taken']} cases taken: {' '.join(report['cases'][:20])}"
    return "\n".join([taken, *_refused_words(report["refused"])])


def _refused(lines: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"place": place, "why": why} for place, why in lines]


def _refused_words(refused: Sequence[dict[str, str]]) -> list[str]:
    head = [f"{len(refused)} not taken:"] if refused else []
    return [*head, *(f"  {row['place']}: {row['why']}" for row in refused)]


def roster(
    vault: VaultPath,
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case of the site.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".csv or .xlsx, one worker a line")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Take in the staff list of a case's site, without names; each line not taken says why."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        site = session.cases.by_code(case).site
        if site is None:
            raise BadInput("This case names no site.", "In the window: the case, Where it is.")
        listed = session.rosters.take(site, file)
    told = {
        "workers": len(listed.roster.rows),
        "read": list(listed.read),
        "left_out": list(listed.left_out),
        "alone": listed.alone,
        "refused": _refused(listed.refused),
    }
    say(told, json, _roster_words)
    if listed.refused:
        raise typer.Exit(1)


def _roster_words(told: dict[str, Any]) -> str:
    lines = [
        f"Workers taken in: {told['workers']}, by {', '.join(told['read'])}. "
        f"Alone by some three of these: {told['alone']}.",
        f"Columns left out: {', '.join(told['left_out']) or 'none'}.",
    ]
    return "\n".join([*lines, *_refused_words(told["refused"])])


def search(
    vault: VaultPath,
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Find words in names, codes, accounts and notes, in every script."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        hits = session.cases.search(query, limit, ranked=True)
    say([_hit(hit) for hit in hits], json, _hit_words)


def _hit(hit: Hit) -> dict[str, Any]:
    return {"case": hit.code, "title": hit.title, "snippet": hit.snippet, "score": hit.score}


def _hit_words(hits: list[dict[str, Any]]) -> str:
    if not hits:
        return "Nothing found in what your key opens."
    return table([(h["case"], h["title"], h["snippet"].replace("\n", " ")) for h in hits])


def show(
    vault: VaultPath,
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case's code.")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Show every record of a case that your key opens."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        records = session.cases.file(session.cases.by_code(case).id)
    say([_shown(write(record)) for record in records], json, _show_words)


def _shown(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the file it may hold: that leaves by its own call alone."""
    if record.get("pdf"):
        return record | {"pdf": "(signed file)", "minisig": ""}
    return record


def _show_words(records: list[dict[str, Any]]) -> str:
    return "\n\n".join(_record_words(record) for record in records)


def _record_words(record: dict[str, Any]) -> str:
    hidden = {"type", "schema", "id", "case", "author", "made", "changed", "revision"}
    filled = [(k, v) for k, v in record.items() if k not in hidden and v not in (None, "", [])]
    return "\n".join([record["type"], *(f"  {key}: {value}" for key, value in filled)])
