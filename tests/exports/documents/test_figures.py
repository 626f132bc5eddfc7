"""Pictures in a briefing are the pixels that were handed in, each in its place, and no more."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import numpy as np
import pikepdf
import pypdfium2
import pytest

from exports.documents.briefing import render
from exports.documents.fresh import render_fresh
from exports.documents.gate import inspect
from exports.documents.gate.syntax import Name
from tests.exports.documents.letters import letter
from tests.exports.documents.planting import Open
from workstation.errors import BadInput
from workstation.records.release import BriefingText, Figure, Heading, Picture


class Listens:
    """Knows nobody, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def hits(self, text: str) -> list[object]:
        self.asked.append(text)
        return []


def a_picture(seed: int, width: int = 60, height: int = 40) -> Picture:
    rng = np.random.default_rng(seed)
    return Picture(width, height, rng.integers(0, 255, (height, width, 3), "uint8").tobytes())


def text_with(*pictures: Picture) -> BriefingText:
    blocks: list[Any] = list(letter().blocks)
    for number, picture in enumerate(pictures, 1):
        words = f"Attachment 1, page {number}"
        size = picture.width, picture.height
        blocks += [Heading(words, 3), Figure(words, *size, picture.digest())]
    return msgspec.structs.replace(letter(), blocks=tuple(blocks))


ONE, TWO = a_picture(1), a_picture(2, 30, 90)
TEXT = text_with(ONE, TWO)
BASE = render(TEXT, (ONE, TWO))


def rules(data: bytes, text: BriefingText = TEXT) -> set[str]:
    """The rules that refuse a file, if it is drawn alike again."""
    return {found.rule for found in inspect(data, text, Listens(), lambda _: data)}


def image(file: Open, number: int = 0) -> tuple[int, dict[str, Any]]:
    """A picture's object, by its place among the pictures."""
    table = file.entries(file.entries(file.one("Page")["Resources"])["XObject"])
    ref: Any = table[f"P{number}"]
    return ref.number, file.entries(ref)


def test_a_briefing_with_pictures_passes_the_gate_and_a_fresh_process_draws_it_alike() -> None:
    again = partial(render_fresh, pictures=(ONE, TWO))

    assert inspect(BASE, TEXT, Listens(), again) == ()


def test_other_readers_see_the_pixels_as_they_were_handed_in() -> None:
    with pikepdf.open(io.BytesIO(BASE)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        seen = {one.read_bytes() for one in streams if one.get("/Subtype") == "/Image"}
    with pypdfium2.PdfDocument(BASE) as document:
        drawn = {
            each.get_bitmap().to_numpy()[:, :, ::-1].tobytes()
            for page in document
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        }
    assert seen == drawn == {ONE.rgb, TWO.rgb}


def test_a_figure_is_told_by_its_words() -> None:
    file = Open.of(BASE)
    alternatives = [one["Alt"] for one in file.all_of("StructElem") if one.get("S") == "Figure"]

    assert alternatives == [b"Attachment 1, page 1", b"Attachment 1, page 2"]


def test_a_figure_without_its_picture_is_not_drawn() -> None:
    with pytest.raises(BadInput):
        render(TEXT, (ONE,))


@pytest.mark.parametrize(
    "bad", [Picture(60, 40, b"short"), Picture(0, 0, b""), Picture(1401, 1, bytes(4203))]
)
def test_a_picture_that_is_not_whole_is_not_drawn(bad: Picture) -> None:
    with pytest.raises(BadInput):
        render(text_with(bad), (bad,))


def test_a_picture_that_stands_twice_lies_in_the_file_once() -> None:
    twice = render(text_with(ONE, ONE), (ONE,))

    assert rules(twice, text_with(ONE, ONE)) == set()
    assert twice.count(b"/Subtype /Image") == 1


def test_the_digest_of_a_picture_is_not_matched_like_words() -> None:
    terms = Listens()
    inspect(BASE, TEXT, terms, lambda _: BASE)

    assert not [text for text in terms.asked if len(text) > 40 and " " not in text]


def test_pixels_of_another_picture_are_found() -> None:
    other = msgspec.structs.replace(ONE, rgb=bytes([ONE.rgb[0] ^ 1]) + ONE.rgb[1:])

    assert rules(render(text_with(other, TWO), (other, TWO))) == {"pictures"}


def test_pictures_in_another_order_are_found() -> None:
    assert "pictures" in rules(render(text_with(TWO, ONE), (ONE, TWO)))


def test_a_picture_in_a_briefing_without_figures_is_found() -> None:
    assert "pictures" in rules(BASE, letter())


def _one_pixel(file: Open) -> None:
    number, _ = image(file)
    part = file.parts[number]
    plain = bytearray(part.stream or b"")
    plain[-1] ^= 1
    file.parts[number] = with_stream(part, bytes(plain))


def with_stream(part: Any, stream: bytes) -> Any:
    return type(part)(part.value, stream)


def _rows_more(file: Open) -> None:
    number, _ = image(file)
    part = file.parts[number]
    file.parts[number] = with_stream(part, (part.stream or b"") + b"Thida Hlaing")


def _other_filter(file: Open) -> None:
    number, head = image(file)
    plain = bytearray(file.parts[number].stream or b"")
    plain[0 :: 1 + 3 * int(head["Width"])] = bytes(int(head["Height"]))
    file.parts[number] = with_stream(file.parts[number], bytes(plain))


def _wider(file: Open) -> None:
    head = image(file)[1]
    head["Width"], head["Height"] = head["Height"], head["Width"]


def _key(name: str, value: Any) -> Callable[[Open], None]:
    def plant(file: Open) -> None:
        image(file)[1][name] = value

    return plant


def _undrawn(file: Open) -> None:
    table = file.entries(file.entries(file.one("Page")["Resources"])["XObject"])
    number, head = image(file)
    table["P7"] = file.add(dict(head), file.parts[number].stream)


def _drawn_outside_a_figure(file: Open) -> None:
    file.draw(b"q 50 0 0 50 9 9 cm /P0 Do Q")


def _alternative_words(file: Open) -> None:
    element = next(one for one in file.all_of("StructElem") if one.get("Alt"))
    element["Alt"] = b"The tin of the eleven"


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        (_one_pixel, "pictures"),
        (_rows_more, "pictures"),
        (_other_filter, "pictures"),
        (_wider, "pictures"),
        (_undrawn, "pictures"),
        (_drawn_outside_a_figure, "every-byte"),
        (_alternative_words, "allowed-keys"),
        (_key("SMask", 1), "allowed-keys"),
        (_key("Metadata", b"Thida"), "allowed-keys"),
        (_key("Name", Name("ThidaHlaing")), "allowed-keys"),
        (_key("ColorSpace", Name("DeviceGray")), "allowed-values"),
        (_key("Interpolate", True), "allowed-keys"),
        (_key("Alternates", []), "allowed-keys"),
    ],
)
def test_what_is_planted_at_a_picture_is_found(plant: Callable[[Open], None], rule: str) -> None:
    file = Open.of(BASE)
    assert rules(file.bytes()) == set()

    plant(file)

    assert rule in rules(file.bytes())
