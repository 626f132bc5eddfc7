"""Sets Casehaven up in an environment of its own, then runs, tests or checks it."""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = ROOT / "requirements"
OLDEST, NEWEST = (3, 11), (3, 14)


def refuse_other_pythons(version: "tuple[int, int]") -> None:
    """The lock files name wheels for some Pythons only. Ends with a sentence on any other."""
    if not OLDEST <= version <= NEWEST:
        limits = ["{}.{}".format(*limit) for limit in (OLDEST, NEWEST)]
        raise SystemExit(
            "Casehaven runs on Python {} to {}; this one is {}.{}.".format(*limits, *version)
        )


# Here and not in main: an older Python stumbles over the annotations below.
refuse_other_pythons(sys.version_info[:2])

# What the wheels of Qt load from the system: Debian package -> library.
QT_LIBRARIES = {
    "libbrotli1": "libbrotlidec.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libthai0": "libthai.so.0",
    "libwayland-client0": "libwayland-client.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# What the tests hold our files against: Debian package -> command, or a file by its whole path.
TEST_TOOLS = {
    "age": "age",
    "dbus-daemon": "dbus-run-session",
    "faketime": "faketime",
    "gnome-keyring": "gnome-keyring-daemon",
    "minisign": "minisign",
    "poppler-utils": "pdftotext",
    "python3-dbusmock": "/usr/lib/python3/dist-packages/dbusmock/__init__.py",
    "qpdf": "qpdf",
    "strace": "strace",
    "unicode-data": "/usr/share/unicode/BidiCharacterTest.txt",
    "xvfb": "Xvfb",
    "zbar-tools": "zbarimg",
}


class Stop(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def say(words: str) -> None:
    print(words, flush=True)


def call(*command: str | Path) -> int:
    return subprocess.run(list(map(str, command)), cwd=ROOT, check=False).returncode


# --- set-up ---------------------------------------------------------------------------------------


def missing_packages(*, dev: bool) -> list[str]:
    """Debian packages whose library, command or file is not on this Linux system."""
    if sys.platform != "linux":
        return []
    missing = [package for package, name in QT_LIBRARIES.items() if not _loads(name)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if dev:
        missing += [package for package, name in TEST_TOOLS.items() if not _stands(name)]
    return sorted(missing)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _stands(name: str) -> bool:
    return Path(name).is_file() or shutil.which(name) is not None


def install_packages(packages: list[str]) -> None:
    """Ask apt as root; otherwise say what to ask an administrator for."""
    line = "apt-get install --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise Stop("This system lacks what Debian calls: " + " ".join(packages) + ".")
    if os.geteuid() != 0:
        raise Stop(
            f"Debian packages are missing ({len(packages)}); an administrator can add them:\n\n"
            f"    {line}\n\nThen run the same command again."
        )
    say("Adding Debian packages: " + " ".join(packages))
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o", "Acquire::Retries=3"]
    for words in (["update"], line.split()[1:]):
        told = subprocess.run([*apt, *words], check=False, capture_output=True, text=True)
    if told.returncode:
        raise Stop(f"{told.stderr}\nThe packages did not install. The whole line is:\n\n    {line}")


def lock_files(*, dev: bool) -> list[Path]:
    names = ["run"] + ["windows"] * (sys.platform == "win32") + ["dev"] * dev
    return [LOCKS / f"{name}.lock" for name in names]


def fingerprint(*, dev: bool) -> str:
    """Changes when anything that set-up reads changes."""
    digest = hashlib.sha256(repr((sys.version_info[:2], QT_LIBRARIES, TEST_TOOLS)).encode())
    for lock in lock_files(dev=dev):
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def is_set_up(*, dev: bool) -> bool:
    stamp = stamp_file(dev=dev)
    return PYTHON.exists() and stamp.is_file() and stamp.read_text() == fingerprint(dev=dev)


def stamp_file(*, dev: bool) -> Path:
    return VENV / ("dev.stamp" if dev else "run.stamp")


def set_up(*, dev: bool) -> None:
    """Make the environment hold what the lock files say; nothing to do costs milliseconds."""
    if is_set_up(dev=dev):
        return
    began = time.monotonic()
    packages = missing_packages(dev=dev)
    if packages:
        install_packages(packages)
    say("Setting up: one to five minutes and about 900 MB, this once.")
    make_environment()
    install_libraries(lock_files(dev=dev))
    for level in {False, dev}:  # what serves the tests serves the program too
        stamp_file(dev=level).write_text(fingerprint(dev=level))
    say(f"Ready after {time.monotonic() - began:.0f} seconds.")


def make_environment() -> None:
    """Keep an environment of this Python version that has pip; make it anew otherwise."""
    probe = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if PYTHON.exists() and call(PYTHON, "-c", probe) == 0:
        return
    say("  a Python environment in .venv")
    if call(sys.executable, "-m", "venv", "--clear", VENV):
        raise Stop("The environment .venv could not be made; what Python said stands above.")


def install_libraries(locks: list[Path]) -> None:
    say("  libraries, each held against its hash in requirements/ (the long part)")
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "-qq"]
    files = [part for lock in locks for part in ("-r", str(lock))]
    if call(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *options, *files):
        raise Stop(
            "The libraries could not be installed; what pip said stands above.\n"
            "The same command goes on from here once the cause is gone."
        )


# --- commands -------------------------------------------------------------------------------------


def setup(_: list[str]) -> int:
    """Only make the environment."""
    set_up(dev=True)
    return 0


def run(arguments: list[str]) -> int:
    """Open the window; without a display, run the demonstration."""
    set_up(dev=False)
    if arguments or has_display():
        return call(PYTHON, "-m", "workstation", *arguments)
    return demonstrate(free_folder(ROOT / "demonstration"))


def has_display() -> bool:
    """Windows and macOS always have one; elsewhere X11 or Wayland says so."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def free_folder(wish: Path) -> Path:
    """The wish, or the first numbered name that is not taken."""
    names = (wish.with_name(f"{wish.name}-{number}") for number in count(2))
    return wish if not wish.exists() else next(name for name in names if not name.exists())


def demonstrate(folder: Path) -> int:
    """Show without a window what the window does; the command ends with paths and verdicts."""
    say(f"No display here: the demonstration runs without the window, into {folder.name}/.")
    return call(PYTHON, "-m", "workstation", "demo", folder, "--export")


# A worker that dies is not replaced: xdist would wait for the rest of its file for ever.
ENDS_WITH_IT = "--max-worker-restart=0"
WORKERS = ("-n", "auto", "--dist", "loadfile", ENDS_WITH_IT)


def test(arguments: list[str]) -> int:
    """Run the tests; with --slow (make: SLOW=1) or in CI, the slow ones too."""
    set_up(dev=True)
    everything = "--slow" in arguments or os.environ.get("CI", "") not in ("", "0", "false")
    chosen = ["-m", "not torture" if everything else "not slow and not torture"]
    rest = [argument for argument in arguments if argument != "--slow"]
    return call(PYTHON, "-m", "pytest", *WORKERS, "-rs", *chosen, *rest)


def torture(arguments: list[str]) -> int:
    """Kills, power cuts, full disks and flipped bits by the thousand; up to an hour, as root."""
    set_up(dev=True)
    options = ("-n", "2", ENDS_WITH_IT, "-o", "faulthandler_timeout=0")
    return call(PYTHON, "-m", "pytest", "-m", "torture", *options, *arguments)


def check(arguments: list[str]) -> int:
    """Lint, formatting, types, import layers, tests."""
    set_up(dev=True)
    steps: dict[str, Callable[[], int]] = {
        "ruff check": lambda: call(BIN / "ruff", "check", "."),
        "ruff format": lambda: call(BIN / "ruff", "format", "--check", "."),
        "mypy": lambda: call(PYTHON, "-m", "mypy"),
        "lint-imports": lambda: call(BIN / "lint-imports"),
        "pytest": lambda: test(arguments),
    }
    failed = [name for name, step in steps.items() if step()]
    say("Not in order: " + ", ".join(failed) if failed else "All in order.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure every cost at three sizes against a peer."""
    set_up(dev=True)
    return call(PYTHON, "-m", "tools.bench", *arguments)


def screenshots(arguments: list[str]) -> int:
    """Draw the pictures of docs/images."""
    set_up(dev=False)
    return call(PYTHON, "-m", "tools.screenshots", *arguments)


def lock(arguments: list[str]) -> int:
    """Resolve requirements/*.in into the lock files, which name no host and no path."""
    set_up(dev=True)
    options = ["--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header", "--quiet"]
    options += ["--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"]
    compiler = [str(PYTHON), "-m", "piptools", "compile", *options, *arguments]
    for name in ("run", "dev", "windows", "bench"):
        # From inside the folder, so that the notes in the lock name files and not paths.
        subprocess.run([*compiler, "-o", f"{name}.lock", f"{name}.in"], cwd=LOCKS, check=True)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command
    for command in (run, test, check, setup, torture, bench, screenshots, lock)
}


def help_lines() -> list[str]:
    width = max(map(len, COMMANDS)) + 2
    firsts = {name: (command.__doc__ or "").split("\n")[0] for name, command in COMMANDS.items()}
    return [f"  {name:{width}}{words}" for name, words in firsts.items()]


def main(arguments: list[str]) -> int:
    """One command and what it takes; 0 done, 1 not done, 2 no such command."""
    if not arguments or arguments[0] not in COMMANDS:
        say("\n".join(["make NAME, or python tools/bootstrap.py NAME:", *help_lines()]))
        return 0 if arguments == ["help"] else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
