"""Whether a file bears this office's own signature."""

from crypto.minisign import read_public_key, verify
from workstation.errors import WorkstationError
from workstation.ports import Finds
from workstation.records.office import Office


def signed_by_office(finds: Finds, file: bytes, signature: bytes) -> bool:
    """Whether the office's key signed these very bytes."""
    signer = read_public_key(finds.find(Office)[0].signer)
    try:
        verify(file, signature, signer)
    except WorkstationError:
        return False
    return True
