"""The suite on every supported Python, with the lowest libraries, from the wheel; and the checks.

nox                 # everything that this machine has a Python for
nox -s tests-3.13   # one of them
nox -l              # what there is
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parent
LOWEST = ("textual==8.2.5", "rapidfuzz==3.10.0", "platformdirs==4.0.0")
"""The lower bounds of pyproject.toml; a test holds them together."""

nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the suite with the newest libraries, as the README has it."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run the suite with the lowest libraries that are allowed, and measure what it covers."""
    session.install(".[dev]", *LOWEST)
    session.run("pytest", "--cov", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Run the suite on the built wheel, away from the checkout, without the checks' tools."""
    session.install("build")
    folder = Path(session.create_tmp()).resolve()
    session.run("python", "-m", "build", "--wheel", "--outdir", folder / "dist", ".")
    (built,) = (folder / "dist").glob("*.whl")
    session.install(f"statusbrowser[test] @ {built.as_uri()}")
    away = folder / "away"
    shutil.rmtree(away, ignore_errors=True)
    away.mkdir()
    for name in ("tests", "assets", "man"):
        shutil.copytree(ROOT / name, away / name)
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"):
        shutil.copy(ROOT / name, away)
    session.chdir(away)
    ignored = ("--ignore=tests/test_packaging.py", "--ignore=tests/test_readme.py")  # of a checkout
    session.run("pytest", *ignored, *session.posargs)


@nox.session
def checks(session: nox.Session) -> None:
    """Hold format, lint, types and pages."""
    session.install(".[dev]")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("statusbrowser", "--check")
