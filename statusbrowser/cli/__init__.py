"""The command: arguments in, text and an exit status out; opens the screen where there is one.

`--version` is answered before anything is imported, and each part only when it
is used: looking up a code in a script costs a few bare Python starts.
"""

import gc
import os
import sys

from statusbrowser import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # the version is told without the module that says this
    from typing import NoReturn

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What stands behind the program's name; those of the process
            where there are none.

    Returns:
        The exit status: 0 found, 1 nothing found, 2 a wrong call, 70 a fault
        of the program or its data, 128 and its number after a signal (130 is
        ctrl+c), 141 where the reader of the output left.
    """
    is_process = arguments is None
    arguments = sys.argv[1:] if arguments is None else arguments
    gc.disable()  # most calls end before there is garbage; what stays longer turns it on again
    try:
        if arguments == ["--version"] and sys.stdout is not None:
            status = _write_version()
        else:
            from statusbrowser.cli.command import run

            status = run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the edge of the program: whatever it is, one calm line
        from statusbrowser.cli.endings import end_after

        return end_after(error)
    if is_process and not gc.isenabled():  # neither the screen nor a batch ran
        _leave(status)
    gc.freeze()  # the exit would look through everything once more
    return status


def _leave(status: int) -> "NoReturn":
    """End the process as it stands, with its output written.

    Python would take apart, piece by piece, what was imported and read, which
    takes half as long as starting it.
    """
    os._exit(status)


def _write_version() -> int:
    sys.stdout.write(f"statusbrowser {__version__}\n")
    return 0
