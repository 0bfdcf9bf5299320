from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from statusbrowser.catalog import BUNDLED, Catalog
from statusbrowser.search import Index, open_index, save_index
from statusbrowser.search.index import FILE, fingerprint_of
from statusbrowser.search.pieces import OpenFile


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the bundled data with a few pages only."""
    root = tmp_path / "data"
    shutil.copytree(BUNDLED, root, ignore=shutil.ignore_patterns(FILE))
    return root


def test_a_saved_index_answers_as_a_built_one(index: Index, data: Path) -> None:
    save_index(Catalog(str(data)))
    with open_index(Catalog(str(data))) as opened:
        for query in (
            "404",
            "bad gatway",
            "upstream prematurely closed",
            "Retry-After",
            "sC--",
            "",
        ):
            assert opened.search(query) == index.search(query)


def test_a_changed_page_makes_the_saved_index_stale(data: Path) -> None:
    before = fingerprint_of(str(data))
    page = data / "statuses" / "404.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Not Found", "Not Fount", 1), encoding="utf-8"
    )
    assert fingerprint_of(str(data)) != before
    save = data / FILE
    save.write_bytes(Index.of(Catalog(BUNDLED)).dump(before))
    assert open_index(Catalog(str(data))).search("not fount").statuses[0].entry.code == 404


@pytest.fixture(scope="module")
def dump(index: Index) -> bytes:
    return index.dump(b"01234567")


def load(data: bytes, path: Path) -> Index | None:
    path.write_bytes(data)
    return Index.load(OpenFile(str(path)), b"01234567")


@pytest.mark.parametrize("at", [0, 10, 30, 45, 60, 5_000, -1])
def test_a_damaged_index_is_not_used(dump: bytes, tmp_path: Path, at: int) -> None:
    data = bytearray(dump)
    assert load(bytes(data), tmp_path / "whole") is not None
    data[at] ^= 0xFF
    assert load(bytes(data), tmp_path / "damaged") is None


@pytest.mark.parametrize("size", [0, 1, 30, 45, 60, 5_000])
def test_an_index_that_was_cut_is_not_used(dump: bytes, tmp_path: Path, size: int) -> None:
    assert load(dump[:size], tmp_path / "cut") is None


def test_an_index_that_is_cut_while_it_is_open_says_so(dump: bytes, tmp_path: Path) -> None:
    opened = load(dump, tmp_path / "index")
    assert opened is not None
    os.truncate(tmp_path / "index", 5_000)
    with opened, pytest.raises(OSError, match="cut short"):
        opened.search("gateway")


def test_no_file_is_no_fault(data: Path) -> None:
    assert not (data / FILE).exists()
    assert open_index(Catalog(str(data))).search("404").statuses[0].entry.code == 404


def test_once_warm_the_first_searches_compile_little_more(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compile_pattern = re._compiler.compile  # type: ignore[attr-defined] # behind the cache

    def counted(pattern: str, *rest: object) -> object:
        compiled.append(pattern)
        return compile_pattern(pattern, *rest)

    def compiled_when_typed() -> int:
        compiled.clear()
        for query in ("5", "missing", "missing page 502"):
            index.search(query)
        return len(compiled)

    monkeypatch.setattr(re._compiler, "compile", counted)  # type: ignore[attr-defined]
    re.purge()
    cold = compiled_when_typed()
    re.purge()
    index.warm_up()
    assert compiled_when_typed() * 4 < cold
