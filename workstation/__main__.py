"""Starts the window, or runs a command if one is given."""

import sys

from crypto.process import harden


def main() -> int:
    """The exit code; without arguments the window opens."""
    harden()
    if len(sys.argv) > 1:
        from workstation.cli.main import run  # the lock screen needs none of it

        return run()
    from ui.application import start  # only the window knows Qt

    return start()


if __name__ == "__main__":
    sys.exit(main())
