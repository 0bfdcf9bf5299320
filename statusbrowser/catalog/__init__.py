"""Pages in, Catalog out: the only part that opens the data."""

from statusbrowser.catalog.catalog import BUNDLED, Catalog
from statusbrowser.catalog.checking import Report, check
from statusbrowser.catalog.faults import CatalogError, Fault, PageError

__all__ = ["BUNDLED", "Catalog", "CatalogError", "Fault", "PageError", "Report", "check"]
