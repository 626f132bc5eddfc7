"""What kind of computer this is, as far as it decides how hard a passphrase is made to guess."""

import os
import sys

from crypto.passphrase import KdfParameters, calibrate, memory_for

if sys.platform == "win32":
    import ctypes

    class _Status(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            ("physical", ctypes.c_uint64),
            ("rest", ctypes.c_uint64 * 6),
        )

    def installed_memory() -> int:
        """Bytes of memory in this computer; 0 where it does not say."""
        status = _Status(size=ctypes.sizeof(_Status))
        told = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.physical) if told else 0

else:

    def installed_memory() -> int:
        """Bytes of memory in this computer; 0 where it does not say."""
        try:
            return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        except (ValueError, OSError):
            return 0


def kdf_here() -> KdfParameters:
    """What a derivation costs in a vault that is made here: about a second on this computer."""
    return calibrate(mem_bytes=memory_for(installed_memory()))


def little_memory() -> bool:
    """Whether passphrases of a vault made here are guarded by less memory than is usual."""
    return memory_for(installed_memory()) < memory_for(1 << 40)
