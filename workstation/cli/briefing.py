"""The command that writes a briefing, step by step, and lets nothing skip one."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workstation.bootstrap import refuse_unwritable, unlocked, write_out
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say
from workstation.errors import BadInput
from workstation.records.consents import Purpose
from workstation.services.answers import read_answers, write_answers
from workstation.services.choices import chosen


def briefing(
    vault: VaultPath,
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case's code.")],
    recipient: Annotated[str, typer.Option(help="The contact, by name or id.")],
    purpose: Annotated[str, typer.Option(help="As remedy_dialogue.")] = "remedy_dialogue",
    answers: Annotated[Path | None, typer.Option(help="The filled-in answers file.")] = None,
    template: Annotated[bool, typer.Option("--template", help="Print the answers file.")] = False,
    approver_passphrase_file: Annotated[
        list[Path] | None, typer.Option(help="The second person's; give a co-signer's as well.")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="OUT.pdf")] = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write a redacted, signed briefing; without a second person it stops at the draft.

    --template with --answers prints those answers with every place that still waits.
    """
    if answers is None and not template:
        raise BadInput(
            "No answers are given.",
            "Print them with --template, fill them in, and give the file with --answers.",
        )
    with unlocked(vault, passphrase(passphrase_file)) as session:
        releases, contact = session.releases, session.partners.by_name(recipient)
        plan = releases.choose(
            session.cases.by_code(case).id, contact.id, chosen(Purpose, purpose, "--purpose")
        )
        if template:
            given = read_answers(answers) if answers else None
            typer.echo(write_answers(releases.template(plan, given)))
            return
        if approver_passphrase_file and out is None:
            raise BadInput("Where the briefing goes is not said.", "Add -o OUT.pdf.")
        if approver_passphrase_file:
            session.handovers.expect()
        draft = releases.submit(releases.step_through(plan, read_answers(answers)))
        if not approver_passphrase_file or out is None:
            say({"state": "draft", "briefing": draft.id}, json, _draft_words)
            return
        refuse_unwritable(out)
        secrets = [passphrase(file) for file in approver_passphrase_file]
        written = write_out(out, session.handovers.release(draft.id, secrets))
    say({"state": "released", "briefing": draft.id, **written}, json, _released_words)


def letter(
    vault: VaultPath,
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="A released briefing's id.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="OUT.pdf")],
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write a released briefing and its signature out again, as they were signed."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        found = session.bundles.find(briefing)
        written = write_out(out, session.bundles.letter_again(found))
    say({"state": "released", "briefing": found, **written}, json, _released_words)


def _draft_words(draft: dict[str, Any]) -> str:
    return f"The draft waits for a second person. Nothing has left. Briefing {draft['briefing']}."


def _released_words(done: dict[str, Any]) -> str:
    return (
        f"Signed and written to {done['pdf']} with {done['minisig']}. It has not been sent: you "
        f"carry it.\nCheck words: {' '.join(done['check_words'])}"
    )
