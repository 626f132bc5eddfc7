"""Where a live vault may not lie."""

import json
from pathlib import Path, PurePosixPath

import pytest

import workstation.store.places
import workstation.store.remote
from workstation.errors import BadInput
from workstation.store.places import is_synced, refuse_unsafe_place
from workstation.store.remote import is_mounted_from_elsewhere, is_remote, is_share

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /home/shared nfs4 rw 0 0
//nas/office /mnt/my\\040nas cifs rw 0 0
rclone: /home/mya/cloud fuse.rclone rw 0 0
mya@far:/srv /home/mya/far fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
far /mnt/share smb3 rw 0 0
dav /mnt/dav\\134s fuse rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
server:/old /mnt/twice nfs rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/mya/office.haven", False),
        ("/home/shared/office.haven", True),
        ("/home/sharedish/office.haven", False),
        ("/mnt/my nas/office.haven", True),
        ("/home/mya/cloud/office.haven", True),
        ("/home/mya/far/deep/office.haven", True),
        ("/run/user/1000/gvfs/smb-share:server=nas/office.haven", True),
        ("/mnt/share/office.haven", True),
        ("/mnt/dav\\s/office.haven", True),
        ("/media/stick/office.haven", False),
        ("/mnt/twice/office.haven", False),
    ],
)
def test_a_network_is_known_by_its_mount(path: str, network: bool) -> None:
    assert is_mounted_from_elsewhere(PurePosixPath(path), MOUNTS) is network


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("\\\\nas\\office.haven", True),
        ("//nas/office.haven", True),
        ("\\\\?\\UNC\\nas\\office.haven", True),
        ("\\\\?\\C:\\office.haven", False),
        ("C:\\office.haven", False),
        ("/home/office.haven", False),
    ],
)
def test_a_path_that_names_another_machine_is_known(path: str, share: bool) -> None:
    assert is_share(path) is share


@pytest.mark.parametrize(("system", "tells"), [("win32", "_drive_kind"), ("darwin", "_is_local")])
def test_each_system_is_asked_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, tells: str
) -> None:
    monkeypatch.setattr(workstation.store.remote.sys, "platform", system)
    answers = {"win32": (4, 3), "darwin": (False, True)}[system]
    found = []
    for answer in answers:
        monkeypatch.setattr(workstation.store.remote, tells, lambda _at, told=answer: told)
        found.append(is_remote(tmp_path / "office.haven"))

    assert found == [True, False]


@pytest.mark.parametrize(
    "name",
    [
        "Dropbox",
        "Dropbox (Office)",
        "OneDrive",
        "OneDrive - Office",
        "Google Drive",
        "GoogleDrive-mya@example.org",
        "My Drive",
        "iCloud Drive",
        "com~apple~CloudDocs",
        "CloudStorage",
        "Nextcloud",
        "ownCloud",
        "Syncthing",
        "MEGA",
        "Box",
        "pCloudDrive",
    ],
)
def test_a_sync_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="sync tool"):
        refuse_unsafe_place(tmp_path / name / "office.haven")


@pytest.mark.parametrize("name", ["Boxes", "megaphones", "inbox", "sync"])
def test_a_name_that_only_sounds_like_one_is_taken(tmp_path: Path, name: str) -> None:
    refuse_unsafe_place(tmp_path / name / "office.haven")


@pytest.mark.parametrize(
    "mark",
    [".stfolder", ".dropbox.cache", ".sync", ".sync_a1b2.db", ".tmp.driveupload", ".seafile-data"],
)
def test_a_sync_folder_is_known_by_what_its_tool_leaves(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()

    assert is_synced(tmp_path / "deep" / "office.haven")


def test_onedrive_is_known_by_what_windows_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Ours"))

    assert is_synced(tmp_path / "Ours" / "office.haven")
    assert not is_synced(tmp_path / "Theirs" / "office.haven")


@pytest.mark.parametrize(
    ("kept", "synced"),
    [(None, True), (b"{", False), (b'{"personal": 1}', False), (b'{"p": {"path": 7}}', False)],
)
def test_dropbox_is_known_by_its_settings(
    tmp_path: Path, home: Path, kept: bytes | None, synced: bool
) -> None:
    settings = home / ".dropbox" / "info.json"
    settings.parent.mkdir()
    told = {"personal": {"path": str(tmp_path / "Moved")}}
    settings.write_bytes(json.dumps(told).encode() if kept is None else kept)

    assert is_synced(tmp_path / "Moved" / "office.haven") is synced


def test_a_link_into_a_sync_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")

    with pytest.raises(BadInput, match="sync tool"):
        refuse_unsafe_place(tmp_path / "plain" / "office.haven")


def test_a_folder_on_a_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workstation.store.places, "is_remote", lambda _path: True)

    with pytest.raises(BadInput, match="on a network"):
        refuse_unsafe_place(tmp_path / "office.haven")


def test_a_folder_of_ones_own_is_taken(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path / "office.haven")
