"""Numbers as a PDF writes them."""


def number(value: float) -> str:
    """At most three decimals, no exponent, no minus before nought."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
