"""How one result stands in the list: its rows as strips."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from statusbrowser.search import Field, Hit, Span
from statusbrowser.text import Block, Kind, Run, layout
from statusbrowser.tui.glyphs import UNICODE, Glyphs, clean
from statusbrowser.tui.paint import Look, Paint, text_strip

FIELD_WORDS = {
    Field.NAME: "name",
    Field.SIGNATURE: "log",
    Field.HEADER: "header",
    Field.SYMPTOM: "",  # in quotation marks: somebody's words
    Field.TEXT: "text",
}
"""What the second row calls the field; a field that is not here explains itself by the title."""

QUESTION_ROWS = 3
"""How many rows a question may take in a narrow list."""


QUESTION_MARK = "FAQ "
"""What stands before a question in a list of codes."""


def row_count(hit: Hit, width: int, mark: str = "") -> int:
    """Tell how many rows a result takes, where a question has a mark before it."""
    rows = 1 if hit.entry.code is not None else len(_question_rows(hit, width - len(mark), UNICODE))
    return rows + (hit.field in FIELD_WORDS)


def result_strips(  # noqa: PLR0913, PLR0917 - a row and all that it depends on
    hit: Hit, width: int, paint: Paint, glyphs: Glyphs, cursor: Look | None, mark: str = ""
) -> list[Strip]:
    """Paint the rows of a result.

    Args:
        hit: The result.
        width: The columns of the list.
        paint: The theme's styles.
        glyphs: The signs that the terminal can show.
        cursor: How the cursor is shown, where it stands on this result.
        mark: What stands before a question.
    """
    base = paint.style(Look.PLAIN, cursor)
    marked = paint.style(Look.MARK, cursor)
    first = "> " if cursor else "  "
    rows: list[list[tuple[str, Style]]] = []
    if hit.entry.code is not None:
        number = paint.style(hit.entry.status_class or Look.PLAIN, cursor)
        spans, offset = hit.spans if hit.field in (Field.PHRASE, Field.CODE) else (), 0
        if hit.field is Field.PHRASE and hit.text == hit.entry.title:
            offset = 4  # the spans are those of the title, which stands behind the number
        text = f"{hit.entry.number} {clean(hit.entry.title)}"
        spans = tuple((start + offset, end + offset) for start, end in spans)
        pieces = _marked(_fit(text, width - 2, glyphs), spans, base, marked)
        rows.append([(first, base), *_hued(pieces, number, base)])
    else:
        spans = hit.spans if hit.text == hit.entry.title else ()
        dim = paint.style(Look.DIM, cursor)
        question = _question_rows(hit, width - len(mark), glyphs)
        for number_of_row, (start, text) in enumerate(question):
            here = tuple((left - start, right - start) for left, right in spans)
            begun = [(first, base), (mark, dim)] if number_of_row == 0 else [("    ", base)]
            rows.append([*begun, *_marked(text, here, base, marked)])
    if hit.field in FIELD_WORDS:
        dim = paint.style(Look.DIM, cursor)
        word = FIELD_WORDS[hit.field]
        lead, behind = (f"    {word}: ", "") if word else ('    "', '"')
        text, spans = snippet(hit.text, hit.spans, width - len(lead) - len(behind), glyphs)
        rows.append([(lead, dim), *_marked(text, spans, dim, marked), (behind, dim)])
    strips = [text_strip(pieces, width) for pieces in rows]
    if cursor:
        strips = [strip.extend_cell_length(width, base) for strip in strips]
    return strips


def snippet(
    text: str, spans: Sequence[Span], room: int, glyphs: Glyphs
) -> tuple[str, tuple[Span, ...]]:
    """Cut a text to a width so that its spans are seen, with as many words before them as fit.

    Returns:
        The piece, and the spans within it.
    """
    if len(text) <= room:
        return text, tuple(spans)
    if not spans or spans[-1][1] < room:
        return _fit(text, room, glyphs), tuple(spans)
    lead = glyphs.ellipsis
    last = min(spans[-1][1], spans[0][0] + room - len(lead))
    start = min(spans[0][0], max(0, last - room + len(lead) + (last < len(text))))
    if start and not text[start - 1].isspace():  # whole words only
        start = text.find(" ", start, spans[0][0]) + 1 or spans[0][0]
    lead = lead if start else ""
    moved = tuple((left - start + len(lead), right - start + len(lead)) for left, right in spans)
    return lead + _fit(text[start:], room - len(lead), glyphs), moved


def _fit(text: str, width: int, glyphs: Glyphs) -> str:
    """Cut a text to a width; what is shown keeps its places, so that spans still fit."""
    if len(text) <= width and cell_len(text) <= width:
        return text
    cut = max(width - 1, 0)
    while cut and cell_len(text[:cut]) > width - 1:
        cut -= 1
    space = text.rfind(" ", 0, cut + 1)
    if space * 2 > cut:
        cut = space
    return text[:cut].rstrip(" ,;:") + glyphs.ellipsis


def _question_rows(hit: Hit, width: int, glyphs: Glyphs) -> list[tuple[int, str]]:
    """Wrap a question; each row with the place in the question where it begins."""
    title = clean(hit.entry.title)
    lines = layout([Block(Kind.PARAGRAPH, (Run(title),))], max(width - 5, 10))
    rows: list[tuple[int, str]] = []
    at = 0
    for line in lines:
        at = max(title.find(line.text, at), 0)
        rows.append((at, line.text))
        at += len(line.text)
    if len(rows) > QUESTION_ROWS:
        start, text = rows[QUESTION_ROWS - 1]
        rows[QUESTION_ROWS - 1] = (start, text[: max(width - 6, 1)].rstrip(" ,") + glyphs.ellipsis)
    return rows[:QUESTION_ROWS]


def _marked(
    text: str, spans: Sequence[Span], base: Style, marked: Style
) -> list[tuple[str, Style]]:
    pieces: list[tuple[str, Style]] = []
    at = 0
    for start, end in spans:
        left, right = max(start, at), min(end, len(text))
        if left < right:
            pieces += [(text[at:left], base), (text[left:right], marked)]
            at = right
    pieces.append((text[at:], base))
    return pieces


def _hued(pieces: list[tuple[str, Style]], number: Style, base: Style) -> list[tuple[str, Style]]:
    """Give the first three characters, which are the number, the hue of its class."""
    hued: list[tuple[str, Style]] = []
    at = 0
    for text, style in pieces:
        cut = max(min(3 - at, len(text)), 0)
        if cut:
            color = Style(color=number.color, bold=True)
            hued.append((text[:cut], style + color if style is base else style))
        hued.append((text[cut:], style))
        at += len(text)
    return hued
