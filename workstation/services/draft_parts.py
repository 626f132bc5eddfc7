"""Parts of a draft that follow from its dossier: the words to search again, what goes along."""

from collections.abc import Sequence

from workstation.ports import Redactor
from workstation.records.attachments import Enclosure
from workstation.records.briefings import Briefing
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, MarkedText
from workstation.records.release import BriefingText
from workstation.rules import release as steps
from workstation.rules.unread import NOT_COUNTED
from workstation.services.answers import Answers
from workstation.services.saying import PERSON


def marked_texts(
    redactor: Redactor, texts: Sequence[FreeText], known: Sequence[Known]
) -> tuple[MarkedText, ...]:
    """The texts with what may identify marked, in their order.

    The line of a person is composed of closed lists and their handle: only that is marked, later.
    """
    typed = [text for text in texts if not text.key.startswith(PERSON)]
    found = {text.key: text for text in redactor.mark(typed, known)}
    return tuple(
        found.get(text.key) or MarkedText(text.key, text.text, text.language, ()) for text in texts
    )


def shown(redacted: steps.Redacted) -> BriefingText:
    """The redacted texts alone, to be searched once more."""
    dossier = redacted.dossier
    blocks = tuple(p for paragraphs in redacted.texts.values() for p in paragraphs)
    return BriefingText(
        title="",
        recipient=dossier.recipient,
        day=dossier.day,
        reference=dossier.reference,
        check_words=(),
        handling=(),
        blocks=blocks,
    )


def kept_words(kept: Sequence[tuple[str, str]], uncounted: Sequence[str]) -> tuple[str, ...]:
    """What the second person reads of words that were kept, and of parts that nobody counted."""
    said = [f"{words}: {why}" for words, why in kept]
    return (*said, *(f"“{part}”: {NOT_COUNTED}" for part in uncounted))


def enclosure(dossier: steps.Dossier, draft: Briefing, answers: Answers) -> Enclosure:
    """All that goes with a draft besides its words."""
    return Enclosure(
        case=draft.case,
        briefing=draft.id,
        pages=tuple(page for one in dossier.attached for page in one.pages),
        texts=tuple(one.piece for one in dossier.attached if not one.pages),
        because=answers.pictures_because.strip(),
    )
