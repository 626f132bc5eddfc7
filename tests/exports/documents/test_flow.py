"""How blocks fall on pages."""

from exports.documents.blocks import Boxed, WriteLines
from exports.documents.flow import Block, paginate
from exports.documents.layout import Part, Style, Text
from exports.documents.lines import Span
from exports.documents.table import Row, Table

WIDTH = 200.0
STYLE = Style(size=10, leading=15, after=0)
LINE = Text([Span("x")], STYLE, "en").height(WIDTH)


def text(lines: int, style: Style = STYLE) -> Text:
    return Text([Span("\n".join("x" * lines))], style, "en")


def counts(blocks: list[Block], lines_of_room: float) -> list[list[int]]:
    """How many lines of each block stand on each page."""
    pages = paginate(blocks, WIDTH, lines_of_room * LINE + 0.01)
    return [[round(p.block.height(WIDTH) / LINE) for p in page] for page in pages]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert counts([text(8)], 5) == [[5], [3]]


def test_a_single_line_never_stands_alone_at_the_head_of_a_page() -> None:
    assert counts([text(6)], 5) == [[4], [2]]


def test_a_single_line_never_stands_alone_at_the_foot_of_a_page() -> None:
    assert counts([text(4), text(5)], 5) == [[4], [5]]


def test_three_lines_stay_together() -> None:
    assert counts([text(3), text(3)], 5) == [[3], [3]]


def test_a_heading_goes_with_what_follows() -> None:
    heading = text(1, Style(size=10, leading=15, after=0, keep_with_next=True))
    assert counts([text(4), heading, text(3)], 5) == [[4], [1, 3]]
    assert counts([text(2), heading, text(6)], 5) == [[2, 1, 2], [4]]


def test_every_line_of_a_long_text_is_on_some_page() -> None:
    assert sum(sum(page) for page in counts([text(83), text(41)], 7)) == 124


def test_a_chain_taller_than_a_page_is_let_go() -> None:
    heading = text(3, Style(size=10, leading=15, after=0, keep_with_next=True))
    assert counts([heading, heading, text(3)], 5) == [[3], [3], [3]]


def test_lines_to_write_on_are_divided() -> None:
    (first, second) = paginate([WriteLines(6)], WIDTH, 100)
    assert first[0].block == WriteLines(4)
    assert second[0].block == WriteLines(2)


def test_a_box_goes_on_over_the_page() -> None:
    box = Boxed(text(8), first=True, last=True, rtl=False)
    first, second = paginate([box], WIDTH, 6 * LINE)
    assert isinstance(first[0].block, Boxed)
    assert (first[0].block.last, second[0].block.first) == (False, False)


def row(lines: int) -> Row:
    return Row((text(lines), text(1)), (0.5, 0.5))


def test_a_table_breaks_between_rows_and_repeats_its_head_as_furniture() -> None:
    head, again = row(1), row(1)
    table = Table(head, again, [row(1)] * 6, rtl=False)
    first, second = paginate([table], WIDTH, 4.5 * row(1).height(WIDTH))
    assert isinstance(first[0].block, Table)
    assert isinstance(second[0].block, Table)
    assert (first[0].block.head, len(first[0].block.rows)) == (head, 3)
    assert (second[0].block.head, len(second[0].block.rows)) == (again, 3)


def test_a_row_taller_than_a_page_is_divided() -> None:
    pages = paginate([Table(row(1), row(1), [row(40)], rtl=False)], WIDTH, 20 * LINE)
    tables = [page[0].block for page in pages]
    cells = [t.rows[0].cells[0] for t in tables if isinstance(t, Table)]
    assert all(isinstance(cell, Part) for cell in cells)
    assert sum(len(cell.whole.reaches(84)[cell.first : cell.end]) for cell in cells) == 40
