"""What the screen remembers from one session to the next: the last theme and the queries.

One JSON file, changed only by read, merge, write under a lock, so that several
sessions lose nothing. A damaged one counts as none.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from statusbrowser.home.files import locked, read_small, replace

LARGEST = 1 << 24
"""How many bytes of memory are read; more than the most and longest queries take."""

MOST_OF_A_SESSION = 1000
"""How many queries a session holds that keeps none."""


@dataclass(frozen=True, slots=True)
class _State:
    """What the file holds."""

    theme: str | None = None
    queries: tuple[str, ...] = ()
    """Oldest first, each once."""

    def merged(self, later: _State, most: int) -> _State:
        """Add what came later, and drop the oldest queries beyond a number."""
        queries = dict.fromkeys(self.queries)
        for query in later.queries:
            queries.pop(query, None)
            queries[query] = None
        kept = tuple(queries)[-most:] if most else ()
        return _State(later.theme or self.theme, kept)


class Memory:
    """Remembers theme and queries in a file, and in the session what cannot be written.

    Args:
        file: Its path; None where there is no place for it.
        most: How many queries are kept.
    """

    def __init__(self, file: str | None, most: int) -> None:
        self._file = file
        self._most = most
        self._unwritten = _State()
        self._unkept: tuple[str, ...] = ()
        """The queries of a session that keeps none."""
        self.tell: Callable[[str], object] | None = None
        """Called once with a short note when something cannot be kept."""
        self.problem = ""
        """Why something could not be kept; empty while all is well."""

    @property
    def theme(self) -> str | None:
        """The theme that was chosen last, if any."""
        return self._known().theme

    def queries(self) -> Sequence[str]:
        """Give the queries of all sessions, latest first."""
        return tuple(reversed(self._unkept or self._known().queries))

    def remember(self, query: str) -> None:
        """Keep a query, once."""
        later = _State(queries=(query,))
        if self._most:
            self._keep(later)
        else:
            self._unkept = _State(queries=self._unkept).merged(later, MOST_OF_A_SESSION).queries

    def remember_theme(self, name: str) -> None:
        """Keep the name of a theme."""
        self._keep(_State(theme=name))

    def close(self) -> None:
        """Write what another session was in the way of."""
        if self._unwritten != _State():
            self._keep(_State())
            if self._unwritten != _State() and not self.problem:
                self._report("another session holds on to it")

    def _keep(self, later: _State) -> None:
        self._unwritten = self._unwritten.merged(later, self._most)
        if self._file is None:
            self._report("there is no home folder")
            return
        try:
            with locked(self._file):
                merged = _read(self._file).merged(self._unwritten, self._most)
                replace(self._file, _packed(merged))
        except BlockingIOError:
            pass  # the next query, or the end, tries again
        except OSError as error:
            self._report(f"{self._file}: {error.strerror}")
        else:
            self._unwritten = _State()

    def _known(self) -> _State:
        try:
            state = _read(self._file) if self._file else _State()
        except OSError:
            state = _State()
        return state.merged(self._unwritten, self._most)

    def _report(self, why: str) -> None:
        if not self.problem:
            self.problem = f"theme and queries are not remembered; {why}"
            if self.tell:
                self.tell("theme and queries are not remembered")


def _read(file: str) -> _State:
    """Read the file; nothing where it is missing, damaged or too large to be ours.

    Raises:
        OSError: It is there, but cannot be read; it must not be replaced then.
    """
    try:
        held = json.loads(read_small(file, LARGEST))
    except (ValueError, RecursionError):
        return _State()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EFBIG):
            return _State()
        raise
    if not isinstance(held, dict):
        return _State()
    theme, queries = held.get("theme"), held.get("queries")
    queries = queries if isinstance(queries, list) else []
    return _State(
        theme if isinstance(theme, str) else None,
        tuple(dict.fromkeys(q for q in queries if isinstance(q, str) and q.strip())),
    )


def _packed(state: _State) -> bytes:
    """Write JSON in ASCII, which holds halves of surrogate pairs too."""
    held = {"theme": state.theme, "queries": state.queries}
    return json.dumps(held, indent=1).encode("ascii")
