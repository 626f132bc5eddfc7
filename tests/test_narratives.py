"""Six long narratives leave as briefings; nothing by which anybody could be known leaves."""

import io
import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from exports.documents.faces import face_of
from tests.vaults import BUYER, FIRM, Office, complete, found, prepare, release, share, take
from workstation.records.access import Role
from workstation.records.cases import Case

HIDDEN = frozenset("WFHIARN")
"""Tags of what may never leave; a profile may tell places, firms and dates, said generally."""

NARRATIVES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "corpora" / "narratives.json").read_text("utf-8")
)
FIRMS = {"C2": "O2", "C6": None}
"""The tag of the employer, where it is not O1; the sixth narrative names none."""

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
"""Read from the right; from the left the glyphs of such a run tell its words backwards."""

Export = tuple[str, bytes]
_ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def plain(text: str) -> str:
    """NFKC, case folded, without zero-width characters, native digits as ASCII."""
    folded = unicodedata.normalize("NFKC", _ZERO_WIDTH.sub("", text)).casefold()
    return "".join(str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in folded)


def secrets(narrative: dict[str, Any]) -> set[str]:
    """Every span and every other form of what may not leave."""
    spans = {span["text"] for span in narrative["spans"] if span["tag"][0] in HIDDEN}
    forms = {f for tag, forms in narrative["variants"].items() if tag[0] in HIDDEN for f in forms}
    return spans | forms


def intake(narrative: dict[str, Any]) -> dict[str, Any]:
    """The narrative with the workplace that the office knows."""
    tag = FIRMS.get(narrative["id"], "O1")
    names = narrative["variants"].get(tag, ["Green valley farm"])
    employer = {"name": names[0], "headcount": 400} | ({"tag": tag} if tag else {})
    return complete(narrative, employer=employer)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found(tmp_path_factory.mktemp("narratives"))


@pytest.fixture(scope="module")
def cases(office: Office) -> list[Case]:
    kept = take(office, *map(intake, NARRATIVES))
    with office.as_(Role.CASE_WORKER) as session:
        for case in kept:
            share(session, case.id)
    return kept


Leave = Callable[[Case, str], Export]


def previewed(office: Office) -> Leave:
    def leave(case: Case, contact: str) -> Export:
        with office.as_(Role.BRIEFING_OFFICER) as session:
            composed = prepare(session, case.id, contact, account=contact == BUYER).composed
            return "", session.releases.preview(composed)

    return leave


def released(office: Office) -> Leave:
    def leave(case: Case, contact: str) -> Export:
        letter = release(office, case.id, contact, account=contact == BUYER)
        assert letter.pdf is not None
        return letter.name, letter.pdf

    return leave


Exports = dict[tuple[str, str], Export]
SIGNED = pytest.param(released, marks=pytest.mark.slow)


@pytest.fixture(scope="module", params=[previewed, SIGNED])
def exports(request: pytest.FixtureRequest, office: Office, cases: list[Case]) -> Exports:
    """Each narrative to both recipients, as pages and as signed files."""
    leave = request.param(office)
    return {
        (narrative["id"], contact): leave(case, contact)
        for narrative, case in zip(NARRATIVES, cases, strict=True)
        for contact in (FIRM, BUYER)
    }


def pdftotext(file: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=file, capture_output=True, check=True
    )
    return done.stdout.decode()


def pdfium(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def without_claims(file: bytes) -> bytes:
    """The file with every /ActualText gone: what is left is what the glyphs map to."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for page in pdf.pages:
            lines = instructions(page)
            for line in lines:
                if str(line.operator) == "BDC" and "/ActualText" in line.operands[1]:
                    del line.operands[1]["/ActualText"]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(lines))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing:
                del thing["/ActualText"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def instructions(page: pikepdf.Page) -> list[pikepdf.ContentStreamInstruction]:
    """What a page draws; ours hold no inline image."""
    parsed = pikepdf.parse_content_stream(page)
    assert all(isinstance(line, pikepdf.ContentStreamInstruction) for line in parsed)
    return [line for line in parsed if isinstance(line, pikepdf.ContentStreamInstruction)]


def glyphs(file: bytes) -> str:
    """What the drawn glyphs look like by the fonts that ship, whatever the file says of them."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return "\n".join("".join(_drawn(page)) for page in pdf.pages)


def _drawn(page: pikepdf.Page) -> Iterator[str]:
    faces = {name: face_of(str(font.BaseFont)[1:]) for name, font in page.Resources.Font.items()}
    drawn: list[str] = []
    face = None
    for line in instructions(page):
        match str(line.operator):
            case "Tf":
                face = faces[str(line.operands[0])]
                assert face is not None
            case "TJ":
                pieces = [bytes(s) for s in line.operands[0] if isinstance(s, pikepdf.String)]
                codes = b"".join(pieces)
                gids = [int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2)]
                assert face is not None
                drawn.append("".join(map(face.plain, gids)))
    yield "".join(drawn)
    yield "\n"
    yield "\n".join(words[::-1] for words in drawn if _ARABIC.search(words))


