"""The command that tells what was done."""

import datetime as dt
from typing import Annotated, Any

import typer

from workstation.bootstrap import unlocked
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say, table
from workstation.errors import BadInput
from workstation.records.events import EventFilter
from workstation.rules.verbs import VERBS
from workstation.services.audit import LogLine


def audit(
    vault: VaultPath,
    verb: Annotated[str, typer.Option(help="Only this, as “case opened”.")] = "",
    user: Annotated[str, typer.Option(help="Only by the user of this name or number.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1_000_000)] = 100,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """List what was done, newest first, as far as your role reads it."""
    if verb and verb not in VERBS:
        raise BadInput("Nothing of this name is written in the log.", ", ".join(sorted(VERBS)))
    with unlocked(vault, passphrase(passphrase_file)) as session:
        names = session.audit.people()
        who = [token for token, name in names.items() if user in (token, name)]
        if user and not who:
            raise BadInput("No user here has this name.", "List the users.")
        numbers = session.audit.numbers(EventFilter(by=who[0] if user else "", verb=verb))
        lines = session.audit.lines(numbers[:limit], names)
    say([_told(line) for line in lines], json, _words)


def confirm_date(
    vault: VaultPath,
    day: Annotated[str, typer.Argument(metavar="DAY", help="Today, as 2026-11-22.")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Say that the clock is right, after it once ran ahead; for supervisors."""
    try:
        today = dt.date.fromisoformat(day)
    except ValueError:
        raise BadInput("This is no day.", "Write it as 2026-11-22.") from None
    with unlocked(vault, passphrase(passphrase_file)) as session:
        saved = session.dates.confirm(today)
    say({"day": day, "records": saved}, json, lambda told: f"Confirmed {told['day']}.")


def _told(line: LogLine) -> dict[str, Any]:
    details = None if line.details is None else dict(line.details)
    return {
        "number": line.number,
        "at": line.at.isoformat(),
        "who": line.who,
        "verb": line.verb,
        "words": line.words,
        "details": details,
    }


def _words(lines: list[dict[str, Any]]) -> str:
    if not lines:
        return "Nothing fits."
    return table([(each["at"][:16], each["who"], each["words"]) for each in lines])
