"""What the reference is made of: statuses, questions, and the rows that belong to them.

Everything here is frozen and free of I/O. `statusbrowser.catalog` makes these
records from the pages; nobody else does. They are named tuples: as dataclasses
they take longer to make than Python to start, and one page may take four starts.
For the same reason annotations are evaluated here: as strings, each is compiled.
"""

from enum import Enum
from functools import cache
from typing import NamedTuple

NO_STATUS = 0
"""The code of the page about no response at all, written 000 (curl prints it so)."""


class StatusClass(Enum):
    """The class of a status, which is its first digit (RFC 9110, 15).

    Each member carries the label that people type and read, and its title.
    """

    INFORMATIONAL = ("1xx", "Informational")
    SUCCESSFUL = ("2xx", "Successful")
    REDIRECTION = ("3xx", "Redirection")
    CLIENT_ERROR = ("4xx", "Client error")
    SERVER_ERROR = ("5xx", "Server error")
    OTHER = ("other", "Outside the classes")

    def __init__(self, label: str, title: str) -> None:
        self.label = label
        """`4xx`: what filters and options are called."""
        self.title = title
        """`Client error`: what the page says."""

    @classmethod
    def of(cls, code: int) -> "StatusClass":
        """Tell the class of a code; whatever is not 100 to 599 has none and is `OTHER`."""
        digit = code // 100
        return CLASSES[digit - 1] if 1 <= digit <= 5 else cls.OTHER

    @classmethod
    def parse(cls, text: str) -> "StatusClass | None":
        """Read `5xx`, `5XX`, `5` or `other`; None for anything else."""
        folded = text.strip().lower()
        for member in cls:
            if folded in (member.label, member.label.removesuffix("xx")):
                return member
        return None


CLASSES = tuple(StatusClass)
"""The classes in the order in which they are shown."""


class Registration(Enum):
    """Where a code stands in the IANA HTTP Status Code Registry."""

    REGISTERED = "yes"
    UNREGISTERED = "no"
    OBSOLETE = "obsolete"
    RESERVED = "reserved"
    TEMPORARY = "temporary"


class Retry(Enum):
    """Whether sending the same request again makes sense (RFC 9110, 9.2.2)."""

    YES = "yes"
    IDEMPOTENT = "idempotent only"
    LATER = "later"
    CHANGED = "after a change"
    FOLLOW = "follow"
    NO = "no"
    NOT_NEEDED = "not needed"


