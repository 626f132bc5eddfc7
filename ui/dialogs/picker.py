"""A list to choose from that gives back the very value that was put in."""

from collections.abc import Sequence

from ui.widgets.choices import Combo

_LEAST = 8
"""Letters that always have room; long words end in an ellipsis."""


class Picker(Combo):
    """Qt turns a closed list's member into plain text; this keeps the members themselves."""

    def __init__(
        self, choices: Sequence[tuple[object, str]], value: object = None, placeholder: str = ""
    ) -> None:
        super().__init__(*((None, words) for _, words in choices), placeholder=placeholder)
        self._values = [kept for kept, _ in choices]
        self.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.choose(value)

    def value(self) -> object:
        """What is chosen; None for nothing."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Choose a value; one that is not there chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
