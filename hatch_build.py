"""The build step that puts the finished search index beside the pages.

Reading every page takes as long as opening the screen may take, so the wheel
carries what comes of it. A checkout without the file works all the same: the
index is then built when it is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexBuildHook(BuildHookInterface[BuilderConfig]):
    """Builds `statusbrowser/data/search.index` before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling names it
        """Build the index from the pages that are about to be packed."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from statusbrowser.catalog import Catalog  # noqa: PLC0415 - the package is at hand only now
            from statusbrowser.search import save_index  # noqa: PLC0415
        finally:
            sys.path.remove(self.root)
        path = Path(save_index(Catalog(str(Path(self.root, "statusbrowser", "data")))))
        build_data["artifacts"].append(f"/{path.relative_to(self.root)}")
