"""Facts about what is said of a bundle that nobody imports."""

import io

import pytest

from exports.bundle.refusals import BundleRefused
from exports.bundle.verdict import verify_bundle
from tests.exports.bundle.making import (
    CONTENT,
    KNOWN,
    THIRD,
    a_blob,
    a_bundle,
    a_manifest,
    a_tar,
    sealed_to_me,
    signed,
)
from workstation.ports import Silent

OTHER = CONTENT[::-1]


def test_a_verdict_needs_no_folder() -> None:
    verdict = verify_bundle(io.BytesIO(a_bundle()), KNOWN, Silent())

    assert verdict.word == "unaltered"
    assert verdict.manifest is not None
    assert verdict.manifest.sequence == 7


def test_verdicts_have_one_of_four_words() -> None:
    written, signature = signed(a_manifest(), [a_blob()])
    cases = {
        "altered": sealed_to_me(a_tar(written, signature, (OTHER,))),
        "unknown signer": sealed_to_me(a_tar(*signed(a_manifest(), [a_blob()], THIRD))),
        "not signed": sealed_to_me(a_tar(written, b"")),
    }

    for word, bundle in cases.items():
        verdict = verify_bundle(io.BytesIO(bundle), KNOWN, Silent())
        assert (verdict.word, verdict.manifest) == (word, None)


def test_nothing_is_said_of_a_bundle_for_somebody_else() -> None:
    with pytest.raises(BundleRefused):
        verify_bundle(io.BytesIO(a_bundle(a_manifest([THIRD]))), KNOWN, Silent())
