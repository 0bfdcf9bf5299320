"""Every number that decides an order, with its reason.

Scores run from 0 to 100. Each tier answers on its own and has a band; the best
answer of any tier is an entry's score.

    100        the query is a code
    90 to 97   the query names a code and says that it is a status
    86 to 98   the words typed begin the words of a name
    up to 96   a log line, flag or message of the table
    up to 90   a header
    up to 84   a misspelled name
    80         an error of a client or a system that no row knows
    78         a question about the very codes that the query names
    up to 78   the full text
    72         three digits that may be a status
"""

from __future__ import annotations

from statusbrowser.model import Met, QuestionSection, StatusSection
from statusbrowser.search.codes import Certainty
from statusbrowser.search.hits import Field

CERTAINTY = {
    Certainty.WHOLE: 100.0,
    Certainty.LOGGED: 97.0,  # the field that holds the status and nothing else
    Certainty.KEYED: 94.0,
    Certainty.NAMED: 90.0,
    Certainty.BARE: 76.0,  # above a coincidence of words, below a known log line
    Certainty.BEHIND: 50.0,  # the answer of a server behind: the one in front decides
}
"""What a number is worth, by how certain it is that it is a status."""

BEGUN_CODE, EACH_NUMBER = 90.0, 0.001
"""A code that begins as what was typed; they stand in the order of the numbers."""

QUESTION_ABOUT = 70.0
"""A question about the code that was asked for."""

QUESTION_OF_THESE_CODES = 78.0
"""A question about the very codes that the query names, as in `401 vs 403`."""

CODE_OF_A_CLASS, TEXT_OF_A_CLASS = 48.0, 24.0
"""A code of the class that the words of a query name, and what its text gains: `cloudflare 52x`."""

EACH_FURTHER_CODE = 0.5
"""What every further code in a paste loses, so that they stand in their order."""

NAME_FLOOR, NAME_RANGE, NAME_LENGTH = 86.0, 3.4, 0.7
"""Typed words that begin a name's words: the typed letters by the name's length to that power.

It grows with every letter at a rate that the name fixes, so that a further
letter of its own never costs a name its place.
"""

NAME_FROM_THE_START = 1.25
"""The first word typed begins the name itself."""

MET = {Met.OFTEN: 1.0, Met.SOMETIMES: 0.6, Met.RARELY: 0.4}
"""How much the part of a name counts: `too` is 429 rather than 425."""

NAME_OF = {Field.PHRASE: 1.0, Field.NAME: 0.8}
"""A title before another name of the same length."""

NEAR_NAME, NEAR_NAME_CUTOFF, NEAR_WORD_CUTOFF = 88.0, 0.78, 0.6
"""A misspelled name: this times its words' likeness; the least of all together and of each."""

NEAR_NAME_OF = {Field.PHRASE: 1.0, Field.NAME: 0.98}
"""A misspelled title before another name that is as near."""

SHORTEST_NEAR_NAME = 4
"""Letters below which a name is not looked for with mistakes in it."""

SIGNATURE_FLOOR, SIGNATURE_RANGE = 5.0, 81.0
"""A row of the table: from half of its words to all of them, in their order."""

SIGNATURE_LENGTH, LONG_SIGNATURE = 10.0, 60.0
"""What a row gains by the weight of its words: of two that stand there whole, the longer."""

BEGUN_SIGNATURE = 80.0
"""A row of which every typed word is one, in their order: it is being typed."""

TELLING_SIGNATURE, ANYBODYS_WORDS = 11.0, -12.0
"""Weight below which the words of a row are anybody's, unless its product wrote the line."""

PART_OF_PROSE = 0.45
"""What is left of a row in what a person typed, where next to none of the words are the row's."""

AS_WRITTEN = 1.0
"""A row that stands there with its signs: `bytes */...` and `bytes .../...` have the same words."""

NEAR_GAP, NAMED_GAP, GAP_SCALE = 6, 14, 25.0
"""Words that may stand between a row's at no cost, in all and for each `...`; the cost of more."""

SIGNATURE_FULL_WEIGHT = 13.0
"""Rarity that makes a row certain: about four words that few rows have."""

SAME_PRODUCT, OTHER_PRODUCT = 5.0, -9.0
"""The line's format shows that the row's product wrote it, or that another one did."""

NO_CLIENT = -18.0
"""The trace of a server shows that no client failed, whose error has the same words."""

CLIENT_GAVE_UP = 6.0
"""A client's own error leads to no status sooner than to a server's log line of the same words."""

SIGNATURE_CEILING = 96.0
"""A row never outranks the status that a log line or status line gives."""

SIGNATURE_OF_A_CLASS = -14.0
"""What a row that leads to a whole class loses where the query names a code of its own."""

CAUSE = 50.0
"""A row that says why the code came that the same line gives."""

CLIENT_ERROR = 80.0
"""A client's exception that the table does not know, with no status in it: none arrived."""

REMARK_BESIDE_AN_ANSWER = -60.0
"""What a remark of `curl -v` loses where the answer stands in the same paste."""

PROXY_MET_IT = -8.0
"""A system's error such as ECONNREFUSED: a proxy says 502 of it, a client nothing at all."""

