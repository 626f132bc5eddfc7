"""Parts of a draft that follow from its dossier: the words to search again, what goes along."""

from workstation.records.attachments import Enclosure
from workstation.records.briefings import Briefing
from workstation.records.release import BriefingText
from workstation.rules import release as steps
from workstation.services.answers import Answers


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


def enclosure(dossier: steps.Dossier, draft: Briefing, answers: Answers) -> Enclosure:
    """All that goes with a draft besides its words."""
    return Enclosure(
        case=draft.case,
        briefing=draft.id,
        pages=tuple(page for one in dossier.attached for page in one.pages),
        texts=tuple(one.piece for one in dossier.attached if not one.pages),
        because=answers.pictures_because.strip(),
    )
