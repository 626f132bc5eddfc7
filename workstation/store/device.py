"""The computer's own key store, where half of a PIN's key may lie; never the only way in."""

import binascii
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from crypto.keys import KEY_BYTES
from workstation.errors import WorkstationError, WrongPassphrase

T = TypeVar("T")

SERVICE = "casehaven"
PATIENCE = 5.0
"""Seconds that the key store may take to answer."""

TRIES = 5
"""Wrong PINs after which the computer forgets its half."""

SAFE = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""Key stores that encrypt what they keep; any other is refused, however it calls itself."""

_CHAIN = "keyring.backends.chainer.ChainerBackend"
_NONE = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})


class Backend(Protocol):
    """What is used of a key store."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class NoKeyStore(WorkstationError):
    """This computer's key store is missing, unsafe, locked or silent."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a computer keeps for one vault: its half of the key, and how many PINs may miss yet."""

    secret: bytes = field(repr=False)
    tries: int = TRIES

    def as_text(self) -> str:
        """As the key store takes it."""
        return f"{self.secret.hex()} {self.tries}"

    @classmethod
    def from_text(cls, text: str) -> "Kept | None":
        """Read it back; None for anything else, which then is as good as absent."""
        secret, _, tries = text.partition(" ")
        try:
            raw = bytes.fromhex(secret)
        except (ValueError, binascii.Error):
            return None
        if len(raw) != KEY_BYTES or not tries.isdecimal() or not 0 < int(tries[:3]) <= TRIES:
            return None
        return cls(raw, int(tries))


class KeyStore:
    """One vault's entry in this computer's key store.

    Every call runs in a thread of its own, for a key store may ask somebody or hang. All raise
    NoKeyStore.
    """

    def __init__(
        self,
        vault: str,
        find: "Callable[[], Backend] | None" = None,
        patience: float = PATIENCE,
    ) -> None:
        self._vault, self._find, self._patience = vault, find or _of_this_computer, patience

    def get(self) -> Kept | None:
        """What this computer keeps for the vault."""
        text = self._ask(lambda store: store.get_password(SERVICE, self._vault))
        return None if text is None else Kept.from_text(text)

    def put(self, kept: Kept) -> None:
        """Keep it, and read it back: a store that forgets is no store."""
        text = kept.as_text()
        self._ask(lambda store: store.set_password(SERVICE, self._vault, text))
        if self._ask(lambda store: store.get_password(SERVICE, self._vault)) != text:
            raise NoKeyStore("The computer's key store did not keep it.", _WITHOUT)

    def forget(self) -> None:
        """Remove what is kept; harmless where nothing is."""
        if self._ask(lambda store: store.get_password(SERVICE, self._vault)) is not None:
            self._ask(lambda store: store.delete_password(SERVICE, self._vault))

    def _ask(self, do: Callable[[Backend], T]) -> T:
        answers: list[T] = []
        refusals: list[NoKeyStore] = []

        def work() -> None:
            try:
                answers.append(do(safe(self._find())))
            except NoKeyStore as refusal:
                refusals.append(refusal)
            except Exception:  # noqa: BLE001 - back ends raise what they like; nothing of it is shown
                refusals.append(NoKeyStore("The computer's key store refused.", _WITHOUT))

        thread = threading.Thread(target=work, name="key-store", daemon=True)
        thread.start()
        thread.join(self._patience)
        if refusals:
            raise refusals[0]
        if not answers:
            raise NoKeyStore("The computer's key store does not answer.", _WITHOUT)
        return answers[0]


def pin_tried(store: KeyStore, open_with: Callable[[bytes], T]) -> T:
    """Try a PIN through `open_with`; raises WrongPassphrase with how many tries are left.

    The try is counted before it is made, so that ending the process in time wins none.
    """
    kept = store.get()
    if kept is None:
        raise NoKeyStore("No PIN opens this vault on this computer.", _WITHOUT)
    left = kept.tries - 1
    if left:
        store.put(Kept(kept.secret, left))
    else:
        store.forget()
    try:
        opened = open_with(kept.secret)
    except WrongPassphrase:
        raise _missed(left) from None
    store.put(Kept(kept.secret))
    return opened


def _missed(left: int) -> WrongPassphrase:
    if not left:
        return WrongPassphrase("That PIN did not open it. This computer forgets it now.", _WITHOUT)
    tries = "One more try is" if left == 1 else f"{left} more tries are"
    advice = f"{tries} taken before this computer forgets the PIN."
    return WrongPassphrase("That PIN did not open it. Nothing is lost.", advice)


def safe(found: Backend) -> Backend:
    """The key store itself, if it is one that encrypts; raises NoKeyStore."""
    if _name(found) == _CHAIN:
        stores: list[Backend] = list(getattr(found, "backends", ()))
        found = next((store for store in stores if _name(store) in SAFE), found)
    if _name(found) in SAFE:
        return found
    if _name(found) in _NONE:
        raise NoKeyStore("This computer has no key store.", _WITHOUT)
    raise NoKeyStore("This computer's key store is not one that is known to be safe.", _WITHOUT)


def _of_this_computer() -> Backend:
    import keyring  # 0.11 s, and only somebody with a PIN needs it

    return keyring.get_keyring()


def _name(store: Backend) -> str:
    kind = type(store)
    return f"{kind.__module__}.{kind.__qualname__}"


_WITHOUT = "The passphrase and the recovery words open the vault as before."
