"""The gate passes every clean briefing, says no to everything else, and never falls down."""

import dataclasses
import random
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.documents.briefing import render
from exports.documents.gate import (
    CleanPdf,
    SealedPdf,
    inspect,
    inspect_sealed,
    require_clean,
    require_sealed,
)
from exports.documents.gate.syntax import LARGEST
from exports.documents.sign import sign_pdf
from exports.redaction.matcher_for_gate import LastLook
from exports.verify import verify_pdf
from tests.exports.documents.gate_samples import IDENTIFIERS, NAME, a_briefing
from tests.exports.documents.letters import letter
from tests.exports.documents.planting import Open
from tests.exports.documents.seals import DAY, a_seal, a_seal_that_tells
from workstation.errors import Refused, WorkstationError
from workstation.records.release import BriefingText, Heading, Paragraph, Run

TEXT = a_briefing()
BASE = render(TEXT)
TERMS = LastLook(IDENTIFIERS)
CLEAN = require_clean(BASE, TEXT, TERMS)
SEAL = a_seal()
SEALED = sign_pdf(CLEAN, SEAL, DAY)


def again(_: BriefingText) -> bytes:
    return BASE


def found(data: bytes, terms=TERMS, render=again) -> set[str]:
    return {finding.rule for finding in inspect(data, TEXT, terms, render)}


def drawn(text: BriefingText):
    """What is found in the true file of a text."""
    data = render(text)
    return inspect(data, text, TERMS, render=lambda _: data)


# --- Clean files ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [TEXT, letter(), a_briefing(1), a_briefing(40)])
def test_clean_briefings_of_every_script_raise_no_alarm(text):
    assert inspect(render(text), text, TERMS) == ()


@pytest.mark.parametrize("language", ["en", "my", "ar", "km", "vi"])
def test_a_briefing_in_another_language_raises_no_alarm(language):
    text = msgspec.structs.replace(TEXT, language=language)

    assert drawn(text) == ()


def test_a_clean_file_goes_on_as_it_is():
    assert CLEAN.data == BASE


def test_looking_at_twenty_pages_for_many_people_costs_little_more_than_drawing_them():
    text, terms = a_briefing(300), LastLook((*IDENTIFIERS, *people(57_000)))
    begun = time.process_time()
    data = render(text)
    drawn_in = time.process_time() - begun
    begun = time.process_time()

    assert inspect(data, text, terms, render=lambda _: data) == ()
    looked_in = time.process_time() - begun
    assert looked_in < 3 * drawn_in, f"drawn in {drawn_in:.2f} s, looked at in {looked_in:.2f} s"
    assert len(Open.of(data).all_of("Page")) >= 20


