"""The vault that was opened last: one path in one file, and nothing else."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_LONGEST = 4096


def last_vault() -> Path | None:
    """Where the vault was that was opened last, if it is still there."""
    try:
        with _file().open(encoding="utf-8") as kept:
            path = Path(kept.read(_LONGEST).strip())
    except (OSError, UnicodeDecodeError):
        return None
    return path if path.is_absolute() and path.is_dir() else None


def remember_vault(vault: Path) -> None:
    """Keep the path; a computer that refuses only costs a choice next time."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(str(vault.absolute()), encoding="utf-8")
    except OSError:
        return


def _file() -> Path:
    kind = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(kind)) / "casehaven" / "vault"
