"""Write the pictures of the window into docs/images, without a screen and with our own fonts."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSize  # noqa: E402 - the platform is chosen first
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from tools import (  # noqa: E402
    scenes,
    scenes_attach,
    scenes_choosing,
    scenes_evidence,
    scenes_home,
    scenes_keeping,
    scenes_lock,
    scenes_people,
    scenes_release,
    scenes_search,
    scenes_told,
    scenes_vault,
)
from tools.stage import Stage  # noqa: E402
from ui.theme.fonts import load_fonts  # noqa: E402
from ui.theme.look import Look, wear  # noqa: E402

FONTS = ROOT / "exports" / "documents" / "fonts"
IMAGES = ROOT / "docs" / "images"
NORMAL, LARGE, SMALL = QSize(1280, 720), QSize(1920, 1080), QSize(1024, 640)

PICTURES: dict[str, tuple[Callable[[], QWidget], str, QSize]] = {
    "01-first-start-light": (scenes.first_start, "light", NORMAL),
    "01b-create-vault-light": (scenes.create_passphrase, "light", NORMAL),
    "01c-recovery-words-dark": (scenes.create_recovery, "dark", NORMAL),
    "02-lock-dark": (scenes_lock.lock, "dark", NORMAL),
    "02b-lock-did-not-open-light": (scenes_lock.lock_missed, "light", NORMAL),
    "02c-lock-waits-light": (scenes_lock.lock_waits, "light", NORMAL),
    "02d-lock-another-way-light": (scenes_lock.lock_words, "light", NORMAL),
    "13a-errors-blockers-progress-light": (scenes_told.refusals, "light", NORMAL),
    "13a-errors-blockers-progress-dark": (scenes_told.refusals, "dark", NORMAL),
    "13a-errors-blockers-progress-contrast": (scenes_told.refusals, "contrast", NORMAL),
    "13b-components-light": (scenes.components, "light", NORMAL),
    "13b-components-dark": (scenes.components, "dark", NORMAL),
    "13b-components-contrast": (scenes.components, "contrast", NORMAL),
    "13e-parts-light": (scenes.parts, "light", NORMAL),
    "13e-parts-dark": (scenes.parts, "dark", NORMAL),
}
"""The file's name, who builds what is in it, the theme and the size of the window."""
INSIDE: dict[str, tuple[Callable[[Stage], QWidget], str, QSize]] = {
    **scenes_vault.PICTURES,
    **scenes_evidence.PICTURES,
    **scenes_release.PICTURES,
    **scenes_attach.PICTURES,
    **scenes_choosing.PICTURES,
    **scenes_people.PICTURES,
    **scenes_search.PICTURES,
    **scenes_home.PICTURES,
    **scenes_keeping.PICTURES,
}
"""Those of an unlocked vault."""


def draw(
    application: QApplication, build: Callable[[], QWidget], theme: str, size: QSize
) -> QImage:
    """Draw one picture."""
    wear(application, Look(theme))
    window = build()
    window.resize(size)
    window.show()
    scenes.settle(application)
    drawn = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    window.hide()
    return drawn


def take(application: QApplication, names: Sequence[str], folder: Path) -> None:
    """Write the pictures of these names; the demonstration is made once, if one needs it."""
    for name in names:
        if name in PICTURES:
            draw(application, *PICTURES[name]).save(str(folder / f"{name}.png"))
            print(name)
    inside = [name for name in names if name in INSIDE]
    if inside:
        with TemporaryDirectory() as made:
            take_inside(application, inside, Stage(Path(made)), folder)


def take_inside(
    application: QApplication, names: Sequence[str], stage: Stage, folder: Path
) -> None:
    """Write pictures of an unlocked vault."""
    for name in names:
        scene, theme, size = INSIDE[name]
        draw(application, partial(scene, stage), theme, size).save(str(folder / f"{name}.png"))
        print(name)
    stage.close()


def main() -> None:
    """Write every picture, or those whose names begin with what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="beginnings of names; all without any")
    asked.add_argument("--fonts", type=Path, default=FONTS)
    asked.add_argument("--to", type=Path, default=IMAGES)
    given = asked.parse_args()
    application = QApplication([])
    load_fonts(given.fonts)
    given.to.mkdir(parents=True, exist_ok=True)
    every = [*PICTURES, *INSIDE]
    wanted = tuple(given.names)
    take(application, [n for n in every if not wanted or n.startswith(wanted)], given.to)


if __name__ == "__main__":
    main()