def people(count: int) -> list[str]:
    """Invented names of three words."""
    syllables = [a + b for a in "bdghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "in")]
    dice = random.Random(1)
    words = ["".join(dice.sample(syllables, 3)).title() for _ in range(3_000)]
    return [" ".join(dice.sample(words, 3)) for _ in range(count)]


# --- What is refused --------------------------------------------------------------------------


def test_a_file_of_another_text_is_not_the_reviewed_one():
    other = render(a_briefing(title="Wages held at the other mill"))

    assert "same-bytes" in {one.rule for one in inspect(other, TEXT, TERMS)}


def test_a_file_is_refused_when_it_cannot_be_drawn_again():
    def fails(_: BriefingText) -> bytes:
        raise WorkstationError("No.")

    assert found(BASE, render=fails) == {"same-bytes"}


DRESSED = (
    "THIDA  HLAING",
    "Thi\u00adda Hla\u200bing",
    "T h i d a H l a i n g",
    "Th1d4 Hl41ng",
    "gnialH adihT",
    "Guvqn Uynvat",
    "VGhpZGEgSGxhaW5n",
    "546869646120486c61696e67",
    "Тhіdа Нlаіng",
    "Ťhídâ Ĥłåíñg",
    "๖๖ ๘๑ ๒๓๔ ๕๖๗๘",
    "၆၆၈၁၂၃၄၅၆၇၈",
)
"""Identifiers as somebody writes them who does not want them to be found."""


@pytest.mark.parametrize("name", [*IDENTIFIERS, *DRESSED])
def test_an_identifier_in_the_reviewed_text_is_found_in_text_and_on_the_page(name):
    said = Paragraph((Run("It was "), Run(name, bold=True), Run(" who asked.")))
    places = {one.where for one in drawn(msgspec.structs.replace(TEXT, blocks=(said,)))}

    assert {"the reviewed text, blocks 1", "page 1", "page 1, as PDFium reads it"} <= places


@pytest.mark.parametrize("field", ["title", "recipient", "reference"])
def test_an_identifier_in_any_field_is_found(field):
    text = msgspec.structs.replace(TEXT, **{field: NAME})

    assert "identifier" in {one.rule for one in drawn(text)}


@pytest.mark.parametrize("field", ["check_words", "handling"])
def test_an_identifier_in_any_list_is_found(field):
    text = msgspec.structs.replace(TEXT, **{field: ("river", NAME)})

    assert "identifier" in {one.rule for one in drawn(text)}


@pytest.mark.parametrize("start", ["Hla", "By Hla"])
def test_an_identifier_across_runs_is_found(start):
    cut = Paragraph((Run(start), Run("ing", bold=True)))
    text = msgspec.structs.replace(TEXT, blocks=(Heading("What"), cut))

    assert "the reviewed text, blocks 2" in {one.where for one in drawn(text)}


def test_an_identifier_written_from_right_to_left_is_found_on_the_page():
    name = "ثيدا هلاينغ"
    said = Paragraph((Run(f"قالت {name} (14) ذلك."),), "ar")
    text = msgspec.structs.replace(TEXT, blocks=(said,))
    data = render(text)
    quiet = msgspec.structs.replace(text, blocks=())

    found = inspect(data, quiet, LastLook([name]), render=lambda _: data)

    assert "page 1" in {one.where for one in found}


def test_findings_become_blockers_that_name_rule_and_place_alone():
    with pytest.raises(Refused) as refused:
        require_clean(render(a_briefing(title=NAME)), TEXT, TERMS)

    said = " ".join(one.words + one.rule + one.remedy for one in refused.value.blockers)
    assert "leak-gate/identifier" in said
    assert not any(word in said for word in NAME.split())


def test_a_matcher_that_fails_shuts_the_gate():
    class Broken:
        def hits(self, text: str) -> list[int]:
            raise ValueError(text)

    assert "readable" in found(BASE, terms=Broken())


# --- Damage -----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", BASE[:-1], BASE[: len(BASE) // 2], BASE * 2])
def test_half_a_file_and_two_files_are_refused(data):
    assert "every-byte" in found(data, render=lambda _: data)


def test_a_file_without_end_is_refused_unread():
    assert found(BASE + bytes(LARGEST)) == {"readable"}


@settings(max_examples=100)
@given(st.integers(0, len(BASE) - 1), st.binary(min_size=1, max_size=20), st.integers(0, 20))
def test_no_damage_passes_or_raises(at, junk, gone):
    damaged = BASE[:at] + junk + BASE[at + gone :]

    assert damaged == BASE or found(damaged)


@settings(max_examples=40)
@given(st.data())
def test_any_damage_inside_the_objects_is_survived_without_the_second_rendering(data):
    opened = Open.of(BASE)
    number = data.draw(st.sampled_from(sorted(opened.parts)))
    part = opened.parts[number]
    other = data.draw(st.sampled_from(sorted(opened.parts)))
    swapped = dataclasses.replace(part, value=opened.parts[other].value)
    opened.parts[number] = swapped
    damaged = opened.bytes() if part.stream is None else BASE

    assert isinstance(inspect(damaged, TEXT, TERMS, render=lambda _: damaged), tuple)


# --- The sealed file --------------------------------------------------------------------------


def test_the_sealed_file_of_a_clean_one_may_leave():
    assert require_sealed(SEALED, CLEAN, TERMS).data == SEALED
    assert verify_pdf(SEALED, [SEAL.fingerprint]).verdict == "unaltered"


def test_an_unsigned_file_may_not_leave():
    assert inspect_sealed(BASE, CLEAN, TERMS)


def test_the_seal_of_another_file_may_not_leave():
    other = require_clean(render(letter()), letter(), TERMS)

    assert inspect_sealed(sign_pdf(other, SEAL, DAY), CLEAN, TERMS)


def test_a_certificate_that_names_somebody_is_found():
    told = sign_pdf(CLEAN, a_seal_that_tells("U Hlaing"), DAY)

    assert {one.where for one in inspect_sealed(told, CLEAN, TERMS)} == {"the seal's certificate"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/T (Seal)", b"/T (U Hl)"),
        (b"000000Z)", b"093015Z)"),
        (b"/P 1\n", b"/P 2\n"),
        (b"/Type /Sig\n", b"/Name (U Hlaing)\n/Type /Sig\n"),
        (b"/SigFlags 3", b"/SigFlags 3\n/X (Hlaing)"),
        (b"/Annots", b"/Annos"),
        (b"/Version /2.0", b"/Version /Hlaing"),
    ],
)
def test_a_seal_that_says_more_may_not_leave(before, after):
    head, tail = SEALED[: len(BASE)], SEALED[len(BASE) :]
    assert before in tail

    assert inspect_sealed(head + tail.replace(before, after, 1), CLEAN, TERMS)


def test_anything_after_the_seal_may_not_leave():
    assert inspect_sealed(SEALED + b"\n", CLEAN, TERMS)
    assert inspect_sealed(SEALED + SEALED[len(BASE) :], CLEAN, TERMS)


def test_a_file_that_passed_does_not_print_what_it_holds():
    assert repr(CLEAN) == "CleanPdf()"


@pytest.mark.parametrize("kind", [CleanPdf, SealedPdf])
def test_nobody_else_says_that_a_file_passed(kind):
    with pytest.raises(TypeError):
        kind(BASE, passed=True)
