"""Commands about witnesses whom nobody can reach: tries, an officer's decision, and its end."""

from typing import Annotated, Any

import typer

from workstation.bootstrap import unlocked
from workstation.cli.cases import VaultPath
from workstation.cli.output import AsJson, PassphraseFile, passphrase, say, table
from workstation.errors import Missing
from workstation.records.consents import Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay
from workstation.records.involvement import Involvement
from workstation.records.kit import Id
from workstation.records.out_of_reach import OutOfReach, WhyNotReached
from workstation.services.choices import chosen
from workstation.services.session import Session
from workstation.services.witnesses import Silent

app = typer.Typer(no_args_is_help=True, help="Witnesses of whom nobody got a yes.")
CaseCode = Annotated[str, typer.Argument(metavar="CASE", help="The case's code.")]
Handle = Annotated[str, typer.Argument(metavar="HANDLE", help="As “Witness A”.")]
Recipient = Annotated[str, typer.Option(help="The contact, by name or id.")]
For = Annotated[str, typer.Option("--purpose", help="As remedy_dialogue.")]
_USUAL = Purpose.REMEDY_DIALOGUE.value


@app.command("list")
def list_(
    vault: VaultPath,
    case: CaseCode,
    recipient: Recipient,
    purpose: For = _USUAL,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """List the witnesses whose yes is missing, how often they were tried, and what was decided."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        found = session.witnesses.silent(*_about(session, case, recipient, purpose))
    say([_row(each) for each in found], json, _words)


@app.command()
def tried(
    vault: VaultPath,
    case: CaseCode,
    handle: Handle,
    way: Annotated[str, typer.Option(help="phone, through, in_person …")],
    outcome: Annotated[str, typer.Option(help="missed, other_answered, reached or danger")],
    safe: Annotated[bool, typer.Option("--safe", help="In a safe window of theirs.")] = False,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Write down that somebody was tried just now; what was heard is written in the window."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        held = session.cases.by_code(case)
        line = ContactLog(
            case=held.id,
            person=_person(session, held.id, handle),
            at=session.cases.now(),
            channel=chosen(ContactWay, way, "--way"),
            direction=Direction.WE,
            outcome=chosen(Outcome, outcome, "--outcome"),
            in_safe_window=safe,
        )
        kept = session.cases.put(line)
    said = {"case": case, "witness": handle, "outcome": kept.outcome.value}
    say(said, json, lambda _: f"{handle}: {kept.outcome.label.lower()}.")


@app.command("leave-out")
def leave_out(
    vault: VaultPath,
    case: CaseCode,
    handle: Handle,
    recipient: Recipient,
    why: Annotated[str, typer.Option(help="not_found, held or died")],
    because: Annotated[str, typer.Option(help="Why it cannot wait, without names or places.")],
    issue: Annotated[list[str], typer.Option(help="A code that others told of too, as WL11.")],
    purpose: For = _USUAL,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Let letters to a contact go without a witness for 14 days, by a protection officer."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        about = _about(session, case, recipient, purpose)
        person = _person(session, about[0], handle)
        kept = session.witnesses.decide(
            *about,
            person,
            chosen(WhyNotReached, why, "--why"),
            session.witnesses.issues_with(about[0], issue),
            because,
        )
    say(_decided(handle, kept), json, lambda _: f"Letters to {recipient} go without {handle}.")


@app.command("ask-again")
def ask_again(
    vault: VaultPath,
    case: CaseCode,
    handle: Handle,
    recipient: Recipient,
    purpose: For = _USUAL,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Let no letter go without a witness any more, by a protection officer."""
    with unlocked(vault, passphrase(passphrase_file)) as session:
        about = _about(session, case, recipient, purpose)
        session.witnesses.end(*about, _person(session, about[0], handle))
    words = f"No letter to {recipient} goes without {handle} any more."
    say({"case": case, "witness": handle}, json, lambda _: words)


def _about(session: Session, case: str, recipient: str, purpose: str) -> tuple[Id, Id, Purpose]:
    contact = session.partners.by_name(recipient).id
    return session.cases.by_code(case).id, contact, chosen(Purpose, purpose, "--purpose")


def _person(session: Session, case: Id, handle: str) -> Id:
    for tie in session.reader.find(Involvement, case=case):
        if tie.handle.casefold() == handle.strip().casefold():
            return tie.person
    raise Missing(f"Nobody in this case is called {handle}.", "“casehaven witness list” says who.")


def _row(each: Silent) -> dict[str, Any]:
    return {
        "witness": each.handle,
        "tried": None if each.log is None else len(each.log),
        "others_told": [issue.code.value for issue in each.shared],
        "left_out": _decided(each.handle, each.decided) if each.decided else None,
        "against": [f"{stop.words} {stop.remedy}" for stop in each.against],
    }


def _decided(handle: str, kept: OutOfReach) -> dict[str, Any]:
    return {
        "witness": handle,
        "why": kept.why.value,
        "on": kept.on,
        "issues": [known.code.value for known in kept.issues],
    }


def _words(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "No witness is waited for."
    return table([(row["witness"], _state(row), " ".join(row["against"])) for row in rows])


def _state(row: dict[str, Any]) -> str:
    if row["left_out"]:
        return f"left out since {row['left_out']['on']}"
    return "no yes" if row["tried"] is None else f"no yes, {row['tried']} tries since"
