"""Where a live vault may lie: not in a folder that a sync tool copies, not on a network."""

import re
import sys
from pathlib import Path, PurePath

from workstation.errors import BadInput

_SYNCED = re.compile(
    r"dropbox|onedrive|google ?drive|my drive|icloud|mobile documents|com~apple~clouddocs"
    r"|nextcloud|owncloud|pcloud|megasync|syncthing|seafile|cloudstorage|box sync",
    re.IGNORECASE,
)
_MARKERS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".seafile-data")
_NETWORK = re.compile(r"^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|afpfs|davfs\d?|fuse\.(?!fuseblk).+)$")
_ADVICE = "Choose a folder on this computer's own disk. To share cases, send a bundle."


def refuse_unsafe_place(path: Path, mounts: str | None = None) -> None:
    """Raise BadInput where another program would copy or lock the files while they change."""
    whole = path.expanduser().absolute()
    if is_synced(whole):
        raise BadInput("This folder is copied by a sync tool, which damages a live vault.", _ADVICE)
    if is_network(whole, _mounts() if mounts is None else mounts):
        raise BadInput("This folder is on a network, where a vault cannot be kept safely.", _ADVICE)


def is_synced(path: Path) -> bool:
    """Whether a sync tool watches this folder, by names and by the marks such tools leave."""
    if any(_SYNCED.match(part) for part in path.parts):
        return True
    return any((above / mark).exists() for above in path.parents for mark in _MARKERS)


def is_network(path: PurePath, mounts: str) -> bool:
    """Whether the path is on another machine; `mounts` is in the form of /proc/self/mounts."""
    if str(path).startswith(("\\\\", "//")):
        return True
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        at = parts[1].replace("\\040", " ")
        if len(at) >= len(best) and PurePath(at) in (path, *path.parents):
            best, kind = at, parts[2]
    return bool(_NETWORK.match(kind))


def _mounts() -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""
