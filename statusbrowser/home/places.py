"""Where settings and memory are. Asking makes no folder; the first write does."""

from __future__ import annotations

import os

from platformdirs import user_config_dir, user_state_dir

PROGRAM = "statusbrowser"


def settings_file() -> str | None:
    """Give the path of the settings; None where nobody has a home."""
    return _at_home(user_config_dir(PROGRAM), "settings.toml")


def memory_file() -> str | None:
    """Give the path of the memory; None where nobody has a home."""
    return _at_home(user_state_dir(PROGRAM), "memory.json")


def _at_home(folder: str, name: str) -> str | None:
    """Leave out relative folders: a `~` that stands for no home, an XDG variable that is void."""
    return os.path.join(folder, name) if os.path.isabs(folder) else None
