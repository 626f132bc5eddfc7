"""Makes a vault of what was chosen on the pages, and gives those pages what they need."""

from pathlib import Path

from ui.pages.create import Means, NewVault
from ui.widgets.passphrase import Strength
from ui.words import tr
from workstation.bootstrap import Founding, found_vault
from workstation.bootstrap.choosing import dice_words, judged, recovery_words, unsafe_place
from workstation.bootstrap.machine import little_memory
from workstation.records.access import CASE_TEAM, ENTITLED, SEAL, SEALED, Role
from workstation.rules.custody import CONTENT, listed, told

_WORDS = (
    (45, "Weak.", "It can be guessed."),
    (77, "Not enough.", "A patient thief would find it."),
    (101, "Strong.", "Guessing it would take centuries."),
)


def means() -> Means:
    """What the steps of making a vault need."""
    return Means(
        folder=Path.home(),
        refuse=refuse,
        dice=dice_words,
        measure=measure,
        recovery_words=recovery_words(),
        roles=[(role.value, tr(role.label)) for role in Role],
        opens={role.value: opens(role) for role in Role},
        founders=frozenset(role.value for role in CASE_TEAM),
        little_memory=little_memory(),
    )


def opens(role: Role) -> str:
    """What the keys of a role open, in a sentence."""
    keys = [told(each.value) for each in CONTENT if role in ENTITLED[each]]
    keys += [told(SEAL)] if role in SEALED[SEAL] else []
    if not keys:
        return tr("Lets people in and takes them out, and opens no case.")
    return tr("Opens {what}.").format(what=listed(keys))


def refuse(vault: Path) -> str:
    """Why a vault may not be made at a path; empty where it may."""
    if vault.exists():
        return tr("There is something with this name already. Choose another.")
    return unsafe_place(vault)


def measure(passphrase: str) -> Strength:
    """How hard a passphrase is to guess, in words."""
    percent, enough = judged(passphrase)
    word, sentence = next((w, s) for limit, w, s in _WORDS if percent < limit)
    if enough and word != _WORDS[-1][1]:
        word, sentence = tr("Good."), tr("Guessing it would take years.")
    return Strength(percent, tr(word), tr(sentence), enough=enough)


def make_vault(new: NewVault) -> Path:
    """Make the vault and write the recovery sheet. Raises BadInput, DiskFull."""
    first = Founding(Role(new.role), new.name, new.passphrase, new.recovery_words)
    others = [Founding(Role(c.role), c.name, c.passphrase) for c in new.colleagues]
    found_vault(new.folder, [first, *others], new.office, new.sheet)
    return new.folder
