"""What passes between an author's process and a second person's: one question, one answer."""

import msgspec

EARLY = "early"
"""Argument of a process that starts before its question: it loads the press while it waits."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the process is asked on its standard input."""

    vault: str
    briefing: str
    passphrase: str
    statement: str = ""
    """What is to be signed besides: a statement about an erasure."""


class Answer(msgspec.Struct, frozen=True):
    """What it says on its standard output: an approval, or why not."""

    by: str = ""
    role: str = ""
    forms: int = 0
    text: str = ""
    pdf: str = ""
    minisig: str = ""
    signature: str = ""
    failure: str = ""
    words: str = ""
    advice: str = ""
    blockers: tuple[tuple[str, str, str], ...] = ()
