from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.model import Listing
from statusbrowser.search import Field, Hit, Index, Results
from statusbrowser.tui import StatusBrowser

HEAD = """+++
code = {code}
phrase = "{phrase}"
registered = "yes"
specification = "RFC 9110"
section = "15.5"
cacheable = false
body = true
retry = "no"
met = "often"
related = {related}
sources = ["RFC 9110"]
+++
"""

PAGES = {
    200: ("OK", [], "The request went well.\n"),
    302: ("Found", [], "Look elsewhere for now.\n"),
    401: ("Unauthorized", [403], "The server does not know who you are. See [403].\n"),
    403: ("Forbidden", [401], "The server refuses whoever you are.\n"),
    404: ("Not Found", [], "Nothing is under this address.\n"),
    502: ("Bad Gateway", [], "A proxy got nothing usable. See [404] and [200].\n"),
}

CHECKS = """
## Check first

1. **Who wrote it?** Look at the head.

   ```sh
   curl -sS -o /dev/null -D - https://example.com/a/rather/long/path/that/has/to/be/wrapped?query=yes
   ```

2. **Does it listen?** Ask the socket.

   ```sh
   ss -ltnp
   ```

3. **Third.** Nothing.

4. **Fourth.** Nothing.
"""

ADVICE = "\n## For the one who sends it\n\n" + "\n\n".join(
    f"Paragraph {number} says something about the matter at some length, for scrolling."
    for number in range(30)
)

QUESTION = """+++
question = "{question}"
codes = {codes}
sources = ["RFC 9110"]
+++

## Answer

It is [401] when nobody knows you.

## Remember

Would a login help?
"""

SIGNATURES = "product,kind,text,codes,meaning,source\n" + "".join(
    f"nginx,log line,upstream line number {number},502,meaning {number},source\n"
    for number in range(12)
)

HEADERS = """header,direction,statuses,tells,specification,source
WWW-Authenticate,response,401,which scheme is wanted,RFC 9110,source
"""

CONFUSABLES = """codes,question,answer,source
401 403,Would a login help?,yes: 401; no: 403,source
"""


class WordIndex:
    """Finds entries by words of number and title, of questions too: enough for a screen."""

    def __init__(self, listings: tuple[Listing, ...]) -> None:
        self.listings = listings
        self.queries: list[str] = []

    def warm_up(self) -> None:
        """Nothing to compile here."""

    def search(self, query: str) -> Results:
        self.queries.append(query)
        words = query.lower().split()
        hits = []
        for entry in self.listings:
            text = f"{entry.number} {entry.title}".strip()
            at = [text.lower().find(word) for word in words]
            if all(place >= 0 for place in at):
                spans = tuple((a, a + len(w)) for a, w in zip(at, words, strict=True))
                field = Field.PHRASE if words else Field.ALL
                hits.append(Hit(entry, 90, field, text, tuple(sorted(spans)), tuple(words)))
        if query == "upstream line number 11":
            bad_gateway = next(entry for entry in self.listings if entry.code == 502)
            spans = ((0, 8), (9, 13))
            hits = [Hit(bad_gateway, 80, Field.SIGNATURE, query, spans, tuple(words))]
        nearest = None if hits else Hit(self.listings[4], 10, Field.PHRASE, "Not Found")
        return Results(query, tuple(hits), nearest)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the machine's settings out."""
    for name in ("NO_COLOR", "COLORTERM", "COLORFGBG", "LC_ALL", "LC_CTYPE", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    root = tmp_path_factory.mktemp("data")
    for folder in ("statuses", "faq", "tables"):
        (root / folder).mkdir()
    for code, (phrase, related, meaning) in PAGES.items():
        head = HEAD.format(code=code, phrase=phrase, related=related)
        body = f"\n## What it means\n\n{meaning}{CHECKS if code in (401, 502) else ''}{ADVICE}\n"
        (root / "statuses" / f"{code}.md").write_text(head + body)
    questions = {"401-or-403": "Is it 401 or 403?", "why-404": "Why do I get a 404 at all?"}
    for slug, question in questions.items():
        codes = [401, 403] if slug == "401-or-403" else [404]
        (root / "faq" / f"{slug}.md").write_text(QUESTION.format(question=question, codes=codes))
    (root / "tables" / "signatures.csv").write_text(SIGNATURES)
    (root / "tables" / "headers.csv").write_text(HEADERS)
    (root / "tables" / "confusables.csv").write_text(CONFUSABLES)
    return Catalog(str(root))


@pytest.fixture
def index(catalog: Catalog) -> WordIndex:
    statuses = tuple(Listing(s.code, "", s.title) for s in catalog.statuses)
    return WordIndex(statuses + tuple(Listing(None, q.slug, q.title) for q in catalog.questions))


@pytest.fixture
def browser(catalog: Catalog, index: WordIndex) -> Callable[..., StatusBrowser]:
    """Make the app over the small catalog."""

    def make(**options: object) -> StatusBrowser:
        return StatusBrowser(catalog, cast("Index", index), **options)  # type: ignore[arg-type]

    return make
