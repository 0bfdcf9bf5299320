"""`python -m statusbrowser` is the command."""

import sys

from statusbrowser.cli import main

sys.exit(main())
