"""Text to terms: the words that are searched, folded so that their forms meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

_WORD = re.compile(r"[^\W_]+(?:['_.\-/][^\W_]+)*", re.ASCII)
_PART = re.compile(r"[^\W_]+", re.ASCII)
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CONTROL = re.compile(
    r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)

LONGEST_WORD = 64
"""Characters beyond which a word is noise (a token, a hash) and is passed over."""

_STOP_WORDS = (
    *("a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could"),
    *("do", "does", "for", "from", "get", "gets", "got", "had", "has", "have", "how", "i"),
    *("if", "in", "into", "is", "it", "its", "just", "me", "my", "of", "on", "or", "our"),
    *("out", "should", "so", "some", "than", "that", "the", "their", "them", "then", "there"),
    *("these", "they", "this", "to", "up", "us", "was", "we", "were", "what", "when"),
    *("where", "which", "while", "who", "why", "will", "with", "would", "you", "your"),
)
"""Words that say nothing about a status. Not `not`, `no` and `after`: names have them."""


_MEAN_THE_SAME = (
    "big large huge oversized",
    "banned blocked denied refused rejected",
    "permission access right allowed",
    "login signin logon authenticate authentication credentials password",
    "remember cached cache",
    "delete remove drop",
    "create add make",
    "stale outdated old obsolete expired",
    "slow timeout late hang stuck",
    "close terminate disconnect abort cancel",
    "limit quota cap maximum",
    "crash die kill restart",
    "fast quick often many",
    "url uri link address path",
    "picture image photo video",
    "backend upstream origin",
    "header field",
    "body payload content",
    "illegal legal court copyright dmca",
    "duplicate twice exists already",
    "cert certificate",
    "money pay payment billing credit",
    "maintenance deploy update upgrade",
    "disk storage space full",
    "broken malformed invalid bad",
    "background async queue job",
    "country region geo",
    "throttle ratelimit limit",
    "resume continue range",
)


def fold(text: str) -> str:
    """Drop escape sequences and control characters, accents and the difference of cases."""
    return _plain(text).lower()


def _plain(text: str) -> str:
    """Drop all that `fold` drops but the difference of cases."""
    if text.isascii() and text.isprintable():
        return text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _CONTROL.sub(" ", text)


def clean(text: str) -> str:
    """Drop escape sequences and control characters but line feeds and tabs."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_NO_PLURALS = frozenset(("cors", "https"))
"""Words that end in `s` and would else be others: a core, http."""

_IRREGULAR = {
    form: verb
    for verb, forms in (
        ("become", "became"),
        ("begin", "began begun"),
        ("break", "broke broken"),
        ("build", "built"),
        ("buy", "bought"),
        ("choose", "chose chosen"),
        ("come", "came"),
        ("draw", "drew drawn"),
        ("fall", "fell fallen"),
        ("forget", "forgot forgotten"),
        ("freeze", "froze frozen"),
        ("give", "gave"),
        ("grow", "grew grown"),
        ("hang", "hung"),
        ("hide", "hid"),
        ("hold", "held"),
        ("keep", "kept"),
        ("make", "made"),
        ("mean", "meant"),
        ("pay", "paid"),
        ("run", "ran"),
        ("say", "said"),
        ("see", "saw seen"),
        ("sell", "sold"),
        ("send", "sent"),
        ("show", "shown"),
        ("sleep", "slept"),
        ("spend", "spent"),
        ("steal", "stole stolen"),
        ("take", "took taken"),
        ("tell", "told"),
        ("throw", "threw thrown"),
        ("wake", "woke woken"),
        ("write", "wrote written"),
        ("overwrite", "overwrote overwritten"),
        ("rewrite", "rewrote rewritten"),
    )
    for form in forms.split()
}
"""Verbs by their forms; not `gone` and `found`, which are names."""


@lru_cache(maxsize=1_000)
def stem(word: str) -> str:
    """Cut the ending off a lower-case word, so that `caching` meets `cached` and `cache`."""
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isalpha() or word in _NO_PLURALS:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and not (ending == "s" and word[-2] in "su"):
            cut = word[: -len(ending)]
            if len(cut) < 3 or not any(vowel in cut for vowel in "aeiouy"):
                continue
            if ending in ("ing", "ed") and cut[-1] == cut[-2] and cut[-1] not in "lsz":
                cut = cut[:-1]
            return cut.removesuffix("e") if len(cut) > 3 else cut
    return word


def terms(text: str) -> Iterator[tuple[str, int, int]]:
    """Split a text into terms.

    Args:
        text: Any text; case and accents do not matter.

    Yields:
        A term with the place where its word begins and ends in the text; where
        an accent or a sequence fell away, in what is left of it. A compound
        (`retry-after`, `proxy_read_timeout`, `ERR_TOO_MANY`) gives itself and
        then each of its parts.
    """
    for found in _WORD.finditer(_plain(text)):
        at = found.start()
        for term, start, end in _terms_of(found[0]):
            yield term, at + start, at + end


@lru_cache(maxsize=1_000)
def _terms_of(word: str) -> tuple[tuple[str, int, int], ...]:
    """Split one word, as it is written, into its terms with their places in it."""
    size, folded = len(word), word.lower()
    if size > LONGEST_WORD:
        return ()
    if not word.isalnum():
        parts = [(stem(part[0]), part.start(), part.end()) for part in _PART.finditer(folded)]
        return ((folded.replace("_", "-"), 0, size), *parts)
    found = [(stem(folded), 0, size)]
    humps = list(_HUMP.finditer(word)) if word.isalpha() and not word.islower() else ()
    if len(humps) > 1:
        found += [(stem(hump[0].lower()), hump.start(), hump.end()) for hump in humps]
    return tuple(found)


def index_terms(text: str) -> set[str]:
    """The terms of a text that are searched for, each once, without stop words."""
    return set(chain.from_iterable(map(_indexed, _WORD.findall(_plain(text)))))


@lru_cache(maxsize=1_000)
def _indexed(word: str) -> tuple[str, ...]:
    return tuple(term for term, _, _ in _terms_of(word) if term not in STOP_WORDS)


STOP_WORDS = frozenset(_STOP_WORDS) | {stem(word) for word in _STOP_WORDS}
"""Terms that are passed over where there are others."""


def content_terms(text: str) -> list[str]:
    """The terms of a text without stop words; with them where nothing else is left."""
    found = [term for term, _, _ in terms(text)]
    return [term for term in found if term not in STOP_WORDS] or found


def _synonyms() -> dict[str, tuple[str, ...]]:
    groups = [[stem(word) for word in group.split()] for group in _MEAN_THE_SAME]
    same: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for word in group:
            same[word] = same.get(word, ()) + tuple(other for other in group if other != word)
    return same


SYNONYMS = _synonyms()
"""Terms that people use for one another, by each of them."""
