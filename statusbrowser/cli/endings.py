"""How the command ends where it cannot do what was asked, and what it says then.

Exception
├── UsageError      the call was wrong: 2
├── CatalogError    the reference cannot be read: 70
├── BrokenPipeError the reader left: 141
├── OSError         the output cannot be written: 70
└── anything else   a fault of the program: 70, and a file with the details
"""

from __future__ import annotations

import errno
import os
import sys

NOTHING_FOUND, WRONG_CALL, FAULT, READER_LEFT = 1, 2, 70, 141

SHOWN_FAULTS = 5
"""How many faults of a page are told; `--check` tells them all."""


CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a full or a failing disk says below standard output."""


class UsageError(Exception):
    """The call was wrong; the message says what is wrong and what is wanted."""


def printable(text: str) -> str:
    """Replace whatever a terminal might obey, such as escape sequences."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def quoted(text: str) -> str:
    """Show a piece of what was typed within a message: one line, not too long."""
    words = " ".join(text[:200].split())
    return f"'{printable(words[:57])}...'" if len(words) > 60 else f"'{printable(words)}'"


def say(text: str) -> None:
    """Tell people something, in one line on standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"statusbrowser: {printable(text)}\n")
        sys.stderr.flush()
    except OSError:  # nobody listens
        pass


def end_after(error: Exception) -> int:
    """Say what went wrong and choose the exit status.

    Args:
        error: What ended the command.
    """
    from statusbrowser.catalog import CatalogError

    if isinstance(error, BrokenPipeError):
        _close_output()
        return READER_LEFT
    if isinstance(error, UsageError):
        say(str(error))
        return WRONG_CALL
    if isinstance(error, CatalogError):
        _say_faults(str(error).split("\n"))
        return FAULT
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        say(f"cannot write the output: {error.strerror}")
        _close_output()
        return FAULT
    say(f"something went wrong inside; {_keep(error)}")
    return FAULT


def _say_faults(faults: list[str]) -> None:
    for fault in faults[:SHOWN_FAULTS]:
        say(fault)
    if len(faults) > SHOWN_FAULTS:
        say(f"and {len(faults) - SHOWN_FAULTS} more; statusbrowser --check tells them all")


def _close_output() -> None:
    """Turn standard output away, so that nothing is tried, and told, once more at the exit."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _keep(error: Exception) -> str:
    """Write the details of a fault to a file; say where, or why not."""
    import traceback

    from platformdirs import user_log_dir

    file = os.path.join(user_log_dir("statusbrowser"), "last-error.txt")
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        details = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(details, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"statusbrowser {sys.argv[1:]}\nPython {sys.version}\n\n")
            stream.writelines(traceback.format_exception(error))
    except OSError as failure:
        kind = type(error).__name__
        return f"{kind}: {quoted(str(error))} (no details kept: {failure.strerror}, {file})"
    return f"the details are in {file}"
