"""What is asked: the words of the call, or what stands on standard input."""

from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO

from statusbrowser.cli.endings import UsageError, quoted, say
from statusbrowser.cli.options import Call

LONGEST_QUERY = 1 << 23
"""How many bytes of a query on standard input are kept: a longer one loses its middle."""

FURTHEST = 1 << 30
"""How many bytes of a pipe are read to find its end; an endless one has none."""

PATIENCE_SECONDS = 2.0
"""How long a pipe may stay silent before a call goes on without it, or says that it waits."""


def query_of(call: Call, *, on_terminal: bool) -> str | None:
    """Tell what a call asks; None where it asks nothing.

    A `-` alone stands for what is on standard input. Without any word a pipe
    or a file there is read too: before the browser opens, and before a page is
    printed. A list and JSON have a meaning without a query, the list of
    everything, and leave standard input to the script around them.

    Args:
        call: Its words and options.
        on_terminal: Whether somebody sits there who can end a long wait.

    Raises:
        UsageError: There is no standard input, or a `-` is not alone.
    """
    words = call.words
    if words == ("-",):
        return _told()
    if words[:1] == ("-",) or (len(words) == 2 and "-" in words):
        other = next((word for word in words if word != "-"), "-")
        raise UsageError(
            "- stands alone: it reads the query from standard input; "
            f"leave out it or {quoted(other)}"
        )
    if words:
        return " ".join(words)
    if call.has("list") or call.has("json") or not _has_input(on_terminal=on_terminal):
        return None
    query = _read(sys.stdin.buffer)
    return None if is_blank(query) else query


def is_blank(query: str) -> bool:
    """Tell whether a query holds nothing that can be seen: it is empty, or spaces and controls."""
    return not any(char.isprintable() and not char.isspace() for char in query)


def _told() -> str:
    """Read the query that a `-` announces, however long it takes."""
    if sys.stdin is None:
        raise UsageError("standard input is closed; - reads the query from it")
    if sys.stdin.isatty():
        say("type or paste the query, and end it with ctrl+d on a line of its own")
    return _read(sys.stdin.buffer)


def _has_input(*, on_terminal: bool) -> bool:
    """Tell whether standard input is a pipe or a file that says something.

    A terminal, `/dev/null` and a socket, which a remote shell gives whether or
    not anything will come, do not count.
    """
    if sys.stdin is None:
        return False
    held = os.fstat(sys.stdin.fileno())
    if stat.S_ISREG(held.st_mode):
        return True
    if not stat.S_ISFIFO(held.st_mode):
        return False
    import select

    if select.select([sys.stdin], [], [], PATIENCE_SECONDS)[0]:
        return True
    if on_terminal:
        say("waiting for a query on standard input; ctrl+c ends it")
        return True
    say("standard input says nothing, so this is the list; - waits for a query")
    return False


def _read(stream: BinaryIO) -> str:
    """Read to the end; what is too long keeps its two ends, where a log says what matters."""
    half = LONGEST_QUERY // 2
    data = stream.read(LONGEST_QUERY)
    if len(data) == LONGEST_QUERY:
        data = data[: half - 1] + b"\n" + _rest(stream, data[half:])
    return data.decode(errors="replace").strip("\r\n")


def _rest(stream: BinaryIO, end: bytes) -> bytes:
    """Read on, and keep as much of the end as there is already."""
    kept = len(end)
    if stream.seekable():
        length = stream.seek(0, os.SEEK_END)
        stream.seek(max(length - kept, LONGEST_QUERY - kept))
        return stream.read(kept)
    for _ in range(FURTHEST // kept):
        more = stream.read(kept)
        if not more:
            break
        end = (end + more)[-kept:]
    return end
