"""The document of `--json`, key by key: the contract that scripts lean on.

The manual is made of it, and a test holds the document of every page against it.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One key of an object."""

    name: str
    kind: str
    """The type of its value: `string`, `boolean or null`; `integers` is a list of them."""
    text: str
    """What it holds."""


_TEXTS = (
    Key("text", "string", "the text that matched, in one line"),
    Key("spans", "pairs of integers", "begin and end of what matched in text, in characters"),
)

SHAPES: dict[str, tuple[Key, ...]] = {
    "": (
        Key("query", "string", "what was asked"),
        Key("total", "integer", "how many matches there are, also where a limit shows fewer"),
        Key("hits", "objects", "the matches, best first"),
        Key(
            "page", "object or null", "the best page in full; null where nothing was found or asked"
        ),
    ),
    "hits of a status": (
        Key("code", "integer", "the code"),
        Key("number", "string", "the same in three digits"),
        Key("title", "string", "the phrase, or what the code is known as"),
        Key("class", "string", "1xx, 2xx, 3xx, 4xx, 5xx or other"),
        Key(
            "field",
            "string",
            "where it was found: code, phrase, name, log line, header, symptom, text, or all",
        ),
        Key("score", "number", "0 to 100, comparable within one document only"),
        *_TEXTS,
    ),
    "hits of a question": (
        Key("question", "string", "the question"),
        Key("slug", "string", "the name of its file; with faq/ before it a query"),
        Key("field", "string", "as of a status"),
        Key("score", "number", "as of a status"),
        *_TEXTS,
    ),
    "page of a status": (
        Key("code", "integer", "the code; 0 where there was no response"),
        Key("number", "string", "the same in three digits"),
        Key("title", "string", "the phrase, or what the code is known as"),
        Key("class", "string", "1xx, 2xx, 3xx, 4xx, 5xx or other"),
        Key("class_title", "string", "the class in words"),
        Key("phrase", "string", "the registered or the vendor's reason phrase; empty without one"),
        Key("known_as", "string", "the title where the phrase says nothing; else empty"),
        Key(
            "registered",
            "string",
            "where it stands in the IANA registry: yes, no, obsolete, reserved, temporary",
        ),
        Key(
            "retry",
            "string",
            "whether to send the same again: yes, idempotent only, later, after a change, follow, "
            "no, not needed",
        ),
        Key("met", "string", "how often it is met: often, sometimes, rarely"),
        Key("body", "boolean", "whether the response may have content"),
        Key("former_phrases", "strings", "phrases of older specifications"),
        Key("variants", "objects", "phrases that some senders use"),
        Key("also_called", "strings", "constants of libraries, nicknames"),
        Key("people_say", "strings", "symptoms in people's words"),
        Key("vendor", "string", "who made it up; empty where it is registered"),
        Key("specification", "string", "RFC 9110; empty without one"),
        Key("section", "string", "the section of the specification; empty without one"),
        Key("cacheable", "boolean or null", "by default (RFC 9110, 15.1); null: nothing to store"),
        Key("typical_headers", "string", "fields that come with it"),
        Key("redirect", "string", "what happens to the method; empty where it redirects nothing"),
        Key("retry_note", "string", "more on retry"),
        Key("python", "string", "its name in http.HTTPStatus; empty without one"),
        Key("related", "integers", "codes to read next"),
        Key("uses", "objects", "other meanings that somebody gives to the number"),
        Key("sources", "strings", "where what the page says comes from"),
        Key("link", "string", "the address of the specification; empty without one"),
        Key("sections", "texts by heading", "the page in Markdown; only sections that it has"),
        Key("headers", "objects", "fields to look at"),
        Key("log_lines", "objects", "log lines, flags, exceptions, messages; likeliest first"),
        Key("confusables", "objects", "groups of codes that it is taken for, or they for it"),
    ),
    "variants": (
        Key("phrase", "string", "the phrase"),
        Key("by", "string", "who sends it; empty where that is not known"),
    ),
    "uses": (
        Key("vendor", "string", "who"),
        Key("note", "string", "what it means there"),
        Key("phrase", "string", "its phrase there"),
        Key("written", "string", "how the number is written there; empty where it is the code"),
        Key("specification", "string", "as of the page"),
        Key("section", "string", "as of the page"),
        Key("typical_headers", "string", "as of the page"),
        Key("retry_note", "string", "as of the page"),
    ),
    "headers": (
        Key("names", "strings", "the field's name, and others that go with it"),
        Key("title", "string", "the same as one text, with whose it is"),
        Key("direction", "string", "request, response, both, response trailer"),
        Key("statuses", "string", "where it matters, as text: 405 200(OPTIONS)"),
        Key("pages", "integers", "the same as codes"),
        Key("tells", "string", "what it tells"),
        Key("specification", "string", "where it is defined"),
        Key("source", "string", "where the row comes from"),
    ),
    "log_lines": (
        Key("product", "string", "who writes it"),
        Key("kind", "string", "log line, response flag, exception ..."),
        Key("text", "string", "as it is written; ... stands for what varies"),
        Key("codes", "strings", "where it leads: codes, a class (5xx), none; the usual one first"),
        Key("meaning", "string", "what it means"),
        Key("source", "string", "where the row comes from"),
        Key("pages", "integers", "codes as numbers: the pages it belongs to, likeliest first"),
    ),
    "confusables": (
        Key("codes", "integers", "the group"),
        Key("label", "string", "the same as text; may name a class"),
        Key("question", "string", "the question that decides"),
        Key("answer", "string", "its answer"),
        Key("source", "string", "where the row comes from"),
    ),
    "page of a question": (
        Key("slug", "string", "the name of its file; with faq/ before it a query"),
        Key("question", "string", "the question"),
        Key("sections", "texts by heading", "the answer in Markdown"),
        Key("codes", "integers", "the pages that it is about, the one to read first first"),
        Key("asked_as", "strings", "other ways to ask"),
        Key("sources", "strings", "where the answer comes from"),
    ),
}
"""The keys of each object, in their order; the document itself has no name."""

NOTES = (
    "Every key of an object is there, whatever it holds. With --list the document has no page. "
    "With --batch each line has query, total and hits, ten of them unless --limit says otherwise; "
    "a line of input that is a JSON string is decoded first, so that a query can hold several "
    "lines. Keys are only ever added."
)
