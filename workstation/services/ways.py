"""A user's own ways in: what may be chosen, and that it was typed back."""

from typing import Protocol

from crypto.passphrase import strength
from crypto.recovery import new_code, read_code
from workstation.errors import BadInput

Code = tuple[str, ...]


class WaysIn(Protocol):
    """The slots of the user who is in; each change is logged, and asks for a way that opens.

    All raise WrongPassphrase or TooSoon for what proves, BadInput for what is in use already.
    """

    def change_passphrase(self, old: str, new: str) -> None: ...

    def change_code(self, passphrase: str, words: str) -> None: ...

    def renew(self, old_words: str, passphrase: str, words: str) -> None: ...

    def note_code(self, words: str) -> None: ...

    def set_pin(self, passphrase: str, pin: str) -> None: ...

    def forget_pin(self) -> None: ...

    def has_pin(self) -> bool: ...


class Ways:
    """Changes how the user who is in gets in; nothing here lets anybody else in or out.

    What proves is wrong: WrongPassphrase, or TooSoon after several; nothing is changed then.
    """

    def __init__(self, slots: WaysIn, name: str) -> None:
        self._slots, self._name = slots, name

    def offer_code(self) -> Code:
        """Twelve fresh words to write down; they open nothing before they are typed back."""
        return new_code()

    def change_passphrase(self, old: str, new: str) -> None:
        """Replace the passphrase. Raises BadInput for one that can be guessed or is in use."""
        self._judge(new)
        self._slots.change_passphrase(old, new)

    def change_code(self, passphrase: str, code: Code, typed: str) -> None:
        """Replace the recovery words; the old ones are dead at once, for backups to come too.

        Raises BadInput where what was typed back is not what was offered.
        """
        _typed_back(code, typed)
        self._slots.change_code(passphrase, typed)

    def renew(self, old_words: str, passphrase: str, code: Code, typed: str) -> None:
        """After the passphrase was lost: prove the old words, set a passphrase and new words."""
        self._judge(passphrase)
        _typed_back(code, typed)
        self._slots.renew(old_words, passphrase, typed)

    def note_code(self, words: str) -> None:
        """Let backups be opened by words that have just opened the vault."""
        self._slots.note_code(words)

    def has_pin(self) -> bool:
        """Whether a PIN of this user opens the vault, on whichever computer."""
        return self._slots.has_pin()

    def set_pin(self, passphrase: str, pin: str) -> None:
        """Let a PIN open the vault on this computer, beside the passphrase.

        Raises NoKeyStore where the computer cannot keep a secret, BadInput for a weak PIN.
        """
        self._slots.set_pin(passphrase, pin)

    def forget_pin(self) -> None:
        """Let no PIN of this user open the vault any more."""
        self._slots.forget_pin()

    def _judge(self, passphrase: str) -> None:
        if not strength(passphrase, [self._name]).enough:
            raise BadInput("This passphrase can be guessed.", "Take five words from the dice.")


def _typed_back(code: Code, typed: str) -> None:
    if read_code(typed) != code:
        raise BadInput(
            "What was typed back is not what was shown. Nothing was changed.",
            "Compare the words with the paper.",
        )
