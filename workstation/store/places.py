"""Where a live vault may lie: not in a folder that a sync tool copies, not on a network."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from workstation.errors import BadInput
from workstation.store.remote import is_remote

_SYNCED = re.compile(
    r"(dropbox|onedrive|sharepoint|google ?drive|googledrive|my drive|icloud|mobile documents"
    r"|com~apple~clouddocs|nextcloud|owncloud|pcloud|mega(sync| ?drive)?\b|syncthing|seafile"
    r"|seadrive|cloudstorage|box( sync|-box)?$|tresorit|proton ?drive|yandex\.?disk"
    r"|jottacloud|koofr|creative cloud files|spideroak hive|resilio)",
    re.IGNORECASE,
)
"""How the folders of sync tools are called where nobody has renamed them."""
_MARKS = (
    *(".stfolder", ".stversions", ".dropbox", ".dropbox.cache", ".sync", ".seafile-data"),
    *(".tmp.driveupload", ".tmp.drivedownload", ".owncloudsync.log", ".nextcloudsync.log"),
)
_MARKED = (".sync_*.db", "._sync_*.db", ".csync_journal.db*")
"""What the tools leave in a folder of any name."""
_TOLD = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says in its environment which folders OneDrive copies."""
_DROPBOX = (
    ".dropbox/info.json",
    "AppData/Roaming/Dropbox/info.json",
    "AppData/Local/Dropbox/info.json",
)
_LONGEST = 1 << 16
_ADVICE = "Choose a folder on this computer's own disk. To share cases, send a bundle."


def refuse_unsafe_place(path: Path) -> None:
    """Raise BadInput where another program would copy or lock the files while they change.

    Links are followed: what counts is where the files are.
    """
    whole = path.expanduser().absolute()
    for place in {whole, whole.resolve()}:
        if is_synced(place):
            raise BadInput(
                "This folder is copied by a sync tool, which damages a live vault.", _ADVICE
            )
        if is_remote(place):
            raise BadInput(
                "This folder is on a network, where a vault cannot be kept safely.", _ADVICE
            )


def is_synced(path: Path) -> bool:
    """Whether a sync tool watches this folder: by names, by the marks of tools, by their settings.

    A folder that a tool watches without leaving a mark, under a name of its own, is not known.
    """
    above = (path, *path.parents)
    if any(_SYNCED.match(part) for part in path.parts):
        return True
    if any((each / mark).exists() for each in above for mark in _MARKS):
        return True
    if any(next(each.glob(mark), None) for each in path.parents for mark in _MARKED):
        return True
    return any(told in above for told in _told())


def _told() -> Iterator[Path]:
    """The folders that the tools' own settings name."""
    yield from (Path(told) for name in _TOLD if (told := os.environ.get(name)))
    for kept in _DROPBOX:
        try:
            with (Path.home() / kept).open("rb") as settings:
                accounts = json.loads(settings.read(_LONGEST))
        except (OSError, ValueError, RuntimeError):
            continue
        if isinstance(accounts, dict):
            found = (each.get("path") for each in accounts.values() if isinstance(each, dict))
            yield from (Path(each) for each in found if isinstance(each, str))
