"""Why each rule of the gate stands: the line between what stops a release and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Why:
    """The danger that a rule keeps away, in a sentence, and the rows that it comes from."""

    words: str
    source: str


WHYS: Mapping[str, Why] = MappingProxyType(
    {
        "contact.missing": Why("How much may be said depends on who reads it.", "S28, part 4"),
        "contact.revoked": Why("Somebody else may hold these keys and read it.", "S28"),
        "contact.unverified": Why(
            "Until the words are compared, the keys may be anybody's.", "S28, part 4"
        ),
        "pictures.never": Why(
            "Whoever knows the people knows their hands, rooms and papers too.", "part 4"
        ),
        "pictures.passed": Why("What one reader has, those it works with may see.", "S13, part 4"),
        "pictures.reason": Why("A picture goes further than words, and is kept.", "S13, part 4"),
        "pictures.many": Why("Each page has to be looked at with care, twice.", "S13"),
        "pictures.seen": Why("A machine sees no face and reads no badge.", "S13, part 4"),
        "pictures.changed": Why("What leaves is what somebody looked at.", "S13"),
        "purpose": Why("Who cannot act on it has no need to read it.", "S28, part 4"),
        "firm.consent": Why(
            "Who is named to a bank without a yes looks for who spoke.", "S27, S35"
        ),
        "consent.unknown": Why("A yes is for one purpose, one reader and so much.", "S13, part 3"),
        "consent.people": Why("Only those who are told about can allow it.", "S13, part 3"),
        "consent.missing": Why(
            "Their account is theirs. It goes only to whom they allow.", "S13, part 3"
        ),
        "consent.witness": Why("What they saw puts them in danger as well.", "S11, part 3"),
        "witness.part": Why("Their account is theirs. It waits for their yes.", "S13, part 3"),
        "witness.no": Why("Who said no was asked, and is not somebody lost.", "S13, part 3"),
        "witness.act": Why("Who is acted against could pay for a letter too.", "S11, part 3"),
        "witness.purpose": Why("One reader and one purpose were weighed.", "S13, part 3"),
        "witness.officer": Why("Who is not in it decides about danger to others.", "S11, part 4"),
        "witness.author": Why("Who wrote a text overlooks what a stranger sees.", "S13, part 3"),
        "witness.asked": Why("Whoever can be asked is asked.", "S13, part 3"),
        "witness.old": Why("Who was gone then may be back.", "part 3"),
        "witness.tries": Why("It has to be so that they are lost, and not unasked.", "S13, part 3"),
        "witness.issues": Why("What one person alone saw points at them.", "S11, part 4"),
        "witness.words": Why("What is typed may tell what only they saw.", "S11, part 4"),
        "witness.role": Why("Who is not in it decides about danger to others.", "S11, part 4"),
        "witness.because": Why("Once they are back, they want to know why.", "S13, part 3"),
        "witness.assessed": Why("That somebody is gone may be a sign of danger.", "S11, part 2b"),
        "risk.missing": Why("Nobody knows yet what they may be put through for it.", "S11, S13"),
        "risk.expired": Why("What was safe to say then may not be safe now.", "S11, part 3"),
        "hold": Why("Protection sees a danger that others may not see.", "S13, part 3"),
        "retaliation.unknown": Why("What goes out may feed an act that is going on.", "S11, S13"),
        "retaliation.open": Why(
            "Nothing about this case goes out before it is stood down.", "S11, part 3"
        ),
        "k.unknown": Why("Without a count, anybody on site may be the only one.", "S13, part 4"),
        "k.few": Why("Whoever knows the site could tell who spoke.", "S13, part 4"),
        "traits.unread": Why("Whoever reads that language reads who it is of.", "S13, part 4"),
        "traits.wishes": Why("What they keep back is theirs, in any words.", "S13, part 3"),
        "jigsaw": Why(
            "These readers can lay it beside what they had before and see who it is.",
            "S13, part 4",
        ),
        "site.small": Why("On a small site everybody knows who it is about.", "S13, part 4"),
        "event.unique": Why("Whoever was there knows at once who it is about.", "S13, part 4"),
        "spread.person": Why(
            "Among others it hides nobody whom it still describes.", "S13, part 4"
        ),
        "spread.few": Why("One among few is found as fast as one alone.", "S13, part 4"),
        "lower.role": Why("Who is not in it decides about danger to others.", "S11, part 4"),
        "lower.words": Why("A yes counts for what was really said.", "S13, part 4"),
        "lower.consent": Why("Nobody is asked to be brave for what they did not allow.", "S13"),
        "lower.worker": Why("Only they can take that danger on themselves.", "S13, part 4"),
        "lower.purpose": Why("A yes is for one purpose, one reader and so much.", "S13, part 3"),
        "lower.told": Why("Only they can take that danger on themselves.", "S13, part 4"),
        "lower.officer": Why("Who is not in it decides about danger to others.", "S11, part 4"),
        "lower.author": Why("Who wrote a text overlooks what a stranger sees.", "S13, part 3"),
        "lower.why": Why("Who is found wants to know why it had to leave.", "S13, part 4"),
        "lower.used": Why("What has left rests on it, and stays written down.", "part 3"),
        "roster.role": Why("A staff list tells who works where and sleeps where.", "part 6"),
        "names.unknown": Why("A name may still stand in it, in any script.", "S13, part 4"),
        "names.found": Why("A name that has left cannot be called back.", "S13, part 4"),
        "case.changed": Why("It tells how things were, and was checked for that.", "S13, part 3"),
        "clock": Why("A yes that ran out would hold again.", "S13, part 3"),
        "approval.missing": Why("Who wrote a text overlooks what a stranger sees.", "S13, part 3"),
        "approval.same": Why("Who wrote a text overlooks what a stranger sees.", "S13, part 3"),
        "approval.role": Why("Whoever approves answers for what it may lead to.", "part 3, part 6"),
        "approval.officer": Why(
            "Somebody in it may be found or hurt more easily than others.", "S11, part 3"
        ),
        "text": Why("What is signed is what was checked, to the letter.", "S13, part 3"),
        "profile.changed": Why("Each kind of reader is told another part of it.", "part 4"),
        "redaction": Why("A place that nobody decided may be a name.", "S13, part 4"),
        "account": Why("Their own words hold what tells who they are.", "S13, part 4"),
        "leak-gate": Why("Nothing is left in a file that nobody has looked at.", "S13, part 4"),
        "harm.1": Why("They carry the danger, so it has to be for them.", "S13"),
        "harm.2": Why("Every word more is one more way to be found.", "S13, S28"),
        "harm.3": Why("A yes from some time ago may be a no today.", "S13, part 3"),
        "harm.4": Why("What was safe to say then may not be safe now.", "S11, part 3"),
        "harm.5": Why("Whoever knows the site could tell who spoke.", "S13, part 4"),
        "harm.6": Why(
            "These readers can lay it beside what they had before and see who it is.",
            "S13, part 4",
        ),
        "harm.7": Why("Who is on the other side has the list, and more time.", "S13, part 4"),
        "harm.8": Why("A name that has left cannot be called back.", "S13, part 4"),
        "harm.9": Why("Those beside the worker are acted against as well.", "S11"),
        "harm.10": Why("Somebody close to them could warn the wrong people.", "S15"),
        "harm.11": Why("Once it is read, it is too late to ask for protection.", "S12"),
        "harm.12": Why("Who is not told cannot make ready, nor call for help.", "S11, S17"),
        "harm.13": Why("Who reads it looks for whoever came before it.", "S13, part 4"),
        "harm.14": Why("At the wrong address it is told to everybody.", "S28"),
    }
)


def why_of(rule: str) -> Why | None:
    """Why a rule stands, None for a rule that is not the gate's.

    A rule that refines another one, after a dot or a slash, stands for the same reason.
    """
    while rule not in WHYS and (cut := max(rule.rfind("."), rule.rfind("/"))) > 0:
        rule = rule[:cut]
    return WHYS.get(rule)


def words_of(rule: str) -> str:
    """The sentence alone; empty for a rule that is not the gate's."""
    why = why_of(rule)
    return why.words if why else ""
