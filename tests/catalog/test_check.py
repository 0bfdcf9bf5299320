"""The check over files: what they refer to, and paths that cannot be checked."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog, CatalogError, check, checking
from statusbrowser.catalog.checking import LEAST_ROWS


def test_good_data_has_no_fault(data: Path) -> None:
    report = check([str(data)], bundled=str(data))
    assert report.faults == ()
    assert str(report) == "1 status, 1 question, 3 table rows"


@pytest.mark.parametrize(
    ("file", "good", "bad", "fault"),
    [
        pytest.param(
            "statuses/404.md",
            'met = "often"',
            'met = "often"\nrelated = [410]',
            "8: related names 410, which has no page; a code that has one",
            id="a related code without a page",
        ),
        pytest.param(
            "statuses/404.md",
            "Nothing is here.",
            "Nothing is here.\nSee [410].",
            "14: [410] has no page; link to a code that has one",
            id="a link to a code without a page",
        ),
        pytest.param(
            "statuses/404.md",
            "`Location`",
            "`Locution`",
            "17: field Locution is not in headers.csv; one that is, or add it",
            id="a field that the table lacks",
        ),
        pytest.param(
            "statuses/404.md",
            "## Headers\n\n- `Location`:",
            "## Headers  \n\n\n- Location:",
            "18: the item names no field; begin it with the field's name in backticks",
            id="an item without a field, below a heading with spaces",
        ),
        pytest.param(
            "faq/401-or-403.md",
            "codes = [404]",
            "codes = [404, 401]",
            "3: codes names 401, which has no page; a code that has one",
            id="a question about a code without a page",
        ),
        pytest.param(
            "tables/confusables.csv",
            "404 404",
            "404 410",
            "2: code 410 has no page; a code that has one",
            id="a table's code without a page",
        ),
    ],
)
def test_a_reference_to_nothing_is_told(
    data: Path, file: str, good: str, bad: str, fault: str
) -> None:
    path = data / file
    path.write_text(path.read_text().replace(good, bad, 1))
    faults = [str(fault) for fault in check([str(data)], bundled=str(data)).faults]
    assert faults == [f"{path}:{fault}"]


def test_two_pages_of_one_question_are_told(data: Path, question_page: str) -> None:
    (data / "faq/again.md").write_text(question_page)
    faults = [str(fault) for fault in check([str(data)], bundled=str(data)).faults]
    assert faults == [
        (
            f"{data}/faq/again.md:1: the question has a page already, {data}/faq/401-or-403.md; "
            "one page, one file"
        )
    ]


def test_bytes_that_are_no_text_are_told_by_line(data: Path) -> None:
    page = data / "statuses/404.md"
    page.write_bytes(page.read_bytes().replace(b"Nothing", b"N\xffthing"))
    faults = [str(fault) for fault in check([str(page)], bundled=str(data)).faults]
    assert faults == [f"{page}:13: byte 0xff is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("nowhere.md", "no such file or folder: ", id="missing"),
        pytest.param("note.txt", "is neither a page (.md) nor a table (.csv)", id="another ending"),
    ],
)
def test_a_path_that_cannot_be_checked_is_told(tmp_path: Path, path: str, message: str) -> None:
    (tmp_path / "note.txt").touch()
    with pytest.raises(CatalogError) as error:
        check([str(tmp_path / path)])
    assert message in str(error.value)


@pytest.mark.parametrize("path", ["", "elsewhere", "elsewhere/statuses"])
def test_a_folder_without_pages_is_told(tmp_path: Path, path: str) -> None:
    (tmp_path / "elsewhere/statuses").mkdir(parents=True)
    (tmp_path / "README.md").write_text("# Not a page\n")
    with pytest.raises(CatalogError) as error:
        check([str(tmp_path / path)])
    assert str(error.value).startswith(f"no pages and no tables in {tmp_path / path}; pages lie in")


def test_a_folder_is_walked_for_pages_alone(data: Path) -> None:
    (data / "README.md").write_text("# Not a page\n")
    (data / "notes.csv").write_text("not,a,table\n")
    shutil.copytree(data, data / ".venv/lib/data")
    report = check([str(data)], bundled=str(data))
    assert (report.faults, str(report)) == ((), "1 status, 1 question, 3 table rows")
    assert check([str(data / "statuses")], bundled=str(data)).statuses == 1


def test_the_folder_is_known_from_within(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data / "faq")
    assert check(["."], bundled=str(data)).questions == 1


@pytest.mark.parametrize("path", ["statuses", "statuses/405.md"])
def test_a_named_pipe_is_no_page(data: Path, path: str) -> None:
    os.mkfifo(data / "statuses/405.md")
    with pytest.raises(CatalogError, match=r"405\.md: it is no plain file"):
        check([str(data / path)], bundled=str(data))


@pytest.mark.parametrize("file", ["statuses/404.md", "faq/401-or-403.md", "tables/headers.csv"])
def test_a_file_that_was_cut_in_a_line_is_told(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(path.read_bytes()[:-1])
    faults = [str(fault) for fault in check([str(data)], bundled=str(data)).faults]
    line = path.read_bytes().count(b"\n") + 1
    wanted = "the last line has no end; end it with a line feed; was the file cut?"
    assert faults == [f"{path}:{line}: {wanted}"]


@pytest.mark.parametrize("table", LEAST_ROWS)
def test_a_bundled_table_that_was_cut_between_rows_is_told(
    data: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "BUNDLED", str(data))
    faults = [str(fault) for fault in check([str(data / "tables" / table)], str(data)).faults]
    least = LEAST_ROWS[table]
    said = f"2: the table ends after 1 row; {least} at least; was the table cut?"
    assert faults == [f"{data}/tables/{table}:{said}"]


def test_the_least_rows_keep_up_with_the_tables() -> None:
    catalog = Catalog()
    held = (catalog.signatures, catalog.headers, catalog.confusables)
    for rows, least in zip(held, LEAST_ROWS.values(), strict=True):
        assert 0.9 * len(rows) <= least <= len(rows)


def test_the_bundled_pages_have_no_fault() -> None:
    assert [str(fault) for fault in check().faults] == []