def strings(file: bytes) -> str:
    """Every string and name of every object, the structure tree and the metadata among them."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        objects = [*pdf.objects, pdf.trailer]
        return "\n".join(text for thing in objects for text in _strings(thing))


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            yield from _direct(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _direct(value)
    elif isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)


def _direct(value: object) -> Iterator[str]:
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        yield from _strings(value)


VIEWS: dict[str, Callable[[bytes], str]] = {
    "pdftotext": pdftotext,
    "pdftotext in drawing order": lambda file: pdftotext(file, "-raw"),
    "pdfium": pdfium,
    "pdftotext without claims": lambda file: pdftotext(without_claims(file)),
    "pdfium without claims": lambda file: pdfium(without_claims(file)),
    "glyphs": glyphs,
    "strings": strings,
    "bytes": lambda file: file.decode("latin-1"),
}


def standing(forms: Iterable[str], text: str) -> set[str]:
    """The forms that stand in a text; spaces alone do not hide one."""
    within = plain(text)
    squeezed = re.sub(r"\s", "", within)
    return {
        f
        for f in forms
        if plain(f) in within or (len(plain(f)) > 5 and re.sub(r"\s", "", plain(f)) in squeezed)
    }


@pytest.mark.parametrize("view", [v for v in VIEWS if v != "bytes"])
def test_no_view_of_a_briefing_holds_a_form_of_anybody(exports: Exports, view: str) -> None:
    forms = {n["id"]: secrets(n) for n in NARRATIVES}

    left = {
        (id, contact): found
        for (id, contact), (_, file) in exports.items()
        if (found := standing(forms[id], VIEWS[view](file)))
    }

    assert left == {}


def test_the_views_see_what_a_briefing_says(exports: Exports) -> None:
    said = {
        view: standing(["Petra Needle", "punished", "retaliation"], look(exports["C5", BUYER][1]))
        for view, look in VIEWS.items()
        if view not in ("strings", "bytes")
    }

    assert {view: len(words) >= 2 for view, words in said.items()} == dict.fromkeys(said, True)


def test_a_buyer_reads_the_account_and_an_employer_does_not(
    exports: Exports,
) -> None:
    heading = "What was said, without what identifies anybody"

    told = {who for (_, who), (_, file) in exports.items() if heading in pdftotext(file)}

    assert told == {BUYER}


def test_metadata_and_file_name_hold_nobody(exports: Exports) -> None:
    for (id, _), (name, file) in exports.items():
        with pikepdf.open(io.BytesIO(file)) as pdf:
            info = "\n".join(f"{k} {v}" for k, v in pdf.docinfo.items())
            assert "/Metadata" not in pdf.Root
        narrative = next(n for n in NARRATIVES if n["id"] == id)
        assert standing(secrets(narrative), f"{name}\n{info}") == set()


# Codes are taken by drafts that are kept; a look at the pages keeps none.
@pytest.mark.parametrize("exports", [SIGNED], indirect=True)
def test_two_recipients_share_no_token_and_no_handle(exports: Exports) -> None:
    tokens = {
        key: set(re.findall(r"\[\w+ [A-Z]{2}\]", pdftotext(f))) for key, (_, f) in exports.items()
    }

    assert all(not tokens[n["id"], FIRM] & tokens[n["id"], BUYER] for n in NARRATIVES)
    assert all(tokens[n["id"], BUYER] for n in NARRATIVES)


def test_no_handle_of_the_office_leaves(exports: Exports) -> None:
    handle = re.compile(r"\b(Worker|Relative|Defender|Accused|Recruiter|Interpreter) [A-Z]\b")

    assert [key for key, (_, file) in exports.items() if handle.search(pdftotext(file))] == []
