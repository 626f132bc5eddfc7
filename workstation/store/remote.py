"""Whether a folder lies on another machine, as each system tells it."""

import ctypes
import re
import sys
from pathlib import Path, PurePath

_NETWORK = re.compile(
    r"^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|9p|afs|afpfs|webdav|davfs\d?|ceph|glusterfs|lustre|beegfs"
    r"|ocfs2|gfs2|coda|orangefs|virtiofs|vboxsf|prl_fs|vmhgfs|fuse|fuse\..+)$"
)
"""Kinds of file systems whose files are kept elsewhere; disks that FUSE reads are `fuseblk`."""
_ESCAPE = re.compile(r"\\([0-7]{3})")
_LONG, _LONG_UNC = "\\\\?\\", "\\\\?\\UNC\\"
_DRIVE_REMOTE = 4
_MNT_LOCAL, _FLAGS_AT, _STATFS = 0x1000, 64, 4096


def is_remote(path: Path) -> bool:
    """Whether a folder, or the nearest one above it that is there, is on another machine."""
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    if sys.platform == "win32":
        return is_share(str(path)) or _drive_kind(path.anchor) == _DRIVE_REMOTE
    if sys.platform == "darwin":
        return is_share(str(path)) or not _is_local(there)
    return is_share(str(path)) or is_mounted_from_elsewhere(path, _mounts())


def is_share(path: str) -> bool:
    r"""Whether a path names another machine: \\server\share or //server/share."""
    plain = path.replace("/", "\\")
    return plain.startswith("\\\\") and (
        not plain.startswith(_LONG) or plain.upper().startswith(_LONG_UNC)
    )


def is_mounted_from_elsewhere(path: PurePath, mounts: str) -> bool:
    """The same by Linux's table of mounts, in the form of /proc/self/mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        at = _ESCAPE.sub(lambda found: chr(int(found[1], 8)), parts[1])
        # The last of two mounts at one place is the one that is seen.
        if len(at) >= len(best) and PurePath(at) in (path, *path.parents):
            best, kind = at, parts[2]
    return bool(_NETWORK.match(kind))


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""


def _drive_kind(anchor: str) -> int:
    """What Windows says of a drive; written from its documentation and not run there."""
    if sys.platform != "win32":
        return 0
    return int(ctypes.WinDLL("kernel32").GetDriveTypeW(anchor))


def _is_local(path: Path) -> bool:
    """What macOS says of a volume; written from its headers and not run there."""
    told = ctypes.create_string_buffer(_STATFS)
    if ctypes.CDLL(None).statfs(bytes(path), told):
        return True
    flags = int.from_bytes(told.raw[_FLAGS_AT : _FLAGS_AT + 4], sys.byteorder)
    return bool(flags & _MNT_LOCAL)
