"""Whole pages, as text and as data, made from the bundled reference."""

from __future__ import annotations

import json
import re

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.model import Confusable, Listing, StatusSection
from statusbrowser.search import Field, Hit
from statusbrowser.text import deciding_rows, hit_data, listed, page_data, page_of, plain

CATALOG = Catalog()
ENTRIES = [
    *(pytest.param(status, id=status.number) for status in CATALOG.statuses),
    *(pytest.param(question, id=question.slug) for question in CATALOG.questions),
]
STATUS_KEYS = {
    "code", "number", "title", "class", "class_title", "phrase", "known_as", "registered", "retry",
    "met", "body", "former_phrases", "variants", "also_called", "people_say", "vendor",
    "specification", "section", "cacheable", "typical_headers", "redirect", "retry_note", "python",
    "related", "uses", "sources", "link", "sections", "headers", "log_lines", "confusables",
}  # fmt: skip


def printed(code: int, width: int = 80) -> str:
    return plain(page_of(CATALOG.status(code), CATALOG), width)


def test_a_page_begins_with_the_code_and_what_it_means() -> None:
    title, subtitle, *_ = printed(404).split("\n")
    assert title == "404 Not Found"
    assert subtitle.startswith("Client error | RFC 9110 15.5.5 | retry: ")
    assert "\n\nWhat it means\n" in printed(404)


def test_the_sections_stand_in_the_order_in_which_one_debugs() -> None:
    headings = [section.value for section in StatusSection]
    page = printed(502).split("\n")
    there = [heading for heading in headings if heading in page]
    assert there == sorted(there, key=page.index)
    assert {"What it means", "Check first", "Log lines"} <= set(there)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_printed_page_keeps_to_its_width_but_for_commands(entry: object) -> None:
    wide = [
        line
        for line in plain(page_of(entry, CATALOG), 60).split("\n")  # type: ignore[arg-type]
        if len(line) > 60 and not line.lstrip().startswith("$ ")
    ]
    assert wide == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_printed_page_holds_no_marks_of_its_source(entry: object) -> None:
    text = plain(page_of(entry, CATALOG), 80)  # type: ignore[arg-type]
    assert re.findall(r"(?<!\*)\*\*(?!\*)|```|^##|\]\(http", text, re.MULTILINE) == []
    assert all(char.isprintable() or char == "\n" for char in text)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_page_as_data_survives_json(entry: object) -> None:
    data = page_data(entry, CATALOG)  # type: ignore[arg-type]
    assert json.loads(json.dumps(data)) == data


def test_a_status_as_data_has_every_field_of_its_head() -> None:
    data = page_data(CATALOG.status(429), CATALOG)
    assert set(data) == STATUS_KEYS
    assert (data["code"], data["number"], data["class"]) == (429, "429", "4xx")
    assert data["retry"] == "later"
    assert data["link"] == "https://www.rfc-editor.org/rfc/rfc6585#section-4"
    sections = data["sections"]
    assert isinstance(sections, dict)
    assert "What it means" in sections


def test_the_rows_that_belong_to_a_status_are_in_its_data() -> None:
    data = page_data(CATALOG.status(502), CATALOG)
    assert isinstance(data["log_lines"], list)
    assert any(
        row["product"] == "nginx" and "upstream prematurely closed" in row["text"]
        for row in data["log_lines"]
    )
    assert isinstance(data["confusables"], list)
    assert all(502 in row["codes"] for row in data["confusables"])


def test_a_question_as_data_has_its_sections_and_codes() -> None:
    data = page_data(CATALOG.question("401-or-403"), CATALOG)
    assert set(data) == {"slug", "question", "sections", "codes", "asked_as", "sources"}
    assert data["slug"] == "401-or-403"


NOT_FOUND = Hit(Listing(404, "", "Not Found"), 98.7654, Field.PHRASE, "Not Found", ((0, 3),))
QUESTION = Hit(Listing(None, "401-or-403", "Is it 401 or 403?"), 50.0, Field.TEXT, "a\tb")


def test_a_hit_as_data_says_what_it_is_and_where_it_matched() -> None:
    assert hit_data(NOT_FOUND) == {
        "code": 404,
        "number": "404",
        "title": "Not Found",
        "class": "4xx",
        "field": "phrase",
        "score": 98.77,
        "text": "Not Found",
        "spans": [[0, 3]],
    }


def test_a_question_that_was_hit_is_data_too() -> None:
    assert hit_data(QUESTION) == {
        "question": "Is it 401 or 403?",
        "slug": "401-or-403",
        "field": "text",
        "score": 50.0,
        "text": "a\tb",
        "spans": [],
    }


def test_a_list_has_five_columns_whatever_matched() -> None:
    assert listed([NOT_FOUND, QUESTION]).split("\n") == [
        "404\t4xx\tNot Found\tphrase\tNot Found",
        "faq/401-or-403\tfaq\tIs it 401 or 403?\ttext\ta b",
        "",
    ]


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        pytest.param(
            "late: 408; broken (or cut off): 400 (as IIS does)",
            ["408 Request Timeout: late", "400 Bad Request: broken (or cut off) (as IIS does)"],
            id="the code comes first",
        ),
        pytest.param(
            "hide it: 404 is allowed", ["hide it: 404 is allowed"], id="more is said of it"
        ),
        pytest.param("browser: 301 or 308", ["browser: 301 or 308"], id="two codes"),
    ],
)
def test_an_answer_that_decides_says_what_the_table_says(answer: str, rows: list[str]) -> None:
    group = Confusable((400, 408), "400 408", "Which?", answer, "source")
    assert [block.text for block in deciding_rows(group, CATALOG)] == rows
