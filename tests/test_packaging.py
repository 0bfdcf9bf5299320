"""The wheel: built, installed into an environment of its own, used outside the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from statusbrowser import __version__
from statusbrowser.catalog import BUNDLED

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of the checkout in its way."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout with the tools that are installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder),
        ROOT,
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel.

    What the package depends on is taken from the running environment, so that
    no network is needed. The wheel comes first: pip must not see the copy there.
    """
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=True)
    programs = home / "bin"
    site = run(
        *(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"),
        cwd=home,
    )
    run(
        *(sys.executable, "-m", "pip", "--python", programs / "python", "install", "--no-deps"),
        *("--no-index", "--quiet", wheel),
        cwd=home,
    )
    libraries = sysconfig.get_path("purelib")
    Path(site.strip(), "libraries.pth").write_text(
        f"import sys; sys.path.append({libraries!r})\n", encoding="utf-8"
    )
    return programs


def test_the_wheel_holds_the_pages_the_index_and_the_manual(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    data = Path(BUNDLED)
    pages = {
        f"statusbrowser/data/{file.relative_to(data)}"
        for file in data.rglob("*")
        if file.suffix in (".md", ".csv")
    }
    assert pages <= held
    assert {"statusbrowser/py.typed", "statusbrowser/data/search.index"} <= held
    assert any(name.endswith("data/share/man/man1/statusbrowser.1") for name in held)
    assert any(name.endswith(".tcss") for name in held)


def test_the_wheel_holds_nothing_of_the_checkout(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {
        "statusbrowser",
        f"statusbrowser-{__version__}.dist-info",
        f"statusbrowser-{__version__}.data",
    }


def test_an_installed_command_answers_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    program = installed / "statusbrowser"
    assert run(program, "--version", cwd=tmp_path) == f"statusbrowser {__version__}\n"
    assert run(program, "404", cwd=tmp_path).startswith("404 Not Found\n")
    whole = json.loads(run(program, "--json", "too many requests", cwd=tmp_path))
    assert whole["page"]["code"] == 429
    assert ": no faults" in run(program, "--check", cwd=tmp_path)


def test_the_installed_package_is_the_one_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    probe = "import statusbrowser; print(statusbrowser.__file__)"
    where = run(installed / "python", "-c", probe, cwd=tmp_path)
    assert where.startswith(str(installed.parent))


def test_the_screen_can_be_imported_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    probe = "from statusbrowser.tui import StatusBrowser; print(StatusBrowser.CSS_PATH)"
    assert run(installed / "python", "-c", probe, cwd=tmp_path).strip()


def test_the_installed_index_is_current(installed: Path, tmp_path: Path) -> None:
    probe = """
from statusbrowser.catalog import Catalog
from statusbrowser.search import Index, open_index
Index.of = None  # building it anew would fall over
print(open_index(Catalog()).search("404").hits[0].entry.code)
"""
    assert run(installed / "python", "-c", probe, cwd=tmp_path) == "404\n"


def test_the_manual_is_installed_where_man_looks(installed: Path) -> None:
    assert (installed.parent / "share/man/man1/statusbrowser.1").is_file()


def test_the_lowest_libraries_that_are_tried_are_the_lowest_that_are_allowed() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    bounds = dict(re.findall(r"^([a-z]+)>=([0-9.]+)", "\n".join(wanted), re.MULTILINE))
    tried = dict(re.findall(r'"([a-z]+)==([0-9.]+)"', (ROOT / "noxfile.py").read_text("utf-8")))
    assert tried.keys() == bounds.keys()
    for name, version in tried.items():
        assert version.removesuffix(".0").removesuffix(".0") == bounds[name]
