"""What an author's steps hand on besides the rules' own values, and that it is of one piece."""

from dataclasses import dataclass

from msgspec.structs import replace

from workstation.errors import Blocker, Refused
from workstation.records.identifiers import Known
from workstation.records.kit import UserToken
from workstation.records.marks import MarkedText
from workstation.rules.letter import letter
from workstation.rules.proof import Proven, genuine
from workstation.rules.release import Composed
from workstation.services.answers import Answers
from workstation.services.deciding import statements
from workstation.services.dossiers import Gathered


class Redacting(Proven, frozen=True):
    """A dossier with its texts marked, while somebody decides them; only `mark` makes one."""

    gathered: Gathered
    texts: tuple[MarkedText, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """All that a draft is kept from."""

    work: Redacting
    answers: Answers
    composed: Composed


def refuse_mixed(submission: Submission, author: UserToken) -> None:
    """Raise Refused unless it is of one piece: this dossier, these answers, the letter of both."""
    work = genuine(submission.work, Redacting)
    composed = genuine(submission.composed, Composed)
    checked, text = composed.checked, composed.text
    answered = {a.statement: a.answer.value for a in statements(submission.answers)}
    if (
        checked.cleared.redacted.dossier != work.gathered.dossier
        or answered != checked.answers
        or checked.author != author
        or replace(text, check_words=()) != letter(checked)
    ):
        raise mixed()


def mixed() -> Refused:
    words = "These are parts of different briefings."
    return Refused([Blocker("release.mixed", words, "Go through the steps of one.")])
