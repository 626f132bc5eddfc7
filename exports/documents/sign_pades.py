"""Seals with pyHanko and leaves none of its traces: the one module that leans on its inside."""

import datetime as dt
from io import BytesIO

from asn1crypto import keys, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "Seal"

_META = PdfSignatureMetadata(
    field_name=FIELD,
    subfilter=SigSeedSubFilter.PADES,
    certify=True,
    docmdp_permissions=MDPPerm.NO_CHANGES,
    md_algorithm="sha256",
)


_DIGITS = 3072
"""Hexadecimal digits kept free for the container of about 840 bytes: an estimate would follow the
length of one signature, which is chance, and sealing again would give a file of another size."""


class QuietWriter(IncrementalPdfFileWriter):
    """Adds a revision and nothing about itself: /Info, /ID and the metadata stay the document's."""

    def _update_meta(self) -> None:
        """Write no producer, no time of change and no XMP."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        """The document's own /ID, not a random one."""
        kept: generic.ArrayObject = prev.trailer["/ID"]
        return kept

    def register_extension(self, ext: DeveloperExtension) -> None:
        """Claim no extension: it would name the tool, and readers do not need it."""


class DaySigner(PdfSigner):
    """Puts a day where pyHanko would put the second."""

    def __init__(self, signer: SimpleSigner, day: dt.date) -> None:
        super().__init__(_META, signer=signer)
        self._midnight = dt.datetime.combine(day, dt.time(), dt.UTC)

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """The session of pyHanko, at midnight UTC of the day."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._midnight
        return session


def add_signature(unsigned: bytes, key_der: bytes, certificate_der: bytes, day: dt.date) -> bytes:
    """The file with one PAdES B-B signature (P-256, DocMDP P=1) in a revision of its own.

    `key_der` is PKCS#8, `certificate_der` X.509; the certificate travels alone, without its issuer.
    """
    signer = SimpleSigner(
        signing_cert=x509.Certificate.load(certificate_der),
        signing_key=keys.PrivateKeyInfo.load(key_der),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call] # theirs is untyped
    )
    sealed: BytesIO = DaySigner(signer, day).sign_pdf(
        QuietWriter(BytesIO(unsigned)), bytes_reserved=_DIGITS
    )
    return sealed.getvalue()
