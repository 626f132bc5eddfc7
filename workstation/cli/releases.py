"""Commands about letters and whom they name: the list of releases, and the firm's own consent."""

from typing import Annotated, Any

import typer
from msgspec.structs import replace

from workstation.bootstrap import unlocked
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say, table
from workstation.errors import Missing
from workstation.records.briefings import Briefing
from workstation.records.cases import Case
from workstation.records.organisations import Organisation
from workstation.services.session import Session


def releases(
    vault: VaultPath, passphrase_file: PassphraseFile = None, json: AsJson = False
) -> None:
    """List the briefings that wait for a second person, were let out or asked back."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        kept = session.handovers
        found = (*kept.waiting(), *kept.released(), *kept.superseded(), *session.recalls.all())
        rows = [_row(session, briefing) for briefing in found]
    say(rows, json, _words)


def firm(
    vault: VaultPath,
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case of the firm.")],
    agrees: Annotated[
        bool, typer.Option("--agrees/--declines", help="Whether it may be named to banks and such.")
    ],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write down whether the firm of a case agreed to be named to readers who ask for that."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        employer = session.cases.by_code(case).organisation
        if employer is None:
            raise Missing("Nobody knows the firm of this case.", "Write it into the case first.")
        held = session.cases.get(Organisation, employer)
        kept = session.cases.put(replace(held, public_consent=agrees))
    said = "agrees to be named" if kept.public_consent else "does not agree to be named"
    say({"case": case, "agrees": kept.public_consent}, json, lambda _: f"The firm {said}.")


def _row(session: Session, briefing: Briefing) -> dict[str, str]:
    case = session.cases.get(Case, briefing.case).code if briefing.case else ""
    return {
        "briefing": briefing.id,
        "case": case,
        "state": briefing.state.value,
        "recipient": session.partners.get(briefing.contact).person,
        "file": session.handovers.letter_of(briefing.id).name,
    }


def _words(rows: list[dict[str, Any]]) -> str:
    return table([tuple(row.values()) for row in rows]) if rows else "Nothing was written yet."
