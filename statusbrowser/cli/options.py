"""The options: one table, from which the parser, `--help`, completions and the manual come.

They are read here: the library's parsers take longer to import than Python to
look up a page, and the messages are ours either way.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from statusbrowser.cli.endings import UsageError, quoted
from statusbrowser.model import CLASSES, StatusClass

SHELLS = ("bash", "zsh", "fish")

THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox",
    "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark",
    "solarized-light", "status-dark", "status-light", "textual-dark", "textual-light",
    "tokyo-night",
)  # fmt: skip
"""The themes of the screen, told without importing it; a test holds them against its own list."""


class Option(NamedTuple):
    """One option of the command."""

    name: str
    """The long form without its hyphens."""
    summary: str
    """What it does, in one sentence without its full stop."""
    short: str = ""
    """The letter of the short form; most have none."""
    value: str = ""
    """What stands for the value in the help; empty where it takes none."""
    choices: tuple[str, ...] = ()
    """The values that there are; empty where any will do."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """`-c` and `--class`."""
        return (f"-{self.short}", f"--{self.name}") if self.short else (f"--{self.name}",)


OPTIONS = (
    Option(
        "class",
        "only statuses of this class",
        "c",
        "CLASS",
        tuple(member.label for member in CLASSES),
    ),
    Option("faq", "only questions of the FAQ; on a terminal, open on that tab"),
    Option("print", "print the best page and leave; so does a pipe", "p"),
    Option("full", "print the best page with all of its log lines, however many"),
    Option("list", "print the matches, one a line; every page where nothing is asked", "l"),
    Option("limit", "at most so many matches in a list or in JSON", "n", "N"),
    Option("json", "print the matches and the best page as one JSON document"),
    Option("batch", "read a query a line from standard input, print a JSON document a line"),
    Option("check", "check pages and tables: those at the paths given, or the bundled ones"),
    Option("theme", "the colors of the screen", "", "NAME", THEMES),
    Option("print-completion", "print the completions for a shell", "", "SHELL", SHELLS),
    Option("version", "print the version and leave"),
    Option("help", "print this help and leave", "h"),
)
"""Every option in the order of the help."""

_EXCLUSIVE = ("print", "list", "batch", "check", "print-completion")
"""What the command does: one of these, or none."""

_ALONE = {
    "list": ("full",),
    "json": ("full",),
    "batch": ("full",),
    "check": ("class", "faq", "full", "limit", "json", "theme"),
    "print-completion": ("class", "faq", "full", "limit", "json", "theme"),
}
"""What makes no sense beside these."""


class Call(NamedTuple):
    """What was asked of the command."""

    words: tuple[str, ...] = ()
    """The query's words; the paths of `--check`."""
    given: frozenset[str] = frozenset()
    """The names of the options in the call."""
    status_class: StatusClass | None = None
    limit: int | None = None
    theme: str | None = None
    shell: str = ""
    """Whose completions are wanted."""

    def has(self, name: str) -> bool:
        """Tell whether an option was given."""
        return name in self.given


def parse(arguments: list[str]) -> Call:
    """Read the arguments of the command.

    Options may stand anywhere; `--` ends them. The last of two values wins.

    Raises:
        UsageError: An option or its value is wrong, or two contradict each other.
    """
    values: dict[str, str] = {}
    words: list[str] = []
    rest = iter([readable(argument) for argument in arguments])
    for argument in rest:
        if argument == "--":
            words += rest
        elif argument.startswith("--"):
            _read_long(argument[2:], rest, values)
        elif argument.startswith("-") and argument != "-":
            _read_short(argument[1:], rest, values)
        else:
            words.append(argument)
    if not {"help", "version"} & values.keys():
        _refuse_contradictions(values, words)
    return Call(
        words=tuple(words),
        given=frozenset(values),
        status_class=_status_class(values.get("class")),
        limit=_limit(values.get("limit")),
        theme=_theme(values.get("theme")),
        shell=_shell(values.get("print-completion")),
    )


