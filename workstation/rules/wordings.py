"""How a briefing speaks to each kind of reader: heads, terms of handling and of non-retaliation."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workstation.records.briefings import Profile

TITLE = "Briefing on working conditions"

HANDLING = (
    "Do not pass this briefing on, in whole or in part.",
    "Do not try to find out who spoke, and let nobody else try.",
    "Do not contact workers about it; answer to the sender.",
    "Keep it where only the people who act on it can read it, and destroy it when told to.",
)
"""Handling terms of every briefing (S28)."""

NO_RETALIATION = (
    "Nobody is dismissed, moved, fined, threatened or questioned because of this briefing.",
    "No list is made of who may have spoken, and no phone or message is looked through.",
    "Workers may use any other channel, alone or together, at any time.",
    "Tell managers and line leaders these terms in writing before acting.",
)
"""Terms of non-retaliation (S5, S8, S10, S31)."""

_AGENCY = (
    "Nobody is refused work, sent back, charged or threatened because of this briefing.",
    "No broker, family or village is asked who may have spoken.",
    "What was paid is given back to everybody who paid it, without anybody having to come forward.",
    "Workers may use any other channel, alone or together, at any time.",
)
_BUYER = (
    "Ask the supplier for what it does, never for who spoke; price and orders are not a threat.",
    *NO_RETALIATION[:3],
)
_FINANCE = (
    "Nobody may be made to answer for this: do not name a client to whom it could belong.",
    "Ask clients in general how workers are heard, and what they put right.",
)
_ALLY = (
    "Do only what the person asked for, and nothing in their name.",
    "Make contact by this office alone, unless the person agreed to another way.",
    "Tell no employer, agency or authority about it.",
    "The person may say stop at any time.",
)
_OFFICE = (
    "Nobody is asked for papers, fined, held or sent away because of this briefing.",
    "An inspection is of the whole site; it never shows that somebody complained.",
    "Workers are told of their rights alone, without the employer and with an interpreter of ours.",
    "Workers may use any other channel, alone or together, at any time.",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What one kind of reader reads around the facts."""

    told: str
    terms_head: str = ""
    terms: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()


_NOBODY = "Nobody may be punished for this"

WORDINGS: Mapping[Profile, Wording] = MappingProxyType(
    {
        Profile.EMP: Wording("What workers told us", _NOBODY, NO_RETALIATION),
        Profile.REC: Wording("What workers told us of being recruited", _NOBODY, _AGENCY),
        Profile.BUY: Wording("What workers told us", _NOBODY, _BUYER),
        Profile.FIN: Wording("What workers tell us of the sector", _NOBODY, _FINANCE),
        Profile.ALLY: Wording("What is asked of you, and for whom", "What you keep to", _ALLY),
        Profile.GOV: Wording("What workers told us", _NOBODY, _OFFICE),
        Profile.ACA: Wording(
            "What workers told us, by code",
            handling=(
                "Use it for the research agreed on alone, and under that agreement.",
                "Publish nothing in which fewer than ten people share a cell.",
            ),
        ),
        Profile.PUB: Wording("What workers tell us"),
    }
)
"""One wording for each profile."""


def handling_of(profile: Profile) -> tuple[str, ...]:
    """The handling terms of a briefing for a kind of reader."""
    return (*HANDLING, *WORDINGS[profile].handling)
