"""One page in, one record out: the head, the sections, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeVar

from statusbrowser.catalog.faults import Fault, PageError
from statusbrowser.catalog.heads import QUESTION_KEYS, STATUS_KEYS, Head, Key, read_head
from statusbrowser.model import (
    Met,
    Question,
    QuestionSection,
    Registration,
    Retry,
    Status,
    StatusSection,
    Use,
    Variant,
)

SectionName = TypeVar("SectionName", StatusSection, QuestionSection)

LINK = re.compile(r"(?<!\w)\[([0-9]{3})\](?!\()")
"""A code that is written as a link: `[404]`."""
PLAIN_TEXT = "write characters that can be seen, and plain spaces"


def read_status(file: str, text: str, stem: str) -> Status:
    """Make a status of the text of its page.

    Args:
        file: The page's name, for the faults.
        text: The whole page.
        stem: The file's name without the ending, which must be the code.

    Raises:
        PageError: The page breaks a rule; holds all of its faults.
    """
    faults: list[Fault] = []
    page = _read(file, text, STATUS_KEYS, StatusSection, faults)
    if page is None:
        raise PageError(faults)
    head, sections = page
    values = head.values
    code = values.get("code")
    if code is not None and stem != f"{code:03d}":
        faults.append(
            Fault(
                file, head.line("code"), f"code is {code}", f"the file's name, {stem}.md, says it"
            )
        )
    elif code is not None and not (code == 0 or 100 <= code <= 999):
        faults.append(
            Fault(file, head.line("code"), f"code is {code}", "it must be 0 or 100 to 999")
        )
    if not values.get("phrase") and not values.get("known_as"):
        faults.append(Fault(file, 1, "the page has no title", "give it a phrase or known_as"))
    if code in values.get("related", []):
        faults.append(
            Fault(file, head.line("related"), f"related names {code} itself", "name other codes")
        )
    if StatusSection.MEANING not in sections:
        wanted = f"every page says it under ## {StatusSection.MEANING.value}"
        faults.append(Fault(file, head.end, "the page does not say what the code means", wanted))
    if faults:
        raise PageError(faults)
    plain: dict[str, Any] = {
        key: value
        for key, value in values.items()
        if isinstance(value, str | int) and key not in ("registered", "retry", "met")
    }
    lists: dict[str, Any] = {
        key: tuple(values.get(key, ()))
        for key in ("former_phrases", "also_called", "people_say", "related", "sources")
    }
    return Status(
        **{"phrase": "", "known_as": ""} | plain | lists,
        registered=Registration(values["registered"]),
        retry=Retry(values["retry"]),
        met=Met(values["met"]),
        variants=tuple(Variant(**item) for item in values.get("variants", ())),
        uses=tuple(Use(**item) for item in values.get("uses", ())),
        sections=sections,
    )


def read_question(file: str, text: str, stem: str) -> Question:
    """Make a question of the text of its page.

    Args:
        file: The page's name, for the faults.
        text: The whole page.
        stem: The file's name without the ending: lower-case words with hyphens.

    Raises:
        PageError: The page breaks a rule; holds all of its faults.
    """
    faults: list[Fault] = []
    page = _read(file, text, QUESTION_KEYS, QuestionSection, faults)
    if page is None:
        raise PageError(faults)
    head, sections = page
    values = head.values
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem):
        wanted = "lower-case words with hyphens, such as 401-or-403.md"
        faults.append(Fault(file, 1, f"the file is called {stem}.md", wanted))
    if QuestionSection.ANSWER not in sections:
        wanted = f"every question has ## {QuestionSection.ANSWER.value}"
        faults.append(Fault(file, head.end, "the page has no answer", wanted))
    if faults:
        raise PageError(faults)
    return Question(
        slug=stem,
        question=values["question"],
        sections=sections,
        codes=tuple(values["codes"]),
        asked_as=tuple(values.get("asked_as", ())),
        sources=tuple(values["sources"]),
    )


def links_in(markdown: str) -> Iterator[tuple[int, int]]:
    """Find the codes that a text links to, as (line counted from 0, code)."""
    fenced = False
    for number, line in enumerate(markdown.split("\n")):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            for found in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
                yield number, int(found[1])


def _read(
    file: str,
    text: str,
    keys: dict[str, Key],
    names: type[SectionName],
    faults: list[Fault],
) -> tuple[Head, dict[SectionName, str]] | None:
    lines = text.split("\n")
    head = read_head(file, lines, keys, faults)
    if head is None:
        return None
    return head, _sections(file, lines, head.end, names, faults)


def _sections(
    file: str, lines: list[str], start: int, names: type[SectionName], faults: list[Fault]
) -> dict[SectionName, str]:
    order = list(names)
    sections: dict[SectionName, str] = {}
    headings: list[int] = _headings(file, lines, start, faults)
    first = headings[0] if headings else len(lines)
    for at in range(start, first):
        if lines[at].strip():
            wanted = f"begin with ## {order[0].value}"
            faults.append(Fault(file, at + 1, "text stands before the first heading", wanted))
            break
    for at, end in pairwise([*headings, len(lines)]):
        title = lines[at].removeprefix("## ").strip()
        name = _section_named(title, names) if lines[at].startswith("## ") else None
        body = "\n".join(lines[at + 1 : end]).strip("\n").rstrip()
        if name is None:
            wanted = f"one of {', '.join(f'## {member.value}' for member in order)}"
            faults.append(Fault(file, at + 1, f"unknown section {lines[at].strip()}", wanted))
        elif name in sections:
            wrong = f"section {title} stands twice"
            faults.append(Fault(file, at + 1, wrong, "put both into one"))
        elif not body.strip():
            faults.append(
                Fault(file, at + 1, f"section {title} is empty", "fill it or leave it out")
            )
        else:
            if any(order.index(name) < order.index(earlier) for earlier in sections):
                wanted = f"the order is {', '.join(member.value for member in order)}"
                faults.append(Fault(file, at + 1, f"section {title} stands too late", wanted))
            sections[name] = body
    return sections


def _unseen(line: str) -> str:
    """Name the first character of a line that cannot be seen, or that a terminal obeys."""
    return next(f"U+{ord(char):04X}" for char in line if not char.isprintable())


def _section_named(title: str, names: type[SectionName]) -> SectionName | None:
    return next((member for member in names if member.value == title), None)


def _headings(file: str, lines: list[str], start: int, faults: list[Fault]) -> list[int]:
    """Find the lines that begin with `#` outside fenced blocks, counted from 0."""
    headings: list[int] = []
    fence: int | None = None
    for at in range(start, len(lines)):
        if not lines[at].isprintable():
            faults.append(Fault(file, at + 1, f"the line holds {_unseen(lines[at])}", PLAIN_TEXT))
        if lines[at].lstrip().startswith("```"):
            fence = at if fence is None else None
        elif fence is None and lines[at].startswith("#"):
            headings.append(at)
    if fence is not None:
        faults.append(Fault(file, fence + 1, "the block does not end", "close it with a line ```"))
    return headings
