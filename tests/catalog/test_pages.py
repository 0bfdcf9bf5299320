"""Broken pages: all faults at once, each as `file:line: what is wrong; what is wanted`."""

from __future__ import annotations

import pytest

from statusbrowser.catalog import PageError
from statusbrowser.catalog.heads import STATUS_KEYS
from statusbrowser.catalog.pages import read_question, read_status
from statusbrowser.model import StatusSection

SECTIONS = ", ".join(section.value for section in StatusSection)
HEADINGS = ", ".join(f"## {section.value}" for section in StatusSection)


def told(error: pytest.ExceptionInfo[PageError]) -> list[str]:
    return [str(fault) for fault in error.value.faults]


STATUS_FAULTS = [
    pytest.param(
        "+++\ncode",
        "code",
        ["404.md:1: the page has no head; begin with a line +++, TOML, and +++"],
        id="no head",
    ),
    pytest.param(
        "]\n+++\n",
        "]\n",
        ["404.md:1: the head does not end; close it with a line +++"],
        id="a head without end",
    ),
    pytest.param(
        "code = 404",
        "code 404",
        [
            (
                "404.md:2: the head is not TOML: Expected '=' after a key in a key/value pair; "
                'write key = "value" lines'
            )
        ],
        id="no TOML",
    ),
    pytest.param(
        'met = "often"',
        'mets = "often"',
        [
            '404.md:1: met is missing; it must be one of "often", "sometimes", "rarely"',
            f"404.md:7: unknown key 'mets'; one of {', '.join(STATUS_KEYS)}",
        ],
        id="an unknown key",
    ),
    pytest.param(
        "body = true",
        'body = "yes"',
        ["404.md:5: body is 'yes'; it must be true or false"],
        id="a wrong type",
    ),
    pytest.param(
        "body = true",
        "body = 1",
        ["404.md:5: body is 1; it must be true or false"],
        id="a number for a truth",
    ),
    pytest.param(
        "code = 404",
        "code = true",
        ["404.md:2: code is True; it must be a whole number"],
        id="a truth for a number",
    ),
    pytest.param(
        'retry = "no"',
        'retry = "never"',
        [(f"404.md:6: retry is 'never'; it must be {STATUS_KEYS['retry'].wanted}")],
        id="a word that is not among the choices",
    ),
    pytest.param(
        "code = 404",
        "code = 403",
        ["404.md:2: code is 403; the file's name, 404.md, says it"],
        id="a code that is not the file's name",
    ),
    pytest.param(
        'phrase = "Not Found"\n',
        "",
        ["404.md:1: the page has no title; give it a phrase or known_as"],
        id="no title",
    ),
    pytest.param(
        '"RFC 9110 section 15.5.5"',
        '"RFC 9110", "RFC 9110"',
        ["404.md:8: sources is ['RFC 9110', 'RFC 9110']; it must be a list of texts, none twice"],
        id="the same twice in a list",
    ),
    pytest.param(
        'met = "often"',
        'met = "often"\nrelated = [404]',
        ["404.md:8: related names 404 itself; name other codes"],
        id="a page related to itself",
    ),
    pytest.param(
        'met = "often"',
        'met = "often"\nvariants = [{ by = "nginx" }]',
        ["404.md:8: variants is [{'by': 'nginx'}]; it must be a list of { phrase, by }"],
        id="a variant without its phrase",
    ),
    pytest.param(
        "## What it means\n\nNothing is here.\n\n",
        "",
        [
            (
                "404.md:9: the page does not say what the code means; every page says it under "
                "## What it means"
            )
        ],
        id="no meaning",
    ),
    pytest.param(
        "Nothing is here.",
        "",
        [
            (
                "404.md:9: the page does not say what the code means; every page says it under "
                "## What it means"
            ),
            "404.md:11: section What it means is empty; fill it or leave it out",
        ],
        id="an empty section",
    ),
    pytest.param(
        "## Headers",
        "## Header",
        [(f"404.md:15: unknown section ## Header; one of {HEADINGS}")],
        id="an unknown section",
    ),
    pytest.param(
        "## Headers",
        "### Headers",
        [(f"404.md:15: unknown section ### Headers; one of {HEADINGS}")],
        id="a heading of another level",
    ),
    pytest.param(
        "## Headers",
        "## What it means",
        ["404.md:15: section What it means stands twice; put both into one"],
        id="a section twice",
    ),
    pytest.param(
        "Nothing is here.",
        "Nothing is here.\n\n## Log lines\n\nNone.",
        [(f"404.md:19: section Headers stands too late; the order is {SECTIONS}")],
        id="sections out of order",
    ),
    pytest.param(
        "+++\n\n## What",
        "+++\n\nHello.\n\n## What",
        ["404.md:11: text stands before the first heading; begin with ## What it means"],
        id="text before the first heading",
    ),
    pytest.param(
        "Nothing is here.",
        "Nothing is here.\n\n```sh\ncurl -I https://example.com/",
        ["404.md:15: the block does not end; close it with a line ```"],
        id="a block without end",
    ),
    pytest.param(
        "Nothing is here.",
        "Nothing \x1b[31mis here.",
        ["404.md:13: the line holds U+001B; write characters that can be seen, and plain spaces"],
        id="an escape sequence",
    ),
    pytest.param(
        "code = 404",
        'code = 4\nbody_ = 1\nfoo = "x"',
        [
            "404.md:2: code is 4; the file's name, 404.md, says it",
            "404.md:3: unknown key 'body_'",
            "404.md:4: unknown key 'foo'",
        ],
        id="all faults at once",
    ),
]


@pytest.mark.parametrize(("good", "bad", "faults"), STATUS_FAULTS)
def test_a_broken_status_page_is_told_by_line(
    status_page: str, good: str, bad: str, faults: list[str]
) -> None:
    with pytest.raises(PageError) as error:
        read_status("404.md", status_page.replace(good, bad, 1), "404")
    lines = told(error)
    assert len(lines) == len(faults), lines
    for line, fault in zip(lines, faults, strict=True):
        assert line.startswith(fault)


@pytest.mark.parametrize(
    ("good", "bad", "stem", "faults"),
    [
        pytest.param(
            "## Answer\n\nIt depends.\n",
            "",
            "401-or-403",
            ["q.md:5: the page has no answer; every question has ## Answer"],
            id="no answer",
        ),
        pytest.param(
            "",
            "",
            "401_or_403",
            [
                (
                    "q.md:1: the file is called 401_or_403.md; lower-case words with hyphens, "
                    "such as 401-or-403.md"
                )
            ],
            id="a bad name",
        ),
        pytest.param(
            "codes = [404]\n",
            "",
            "401-or-403",
            ["q.md:1: codes is missing; it must be a list of codes, none twice"],
            id="no codes",
        ),
        pytest.param(
            "[404]",
            '["404"]',
            "401-or-403",
            ["q.md:3: codes is ['404']; it must be a list of codes, none twice"],
            id="a code as text",
        ),
    ],
)
def test_a_broken_question_is_told_by_line(
    question_page: str, good: str, bad: str, stem: str, faults: list[str]
) -> None:
    with pytest.raises(PageError) as error:
        read_question("q.md", question_page.replace(good, bad, 1), stem)
    assert told(error) == faults
