"""What the log of events says, in sentences: one table, verb to words."""

from collections.abc import Mapping
from types import MappingProxyType

from workstation.records.access import Choice, Role

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "PIN forgotten": "The PIN of this computer was forgotten",
        "PIN set": "A PIN was set on this computer",
        "access renewed by recovery words": "Got in by recovery words and chose a new passphrase",
        "account for sharing confirmed": "Confirmed an account for sharing",
        "backed up": "Made a backup and read it back",
        "briefing recalled": "Asked a briefing back",
        "briefing released": "Released a briefing",
        "briefing sent back": "Sent a briefing back to its author",
        "briefing submitted": "Handed a briefing to a second person",
        "briefing superseded": "A newer briefing took the place of one",
        "bundle sealed": "Sealed a bundle",
        "case placed": "Wrote down where a case is",
        "case opened": "Opened a case",
        "contact added": "Added a contact",
        "contact changed": "Changed a contact",
        "contact revoked": "Revoked a contact",
        "contact verified": "Compared the words of a contact",
        "date confirmed": "Confirmed that the clock is right",
        "day begun": "Made the first change of a day",
        "deleted for good": "Deleted for good, with a second person",
        "deletion asked for": "Asked to delete for good",
        "deletion withdrawn": "Withdrew a request to delete",
        "evidence checked": "Read evidence and compared its mark",
        "evidence copied": "Made a copy of evidence without camera data",
        "evidence handed over": "Handed evidence over",
        "evidence on its way outside": "Began to take evidence outside",
        "evidence sealed": "Sealed evidence",
        "evidence taken outside": "Took evidence outside",
        "page covered": "Covered parts of a page that may go along",
        "page looked at": "Said that a page shows no face, name, badge or plate",
        "page looked at no longer": "Took back what was said of a page",
        "hold taken back": "Let releases of a case go on",
        "import": "Took intakes in from a file",
        "invented life": "Made the demonstration up",
        "issue moved": "Moved an issue on",
        "key renewed": "Gave a file a new key",
        "key sealed anew": "Sealed a key to other people",
        "legal hold ended": "Ended a legal hold",
        "legal hold set": "Set a legal hold",
        "letter written out again": "Wrote a released letter out again",
        "lower count accepted": "Accepted that too few people fit a text",
        "lower count taken back": "Took back that too few people fit a text",
        "lower count told": "Wrote down that workers were told they may be guessed",
        "office's rules for settings changed": "Changed the office’s rules for settings",
        "passphrase changed": "Changed their passphrase",
        "recall answered": "Wrote down the answer to a recall",
        "record taken back": "Took a record back",
        "recovery words changed": "Got new recovery words",
        "release held": "Held the releases of a case",
        "retaliation followed": "Wrote down how an act of retaliation stands",
        "retaliation reported": "Wrote down retaliation",
        "risk assessment signed": "Signed a risk assessment",
        "role changed": "Gave somebody another role",
        "setting changed": "Changed a setting",
        "settings back to the office's rules": "Went back to the office’s rules for settings",
        "somebody joined": "Wrote down somebody in a case",
        "staff list removed": "Took a staff list away",
        "staff list taken in": "Took a staff list in, without names",
        "step after a recall done": "Did a step that follows a recall",
        "told of a legal hold": "Told somebody that a legal hold keeps their data",
        "unfinished file outside removed": "Removed an unfinished plain file outside",
        "user added": "Let somebody in",
        "user removed": "Took somebody out",
        "witness asked again": "Took back that letters go without a witness",
        "witness left out": "Let letters go without a witness nobody reaches",
    }
)


class Reach(Choice):
    """How much of the log somebody reads (domain.md 6)."""

    NONE = "none", "Nothing"
    OWN = "own", "What you did"
    TEAM = "team", "What everybody did, with details"
    METADATA = "metadata", "What everybody did, without details"


_REACH: Mapping[Role, Reach] = MappingProxyType(
    {
        Role.CASE_WORKER: Reach.OWN,
        Role.SUPERVISOR: Reach.TEAM,
        Role.CUSTODIAN: Reach.METADATA,
    }
)


def reach_of(role: Role) -> Reach:
    """What of the log a role reads."""
    return _REACH.get(role, Reach.NONE)


def sentence(verb: str) -> str:
    """What a verb says; one that a newer version wrote stands for itself."""
    return VERBS.get(verb) or verb[:1].upper() + verb[1:]