NAMED_IN_A_TRACE = 80.0
"""An error of a server's framework whose message is the phrase of a status: that status."""

SERVER_TRACE = 79.0
"""A stack trace of a server's framework, with no status in it: 500."""

CONTAINED_NAME = (34.0, 48.0)
"""A whole name among other words: the floor, and the range by the part of the query that it is."""

CONTAINED_CUTOFF, CONTAINED_PART = 0.84, 0.3
"""Likeness that the words of such a name must have; the part of the query that it must be."""

FLAG_IN_PLACE, FLAG_ALONE = 94.0, 92.0
"""A termination state or response flag in its field, or typed alone."""

HEADER_EXACT, HEADER_ALONE, HEADER_IN_TEXT, EACH_FURTHER_PAGE = 99.0, 86.0, 34.0, 2.0
"""The query is a field; a field and words such as `missing`; a field among others.

The table says which page comes first.
"""

TEXT_RANGE = 78.0
"""The full text: all words of the query, in the most telling field."""

TEXT_OF_A_PASTE = 0.8
"""What is left of that in a piece of a log, most of whose words are about something else."""

TEXT_CUTOFF = 0.12
"""The part of that below which a hit is noise; it falls as SATURATION rises."""

OF_FEW_WORDS, KNOWN = 1.25, 0.6
"""The same for few words, by their number and one more, for of two words one is a coincidence;
it is the higher, the fewer of them any page knows: what such a word must count."""

TEXT_BY_MET = {Met.OFTEN: 1.0, Met.SOMETIMES: 0.99, Met.RARELY: 0.97}
"""Of two pages that say the same, the one that people meet."""

PASSAGE_SHARE = 0.4
"""How much of a text score comes from one sentence that has the words together."""

TOGETHER, ENOUGH_TOGETHER = 0.3, 0.2
"""How much of it comes from all sentences of a page, each counted by the square of the part of
the query that it has: that is how pairs of words count; and the sum that is half of enough."""

KEEPS_TO_ITS_PAGES = 0.78
"""How much a word gains that few pages have, beside what it gains by its few passages."""

TOGETHER_SHARE = 0.8
"""How much a sentence loses for the words of the query that it lacks."""

TELLING_FIELD = 2 / 3
"""The part of the best field's weight from which a sentence counts in full."""

UNKNOWN_WORD = 0.38
"""What a word that no page has weighs against one that a single sentence has."""

SATURATION = 3.5
"""Occurrences of a word beyond which more say little (the k1 of BM25)."""

LENGTH_SHARE = 0.4
"""How much a page's length discounts what is found in it (the b of BM25)."""

FIELD = {
    Field.PHRASE: 5.0,
    Field.NAME: 4.0,
    Field.SYMPTOM: 2.6,  # what people say who do not know the code; there are many of them
    Field.SIGNATURE: 1.2,
    Field.HEADER: 1.6,
}
"""What a word in a field is worth against one in the running text."""

SECTION = {
    StatusSection.MEANING: 2.2,
    StatusSection.SITUATIONS: 2.4,
    StatusSection.CHECKS: 0.6,  # long, and full of words about how to look
    StatusSection.SENDERS: 1.1,
    StatusSection.HEADERS: 1.2,
    StatusSection.LOG_LINES: 0.8,
    StatusSection.CONFUSABLES: 0.8,  # speaks of other codes too
    StatusSection.ADVICE: 1.2,
    QuestionSection.ANSWER: 1.8,
    QuestionSection.REASON: 0.9,
    QuestionSection.RULE: 1.0,
}
"""The same for the sections of a page."""

MEANING_OF_A_SIGNATURE = 0.8
"""The words that explain a log line."""

PREFIX, NEAR, SYNONYM = 0.8, 0.75, 0.4
"""What a word counts that only begins so, only resembles the typed one, or means the same."""

NEAR_CUTOFF = 74.0
"""RapidFuzz ratio below which two words have nothing to do with each other."""

MOST_EXPANSIONS = 24
"""Words of the vocabulary that one typed word may stand for."""

TITLE_FLOOR, TITLE_RANGE = 30.0, 40.0
"""A question whose title has every typed word, by the part of it that they are."""

BEGUN_TITLE = 84.0
"""A question that is being typed."""

QUESTION_SHARE, ASKED_SHARE, BEST_QUESTION = 0.99, 1.12, 83.0
"""A question stands just below a status that says the same, but before it where the query asks;
the most that brings, below any name."""

LEAST_SCORE = 9.0
"""A score below which an answer is noise."""

LEAST_PART = 0.3
"""The part of the best score below which an answer is noise beside it."""

TO_THE_LETTER, AT_THE_BEGINNING = 0.7, 0.9
"""The least that a short row counts which stands there as its product writes it; with which the
line begins."""

NAME_OF_AN_ERROR = 96.0
"""The query is the name of an error of the table, such as FAILED_PRECONDITION, and nothing else."""

MOST_READ = 40
"""Entries whose sentences are read, the best by their words."""

MOST_HITS = 60
"""A longer list than this helps nobody."""
