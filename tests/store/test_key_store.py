"""The computer's key store: a real one on a private bus, and those that are refused in words."""

import os
import shutil
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import keyring.backends.fail
import keyring.backends.null
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.device import new_device_secret
from workstation.store.device import Backend, Kept, KeyStore, NoKeyStore, safe

ROOT = Path(__file__).parents[2]
VAULT = "00" * 16


def store(backend: object, patience: float = 5.0) -> KeyStore:
    return KeyStore(VAULT, lambda: backend, patience)  # type: ignore[arg-type, return-value]  # fakes


def named(module: str, name: str = "Keyring", **calls: object) -> Backend:
    """A key store that calls itself so."""
    kind = type(name, (SimpleNamespace,), {"__module__": module, **calls})
    return kind()  # type: ignore[no-any-return]  # made at run time


def test_none_at_all_is_said() -> None:
    for kind in (keyring.backends.fail.Keyring, keyring.backends.null.Keyring):
        with pytest.raises(NoKeyStore, match="has no key store") as refused:
            store(kind()).get()
        assert "passphrase" in refused.value.advice


@pytest.mark.parametrize(
    "name", ["keyrings.alt.file.PlaintextKeyring", "keyrings.alt.file.EncryptedKeyring", "my.Store"]
)
def test_one_that_is_not_known_to_be_safe_is_refused(name: str) -> None:
    module, _, kind = name.rpartition(".")

    with pytest.raises(NoKeyStore, match="not one that is known to be safe"):
        store(named(module, kind)).put(Kept(new_device_secret()))


def test_a_chain_gives_its_safe_store_and_never_the_whole_chain() -> None:
    plain, good = named("keyrings.alt.file", "PlaintextKeyring"), named("keyring.backends.kwallet")
    type(good).__qualname__ = "DBusKeyring"
    chain = named("keyring.backends.chainer", "ChainerBackend")
    chain.backends = [plain, good]  # type: ignore[attr-defined]  # as the real one has

    assert safe(chain) is good
    chain.backends = [plain]  # type: ignore[attr-defined]
    with pytest.raises(NoKeyStore):
        safe(chain)


def test_one_that_hangs_is_left_alone_after_a_while() -> None:
    release = threading.Event()

    def hang(_self: object, _service: str, _user: str) -> None:
        release.wait()

    hanging = named("keyring.backends.SecretService", get_password=hang)
    start = time.monotonic()
    with pytest.raises(NoKeyStore, match="does not answer"):
        store(hanging, patience=0.2).get()

    assert time.monotonic() - start < 10 * 0.2
    release.set()


def test_what_it_raises_is_not_shown() -> None:
    def refuse(_self: object, _service: str, _user: str) -> None:
        raise RuntimeError("secret words")

    with pytest.raises(NoKeyStore) as refused:
        store(named("keyring.backends.SecretService", get_password=refuse)).get()

    assert "secret words" not in refused.value.words + refused.value.advice


def test_one_that_forgets_is_noticed() -> None:
    def nothing(*_: object) -> None:
        """Take anything and keep none of it."""

    calls = {"get_password": nothing, "set_password": nothing}
    forgetful = named("keyring.backends.SecretService", "Keyring", **calls)
    with pytest.raises(NoKeyStore, match="did not keep"):
        store(forgetful).put(Kept(new_device_secret()))


@given(st.text(max_size=120))
def test_what_others_wrote_there_is_as_good_as_absent(text: str) -> None:
    found = Kept.from_text(text)

    assert found is None or (len(found.secret) == 32 and 0 < found.tries <= 5)


def test_what_is_kept_reads_back_and_is_not_printed() -> None:
    kept = Kept(new_device_secret(), 3)

    assert Kept.from_text(kept.as_text()) == kept
    assert kept.secret.hex() not in repr(kept)


DAEMON = "gnome-keyring-daemon --unlock --components=secrets >/dev/null"
DESKTOP = ["dbus-run-session", "--", "sh", "-c", f'printf pw | {DAEMON}; exec "$@"', "sh"]
"""A bus of its own and a key ring that is unlocked, as after a log-in."""


def run_inside(home: Path, script: str) -> str:
    """What a fresh interpreter prints with a key ring at hand."""
    places = {name: str(home / name) for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME")}
    for place in places.values():
        Path(place).mkdir(mode=0o700, exist_ok=True)
    unset = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"), "")
    return run([*DESKTOP, sys.executable], script, {**unset, **places, "HOME": str(home)})


def run(command: list[str], script: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        [*command, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.mark.skipif(shutil.which("gnome-keyring-daemon") is None, reason="no key ring here")
def test_a_real_key_ring_keeps_it_sealed_and_forgets_it(tmp_path: Path) -> None:
    said = run_inside(
        tmp_path,
        f"""
        from workstation.store.device import Kept, KeyStore
        store = KeyStore({VAULT!r})
        print(store.get())
        store.put(Kept(b"s" * 32, 4))
        print(KeyStore({VAULT!r}).get() == Kept(b"s" * 32, 4))
        print(KeyStore("11" * 16).get())
        """,
    )
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert said.split() == ["None", "True", "None"]
    assert any(path.suffix == ".keyring" for path in kept)
    assert not any((b"s" * 32).hex().encode() in path.read_bytes() for path in kept)
    again = run_inside(
        tmp_path,
        f"""
        from workstation.store.device import KeyStore
        store = KeyStore({VAULT!r})
        print(store.get().tries)
        store.forget()
        store.forget()
        print(store.get())
        """,
    )
    assert again.split() == ["4", "None"]


def test_without_a_bus_it_is_said_in_time(tmp_path: Path) -> None:
    script = """
        from workstation.store.device import KeyStore, NoKeyStore
        try:
            KeyStore("00").get()
        except NoKeyStore as refused:
            print(refused.words)
        """
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}

    assert "key store" in run([sys.executable], script, {**home, "DBUS_SESSION_BUS_ADDRESS": ""})
