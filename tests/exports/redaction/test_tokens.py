"""Token codes: 400 a case, drawn from given randomness alone, none given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.tokens import KIND_WORDS, TOKEN, Codes
from workstation.errors import BadInput

SEEDS = st.binary(min_size=16, max_size=48)


@given(SEEDS)
def test_four_hundred_codes_are_drawn_and_none_twice(seed: bytes) -> None:
    codes = Codes(seed)
    tokens = {codes.token(str(number), "Person") for number in range(400)}
    assert len(tokens) == 400
    assert all(TOKEN.fullmatch(token) for token in tokens)
    with pytest.raises(BadInput):
        codes.token("one too many", "Person")


@given(SEEDS, SEEDS, st.lists(st.text(), unique=True, min_size=1, max_size=20))
def test_two_briefings_of_a_case_share_no_code(
    first: bytes, second: bytes, entities: list[str]
) -> None:
    one = Codes(first)
    for entity in entities:
        one.token(entity, "Worker")
    other = Codes(second, used=one.given)
    for entity in entities:
        other.token(entity, "Worker")
    assert not set(one.given) & set(other.given)


@given(SEEDS, st.permutations(["Ma Thida", "Ko Zaw", "ก", "x" * 400]))
def test_codes_depend_on_the_order_of_appearance_and_on_nothing_in_the_names(
    seed: bytes, names: list[str]
) -> None:
    codes, plain = Codes(seed), Codes(seed)
    assert [codes.token(name, "Worker") for name in names] == [
        plain.token(str(at), "Worker") for at in range(len(names))
    ]


def test_the_codes_of_a_seed_never_change() -> None:
    codes = Codes(bytes(16))
    assert [codes.token(entity, "Worker") for entity in "abca"] == [
        "[Worker NS]",
        "[Worker RW]",
        "[Worker HM]",
        "[Worker NS]",
    ]


def test_a_token_holds_no_digit_and_only_a_word_of_the_closed_list() -> None:
    assert not any(char.isdigit() for char in TOKEN.pattern.replace("{2}", ""))
    with pytest.raises(BadInput):
        Codes(bytes(16)).token("a", "Nurse")
    assert "Person" in KIND_WORDS


def test_a_short_seed_is_refused() -> None:
    with pytest.raises(BadInput):
        Codes(b"short")
