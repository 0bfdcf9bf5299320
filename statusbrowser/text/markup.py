"""The Markdown of the pages, parsed into blocks.

Pages use a small part of Markdown, which CONTRIBUTING.md lists. A reader of
its own keeps the printing path at a few bare Python starts: importing
markdown-it-py alone costs more than four.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from statusbrowser.text.blocks import Block, Kind, Role, Run

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>-|\d+\.) +(?P<text>.*)")
_INLINE = re.compile(
    r"`(?P<literal>[^`]+)`"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<address>[^)\s]+)\)"
    r"|(?<!\w)\[(?P<code>\d{3})\]"
    r"|(?<![\w*])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
)
BACKSLASH = "\\"
_OPEN = re.compile(r"(?:\\|\||&&|\bdo|\bthen|\belse|\{)$")
_BEGINS = re.compile(r"(?<![\w-])(?:do|then|\{)(?= |$)")
_ENDS = re.compile(r"(?<![\w-])(?:done|fi)(?![\w-])|(?:^|(?<=; ))\}")
_ASSIGNMENT = re.compile(r"\w+=(?:'[^']*'|\"[^\"]*\"|\$\(.*\)|\S*)")
_ROLES = {"strong": Role.STRONG, "emphasis": Role.EMPHASIS}
_BARE_CODE = re.compile(
    r"(?<![\w.,:/#$-])(\d{3})(?![\w%]|[.,:/-]\d| ?(?:s|ms|MB|KB|K|bytes|seconds)\b)"
)


def parse(markdown: str) -> Iterator[Block]:
    """Parse the body of a section.

    Args:
        markdown: Paragraphs, `-` and numbered lists with fenced blocks and
            further paragraphs inside their items, fenced blocks.

    Yields:
        Blocks in reading order; what belongs to an item is indented below it.
    """
    lines = markdown.split("\n")
    at = 0
    inside = 0  # the column in which the text of the current item stands
    while at < len(lines):
        line = lines[at]
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            at += 1
        elif line.lstrip().startswith("```"):
            end = at + 1
            while end < len(lines) and not lines[end].lstrip().startswith("```"):
                end += 1
            depth = inside if indent else 0
            for command in _commands(lines[at + 1 : end], indent):
                yield Block(Kind.COMMAND, (Run(command, Role.COMMAND),), "$", depth)
            at = end + 1
        elif found := _ITEM.fullmatch(line):
            text, at = _gather(found["text"], lines, at + 1)
            depth = inside if indent else 0
            inside = depth + len(found["marker"]) + 1
            yield Block(Kind.ITEM, tuple(inline(text)), found["marker"], depth)
        else:
            text, at = _gather(line.strip(), lines, at + 1)
            if not indent:
                inside = 0
            yield Block(Kind.PARAGRAPH, tuple(inline(text)), "", inside)


def inline(text: str) -> Iterator[Run]:
    """Parse bold, emphasis, code, links and codes such as `[404]` within a line."""
    end = 0
    for found in _INLINE.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()])
        end = found.end()
        if code := found["code"]:
            yield Run(code, Role.LINK, int(code))
        elif label := found["label"]:
            yield Run(label, Role.ADDRESS, found["address"])
        elif literal := found["literal"]:
            yield Run(literal, Role.LITERAL)
        else:
            kind = found.lastgroup or ""
            for run in inline(found[kind]):  # code and links keep their role within bold
                yield run._replace(role=_ROLES[kind]) if run.role is Role.BODY else run
    if end < len(text):
        yield Run(text[end:])


def linked(text: str, codes: Container[int], role: Role = Role.BODY) -> Iterator[Run]:
    """Make links of the bare codes in a cell of a table.

    Args:
        text: Plain text, as it stands in the cell.
        codes: The codes that have a page; others stay text.
        role: What the rest of the text is.
    """
    end = 0
    for found in _BARE_CODE.finditer(text):
        if int(found[1]) in codes:
            if found.start() > end:
                yield Run(text[end : found.start()], role)
            yield Run(found[1], Role.LINK, int(found[1]))
            end = found.end()
    if end < len(text):
        yield Run(text[end:], role)


def _gather(text: str, lines: list[str], at: int) -> tuple[str, int]:
    """Join the lines that continue a paragraph; tell where the next block begins."""
    parts = [text]
    while at < len(lines):
        line = lines[at]
        if not line.strip() or line.lstrip().startswith("```") or _ITEM.fullmatch(line):
            break
        parts.append(line.strip())
        at += 1
    return " ".join(parts), at


def _commands(lines: list[str], indent: int) -> Iterator[str]:
    """Give each command of a fenced block as one line.

    One command may take several lines: it goes on after a backslash, an open
    pipe or quote, `do`, `then`, `{`, an assignment that it uses, and up to `done`, `fi`, `}`.
    """
    command, depth = "", 0
    for line in lines:
        part = line[indent:].rstrip() if not command else line.strip()
        if not part:
            continue
        glue = " " if not command or _is_quoted(command) or _OPEN.search(command) else "; "
        command = f"{command.removesuffix(BACKSLASH).rstrip()}{glue}{part}".lstrip()
        depth += len(_BEGINS.findall(part)) - len(_ENDS.findall(part))
        if depth > 0 or _is_quoted(command) or _OPEN.search(command):
            continue
        if _ASSIGNMENT.fullmatch(part):
            continue
        yield command
        command, depth = "", 0
    if command:
        yield command


def _is_quoted(command: str) -> bool:
    """Tell whether a command ends inside of quotes; the other kind within them means nothing."""
    quote = ""
    for char in command.replace('\\"', ""):
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
    return bool(quote)
