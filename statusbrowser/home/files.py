"""Small files: read without surprise, replaced whole."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LOCK_TRIES = 25
LOCK_PAUSE_SECONDS = 0.01
"""A quarter of a second in all: another session holds the lock for a millisecond,
and no key may wait for one that hangs."""


def read_small(file: str, most: int) -> bytes:
    """Read a file that ought to be small.

    Args:
        file: Its path.
        most: How many bytes it may have.

    Raises:
        OSError: It is not there, cannot be read, is no plain file (reading
            from a named pipe would wait for ever), or is too large (EFBIG).
    """
    number = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(number, "rb") as stream:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", file)
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 1024} KB", file)
    return data


def replace(file: str, data: bytes) -> None:
    """Put a file in the place of another at once: readers see all of the one or of the other."""
    draft = f"{file}.{os.getpid()}"
    try:
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with open(number, "wb") as stream:
            stream.write(data)
        os.replace(draft, file)
    except OSError:
        with suppress(OSError):
            os.unlink(draft)
        raise


@contextmanager
def locked(file: str) -> Iterator[None]:
    """Keep other sessions from changing a file meanwhile; make its folder where it is missing.

    Where the file system knows no locks, as some network ones, it goes without.

    Raises:
        BlockingIOError: Another session holds on to it.
        OSError: There can be no such file.
    """
    os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    number = os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(number)
        yield
    finally:
        os.close(number)


def _lock(number: int) -> None:
    for _ in range(LOCK_TRIES):
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(LOCK_PAUSE_SECONDS)
        except OSError:  # no locks here
            return
        else:
            return
    raise BlockingIOError(errno.EAGAIN, "another session holds on to it")
