"""Broken tables: each fault is told with the line on which its row begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusbrowser.catalog import check
from statusbrowser.catalog.tables import lines_that_lead_to, read_signatures

SIGNATURES = "product,kind,text,codes,meaning,source\nnginx,log line,no live,502,all down,docs\n"
HEADERS = "header,direction,statuses,tells,specification,source\nLocation,response,404,t,RFC,d\n"
CONFUSABLES = "codes,question,answer,source\n401 403,q,a,s\n"


@pytest.mark.parametrize(
    ("name", "text", "faults"),
    [
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace("502", "fine"),
            ["2: code 'fine'; a number, a class such as 4xx, or none"],
            id="no code",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace("all down", ""),
            ["2: meaning is empty; every cell says something"],
            id="an empty cell",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace(",docs", ""),
            ["2: the row has 5 cells; it has 6: product, kind, text, codes, meaning, source"],
            id="a cell too few",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES + SIGNATURES.split("\n")[1] + "\n",
            ["3: the row says the same as line 2; one row, one place"],
            id="a row twice",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace("no live", '"no live'),
            [
                (
                    "2: the row cannot be read: unexpected end of data; "
                    "comma-separated cells, a quote doubled inside quotes"
                )
            ],
            id="an open quote",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace("no live", "no\x07live"),
            ["2: text holds a control character; plain text only"],
            id="a control character",
        ),
        pytest.param(
            "signatures.csv",
            SIGNATURES.replace("product", "Product"),
            [
                (
                    "1: the first line is 'Product,kind,text,codes,meaning,source'; "
                    "it must be product,kind,text,codes,meaning,source"
                )
            ],
            id="another first line",
        ),
        pytest.param(
            "headers.csv",
            HEADERS.replace("response", "reply"),
            ["2: direction 'reply'; request, response or both"],
            id="a direction that is none",
        ),
        pytest.param(
            "confusables.csv",
            CONFUSABLES.replace("401 403", "login"),
            ["2: codes 'login'; two codes or more with a space between"],
            id="confusables without codes",
        ),
        pytest.param(
            "confusables.csv",
            CONFUSABLES.replace("401 403", "\u00b2"),
            ["2: codes '\u00b2'; two codes or more with a space between"],
            id="a digit that is no number",
        ),
        pytest.param(
            "other.csv",
            "a,b\n",
            ["1: unknown table other.csv; signatures.csv, headers.csv or confusables.csv"],
            id="an unknown table",
        ),
    ],
)
def test_a_broken_table_is_told_by_line(
    tmp_path: Path, name: str, text: str, faults: list[str]
) -> None:
    table = tmp_path / name
    table.write_text(text)
    assert [str(fault) for fault in check([str(table)]).faults] == [
        f"{table}:{fault}" for fault in faults
    ]


def test_lines_that_lead_to_a_code_keep_their_numbers(tables: dict[str, str]) -> None:
    row = "AWS,error,Gone,{},gone for good,docs\n"
    codes = ["410", "4xx", "none", "404 410", "400"]
    text = tables["signatures.csv"] + "".join(map(row.format, codes))
    for code, numbers in ((410, [3, 6]), (400, [4, 7]), (0, [5]), (404, [2, 6]), (599, [])):
        left = lines_that_lead_to(code, text.encode()).decode()
        assert [line for line, _ in read_signatures("s.csv", left)] == numbers
