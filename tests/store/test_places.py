"""Where a live vault may not lie."""

from pathlib import Path, PurePosixPath

import pytest

from workstation.errors import BadInput
from workstation.store.places import is_network, is_synced, refuse_unsafe_place

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /home/shared nfs4 rw 0 0
//nas/office /mnt/my\\040nas cifs rw 0 0
rclone: /home/mya/cloud fuse.rclone rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/mya/office.haven", False),
        ("/home/shared/office.haven", True),
        ("/home/sharedish/office.haven", False),
        ("/mnt/my nas/office.haven", True),
        ("/home/mya/cloud/office.haven", True),
        ("/media/stick/office.haven", False),
        ("//server/office.haven", True),
    ],
)
def test_a_network_is_known_by_its_mount(path: str, network: bool) -> None:
    assert is_network(PurePosixPath(path), MOUNTS) is network


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Office", "Nextcloud", "iCloud Drive"])
def test_a_sync_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="sync tool"):
        refuse_unsafe_place(tmp_path / name / "office.haven")


def test_a_sync_folder_is_known_by_what_its_tool_leaves(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()

    assert is_synced(tmp_path / "deep" / "office.haven")


def test_a_folder_of_ones_own_is_taken(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path / "office.haven", MOUNTS)
