"""Everything that is here because of how Textual 8.2 behaves, each with its reason and its issue.

| module | what it mends |
| --- | --- |
| `screens` | repaints for a focus, pastes in an input, screens closed twice, first paints |
| `turns` | keys that go to the pane that the key before them has left |
| `driver` | signals, a terminal that is gone, ctrl+z, bytes that are no keys |
| `thrift` | styles told whole for every piece of text |

Two more are switched off rather than mended, in app.py: selecting text with the
mouse (Textualize/textual#5629 and its kin: a selection on a widget that is gone
ends the program; the terminal's own selection works with shift), and the
command palette (Textualize/textual#6308), which screens/chooser.py replaces.
"""

from statusbrowser.tui.quirks.screens import (
    CalmApp,
    ClosedOnce,
    Given,
    OneLineInput,
    OneOpening,
    QuietFocus,
    let_widgets_repaint,
    quiet_focused,
)

__all__ = [
    "CalmApp",
    "ClosedOnce",
    "Given",
    "OneLineInput",
    "OneOpening",
    "QuietFocus",
    "let_widgets_repaint",
    "quiet_focused",
]
