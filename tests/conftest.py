"""What holds for every test: no screen, no network, no home of a real user."""

import os
import socket
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from nacl.pwhash import argon2id

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

ROOT = Path(__file__).resolve().parent.parent
HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_STATE_HOME": ".local/state",
}


def pytest_configure() -> None:
    """Refuse the network for the whole session; an audit hook cannot be taken off again.

    No example of a property has a deadline: a busy machine is no fault of the program.
    """
    sys.addaudithook(_refuse_network)
    settings.register_profile("house", deadline=None)
    settings.load_profile("house")
    _derive_once()


def _derive_once() -> None:
    """One passphrase, salt and cost always give one key: it is derived once in a process.

    Deriving is slow on purpose, and most tests open copies of a vault that was founded once.
    """
    vars(argon2id)["kdf"] = cache(argon2id.kdf)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        raise RuntimeError("a test looked up a host; Casehaven has no network code")
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        end = arguments[0]
        local = getattr(socket, "AF_UNIX", None)  # Windows has none
        if isinstance(end, socket.socket) and end.family != local:
            raise RuntimeError("a test opened a network socket; Casehaven has no network code")


@pytest.fixture
def each_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive every key anew, as the program does: for what measures how long that takes."""
    monkeypatch.setattr(argon2id, "kdf", argon2id.kdf.__wrapped__)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that nothing touches the user's."""
    folder = tmp_path_factory.mktemp("home")
    for name, inside in HOMES.items():
        place = folder / inside
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpora and vectors that may lie beside the clone; CI has to have it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("the folder ../shared is not beside this clone")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for every suite that ran, whatever process it ran in."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    told = [each for report in reports for each in report.user_properties]
    if told:
        terminalreporter.section("what was tried, and what was lost")
    counted = [(suite, counts) for suite, counts in told if isinstance(counts, dict)]
    for suite, counts in sorted(counted, key=lambda each: each[0]):
        words = ", ".join(f"{number:,} {name}" for name, number in counts.items())
        terminalreporter.write_line(f"{suite}: {words}")
