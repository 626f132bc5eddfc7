"""Which option, command or page puts a blocker right, by the beginning of its rule."""

from collections.abc import Sequence

from workstation.errors import Blocker

_IN_ANSWERS = "in the file of --answers"
_DETAILS = f"“details” {_IN_ANSWERS}"
_ALONG = f"“attachments” {_IN_ANSWERS}"
_INSTEAD = f"“instead” {_IN_ANSWERS}"
_SIGNERS = "--approver-passphrase-file, once for each who signs"
_ANEW = "--template prints the answers anew"
_CASES = "in the window: Cases"
_PEOPLE = f"{_CASES}, its tab Consents, “Somebody in the case…”"
_RELEASES = "in the window: Releases"
_WHO = "casehaven vault users lists who works here"

CURES: Sequence[tuple[str, str]] = (
    ("redaction", f"--template with --answers prints what waits; “decisions” {_IN_ANSWERS}"),
    ("release.mixed", _ANEW),
    ("release.role", _WHO),
    ("harm.", f"“do_no_harm” {_IN_ANSWERS}; --template prints the questions"),
    ("account", f"“tell_account” {_IN_ANSWERS}"),
    ("issues", f"“issues” {_IN_ANSWERS}"),
    ("tokens", f"“issues” {_IN_ANSWERS}"),
    ("contact.missing", "--recipient; casehaven contact list shows all"),
    ("contact.unverified", "casehaven contact verify"),
    ("contact.revoked", "casehaven contact add, or another --recipient"),
    ("contact.named", "casehaven contact add"),
    ("contact.key", "casehaven contact add"),
    ("contact.role", _WHO),
    ("contact", "casehaven contact list"),
    ("consent.unknown", "--recipient and --purpose"),
    ("consent.witness", "casehaven witness list"),
    ("consent.people", _PEOPLE),
    ("consent", _CASES),
    ("witness.words", f"“summary”, “tell_account”, “attachments” and “asks” {_IN_ANSWERS}"),
    ("witness.issues", f"“issues” {_IN_ANSWERS}"),
    ("witness.author", _ANEW),
    ("witness.role", _WHO),
    ("witness.tries", "casehaven witness tried"),
    ("witness.assessed", "in the window: Assess risk"),
    ("witness.", "casehaven witness leave-out"),
    ("firm.consent", "casehaven firm writes down what it said"),
    ("purpose", "--purpose"),
    ("risk.", "in the window: Assess risk"),
    ("hold", _CASES),
    ("retaliation.", _CASES),
    ("k.unknown", f"casehaven roster, or {_DETAILS}"),
    ("k.", _DETAILS),
    ("jigsaw", _DETAILS),
    ("lower.author", _ANEW),
    ("lower.", _CASES),
    ("site.small.unknown", "casehaven roster"),
    ("site.", _INSTEAD),
    ("event.unique.unknown", _CASES),
    ("event.", _INSTEAD),
    ("spread.", _INSTEAD),
    ("traits.", f"“read_by_person” {_IN_ANSWERS}"),
    ("names.unsearched", _WHO),
    ("names.", f"“decisions” {_IN_ANSWERS}"),
    ("leak-gate", f"“decisions” {_IN_ANSWERS}"),
    ("pictures.reason", f"“pictures_because” {_IN_ANSWERS}"),
    ("pictures.seen", _RELEASES),
    ("pictures.", _ALONG),
    ("case.changed", _ANEW),
    ("clock", "casehaven vault confirm-date, by a supervisor"),
    ("text", _ANEW),
    ("profile.changed", _ANEW),
    ("approval.", _SIGNERS),
    ("state", "casehaven releases lists them"),
    ("recall", _RELEASES),
    ("letter.role", _WHO),
    ("letter.changed", "casehaven vault check"),
    ("roster.role", _WHO),
    ("import.role", _WHO),
    ("keep.role", _WHO),
    ("protection.role", _WHO),
    ("keep.", _CASES),
    ("close.", _CASES),
    ("issue.", _CASES),
    ("copy.", _CASES),
    ("why", "casehaven evidence out"),
    ("to", "casehaven evidence out"),
    ("erase.", _CASES),
    ("signatures", _CASES),
    ("title", _CASES),
    ("wanted", _CASES),
    ("intake", _CASES),
    ("case", _CASES),
    ("changed", "casehaven show"),
    ("stale", "casehaven show"),
    *((rule, _WHO) for rule in ("custodian", "gone", "oneself", "last custodian", "only holder")),
)


def cure_of(rule: str) -> str:
    """The option, the part of a file, the command or the page; empty for a rule of nobody's."""
    return next((words for start, words in CURES if rule.startswith(start)), "")


def in_a_line(blocker: Blocker) -> str:
    """A blocker in one line: what stops it, what to do, and by which option, command or page."""
    cure = cure_of(blocker.rule)
    said = f"{blocker.words} {blocker.remedy}".strip()
    return f"{said} ({cure})" if cure else said
