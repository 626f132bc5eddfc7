"""The title of a release: for which kind of reader it is."""

from types import MappingProxyType

from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.partners import Contact
from workstation.rules.partners import profile_of

_FOR = MappingProxyType(
    {
        Profile.EMP: "Briefing for an employer",
        Profile.REC: "Briefing for a recruitment agency",
        Profile.BUY: "Briefing for a buyer",
        Profile.FIN: "Briefing for a financial institution",
        Profile.ALLY: "Briefing for an ally",
        Profile.GOV: "Briefing for the authorities",
        Profile.ACA: "Briefing for academics",
        Profile.PUB: "Briefing for the public",
    }
)


def title_for(contact: Contact | None) -> str:
    """The title; it names the kind of reader, and nobody."""
    if contact is None:
        return tr("New briefing")
    return tr(_FOR[profile_of(contact.partner_type)])