def readable(text: str) -> str:
    """Replace the bytes of an argument or a line that are not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogateescape").decode(errors="replace")
    return text


def _read_long(argument: str, rest: Iterator[str], values: dict[str, str]) -> None:
    """Read `class=5xx`, or `class` with its value next; the first letters of a name will do."""
    name, equals, value = argument.partition("=")
    options = [option for option in OPTIONS if option.name == name]
    if name and not options:
        options = [option for option in OPTIONS if option.name.startswith(name)]
    if len(options) > 1:
        names = " or ".join(f"--{option.name}" for option in options)
        raise UsageError(f"option {quoted('--' + name)} may mean {names}; write it out")
    if not options:
        raise UsageError(_unknown(f"--{name}", _suggestion(name)))
    option = options[0]
    if equals and not option.value:
        raise UsageError(f"--{option.name} takes no value; leave it out")
    values[option.name] = value if equals else _value(option, f"--{option.name}", rest)


def _read_short(letters: str, rest: Iterator[str], values: dict[str, str]) -> None:
    """Read `p`, several letters such as `pc5xx`, or a last letter with its value next."""
    while letters:
        letter, letters = letters[0], letters[1:]
        option = next((option for option in OPTIONS if option.short == letter), None)
        if option is None and letter.isdecimal():
            raise UsageError(
                f"unknown option '-{letter}'; a code is a plain number: statusbrowser 404"
            )
        if option is None:
            raise UsageError(_unknown(f"-{letter}"))
        if option.value and letters:
            values[option.name], letters = letters, ""
        else:
            values[option.name] = _value(option, f"-{letter}", rest)


def _value(option: Option, spelling: str, rest: Iterator[str]) -> str:
    """Take the next argument where an option wants a value."""
    value = next(rest, None) if option.value else ""
    if value is None:
        raise UsageError(f"{spelling} wants a value: {_choice(option.choices) or option.value}")
    return value


def _unknown(spelling: str, suggestion: str = "") -> str:
    return (
        f"unknown option {quoted(spelling)}{suggestion}; --help lists the options, "
        "and -- stands before a query that begins with a hyphen"
    )


def _suggestion(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, [option.name for option in OPTIONS], 1)
    return f", is it --{near[0]}?" if near else ""


def _choice(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def _refuse_contradictions(given: Collection[str], words: list[str]) -> None:
    names = [option.name for option in OPTIONS if option.name in given]
    deeds = [name for name in names if name in _EXCLUSIVE]
    if len(deeds) > 1:
        raise UsageError(f"--{deeds[0]} and --{deeds[1]} exclude each other; give one of them")
    if "faq" in names and "class" in names:
        raise UsageError("--faq and --class exclude each other: a question has no class")
    for name, useless in _ALONE.items():
        beside = [other for other in names if other in useless and name in names]
        if beside:
            raise UsageError(f"--{beside[0]} means nothing beside --{name}; leave it out")
    if words and "batch" in deeds:
        raise UsageError(
            f"--batch reads its queries from standard input; leave out {quoted(words[0])}"
        )
    if words and "print-completion" in deeds:
        raise UsageError(f"--print-completion takes no query; leave out {quoted(words[0])}")


def _status_class(value: str | None) -> StatusClass | None:
    if value is None:
        return None
    status_class = StatusClass.parse(value)
    if status_class is None:
        wanted = _choice(tuple(member.label for member in CLASSES))
        raise UsageError(f"--class {quoted(value)} is no class; it is {wanted}")
    return status_class


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) <= 9 and int(value) >= 1):
        wanted = "it is a whole number from 1 to 999999999"
        raise UsageError(f"--limit {quoted(value)} is no limit; {wanted}")
    return int(value)


def _theme(value: str | None) -> str | None:
    if value is not None and value not in THEMES:
        raise UsageError(f"--theme {quoted(value)} is no theme; it is one of {', '.join(THEMES)}")
    return value


def _shell(value: str | None) -> str:
    if value is not None and value not in SHELLS:
        wanted = _choice(SHELLS)
        raise UsageError(f"--print-completion {quoted(value)} is no shell it knows; it is {wanted}")
    return value or ""
