"""The office itself: its name, the public half of its seal, and the files it let out."""

from typing import Annotated

from workstation.records.access import CASES
from workstation.records.kit import SENSITIVE, SHAREABLE, Field, Id, Record, record


@record(CASES, label="Office")
class Office(Record, frozen=True, kw_only=True):
    """What partners need to check what this office signs. One in a vault."""

    name: Annotated[str, Field("Office", SHAREABLE)]
    signer: Annotated[str, Field("Signing key (minisign)", SHAREABLE)]
    recipient: Annotated[str, Field("Recipient key (age)", SHAREABLE)]
    certificate: Annotated[bytes, Field("Certificate (DER)", SHAREABLE)]
    issuer: Annotated[bytes, Field("Issuer's certificate (DER)", SHAREABLE)]
    check_words: Annotated[tuple[str, ...], Field("Check words", SHAREABLE)]
    bundles: Annotated[
        int, Field("Bundles sealed", SENSITIVE, help="While contacts were counted as one.")
    ] = 0


@record(CASES, label="Letter")
class Letter(Record, frozen=True, kw_only=True):
    """The words of a briefing as the second person reads them, and the file once it is signed."""

    briefing: Annotated[Id, Field("Briefing", SHAREABLE)]
    text: Annotated[str, Field("Text (JSON)", SHAREABLE)]
    kept: Annotated[tuple[str, ...], Field("Left in with a reason", SENSITIVE)] = ()
    name: Annotated[str, Field("File name", SHAREABLE)] = ""
    pdf: Annotated[bytes | None, Field("Signed PDF", SHAREABLE)] = None
    minisig: Annotated[str, Field("Detached signature", SHAREABLE)] = ""
