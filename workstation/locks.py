"""A lock of the operating system on an open file: it ends with its process, whatever ends that."""

import sys

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Whether this process has the lock of a file now; never waits."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def take(handle: int) -> bool:
        """Whether this process has the lock of a file now; never waits."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
