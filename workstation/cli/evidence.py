"""Commands for evidence: seal files, list them, take an original outside."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import unlocked
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, Bar, PassphraseFile, passphrase, say, table
from workstation.errors import BadInput, NotEntitled
from workstation.records.evidence import CameBy, Evidence, EvidenceCopy, EvidenceKind, GivenBy
from workstation.services.choices import chosen
from workstation.services.evidence import MARK
from workstation.services.session import Session

app = typer.Typer(no_args_is_help=True, help="Evidence: sealed originals and who had them.")
CaseCode = Annotated[str, typer.Argument(metavar="CASE", help="The case's code.")]


@app.command()
def add(
    vault: VaultPath,
    case: CaseCode,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="It stays where it is.")],
    title: Annotated[str, typer.Option(help="What it is, without names or places.")],
    given_by: Annotated[str, typer.Option("--from", help="Whose hand, as worker.")] = "worker",
    came_by: Annotated[str, typer.Option("--how", help="By which way, as viber.")] = "other",
    got: Annotated[str, typer.Option(help="The day it was got, YYYY-MM-DD.")] = "",
    kind: Annotated[str, typer.Option(help="As picture; found out where not said.")] = "other",
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Seal a file of any size under the case's own key, with its mark (SHA-256)."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        about = Evidence(
            case=session.cases.by_code(case).id,
            title=title,
            kind=chosen(EvidenceKind, kind, "--kind"),
            given_by=chosen(GivenBy, given_by, "--from"),
            came_by=chosen(CameBy, came_by, "--how"),
            got_on=_day(got, session.cases.today()),
        )
        kept = session.evidence.add(about, file, Bar("Sealing"))
    say(_shown(kept), json, lambda e: f"Sealed. Its mark is {e['mark']}.")


@app.command("list")
def list_(
    vault: VaultPath,
    case: CaseCode,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """List the evidence of a case; those without its key see the copies."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        found = _listed(session, case)
    say([_shown(each) for each in found], json, _list_words)


@app.command()
def copy(
    vault: VaultPath,
    case: CaseCode,
    mark: Annotated[str, typer.Argument(metavar="MARK", help="How its mark begins.")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Keep a copy without camera data, for those who work without names."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        original = session.evidence.by_mark(session.cases.by_code(case).id, mark)
        made = session.evidence.strip(original.id, Bar("Copying"))
    say(_shown(made), json, _copied)


@app.command()
def out(
    vault: VaultPath,
    case: CaseCode,
    mark: Annotated[str, typer.Argument(metavar="MARK", help="How its mark begins.")],
    folder: Annotated[Path, typer.Option("-o", "--out", help="A folder that is there.")],
    why: Annotated[str, typer.Option(help="Why it leaves the vault; it is written down.")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write an original in the clear into a folder outside; it leaves the vault."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        original = session.evidence.by_mark(session.cases.by_code(case).id, mark)
        path = session.evidence.take_out(original.id, folder, why, Bar("Writing"))
    say({"file": str(path)}, json, lambda made: f"Written in the clear: {made['file']}.")


def _listed(session: Session, code: str) -> tuple[Evidence | EvidenceCopy, ...]:
    case = session.cases.by_code(code).id
    try:
        return session.evidence.of_case(case)
    except NotEntitled:
        return session.evidence.copies(case)


def _shown(kept: Evidence | EvidenceCopy) -> dict[str, Any]:
    shown = {
        "mark": kept.sha256[:MARK],
        "title": kept.title,
        "kind": kept.kind.value,
        "media": kept.media,
        "size": kept.size,
        "sha256": kept.sha256,
    }
    if isinstance(kept, EvidenceCopy):
        return shown | {"state": "copy", "pages": kept.pages}
    return shown | {
        "from": kept.given_by.value,
        "how": kept.came_by.value,
        "got": kept.got_on.isoformat() if kept.got_on else "",
        "state": kept.state.value,
        "legal_hold": kept.legal_hold,
    }


def _list_words(found: list[dict[str, Any]]) -> str:
    if not found:
        return "Nothing that your key opens."
    names = ("mark", "title", "kind", "size", "state")
    return table([tuple(str(piece[name]) for name in names) for piece in found])


def _day(text: str, today: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else today
    except ValueError:
        raise BadInput("This is not a day.", "Write it as 2026-11-08.") from None


def _copied(made: dict[str, Any]) -> str:
    pages = "1 page" if made["pages"] == 1 else f"{made['pages']} pages"
    return f"Copied, {pages}. Its mark is {made['mark']}."
