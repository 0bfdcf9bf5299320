"""The pages against the project's own copy of the facts: registry, specifications, vendors."""

from __future__ import annotations

import csv
import re
import subprocess
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.model import NO_STATUS, Question, Registration, Status, StatusSection
from statusbrowser.text import Kind, page_of

FACTS = Path(__file__).parent / "facts"
CATALOG = Catalog()

OFTEN = [
    *(200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308),
    *(400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416),
    *(421, 422, 425, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 511),
    *(520, 521, 522, 523, 524, 525, 526),
]
"""The codes that people really meet; their pages go into depth."""


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code_of(row: dict[str, str]) -> int:
    return NO_STATUS if row["code"] in ("-1", "0", "000") else int(row["code"])


TABLE = rows("status-codes.csv")
SINGLE = [row for row in TABLE if sum(code_of(row) == code_of(other) for other in TABLE) == 1]
REGISTERED = [row for row in TABLE if row["registered"] != "no"]


def named(row: dict[str, str]) -> str:
    return f"{row['code']} {row['vendor']}".strip()


def phrase_of(row: dict[str, str]) -> str:
    """The phrase without what the registry adds in parentheses; empty where there is none."""
    phrase = re.sub(r" \((?:OBSOLETED|TEMPORARY.*)\)$", "", row["phrase"])
    return "" if phrase.startswith("(") else phrase


def test_every_number_of_the_table_has_a_page_and_no_other_has() -> None:
    assert set(CATALOG.codes) == {code_of(row) for row in TABLE}


@pytest.mark.parametrize("row", REGISTERED + SINGLE, ids=named)
def test_the_head_agrees_with_the_table(row: dict[str, str]) -> None:
    status = CATALOG.status(code_of(row))
    cacheable = {"yes": True, "no": False, "na": None}[row["heuristically_cacheable"]]
    retry = "" if row["safe_to_retry"] == "na" else row["safe_to_retry"]
    method = row["method_change_on_redirect"]
    assert {
        "phrase": status.phrase,
        "registered": status.registered,
        "vendor": status.vendor,
        "specification": status.specification,
        "section": status.section,
        "cacheable": status.cacheable,
        "body": status.body,
        "typical_headers": status.typical_headers,
        "redirect": status.redirect,
        "retry_note": status.retry_note,
        "python": status.python,
    } == {
        "phrase": phrase_of(row),
        "registered": Registration(row["registered"]),
        "vendor": row["vendor"],
        "specification": row["spec"],
        "section": row["section"],
        "cacheable": cacheable,
        "body": row["body_allowed"] == "yes",
        "typical_headers": row["required_or_typical_headers"],
        "redirect": "" if method == "na" else method,
        "retry_note": retry,
        "python": row["python_constant"],
    }


@pytest.mark.parametrize("row", TABLE, ids=named)
def test_every_sender_of_a_number_is_named_on_its_page(row: dict[str, str]) -> None:
    status = CATALOG.status(code_of(row))
    said = [(status.vendor, status.phrase), *((use.vendor, use.phrase) for use in status.uses)]
    assert (row["vendor"], phrase_of(row)) in said


@pytest.mark.parametrize("row", [row for row in TABLE if row["former_phrases"]], ids=named)
def test_former_phrases_agree(row: dict[str, str]) -> None:
    status = CATALOG.status(code_of(row))
    for former in re.split(r"; (?=[A-Z])", row["former_phrases"]):
        phrase = re.sub(r" \(.*\)?$", "", former)
        assert phrase in (*status.former_phrases, status.phrase)


@pytest.mark.parametrize("row", [row for row in TABLE if row["phrase_variants"]], ids=named)
def test_what_some_servers_send_instead_is_said(row: dict[str, str]) -> None:
    status = CATALOG.status(code_of(row))
    if row["code"] == "200":  # says that HTTP/2 and HTTP/3 have no phrase, which is no variant
        return
    assert status.variants
    for variant in status.variants:
        assert variant.phrase.lower() in row["phrase_variants"].lower()


def test_every_known_log_line_belongs_to_the_program() -> None:
    ours = {(row.product, row.kind, row.text): " ".join(row.codes) for row in CATALOG.signatures}
    theirs = {
        (row["product"], row["kind"], row["text"]): row["codes"] for row in rows("signatures.csv")
    }
    assert len(theirs) == 810
    assert {key: ours.get(key) for key in theirs} == theirs


def test_every_log_line_stands_on_the_page_that_it_leads_to() -> None:
    for row in CATALOG.signatures:
        assert row.pages
        assert all(row in CATALOG.signatures_of(code) for code in row.pages)


def test_every_deciding_question_stands_on_each_page_of_its_group() -> None:
    for group in CATALOG.confusables:
        for code in group.codes:
            assert group in CATALOG.confusables_of(code)


@pytest.mark.parametrize("code", OFTEN)
def test_a_page_that_people_need_goes_into_depth(code: int) -> None:
    status = CATALOG.status(code)
    wanted = {
        StatusSection.MEANING,
        StatusSection.SITUATIONS,
        StatusSection.CHECKS,
        StatusSection.SENDERS,
    }
    if code < 520:  # nobody else may answer with a number of Cloudflare's
        wanted.add(StatusSection.ADVICE)
    assert wanted <= set(status.sections)
    assert StatusSection.HEADERS in status.sections or CATALOG.headers_of(code)
    if code >= 400:
        checks = status.sections[StatusSection.CHECKS]
        assert len(re.findall(r"^\d+\. \*\*", checks, re.MULTILINE)) >= 4
        assert checks.count("```sh") >= 2


@pytest.mark.parametrize("code", CATALOG.codes)
def test_steps_count_up_and_lead_with_what_to_look_at(code: int) -> None:
    checks = CATALOG.status(code).sections.get(StatusSection.CHECKS, "")
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", checks, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_status_names_its_sources() -> None:
    assert all(status.sources for status in CATALOG.statuses)
    assert all(question.sources for question in CATALOG.questions)


def commands(status: Status) -> list[str]:
    text = "\n".join(status.sections.values())
    return [
        line.strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize("code", CATALOG.codes)
def test_commands_only_read(code: int) -> None:
    changes = re.compile(
        r"(?<![\w-])(?:rm|mv|dd|chmod|chown|kill|truncate|tee|systemctl (?:re)?start)(?![\w-])"
        r"|sed -i|-X ?(?:DELETE|PUT|PATCH)|>\s*/(?!dev|tmp)"
    )
    for command in commands(CATALOG.status(code)):
        assert not changes.search(command), command


def test_every_command_is_one_that_a_shell_can_read() -> None:
    pages: tuple[Status | Question, ...] = (*CATALOG.statuses, *CATALOG.questions)
    shown = [
        block.text
        for page in pages
        for block in page_of(page, CATALOG)
        if block.kind is Kind.COMMAND
    ]
    assert len(shown) > 400
    script = "\n".join(f"f{number}() {{\n{command}\n}}" for number, command in enumerate(shown))
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert done.stderr == ""


def test_there_are_questions_enough() -> None:
    assert len(CATALOG.questions) >= 30
