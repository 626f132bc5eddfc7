"""What stands in the head of a release: for whom, by which profile, about what."""

from collections.abc import Sequence
from types import MappingProxyType

from ui.widgets.badge import Badge
from ui.words import tr
from workstation.records.briefings import Profile
from workstation.records.partners import Contact
from workstation.rules.partners import profile_of

_CODES = 2


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


def badges_for(contact: Contact | None, codes: Sequence[str]) -> list[Badge]:
    """The profile, and the first of the issues."""
    if contact is None:
        return []
    profile = tr(profile_of(contact.partner_type).label)
    badges = [Badge(tr("{profile} profile").format(profile=profile), "accent")]
    if codes:
        more = tr(" and {number} more").format(number=len(codes) - _CODES)
        badges.append(Badge(", ".join(codes[:_CODES]) + (more if len(codes) > _CODES else "")))
    return badges
