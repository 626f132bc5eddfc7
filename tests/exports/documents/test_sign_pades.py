"""The private parts of pyHanko that signing leans on; a new version must pass here first."""

import inspect
from importlib.metadata import version

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfSigner, PdfSigningSession

from exports.documents.sign_pades import DaySigner, QuietWriter


def test_the_version_that_was_read_is_the_one_installed():
    assert version("pyHanko") == "0.38.0"


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        (QuietWriter, BasePdfFileWriter, "_update_meta"),
        (QuietWriter, IncrementalPdfFileWriter, "_handle_id"),
        (QuietWriter, BasePdfFileWriter, "register_extension"),
        (DaySigner, PdfSigner, "init_signing_session"),
    ],
)
def test_every_hook_still_replaces_one_of_theirs(ours, theirs, name):
    mine, original = (
        inspect.signature(vars(ours)[name].__func__ if name == "_handle_id" else vars(ours)[name]),
        vars(theirs)[name],
    )
    original = inspect.signature(getattr(original, "__func__", original))

    assert list(mine.parameters) == list(original.parameters)


def test_the_session_still_keeps_its_time_in_one_attribute():
    assert "system_time" in inspect.signature(PdfSigningSession.__init__).parameters
    assert inspect.getsource(PdfSigningSession).count("datetime.now") == 1
