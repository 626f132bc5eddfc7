"""What stands in the head of a release: for whom, by which profile, about what."""

from collections.abc import Sequence

from ui.widgets.badge import Badge
from ui.words import tr
from workstation.records.partners import Contact
from workstation.rules.partners import profile_of

_CODES = 2


def title_for(contact: Contact | None) -> str:
    """The title; it names the kind of reader, and nobody."""
    if contact is None:
        return tr("New briefing")
    reader = tr(profile_of(contact.partner_type).label).lower()
    with_article = tr("an {reader}") if reader[0] in "aeiou" else tr("a {reader}")
    return tr("Briefing for {reader}").format(reader=with_article.format(reader=reader))


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
