"""Which option or command puts a blocker right, by the beginning of its rule."""

from collections.abc import Sequence

from workstation.errors import Blocker

_IN_ANSWERS = "in the file of --answers"
_DETAILS = f"“details” {_IN_ANSWERS}"
_ALONG = f"“attachments” {_IN_ANSWERS}"
_SIGNERS = "--approver-passphrase-file, once for each who signs"

CURES: Sequence[tuple[str, str]] = (
    ("redaction", f"--template with --answers prints what waits; “decisions” {_IN_ANSWERS}"),
    ("harm.", f"“do_no_harm” {_IN_ANSWERS}; --template prints the questions"),
    ("account", f"“tell_account” {_IN_ANSWERS}"),
    ("issues", f"“issues” {_IN_ANSWERS}"),
    ("contact.unverified", "contact verify"),
    ("contact.revoked", "contact add, or another --recipient; contact list shows all"),
    ("contact.named", "contact add"),
    ("contact.key", "contact add; contact list shows all"),
    ("consent.unknown", "--recipient and --purpose"),
    ("purpose", "--purpose"),
    ("k.unknown", f"roster, or {_DETAILS}"),
    ("k.", _DETAILS),
    ("jigsaw", _DETAILS),
    ("site.small.unknown", "roster"),
    ("site.", f"“instead” {_IN_ANSWERS}"),
    ("event.unique.unknown", ""),
    ("event.", f"“instead” {_IN_ANSWERS}"),
    ("spread.", f"“instead” {_IN_ANSWERS}"),
    ("names.", f"“decisions” {_IN_ANSWERS}"),
    ("pictures.reason", f"“pictures_because” {_IN_ANSWERS}"),
    ("pictures.seen", ""),
    ("pictures.", _ALONG),
    ("case.changed", "--template prints the answers anew"),
    ("approval.missing", _SIGNERS),
    ("approval.same", _SIGNERS),
    ("approval.officer", _SIGNERS),
)


def cure_of(rule: str) -> str:
    """The option, the part of a file, or the command; empty where only people can do it."""
    return next((words for start, words in CURES if rule.startswith(start)), "")


def in_a_line(blocker: Blocker) -> str:
    """A blocker in one line: what stops it, what to do, and by which option or command."""
    cure = cure_of(blocker.rule)
    said = f"{blocker.words} {blocker.remedy}".strip()
    return f"{said} ({cure})" if cure else said
