"""The terminal as the screen's driver: what Textual 8.2's own leaves undone on a real one.

| what happens | Textual's driver | here |
| --- | --- | --- |
| SIGTERM, SIGHUP, SIGINT | dies with the alternate screen and the mouse on | ends as with ctrl+q |
| the terminal is gone | reads the end of file for ever, or prints a traceback | ends |
| the terminal takes nothing | cannot be ended | ends a second after the signal |
| ctrl+z | stops itself, also where nobody can continue it | stops as the kernel does |
| SIGSTOP, then SIGCONT | reads keys twice, leaves it raw | starts afresh |
| bytes that are no UTF-8 | a traceback (#6456) | read with replacements |
| a key sequence out of range | a traceback | is dropped |
| escape sequences in a paste | obeyed as keys (ctrl+q ends the program) | are part of the paste |
| escape and a digit in one piece | is a sign such as `¢` | are two keys |
| a reply that nobody asked for | its letters are keys (q ends the program) | is dropped |
| a terminal set to non-blocking | its writer dies, nothing is shown any more | set to blocking |

Numbers are issues of Textualize/textual; the rest has none.
"""

from __future__ import annotations

import os
import re
import selectors
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste

from statusbrowser.tui.quirks.thrift import thrifty

if TYPE_CHECKING:
    from textual.app import App

LEAVING_SECONDS = 1.0
"""How long an orderly end may take once a signal or the terminal asked for it."""

KEY_SECONDS = 0.1
"""How often it is asked whether to read on, and whether an Escape was a key."""

REST_SECONDS = 0.02
"""How long the start of a sequence waits for the rest, which comes with it."""

ESCAPE = "\x1b"

MOST_BACKGROUNDS = 100
"""How often in a row the shell may continue the job in the background; where no
shell looks after it, the kernel does not stop it."""

_READ_BYTES = 1 << 16
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"

_REPLY = re.compile(r"\x1b[P\]^_][^\x1b\x07]*(?:\x1b\\|\x07)")
"""A whole control string (ECMA-48, 5.6): what terminals say of themselves; no key sends one."""

_HASTY = re.compile(r"(\x1b+)(?=[0-9ac-eg-z])")
"""An Escape and the key after it, in one piece; but for alt+b and alt+f, which move by words."""

_OUTPUT, _SCREEN = 1, 2
"""Descriptors: Textual draws on standard error."""

