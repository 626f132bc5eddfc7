"""A secret of the vault as an age file to everybody entitled to it, and to nobody visibly.

The list of recipients is padded with throw-away ones, so that a finder cannot count the users.
"""

import secrets
from collections.abc import Sequence

from crypto.age import AgeIdentity, open_small, seal_small
from workstation.errors import BadInput

STANZAS = 32


def seal_secret(plain: bytes, recipients: Sequence[str], recovery: str) -> bytes:
    """Seal to the users entitled and to the organisation's recovery recipient.

    Raises BadInput where there are more than 31 users.
    """
    return seal_small(plain, crowd((*recipients, recovery), STANZAS))


def crowd(recipients: Sequence[str], size: int) -> list[str]:
    """These recipients among throw-away ones, `size` together, in a random order.

    Raises BadInput where there are more.
    """
    readers = list(dict.fromkeys(recipients))
    if len(readers) > size:
        raise BadInput(
            f"More than {size - 1} keys would open one file.", "Remove a user who has left."
        )
    readers += [AgeIdentity.generate().recipient for _ in range(size - len(readers))]
    secrets.SystemRandom().shuffle(readers)
    return readers


def open_secret(sealed: bytes, identity: AgeIdentity) -> bytes:
    """Give the secret; raises NotEntitled for a user who does not hold it, Damaged otherwise."""
    return open_small(sealed, [identity])
