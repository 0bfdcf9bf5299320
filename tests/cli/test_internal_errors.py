"""A fault of the program: one calm line, the details in a file, and 70."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statusbrowser.catalog import BUNDLED

FALL_OVER = """
import sys
from statusbrowser.cli import command, main
def run(arguments):
    raise ValueError("a \\x1b[31m surprise")
command.run = run
sys.exit(main(["404", "a secret"]))
"""


def fall_over(environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", FALL_OVER],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_details_are_kept_in_a_file_that_is_named(environment: dict[str, str], home: Path) -> None:
    done = fall_over(environment)
    file = home / ".local/state/statusbrowser/log/last-error.txt"
    assert done.returncode == 70
    said = f"statusbrowser: something went wrong inside; the details are in {file}\n"
    assert (done.stdout, done.stderr.decode()) == (b"", said)
    assert "ValueError: a \x1b[31m surprise" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_place_for_details_the_line_holds_them(
    environment: dict[str, str], home: Path
) -> None:
    (home / "file").touch()
    done = fall_over(environment | {"XDG_STATE_HOME": str(home / "file")})
    assert done.returncode == 70
    assert done.stderr.startswith(b"statusbrowser: something went wrong inside; ValueError: ")
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        pytest.param(["404"], "statuses/404.md", id="a page"),
        pytest.param(["--json", "404"], "statuses/404.md", id="a page found by search"),
        pytest.param(["404"], "tables/headers.csv", id="a table"),
        pytest.param(["faq/401-or-403"], "faq/401-or-403.md", id="a question"),
    ],
)
def test_damaged_data_is_told_by_file_and_line(
    environment: dict[str, str], tmp_path: Path, arguments: list[str], file: str
) -> None:
    package = tmp_path / "lib/statusbrowser"
    shutil.copytree(Path(BUNDLED).parent, package)
    (package / "data" / file).write_bytes(b"+++\nco\x00de\xff\n")
    done = subprocess.run(
        [sys.executable, "-m", "statusbrowser", *arguments],
        env=environment,
        cwd=package.parent,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (70, b"")
    said = f"statusbrowser: {package}/data/{file}:2: byte 0xff is not UTF-8; save the file as UTF-8"
    assert done.stderr.decode().splitlines() == [said]


def test_a_package_in_a_zip_says_where_its_pages_must_be(
    environment: dict[str, str], tmp_path: Path
) -> None:
    package = tmp_path / "lib/statusbrowser"
    shutil.copytree(Path(BUNDLED).parent, package)
    zipped = shutil.make_archive(str(tmp_path / "all"), "zip", package.parent)
    done = subprocess.run(
        [sys.executable, "-m", "statusbrowser", "404"],
        env=environment | {"PYTHONPATH": zipped},
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (70, b"")
    assert done.stderr.decode() == (
        f"statusbrowser: cannot list {zipped}/statusbrowser/data/statuses: Not a directory; "
        "the pages are files on disk, so statusbrowser does not run from a zip\n"
    )
