"""A list to choose from that gives way when there is no room."""

from collections.abc import Sequence

from ui.widgets.choices import Combo

_LEAST = 8
"""Letters that always have room; long words end in an ellipsis."""


class Picker(Combo):
    """A list whose widest words do not make the form wide."""

    def __init__(
        self, choices: Sequence[tuple[object, str]], value: object = None, placeholder: str = ""
    ) -> None:
        super().__init__(*choices, value=value, placeholder=placeholder)
        self.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
