"""What was typed is shown; every other name is dots."""

from hypothesis import given
from hypothesis import strategies as st

from ui.models.found import Look, Match, Piece, in_pieces, names_in, rows_of
from workstation.records.kit import Id
from workstation.records.listing import Hit
from workstation.records.names import Name
from workstation.records.people import Person

CASE = Id("case")


def person(*names: str) -> Person:
    return Person(case=CASE, names=tuple(Name(text=name) for name in names))


def hit(snippet: str, match: str, kind: str = "account") -> Hit:
    start = snippet.index(match)
    end = start + len(match)
    return Hit(CASE, "ABC-DEF", "Wages", kind, Id("record"), snippet, start, end, 1.0)


def row(snippet: str, match: str, typed: str, *names: str) -> tuple[Piece, ...]:
    return rows_of([hit(snippet, match)], typed, lambda _hit: [person(*names)])[0].pieces


def test_another_name_beside_the_match_is_dots() -> None:
    pieces = row("Karim said that Salma goes home", "Karim", "karim", "Karim", "Salma")

    assert [p.look for p in pieces] == [Look.FOUND, Look.PLAIN, Look.DOTS, Look.PLAIN]
    assert "Salma" not in "".join(p.text for p in pieces)


def test_the_rest_of_a_name_that_was_typed_in_part_is_dots() -> None:
    pieces = row("Karim Uddin", "Karim", "karim", "Karim Uddin")

    assert pieces == (Piece("Karim", Look.FOUND), Piece("", Look.DOTS))


def test_a_name_in_another_script_is_dots() -> None:
    pieces = row("সুপারভাইজার করিম বলেছে", "সুপারভাইজার", "সুপারভাইজার", "করিম")

    assert "করিম" not in "".join(p.text for p in pieces)


def test_a_name_inside_a_longer_word_is_no_name() -> None:
    pieces = row("They were paid in marble", "paid", "paid", "Mar")

    assert "".join(p.text for p in pieces) == "They were paid in marble"


def test_a_hit_in_other_letters_is_told_apart() -> None:
    rows = rows_of([hit("KARİM", "KARİM"), hit("Karim", "Karim")], "karim", lambda _hit: [])

    assert [found.match for found in rows] == [Match.SURE, Match.TYPED]


@given(st.text(max_size=60), st.data())
def test_pieces_never_say_more_than_the_snippet(snippet: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(snippet)))
    end = data.draw(st.integers(start, len(snippet)))
    name = data.draw(st.sampled_from([snippet[:5], snippet[-4:], "Karim"]))
    pieces = in_pieces(snippet, start, end, names_in([person(name)] if name.strip() else []))

    assert sum(len(p.text) for p in pieces) <= len(snippet)
    assert "".join(p.text for p in pieces if p.look is Look.FOUND) == snippet[start:end]
