"""The forms of a contact: its card, why it is revoked, and to whom it may pass things on."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from ui.dialogs.card import FormDialog
from ui.dialogs.record_form import RecordForm
from ui.widgets.choices import Check
from ui.widgets.lay import Part
from ui.words import tr
from workstation.ports import Drafts
from workstation.records.briefings import Profile
from workstation.records.kit import Id, spec_of
from workstation.records.partners import CardCame, Contact, PartnerType
from workstation.rules.partners import profile_of

Keep = Callable[[FormDialog, Contact], object]
_CARD = (
    "person",
    "organisation_name",
    "partner_type",
    "age_recipient",
    "minisign_key",
    "came",
    "came_on",
)


def card_form(parent: QWidget, contact: Contact | None, keep: Keep, drafts: Drafts) -> RecordForm:
    """A new card, or changes to one."""
    new = contact is None
    text = tr("Other keys, name or kind make a contact unverified again.")
    form = RecordForm(
        parent,
        tr("Add a contact") if new else tr("Edit the contact"),
        contact if contact is not None else Contact(person=""),
        _CARD,
        lambda form, filled: keep(form, _typed(filled)),
        verb=tr("Add") if new else tr("Save"),
        required=frozenset({"person"}),
        options={"partner_type": [(kind, kind_words(kind)) for kind in PartnerType]},
        text=tr("Nothing can be sealed before it is verified.") if new else text,
        drafts=drafts,
    )
    form.open()
    return form


def kind_words(kind: PartnerType) -> str:
    """A kind of partner; one that is none of ours reads what everybody may."""
    words = tr(kind.label)
    if profile_of(kind) is not Profile.PUB:
        return words
    return tr("{kind}: reads only what the public may").format(kind=words)


def revoke_form(parent: QWidget, contact: Contact, keep: Keep, drafts: Drafts) -> RecordForm:
    """Why nothing is sealed for a contact any more."""
    form = RecordForm(
        parent,
        tr("Revoke this contact"),
        replace(contact, revoked_why=""),
        ("revoked_why",),
        keep,
        verb=tr("Revoke"),
        required=frozenset({"revoked_why"}),
        text=tr("Nothing is sealed for them any more. What they have stays with them."),
        drafts=drafts,
    )
    form.open()
    return form


class PassOn(FormDialog):
    """To whom a contact may pass on what it reads; the tests count what these have had.

    Who approves releases, `may_part`, takes a tick away; everybody else only adds one.
    """

    def __init__(
        self,
        parent: QWidget,
        contact: Contact,
        others: Sequence[Contact],
        keep: Keep,
        *,
        may_part: bool,
    ) -> None:
        spec = next(s for s in spec_of(Contact).fields if s.name == "affiliates")
        words = [tr(spec.field.help)]
        if contact.affiliates and not may_part:
            words.append(tr("A supervisor or protection officer takes one away."))
        super().__init__(parent, tr(spec.label), tr("Save"), text=" ".join(words))
        self._contact, self._keep = contact, keep
        self.boxes: dict[Id, Check] = {
            other.id: Check(_words(other), checked=other.id in contact.affiliates)
            for other in others
            if other.id != contact.id
        }
        for id, box in self.boxes.items():
            box.setEnabled(may_part or id not in contact.affiliates)
        parts: list[Part] = list(self.boxes.values())
        self.lay_out(*parts, first=next(iter(self.boxes.values()), None))
        self.open()

    def press(self) -> None:
        """Hand the contact on with what is ticked."""
        ticked = tuple(id for id, box in self.boxes.items() if box.isChecked())
        self.verb.setEnabled(False)
        self._keep(self, replace(self._contact, affiliates=ticked))


def _words(contact: Contact) -> str:
    firm = contact.organisation_name
    return f"{contact.person} · {firm}" if firm and firm not in contact.person else contact.person


def _typed(contact: Contact) -> Contact:
    """Lists of Qt give back plain texts where the record holds choices."""
    return replace(
        contact,
        person=contact.person.strip(),
        partner_type=PartnerType(contact.partner_type),
        came=CardCame(contact.came),
        age_recipient=contact.age_recipient.strip(),
        minisign_key=contact.minisign_key.strip(),
    )