class Met(Enum):
    """How often people come across a status."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    RARELY = "rarely"


class StatusSection(Enum):
    """The sections of a status page, in the order in which they stand there."""

    MEANING = "What it means"
    SITUATIONS = "When you see this"
    CHECKS = "Check first"
    SENDERS = "Who sent it"
    HEADERS = "Headers"
    LOG_LINES = "Log lines"
    CONFUSABLES = "Not to be confused with"
    ADVICE = "For the one who sends it"


class QuestionSection(Enum):
    """The sections of a question page, in the order in which they stand there."""

    ANSWER = "Answer"
    REASON = "Why"
    RULE = "Remember"


class Variant(NamedTuple):
    """A reason phrase that some senders use instead of the registered one."""

    phrase: str
    by: str = ""
    """Who sends it; empty where that is not known."""


class Use(NamedTuple):
    """Another meaning that somebody gives to the number of a page."""

    vendor: str
    note: str = ""
    phrase: str = ""
    written: str = ""
    """How the number is written there, where it is not the code: `-1`."""
    specification: str = ""
    section: str = ""
    typical_headers: str = ""
    retry_note: str = ""


class Status(NamedTuple):
    """One status code and what its page says of it."""

    code: int
    """The number on the status line, 100 to 599 (RFC 9110, 15), or one seen in the wild."""
    phrase: str
    """The registered or the vendor's reason phrase; empty where there is none."""
    known_as: str
    """Our title where the phrase is missing or says nothing; else empty."""
    registered: Registration
    retry: Retry
    met: Met
    body: bool
    """Whether the response may have content."""
    sections: dict[StatusSection, str]
    """The Markdown below each heading, in page order; only sections that the page has."""
    former_phrases: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    also_called: tuple[str, ...] = ()
    """Constants of libraries, nicknames."""
    people_say: tuple[str, ...] = ()
    """Symptoms in the words of people who do not know the code."""
    vendor: str = ""
    specification: str = ""
    section: str = ""
    cacheable: bool | None = None
    """Heuristically cacheable (RFC 9110, 15.1); None where there is nothing to store."""
    typical_headers: str = ""
    redirect: str = ""
    retry_note: str = ""
    python: str = ""
    related: tuple[int, ...] = ()
    uses: tuple[Use, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The code as it is written: three digits, `000` for no response."""
        return f"{self.code:03d}"

    @property
    def title(self) -> str:
        """`Not Found`: what stands beside the number."""
        return self.known_as or self.phrase

    @property
    def status_class(self) -> StatusClass:
        """The class that the first digit says."""
        return StatusClass.of(self.code)

    @property
    def link(self) -> str:
        """Where the specification of this status can be read; empty where it has none."""
        return specification_link(self.specification, self.section)


class Question(NamedTuple):
    """One question of the FAQ and its answer."""

    slug: str
    """The name of its file without the ending."""
    question: str
    sections: dict[QuestionSection, str]
    """The Markdown below each heading, in page order."""
    codes: tuple[int, ...]
    """The pages that it is about, the one to read first first."""
    asked_as: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The question itself."""
        return self.question


Entry = Status | Question
"""What a search finds and a page shows."""


class Listing(NamedTuple):
    """What a list says of a status or a question: enough to show it and to open its page."""

    code: int | None
    """The code of a status; None for a question."""
    slug: str
    """The name of the question's file; empty for a status."""
    title: str

    @property
    def number(self) -> str:
        """The code in three digits; empty for a question."""
        return "" if self.code is None else f"{self.code:03d}"

    @property
    def status_class(self) -> StatusClass | None:
        """The class of a status; None for a question."""
        return None if self.code is None else StatusClass.of(self.code)


class Signature(NamedTuple):
    """One log line, flag, exception or message that leads to a status."""

    product: str
    kind: str
    """`log line`, `response flag`, `exception` ..."""
    text: str
    """As the product writes it; `...` stands for a part that varies."""
    codes: tuple[str, ...]
    """Codes, a class such as `3xx`, or `none`; the usual one first."""
    meaning: str
    source: str

    @property
    def pages(self) -> tuple[int, ...]:
        """The codes of its pages, most likely first; a class stands for those met most in it."""
        return _pages_of(self.codes)


@cache
def _pages_of(codes: tuple[str, ...]) -> tuple[int, ...]:
    pages = (_PAGES_OF_A_CLASS.get(code) or [int(code)] for code in codes)
    return tuple(dict.fromkeys(code for group in pages for code in group))


_PAGES_OF_A_CLASS = {"3xx": [302, 301, 307, 308], "none": [NO_STATUS]}
_PAGES_OF_A_CLASS |= {f"{digit}xx": [digit * 100] for digit in (1, 2, 4, 5)}


class Header(NamedTuple):
    """What a field tells when one debugs."""

    names: tuple[str, ...]
    """The field's name, and others that go with it."""
    title: str
    """As the table writes it: `X-Cache (CloudFront)`."""
    direction: str
    """`request`, `response` or `both`."""
    statuses: str
    """The statuses where it matters, first the most telling: `405 200(OPTIONS)`."""
    pages: tuple[int, ...]
    """The same as codes."""
    tells: str
    specification: str
    source: str


class Confusable(NamedTuple):
    """Codes that are taken for one another, and the question that decides."""

    codes: tuple[int, ...]
    label: str
    """The codes as the table writes them; may name a class."""
    question: str
    answer: str
    source: str


def specification_link(specification: str, section: str) -> str:
    """Tell the address of a section, such as 15.5.5, of an RFC or of an Internet-Draft.

    It is empty where the specification is neither.
    """
    if specification.startswith("RFC "):
        anchor = f"#section-{section}" if section else ""
        return f"https://www.rfc-editor.org/rfc/rfc{specification[4:]}{anchor}"
    if specification.startswith("draft-"):
        return f"https://datatracker.ietf.org/doc/{specification}/"
    return ""
