"""Which code somebody gets says nothing of their name or of their place in a text."""

import hashlib
from itertools import permutations

from workstation.rules.tokens import CODES, Tokens

NAMES = ("Aung", "Bao", "Chit", "Dara", "Ei", "Fatima", "Gita", "Hla", "Inthira", "Jaya")


def codes(seed: int, order: tuple[str, ...]) -> dict[str, int]:
    """The place of each name's code among all codes, for one briefing."""
    tokens = Tokens(hashlib.blake2b(seed.to_bytes(4), digest_size=32).digest(), (), {})
    return {name: CODES.index(tokens.token(name, "person")[-3:-1]) for name in order}


def correlation(ranks: list[list[int]]) -> float:
    """How far ranks rise with their place, from -1 to 1, on average (Spearman)."""
    count = len(NAMES)
    sums = 0.0
    for row in ranks:
        place = {value: at for at, value in enumerate(sorted(row))}
        apart = sum((at - place[value]) ** 2 for at, value in enumerate(row))
        sums += 1 - 6 * apart / (count * (count**2 - 1))
    return sums / len(ranks)


def test_codes_do_not_follow_names_whatever_the_order_of_appearance() -> None:
    orders = list(permutations(NAMES[:6]))[:400]
    drawn = [codes(seed, (*order, *NAMES[6:])) for seed, order in enumerate(orders)]

    assert abs(correlation([[given[name] for name in NAMES] for given in drawn])) < 0.05


def test_codes_do_not_follow_the_order_of_appearance() -> None:
    drawn = [codes(seed, NAMES) for seed in range(400)]

    assert abs(correlation([list(given.values()) for given in drawn])) < 0.05


def test_the_same_randomness_gives_the_same_codes_to_any_names() -> None:
    others = tuple(name[::-1] * 2 for name in NAMES)

    assert list(codes(7, NAMES).values()) == list(codes(7, others).values())
