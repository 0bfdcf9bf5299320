"""A catalog of one page, one question and three tables, without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

STATUS = """\
+++
code = 404
phrase = "Not Found"
registered = "yes"
body = true
retry = "no"
met = "often"
sources = ["RFC 9110 section 15.5.5"]
+++

## What it means

Nothing is here.

## Headers

- `Location`: where it went.
"""

QUESTION = """\
+++
question = "Is it 401 or 403?"
codes = [404]
sources = ["RFC 9110"]
+++

## Answer

It depends.
"""


SIGNATURES = "product,kind,text,codes,meaning,source\nnginx,log line,no live,502,all down,docs\n"
HEADERS = "header,direction,statuses,tells,specification,source\nLocation,response,404,t,RFC,d\n"
CONFUSABLES = "codes,question,answer,source\n401 403,q,a,s\n"


@pytest.fixture(scope="session")
def status_page() -> str:
    return STATUS


@pytest.fixture(scope="session")
def question_page() -> str:
    return QUESTION


@pytest.fixture(scope="session")
def tables() -> dict[str, str]:
    return {
        "signatures.csv": SIGNATURES.replace("502", "404"),
        "headers.csv": HEADERS,
        "confusables.csv": CONFUSABLES.replace("401 403", "404 404"),
    }


@pytest.fixture
def data(tmp_path: Path, tables: dict[str, str]) -> Path:
    for folder in ("statuses", "faq", "tables"):
        (tmp_path / folder).mkdir()
    (tmp_path / "statuses/404.md").write_text(STATUS)
    (tmp_path / "faq/401-or-403.md").write_text(QUESTION)
    for name, text in tables.items():
        (tmp_path / "tables" / name).write_text(text)
    return tmp_path
