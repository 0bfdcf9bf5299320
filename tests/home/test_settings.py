"""The settings file: what it can say, and what becomes of what is wrong in it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbrowser.home import Settings, read_settings, settings_file

THEMES = ("nord", "status-dark", "status-light")

EXAMPLE = """\
# Colors.
theme = "nord"
history = 50

[keys]
results.next = ["n", "down"]
"page.copy" = "Y"
"""


def remap(wanted: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Take every key but one."""
    right = {id_: ",".join(keys) for id_, keys in wanted.items() if id_ != "page.nothing"}
    return right, {id_: f"nothing is called {id_}" for id_ in wanted if id_ not in right}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path) -> Settings:
    return read_settings(str(file), THEMES, remap)


def faults(file: Path, text: str) -> list[str]:
    """What is wrong with a text, without the folder of the file."""
    file.write_text(text)
    return [fault.removeprefix(f"{file.parent}/") for fault in read(file).faults]


def test_a_file_that_is_right_is_taken_whole(file: Path) -> None:
    file.write_text(EXAMPLE)
    keymap = {"results.next": "n,down", "page.copy": "Y"}
    assert read(file) == Settings("nord", 50, keymap, ())


def test_a_missing_file_is_nothing_to_speak_of(file: Path) -> None:
    assert read(file) == Settings()


def test_reading_makes_neither_file_nor_folder(tmp_path: Path) -> None:
    read(tmp_path / "deep" / "settings.toml")
    assert list(tmp_path.iterdir()) == []


