"""What people keep at home: the settings they write, and what the screen remembers."""

from statusbrowser.home.memory import Memory
from statusbrowser.home.places import memory_file, settings_file
from statusbrowser.home.settings import Settings, read_settings

__all__ = ["Memory", "Settings", "memory_file", "read_settings", "settings_file"]