_SANE = (
    b"\x18\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Cancels a sequence that was cut and resets each mode that the driver sets."""


class Pastes:
    """Takes bracketed pastes out of what the terminal sends, whatever is in them."""

    def __init__(self) -> None:
        self._rest = ""
        self._pasted: list[str] | None = None

    @property
    def waits(self) -> bool:
        """Whether something is held that may be the start of a mark."""
        return bool(self._rest) and self._pasted is None

    def split(self, text: str) -> Iterator[str | Paste]:
        """Give keys as text and pastes as events, in order; no text gives what is held."""
        data, self._rest = self._rest + text, ""
        while data:
            mark = _PASTE if self._pasted is None else _PASTE_END
            before, found, data = data.partition(mark)
            if not found and (text or self._pasted is not None):
                before, self._rest = _without_start_of(mark, before)
            if self._pasted is None:
                if before:
                    yield before
                self._pasted = [] if found else None
            else:
                self._pasted.append(before)
                if found:
                    pasted, self._pasted = "".join(self._pasted), None
                    yield Paste(pasted.replace("\x00", ""))


def _without_start_of(mark: str, text: str) -> tuple[str, str]:
    """Cut off the end of a text where it is the start of a mark."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""


def _write_into_nothing() -> None:
    """Turn the output away from a terminal that is gone, so that it can be flushed at the end."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (_OUTPUT, _SCREEN):
        os.dup2(nothing, stream)
    os.close(nothing)


class TerminalDriver(LinuxDriver):
    """Ends, stops and comes back as a program of the shell does."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        for number in (signal.SIGTSTP, signal.SIGCONT):  # as they were before Textual's
            signal.signal(number, signal.SIG_DFL)
        self._handlers_before: dict[int, Any] = {}
        self._last_resort: Timer | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, once it is ours to take."""
        self._wait_for_foreground()
        self._handle_signals()
        with suppress(OSError):
            os.set_blocking(self.fileno, True)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        """Write to the terminal, with as few bytes as it takes."""
        super().write(thrifty(data))

    def close(self) -> None:
        """Let the terminal take what is still to be written; from then on signals are not ours."""
        super().close()
        if self._last_resort:
            self._last_resort.cancel()
            self._last_resort.join()  # where it has begun, it ends the process
        while self._handlers_before:
            signal.signal(*self._handlers_before.popitem())

    def leave(self, return_code: int) -> None:
        """End the app; where the terminal holds it back, end the process.

        Callable from signal handlers and from any thread.
        """
        if self._last_resort is None:
            self._last_resort = Timer(LEAVING_SECONDS, self._end_process, (return_code,))
            self._last_resort.daemon = True
            self._last_resort.start()
        self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=return_code))

    def stop_until_continued(self) -> None:
        """Give the terminal back and stop, with all of the job, until the shell continues it.

        The kernel does nothing where no shell could: the app just goes on.
        """
        with self._app.suspend():
            os.killpg(os.getpgrp(), signal.SIGTSTP)

    def run_input_thread(self) -> None:
        """Read the terminal; a fault of that is a fault of the app."""
        try:
            self._read_terminal()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)  # noqa: SLF001

    def _read_terminal(self) -> None:
        """Read keys, pastes and the mouse until the driver or the terminal ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        pastes = Pastes()
        escapes = ""  # at the end of what was read: keys, unless more of a sequence follows
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                text = ""
                waited = REST_SECONDS if pastes.waits else KEY_SECONDS
                if selector.select(waited):
                    data = self._read()
                    if not data:
                        _write_into_nothing()
                        self.leave(128 + signal.SIGHUP)
                        return
                    text = decode(data)
                elif waited == KEY_SECONDS:
                    self._press(escapes)
                    escapes = ""
                for part in pastes.split(text):
                    if isinstance(part, Paste):
                        self._press(escapes)
                        escapes = ""
                        self.process_message(part)
                        continue
                    typed = _REPLY.sub("", escapes + part)
                    keys = typed.rstrip(ESCAPE)
                    escapes = typed[len(keys) :]
                    if not self._parse(parser, keys):
                        parser = XTermParser(self._debug)
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        """Read what is there; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""

    def _parse(self, parser: XTermParser, text: str) -> bool:
        """Pass on what a text means; tell whether the parser survived it."""
        try:
            for part in filter(None, _HASTY.split(text)):
                if part.strip(ESCAPE):
                    for message in parser.feed(part):
                        self.process_message(message)
                else:
                    self._press(part)
        except (ValueError, OverflowError, ArithmeticError):  # numbers that no terminal sends
            return False
        return True

    def _press(self, escapes: str) -> None:
        for escape in escapes:
            self.process_message(Key("escape", escape))

    def _handle_signals(self) -> None:
        """Answer the signals that end, stop and continue; the first that are ignored stay so."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handle(number, partial(self.leave, 128 + number))
        for number, deed in (
            (signal.SIGTSTP, self.stop_until_continued),
            (signal.SIGCONT, self._take_terminal_again),
        ):
            self._handle(number, partial(self._loop.call_soon_threadsafe, deed))

    def _handle(self, number: int, answer: Callable[[], object]) -> None:
        self._handlers_before[number] = signal.signal(number, lambda *_: answer())

    def _wait_for_foreground(self) -> None:
        """Stop for as long as the shell has put the job into the background."""
        with suppress(OSError):  # a terminal that is not the controlling one
            for _ in range(MOST_BACKGROUNDS):
                if os.tcgetpgrp(self.fileno) == os.getpgrp():
                    return
                os.killpg(os.getpgrp(), signal.SIGTTIN)

    def _take_terminal_again(self) -> None:
        """Start afresh after a stop that nobody announced, and paint."""
        self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

    def _end_process(self, return_code: int) -> None:
        """Give the terminal back as far as it lets, and end at once."""
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCOFLUSH)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with suppress(OSError):  # a description of its own: the flush woke who waits on the other
            screen = os.open(os.ttyname(_SCREEN), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            os.write(screen, _SANE)
        os._exit(return_code)
