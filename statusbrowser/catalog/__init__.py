"""Pages in, Catalog out: the only part that opens the data."""

from typing import TYPE_CHECKING

from statusbrowser.catalog.catalog import BUNDLED, Catalog
from statusbrowser.catalog.faults import CatalogError, Fault, PageError

if TYPE_CHECKING:
    from statusbrowser.catalog.checking import Report, check

__all__ = ["BUNDLED", "Catalog", "CatalogError", "Fault", "PageError", "Report", "check"]


def __getattr__(name: str) -> object:
    """Import the check only where it is asked for: a look-up does without (PEP 562)."""
    if name in ("Report", "check"):
        from statusbrowser.catalog import checking  # noqa: PLC0415 - for the time alone

        return getattr(checking, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
