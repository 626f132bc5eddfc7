"""Takes from this process what it does not need: network, files, other processes, room, time.

Call it once everything is imported and before the first foreign byte. On Linux a filter of system
calls (seccomp) lets it compute, read what it was given and answer; on other systems only the
limits of room and time hold.
"""

import ctypes
import platform
import sys

if sys.platform != "win32":
    import resource
    import signal

ROOM = 1536 << 20
SECONDS = 12
_FILES = 16
_NEW_USER, _NEW_NET, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000
_PDEATHSIG, _DUMPABLE, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 4, 22, 38
_FILTER = 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
# read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask rt_sigreturn
# pread64 writev sched_yield mremap madvise nanosleep getpid exit futex sched_getaffinity
# clock_gettime clock_nanosleep exit_group getrandom rseq membarrier set_robust_list sigaltstack
# gettid gettimeofday poll
_CALLS = {
    "x86_64": (
        0xC000003E,
        (
            *(0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 17, 20, 24, 25, 28, 35, 39, 60, 202, 204),
            *(228, 230, 231, 318, 334, 324, 273, 131, 186, 96, 7),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 67, 66, 124, 216, 233, 101),
            *(172, 93, 98, 123, 113, 115, 94, 278, 293, 283, 99, 132, 178, 169, 73),
        ),
    ),
}


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def leave_the_network() -> bool:
    """Go where there is no network; whether the system let us. Before any thread is started."""
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET | _NEW_IPC) == 0)


def confine() -> bool:
    """Give up everything else; whether the system holds us to it."""
    if sys.platform == "win32":
        return False
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CPU, SECONDS)
    _limit(resource.RLIMIT_NOFILE, _FILES)
    _limit(resource.RLIMIT_AS, ROOM)
    signal.alarm(2 * SECONDS)
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None)
    library.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    library.prctl(_DUMPABLE, 0, 0, 0, 0)
    return _filter_calls(library)


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _filter_calls(library: ctypes.CDLL) -> bool:
    machine, calls = _CALLS.get(platform.machine(), (0, ()))
    if not calls:
        return False
    program = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    program += [(_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)]
    program += [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    steps = (_Step * len(program))(*(_Step(*step) for step in program))
    asked = _Program(len(program), ctypes.cast(steps, ctypes.POINTER(_Step)))
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(library.prctl(_SECCOMP, _FILTER, ctypes.byref(asked), 0, 0) == 0)
