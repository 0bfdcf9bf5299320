"""Blocks and a width in, lines out: the one place that wraps text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statusbrowser.text.blocks import Block, Kind, Role, Run


class Line(NamedTuple):
    """One line of a page as wide as it may be, or narrower."""

    block: int
    """Which of the blocks it belongs to, counted from 0; -1 for an empty line."""
    runs: list[Run]

    @property
    def text(self) -> str:
        """The line without roles."""
        return "".join(run.text for run in self.runs)


def layout(blocks: Iterable[Block], width: int, *, wrap_commands: bool = True) -> list[Line]:
    """Wrap blocks into lines.

    Args:
        blocks: What to lay out, in order.
        width: How many columns a line may have, at least 10.
        wrap_commands: Whether a command is wrapped too; printed text leaves
            it whole, so that it copies as one line.

    Returns:
        The lines, with one empty line between sections and before products.
    """
    lines: list[Line] = []
    before: Block | None = None
    for number, block in enumerate(blocks):
        if before is not None and _has_space(before, block):
            lines.append(Line(-1, []))
        room = max(width, 10) if wrap_commands or block.kind is not Kind.COMMAND else 1 << 30
        lines += _wrapped(number, block, room)
        before = block
    return lines


def _has_space(before: Block, block: Block) -> bool:
    """Tell whether an empty line stands between two blocks."""
    if block.kind is Kind.HEADING:
        return True
    if before.kind is Kind.HEADING or Kind.COMMAND in (before.kind, block.kind):
        return block.indent == 0 and before.kind is not Kind.HEADING
    if block.kind is Kind.SUBTITLE:
        return False
    if block.kind is Kind.ROW:
        return before.kind not in (Kind.ROW, Kind.PRODUCT)
    if block.kind is Kind.ITEM and before.kind is Kind.ITEM:
        return block.marker != "-" and block.indent == 0
    return True


def text_lines(blocks: Iterable[Block], width: int) -> Iterator[str]:
    """Wrap blocks into bare text, as `layout` does, with commands left whole.

    A printed page needs no roles, and without them it takes a third of the time.
    """
    before: Block | None = None
    for block in blocks:
        if before is not None and _has_space(before, block):
            yield ""
        text = block.text
        room = max(width, 10) if block.kind is not Kind.COMMAND else 1 << 30
        begun, hang = _margins(block, room)
        lead = f"{' ' * block.indent}{block.marker} " if block.marker else " " * block.indent
        for begin, end in _cuts(text, room - begun, room - hang):
            yield lead + text[begin:end]
            lead = " " * hang
        before = block


def _margins(block: Block, width: int) -> tuple[int, int]:
    """Tell how far in the first line of a block begins, and the others."""
    begun = block.indent + (len(block.marker) + 1 if block.marker else 0)
    return begun, min(begun, 2) if begun > width // 2 else begun


def _wrapped(number: int, block: Block, width: int) -> Iterator[Line]:
    line = _begun(number, block)
    begun, hang = _margins(block, width)
    runs = iter(block.runs)
    run, at = next(runs, None), 0  # the run that is being laid out, and where it begins in the text
    for begin, end in _cuts(block.text, width - begun, width - hang):
        while run is not None:
            piece = run.text[max(begin - at, 0) : max(end - at, 0)]
            if piece:
                _append(line, run if len(piece) == len(run.text) else run._replace(text=piece))
            if at + len(run.text) > end:
                break
            at += len(run.text)
            run = next(runs, None)
        yield line
        line = Line(number, [Run(" " * hang)])


def _begun(number: int, block: Block) -> Line:
    """Begin the first line of a block: its indent and its marker."""
    line = Line(number, [])
    if block.indent:
        line.runs.append(Run(" " * block.indent))
    if block.marker:
        is_label = block.kind is Kind.ROW and block.marker != "-"
        line.runs.append(Run(f"{block.marker} ", Role.LABEL if is_label else Role.MARKER))
    return line


def _cuts(text: str, first: int, room: int) -> Iterator[tuple[int, int]]:
    """Cut a text between words, and a word that is wider than a line where the line ends.

    Args:
        text: What is cut; spaces at its ends and at cuts fall away.
        first: How much the first line takes; where that is nothing, it stays empty.
        room: How much each further line takes.

    Yields:
        Where each line begins and ends in the text.
    """
    at, stop = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    space = max(first, 0)
    while stop - at > space:
        end = text.rfind(" ", at, at + space + 1)
        after = end = end if end >= 0 else at + space
        while text[after] == " ":
            after += 1
        yield at, at + len(text[at:end].rstrip(" "))
        at, space = after, room
    yield at, max(at, stop)


def _append(line: Line, run: Run) -> None:
    """Add a run, joining it with the one before where they are of one kind."""
    if line.runs and (last := line.runs[-1]).role is run.role and last.target == run.target:
        line.runs[-1] = Run(last.text + run.text, run.role, run.target)
    else:
        line.runs.append(run)
