"""The catalog: pages read one by one, rows found for a code."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog, CatalogError, PageError
from statusbrowser.model import NO_STATUS


def test_a_status_is_read_from_its_page(data: Path) -> None:
    status = Catalog(str(data)).status(404)
    assert (status.number, status.title, status.status_class.label) == ("404", "Not Found", "4xx")


def test_a_question_is_read_by_the_name_of_its_file(data: Path) -> None:
    assert Catalog(str(data)).question("401-or-403").title == "Is it 401 or 403?"


@pytest.mark.parametrize("code", [0, 405, -1])
def test_a_code_without_a_page_is_no_key(data: Path, code: int) -> None:
    with pytest.raises(KeyError):
        Catalog(str(data)).status(code)


def test_a_question_that_does_not_exist_is_no_key(data: Path) -> None:
    with pytest.raises(KeyError):
        Catalog(str(data)).question("../statuses/404")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"cannot list .*: No such file or directory"):
        Catalog(str(tmp_path))


def test_a_page_that_went_away_is_told(data: Path) -> None:
    catalog = Catalog(str(data))
    (data / "statuses/404.md").unlink()
    with pytest.raises(CatalogError, match=r"cannot read .*404\.md: No such file"):
        catalog.status(404)


def test_a_broken_page_leaves_the_others_alone(data: Path) -> None:
    (data / "statuses/410.md").write_text("nothing")
    catalog = Catalog(str(data))
    assert catalog.status(404).title == "Not Found"
    with pytest.raises(PageError):
        catalog.status(410)


def test_a_byte_order_mark_and_dos_line_ends_do_no_harm(data: Path) -> None:
    page = data / "statuses/404.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert Catalog(str(data)).status(404).title == "Not Found"


def test_a_title_read_alone_is_the_title_of_the_page() -> None:
    catalog = Catalog()
    assert {code: catalog.title(code) for code in catalog.codes} == {
        status.code: status.title for status in Catalog().statuses
    }


@pytest.mark.parametrize("code", [NO_STATUS, 302, 400, 404, 502])
def test_rows_read_for_one_page_are_those_of_the_whole_table(code: int) -> None:
    alone, whole = Catalog(), Catalog()
    assert whole.signatures
    assert alone.signatures_of(code) == whole.signatures_of(code)


def test_every_registered_code_has_a_page() -> None:

    assert {status.value for status in HTTPStatus} - set(Catalog().codes) == set()