def test_no_home_is_nothing_to_speak_of() -> None:
    assert read_settings(None, THEMES, remap) == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\ncolour = 1",
            "settings.toml:2: there is no setting 'colour'; there are theme, history, keys",
            id="an unknown setting",
        ),
        pytest.param(
            "them = 'nord'",
            "settings.toml:1: there is no setting 'them', is it theme?",
            id="a misspelled setting",
        ),
        pytest.param(
            "[colors]\nred = 1",
            "settings.toml:1: there is no setting 'colors'; there are theme, history, keys",
            id="an unknown table",
        ),
        pytest.param(
            "theme = 'nrd'",
            "settings.toml:1: there is no theme 'nrd', is it nord?",
            id="a misspelled theme",
        ),
        pytest.param(
            "# dark\n\ntheme = 7",
            "settings.toml:3: there is no theme 7; there are nord, status-dark, status-light",
            id="a number for a theme",
        ),
        pytest.param(
            "history = 'all'",
            "settings.toml:1: history 'all' is no number of queries; "
            "it is a whole number from 0 to 1000",
            id="a word for a number",
        ),
        pytest.param(
            "history = true",
            "settings.toml:1: history True is no number of queries; "
            "it is a whole number from 0 to 1000",
            id="a truth for a number",
        ),
        pytest.param(
            "history = -1",
            "settings.toml:1: history -1 is no number of queries; "
            "it is a whole number from 0 to 1000",
            id="less than nothing",
        ),
        pytest.param(
            "keys = 'vim'",
            "settings.toml:1: keys 'vim' is no table; it begins with a line [keys]",
            id="a word for the keys",
        ),
        pytest.param(
            "[keys]\npage.copy = 'Y'\npage.nothing = 'x'",
            "settings.toml:3: nothing is called page.nothing",
            id="an unknown binding",
        ),
        pytest.param(
            "[keys]\npage.copy = 3",
            "settings.toml:2: 'page.copy' cannot be 3; "
            'it is a key or a list of keys, as ["j", "down"]',
            id="a number for a key",
        ),
        pytest.param(
            "[keys]\n'page.copy' = []",
            "settings.toml:2: 'page.copy' cannot be []; "
            'it is a key or a list of keys, as ["j", "down"]',
            id="no key at all",
        ),
        pytest.param(
            "[keys]\n\n# both\npage.copy = [\n  'y',\n  3,\n]",
            "settings.toml:4: 'page.copy' cannot be ['y', 3]; "
            'it is a key or a list of keys, as ["j", "down"]',
            id="a number among keys, on several lines",
        ),
        pytest.param(
            "theme = 'nord'\nhistory 50",
            "settings.toml:2: Expected '=' after a key in a key/value pair (column 9); "
            "the usual settings are used",
            id="no TOML",
        ),
        pytest.param(
            "[keys",
            "settings.toml:1: Expected ']' at the end of a table declaration "
            "(the file ends there); the usual settings are used",
            id="TOML that breaks off",
        ),
        pytest.param(
            "theme = 'nord'\n[keys]\npage.copy = [\n  'y',\n\n",
            "settings.toml:4: Invalid value (the file ends there); the usual settings are used",
            id="TOML that breaks off before empty lines",
        ),
        pytest.param(
            "a = " + "[" * 5000,
            "settings.toml: it is nested too deep; the usual settings are used",
            id="nested without end",
        ),
        pytest.param(
            "#" * 70_000,
            "settings.toml: it has more than 64 KB; the usual settings are used",
            id="too large",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_is_wanted(
    file: Path, text: str, said: str
) -> None:
    assert faults(file, text) == [said]


def test_what_is_right_beside_something_wrong_is_taken(file: Path) -> None:
    file.write_text(
        "theme = 'nord'\nhistory = 'x'\ncolor = 1\n[keys]\npage.nothing = 'x'\na.b = 'y'"
    )
    settings = read(file)
    assert (settings.theme, settings.history, settings.keymap) == ("nord", 200, {"a.b": "y"})


def test_faults_come_in_the_order_of_the_file(file: Path) -> None:
    text = "history = 'x'\nzoom = 1\ntheme = 'x'\n[keys]\npage.nothing = 'x'"
    lines = [fault.split(":")[1] for fault in faults(file, text)]
    assert lines == ["1", "2", "3", "5"]


def test_a_long_file_is_told_without_lines(file: Path) -> None:
    assert faults(file, "# more\n" * 300 + "zoom = 1") == [
        "settings.toml: there is no setting 'zoom'; there are theme, history, keys"
    ]


def test_bytes_that_are_no_text_are_told_with_their_line(file: Path) -> None:
    file.write_bytes(b"theme = 'nord'\n# caf\xe9\n")
    assert read(file).faults == (f"{file}:2: it is not in UTF-8; the usual settings are used",)


def test_a_byte_order_mark_is_passed_over(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbftheme = 'nord'\r\n")
    assert read(file).theme == "nord"


def test_a_folder_in_the_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    assert [fault.removeprefix(f"{file}: ") for fault in read(file).faults] == [
        "Is a directory; the usual settings are used"
    ]


def test_a_named_pipe_in_the_place_of_the_file_does_not_hold_the_program(file: Path) -> None:
    os.mkfifo(file)
    assert read(file).faults == (f"{file}: it is no plain file; the usual settings are used",)


def test_a_fault_holds_nothing_that_a_terminal_obeys(file: Path) -> None:
    said = faults(file, '"\\u001b[2J" = 1\ntheme = "\\u001b]0;x\\u0007"')
    assert all(fault.isprintable() for fault in said)
    assert len(said) == 2


@settings(deadline=None)  # files: a busy disk is no fault
@given(st.binary(max_size=200))
def test_whatever_the_file_holds_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(data)
    assert isinstance(read(file), Settings)


@settings(deadline=None)  # files: a busy disk is no fault
@given(st.data())
def test_a_damaged_file_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.toml"
    text = bytearray(EXAMPLE.encode())
    text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(text)
    assert isinstance(read(file), Settings)


def test_the_file_is_where_the_system_keeps_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = settings_file()
    assert file is not None
    assert file.startswith(str(tmp_path)) or "Library" in file
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statusbrowser.home.places.user_config_dir", lambda _: "~/.config/x")
    assert settings_file() is None
