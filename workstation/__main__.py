"""Starts the window, or runs a command if one is given."""

import sys

from crypto.process import harden


def main() -> int:
    """The exit code; without a command the window opens, `--vault DIR` at that vault's lock."""
    harden()
    if len(sys.argv) > 1 and sys.argv[1] != "--vault":
        from workstation.cli.main import run  # the lock screen needs none of it

        return run()
    from ui.application import start  # only the window knows Qt
    from ui.relaunch import own_command

    return start(sys.argv[1:], own_command())


if __name__ == "__main__":
    sys.exit(main())
