"""This side of the wall: starts the process, hands it the file through a pipe, trusts numbers."""

import contextlib
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from crypto.streams import Reader
from exports.preview.cover import LONGEST_OUT, WHOLE, Asked, write_asked
from exports.preview.frames import (
    LONGEST_SIDE,
    MOST_INPUT,
    Reason,
    Stopped,
    read_page,
    write_page,
)
from workstation.errors import BadInput, Busy
from workstation.ports import Pixels, Progress
from workstation.records.attachments import Box

PATIENCE = 15.0
"""Seconds that drawing one picture may take; a copy gets four times as long."""

MOST_OUTPUT = 256 << 20
_ROOT = Path(__file__).parents[2]
_NEEDED = ("SYSTEMROOT",)  # without it, Windows starts no process
_PIECE = 1 << 18
_TEXT = 1 << 15
_COPIES = {"application/pdf": ("pdf", "application/pdf"), "image/tiff": ("pdf", "application/pdf")}
_LOSSY = frozenset({"image/jpeg", "image/webp"})
_KEPT = "The sealed original is as it was."
_WORDS = {
    Reason.UNREADABLE: "This file cannot be drawn: it is damaged or of an unusual kind.",
    Reason.TOO_LARGE: "This file is too large to be drawn here.",
    Reason.LOCKED: "This PDF is locked with a password of its own.",
    Reason.NO_SUCH_PAGE: "There is no such page.",
    Reason.NO_WALL: "This computer cannot wall off a program, so nothing is drawn.",
}


class ChildWall:
    """The Wall port: a process for each picture, and two for a copy."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._children: dict[subprocess.Popen[bytes], str] = {}
        self._door = threading.Lock()
        self._closed = False

    def draw(self, source: Reader, media: str, page: int, box: tuple[int, int]) -> Pixels:
        """One page within the box. Raises BadInput with one sentence, and what `source` raises."""
        with _in_words(), self._child("draw", media, page, box, 1) as (given, answer):
            _push(source, given, _TEXT if media.startswith(("text", "message")) else MOST_INPUT)
            width, height, pages, rgb = read_page(answer, box)
            return Pixels(width, height, pages, rgb)

    def stripped(self, source: Reader, media: str, progress: Progress) -> tuple[bytes, str, int]:
        """The pixels of all pages as a new file: its bytes, its type, its pages.

        The process that reads the file never writes the new one: only pixels pass in between.
        """
        fallback = ("jpeg", "image/jpeg") if media in _LOSSY else ("png", "image/png")
        form, made = _COPIES.get(media, fallback)
        side = LONGEST_SIDE if form != "pdf" else LONGEST_SIDE // 2
        with (
            _in_words(),
            self._child("pages", media, 0, (side, side), 4) as (given, answer),
            self._child("encode", form, 0, (0, 0), 4) as (pages, file),
        ):
            _push(source, given, MOST_INPUT)
            count = _hand_on(answer, pages, (side, side), progress)
            data = file.read(MOST_OUTPUT + 1)
        if len(data) > MOST_OUTPUT or not data or data.startswith(b"STOP"):
            raise BadInput(_WORDS[Reason.UNREADABLE], _KEPT)
        return data, made, count

    def covered(
        self, source: Reader, media: str, pages: Sequence[tuple[int, Sequence[Box]]]
    ) -> list[Pixels]:
        """These pages as they leave: small, coarse, and black where the boxes are.

        Raises as `draw` does, and BadInput for a box that is none.
        """
        most = (LONGEST_OUT, LONGEST_OUT)
        with _in_words(), self._child("cover", media, 0, (0, 0), 4) as (given, answer):
            asked = [Asked(page, tuple(map(_edges, boxes))) for page, boxes in pages]
            write_asked(given, asked)
            _push(source, given, MOST_INPUT)
            drawn = (read_page(answer, most) for _ in asked)
            return [Pixels(*page) for page in drawn]

    def stop_drawing(self) -> None:
        """End what `draw` began; copies go on."""
        with self._door:
            for child, what in self._children.items():
                if what == "draw":
                    child.kill()

    def close(self) -> None:
        """End every process now, and start none any more."""
        with self._door:
            self._closed = True
            for child in self._children:
                child.kill()

    @contextlib.contextmanager
    def _child(
        self, what: str, form: str, page: int, box: tuple[int, int], times: int
    ) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        child = self._started(what, form, str(page), *map(str, box))
        assert child.stdin is not None
        assert child.stdout is not None
        end = threading.Timer(times * self._patience, child.kill)
        end.daemon = True
        end.start()
        try:
            yield child.stdin, child.stdout
        finally:
            end.cancel()
            child.kill()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()
            child.wait()
            with self._door:
                self._children.pop(child)

    def _started(self, *arguments: str) -> "subprocess.Popen[bytes]":
        environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
        with self._door:
            if self._closed:
                raise Busy("The vault is locked.", "Unlock it again.")
            child = subprocess.Popen(
                # -P: nothing in the working folder is taken for a library.
                [sys.executable, "-P", "-m", "exports.preview.child", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={**environment, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            )
            self._children[child] = arguments[0]
            return child


def _edges(box: Box) -> tuple[int, int, int, int]:
    edges = box.left, box.top, box.right, box.bottom
    if not (0 <= box.left < box.right <= WHOLE and 0 <= box.top < box.bottom <= WHOLE):
        raise Stopped(Reason.UNREADABLE)
    return edges


def _push(source: Reader, given: IO[bytes], most: int) -> None:
    """Hand the file over. Of a text only its beginning; of others all, so that it is compared."""
    pushed = 0
    with contextlib.suppress(BrokenPipeError):
        while piece := source.read(min(_PIECE, most)):
            pushed += len(piece)
            if pushed > MOST_INPUT:
                raise Stopped(Reason.TOO_LARGE)
            given.write(piece)
            given.flush()  # a process that ended meanwhile is noticed at once
            if most < MOST_INPUT and pushed >= most:
                break
        given.close()


def _hand_on(answer: IO[bytes], pages: IO[bytes], box: tuple[int, int], progress: Progress) -> int:
    done, count = 0, 1
    while done < count:
        width, height, said, rgb = read_page(answer, box)
        if done == 0:
            count = said
            pages.write(struct.pack(">I", count))
        write_page(pages, width, height, 1, rgb)
        done += 1
        progress.step(done, count)
    pages.close()
    return count


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except Stopped as stopped:
        raise BadInput(_WORDS[stopped.reason], _KEPT) from None
    except (BrokenPipeError, struct.error):
        raise BadInput(_WORDS[Reason.UNREADABLE], _KEPT) from None
