"""What can be copied: a page in a few lines of Markdown, a command, an address."""

from __future__ import annotations

import re

from statusbrowser.model import Entry, Question, QuestionSection, Status, StatusSection
from statusbrowser.tui.library import Library
from statusbrowser.tui.messages import CopyText
from statusbrowser.tui.visits import Visit

FIRST_CHECKS = 3
"""How many of the checks are copied; the page has them all."""

_LINK = re.compile(r"\[(\d{3})\](?!\()")


def page(library: Library, visit: Visit | None) -> CopyText | None:
    """Copy the essence of a visited page."""
    if visit is None:
        return None
    return CopyText(
        essence(library.entry(visit.code, visit.slug)), f"{library.name(visit)} as Markdown"
    )


def command(text: str) -> CopyText | None:
    """Copy a command."""
    return CopyText(text, text) if text else None


def link(library: Library, visit: Visit | None) -> CopyText | None:
    """Copy the address of the specification of a visited page, where it has one."""
    address = library.link(visit) if visit else ""
    return CopyText(address, address) if address else None


def essence(entry: Entry) -> str:
    """Write code, phrase, meaning and the first checks; of a question, the answer."""
    if isinstance(entry, Question):
        answer = _joined(entry.sections.get(QuestionSection.ANSWER, ""))
        rule = _joined(entry.sections.get(QuestionSection.RULE, ""))
        return "\n\n".join(part for part in (f"**{entry.question}**", answer, rule) if part) + "\n"
    parts = [f"**{entry.number} {entry.title}**"]
    parts.append(_joined(entry.sections.get(StatusSection.MEANING, "")))
    if checks := _first_checks(entry):
        parts.append(f"Check first:\n\n{checks}")
    if entry.link:
        parts.append(entry.link)
    return "\n\n".join(part for part in parts if part) + "\n"


def _first_checks(status: Status) -> str:
    """Take the first steps with their commands, as they stand on the page."""
    steps = re.split(r"(?m)^(?=\d+\. )", status.sections.get(StatusSection.CHECKS, ""))
    kept = [step.strip() for step in steps if re.match(r"\d+\. ", step)]
    return _LINK.sub(r"\1", "\n\n".join(kept[:FIRST_CHECKS]))


def _joined(markdown: str) -> str:
    """Put each paragraph on one line, since chats keep line breaks."""
    paragraphs = re.split(r"\n\s*\n", markdown.strip())
    joined = (
        part if part.lstrip().startswith(("-", "```")) else " ".join(part.split())
        for part in paragraphs
    )
    return _LINK.sub(r"\1", "\n\n".join(joined))
