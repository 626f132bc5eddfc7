"""One contact: who it is, whether its keys are known, and what it has had."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.days import day_words
from ui.pages.partners_list import how_known
from ui.pages.partners_verify import Verify
from ui.pages.release.harm import pairs
from ui.pages.release.slot import Slot
from ui.theme.glyph import GlyphView
from ui.theme.icons import icon
from ui.widgets.banner import Banner, sunken
from ui.widgets.button import button
from ui.widgets.lay import Part, card, column, row
from ui.widgets.text import label
from ui.words import tr
from workstation.records.access import Role
from workstation.records.disclosures import Disclosure
from workstation.records.kit import UserToken
from workstation.records.partners import Contact, Verification
from workstation.rules.partners import limit_of, profile_of
from workstation.services.partners import KEEPERS

_LISTED = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A contact with what the page tells of it; disclosures carry their case's code."""

    contact: Contact
    ours: Sequence[str]
    told: Sequence[tuple[Disclosure, str]]
    passes_on: Sequence[str]


class Detail(Slot):
    """Tells what is asked for; the page does it."""

    edit = Signal()
    revoke = Signal()
    pass_on = Signal()
    everything = Signal()
    agreed = Signal(list, object)

    def __init__(self, me: UserToken, *, may_change: bool) -> None:
        super().__init__()
        self._me, self._may_change = me, may_change
        self.verify: Verify | None = None
        self._banner: Banner | None = None
        self._edit: QPushButton | None = None

    def show_contact(self, known: Known) -> None:
        """Show a contact."""
        contact = known.contact
        self.verify = self._banner = None
        parts: list[Part] = [self._head(contact)]
        if contact.verification is not Verification.VERIFIED:
            self._banner = Banner(*_warned(contact))
            parts.append(self._banner)
        if not self._may_change:
            parts.append(_who_may())
        if contact.verification is Verification.UNVERIFIED and self._may_change:
            self.verify = Verify(contact, known.ours)
            self.verify.agreed.connect(self.agreed)
            self.verify.differ.connect(self._differ)
            parts.append(self.verify)
        elif contact.verification is Verification.VERIFIED:
            parts.append(_verified(how_known(contact, self._me), known.ours))
        parts += [self._had(known), None]
        self.fill(column(*parts, gap=12))

    def first(self) -> QWidget | None:
        """The first word to type, or the first button."""
        return self.verify.words if self.verify is not None else self._edit

    def _head(self, contact: Contact) -> Part:
        who = label(contact.person, "title", wrap=True)
        parts: list[Part] = [(column(who, label(_profile(contact), "muted", wrap=True), gap=2), 1)]
        self._edit = None
        if not self._may_change:
            return row(*parts, gap=8)
        self._edit = button(tr("Edit"), glyph=icon("edit"), press=self.edit.emit)
        parts.append(self._edit)
        if contact.verification is not Verification.REVOKED:
            parts.append(button(tr("Revoke…"), "danger", press=self.revoke.emit))
        return row(*parts, gap=8)

    def _differ(self) -> None:
        """Words that differ may be a swapped card; nothing of it counts."""
        if self.verify is not None:
            self.verify.clear()
        if self._banner is not None:
            title = tr("The words differ. Stop: this card may have been swapped on its way.")
            advice = tr("Ask for the card again by another way, or revoke this contact.")
            self._banner.say("danger", title, advice)

    def _had(self, known: Known) -> QWidget:
        change = button(tr("Change"), "quiet", icon("edit"), press=self.pass_on.emit)
        ends = [button(tr("Everything"), "quiet", icon("told"), press=self.everything.emit)]
        ends += [change] if self._may_change else []
        told = [
            ", ".join((day_words(d.on), code, tr(d.sent_how.label).lower()))
            for d, code in known.told[:_LISTED]
        ]
        more = len(known.told) - len(told)
        if more > 0:
            told.append(tr("and {number} before").format(number=more))
        lines = (
            (tr("Told"), "\n".join(told) or tr("Nothing yet.")),
            (tr("May pass on to"), ", ".join(known.passes_on) or tr("Nobody we know of.")),
        )
        head = row(label(tr("What they have had"), "subtitle"), None, *ends)
        return card(head, pairs(lines), gap=6)


def _profile(contact: Contact) -> str:
    profile = profile_of(contact.partner_type)
    firm = f"{contact.organisation_name}. " if contact.organisation_name else ""
    words = tr("{profile} profile. {number} people must fit.")
    return firm + words.format(profile=tr(profile.label), number=limit_of(profile).needed)


def _warned(contact: Contact) -> tuple[str, str, str]:
    if contact.verification is Verification.REVOKED:
        why = tr("Since {day}: {why}").format(
            day=day_words(contact.revoked_on), why=contact.revoked_why
        )
        return "danger", tr("Revoked. Nothing is sealed for this contact."), why
    came = tr("The card came {how}. Anybody could have swapped it on the way.")
    return (
        "warn",
        tr("Not verified. Nothing can be sealed for this contact yet."),
        came.format(how=tr(contact.came.label).lower()),
    )


def _who_may() -> QWidget:
    """Whose work this is, in place of buttons that would be refused."""
    roles = ", ".join(tr(role.label).lower() for role in Role if role in KEEPERS)
    words = tr("May be added, checked and changed by: {roles}.").format(roles=roles)
    mark = GlyphView(icon("lock"), "muted", 16)
    return sunken(row(mark, (label(words, "muted", wrap=True), 1), gap=10))


def _verified(compared: str, ours: Sequence[str]) -> QWidget:
    read = label("  ".join(ours), "reading", wrap=True)
    lines = ((tr("Compared"), compared),)
    return card(
        label(tr("Keys verified by eight words"), "subtitle"),
        pairs(lines),
        column(label(tr("Ours, to read to them"), "muted"), read, gap=2),
        gap=8,
    )
