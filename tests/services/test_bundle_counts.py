"""What a manifest counts: bundles to its own reader alone, and not the people who spoke."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pyrage import decrypt, x25519

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from tests.vaults import BUYER, FIRM, keys_of, release
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.kit import Id, new_id


def manifest(office: Ready, briefing: Id, out: Path) -> dict[str, Any]:
    """What the partner reads once a bundle is sealed and opened again."""
    with office.as_(Role.SUPERVISOR) as session:
        session.bundles.seal(briefing, out, Silent())
    secrets = [keys_of(person).age.secret for person in (FIRM, BUYER)]
    plain = decrypt(out.read_bytes(), [x25519.Identity.from_str(secret) for secret in secrets])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        member = tar.extractfile("manifest.json")
        assert member is not None
        read: dict[str, Any] = json.load(member)
        return read


def the_one(office: Ready, change: dict[str, Any] | None = None) -> Disclosure:
    with office.as_(Role.SUPERVISOR) as session:
        (told,) = session.reader.find(Disclosure)
        kept: Disclosure = put(session, replace(told, **change)) if change else told
        return kept


def test_bundles_are_counted_for_each_reader_apart(released: Ready, tmp_path: Path) -> None:
    briefing = the_one(released).briefing
    assert briefing is not None
    other = release(released, released.case.id, BUYER).briefing

    numbers = [
        manifest(released, each, tmp_path / f"{n}.age")["sequence"]
        for n, each in enumerate((briefing, briefing, other, briefing, other))
    ]

    assert numbers == [1, 2, 1, 3, 2]


def test_who_got_bundles_while_all_were_counted_as_one_goes_on_behind_them(
    released: Ready, tmp_path: Path
) -> None:
    told = the_one(released, {"sent_how": SentHow.BUNDLE, "bundle": ""})
    with released.as_(Role.SUPERVISOR) as session:
        put(session, replace(session.partners.office(), bundles=41))
    assert told.briefing is not None

    assert manifest(released, told.briefing, tmp_path / "out.age")["sequence"] == 42


def test_a_manifest_does_not_tell_how_many_people_spoke(released: Ready, tmp_path: Path) -> None:
    told = the_one(released, {"consents": tuple(new_id() for _ in range(3))})
    assert told.briefing is not None

    one, other = (
        manifest(released, told.briefing, tmp_path / f"{n}.age")["consents"] for n in (1, 2)
    )

    assert len(one) == len(other) == 1
    assert one != other
    assert not set(told.consents).intersection(one)
