"""What the screen is made of, without a screen."""

from __future__ import annotations

import pytest

from statusbrowser.model import Listing, StatusClass
from statusbrowser.search import Field, Hit, Results, Span
from statusbrowser.text import Block, Kind, Role, Run
from statusbrowser.tui.glyphs import UNICODE
from statusbrowser.tui.history import SessionHistory, holds_secret
from statusbrowser.tui.messages import Tab
from statusbrowser.tui.reading import Place, Reader
from statusbrowser.tui.sheet import Document, find_matches, set_sheet
from statusbrowser.tui.view import View
from statusbrowser.tui.visits import Visit, Visits
from statusbrowser.tui.widgets.result_rows import row_count, snippet

NOT_FOUND = Hit(Listing(404, "", "Not Found"), 90, Field.PHRASE, "Not Found")
QUESTION = Hit(Listing(None, "q", "Is it 401 or 403?"), 80, Field.SYMPTOM, "no rights")


def paragraph(text: str, *, folded: bool = False) -> Block:
    return Block(Kind.PARAGRAPH, (Run(text),), folded=folded)


def log_line(text: str, *, folded: bool) -> Block:
    return Block(Kind.ROW, (Run(text, Role.LOG),), folded=folded)


def found(blocks: list[Block], words: tuple[str, ...], width: int = 20) -> list[list[str]]:
    sheet = set_sheet(Document("x", tuple(blocks)), width, unfolded=True)
    return [
        [sheet.lines[s.line].text[s.start : s.end] for s in match]
        for match in find_matches(sheet, words)
    ]


def test_a_phrase_is_found_across_the_end_of_a_line() -> None:
    text = "some words before upstream prematurely closed"
    assert found([paragraph(text)], ("upstream prematurely closed",)) == [
        ["upstream prematurely", "closed"]
    ]


def test_a_match_begins_where_a_word_does() -> None:
    assert found([paragraph("target the get")], ("get",)) == [["get"]]


def test_the_longest_of_overlapping_words_wins() -> None:
    assert found([paragraph("bad gateway")], ("bad", "bad gateway")) == [["bad gateway"]]


def test_nothing_is_found_without_words() -> None:
    assert found([paragraph("text")], ("", " ")) == []


def test_a_wrapped_command_is_one_stop() -> None:
    command = "curl -sS -o /dev/null https://example.com/path"
    block = Block(Kind.COMMAND, (Run(command, Role.COMMAND),), "$", 3)
    [stop] = set_sheet(Document("x", (block,)), 30, unfolded=False).stops
    assert stop.command == command
    assert len(stop.stretches) > 1


def test_folded_lines_are_one_line_that_opens() -> None:
    blocks = (log_line("a", folded=False), log_line("b", folded=True), log_line("c", folded=True))
    sheet = set_sheet(Document("x", blocks), 60, unfolded=False)
    assert sheet.lines[-1].text == "2 more log lines (f unfolds them)"
    assert [stop.code for stop in sheet.stops] == [None]


def test_one_folded_line_is_singular() -> None:
    sheet = set_sheet(Document("x", (log_line("b", folded=True),)), 60, unfolded=False)
    assert sheet.lines[-1].text == "1 more log line (f unfolds them)"


def test_a_sought_match_in_the_fold_opens_it() -> None:
    blocks = (paragraph("title"), paragraph("sub"), log_line("needle", folded=True))
    reading = Reader().read(Document("x", blocks), 60, ["needle"], unfolded=False, seek=True)
    assert reading.unfolded


def test_the_passage_with_most_of_the_words_is_sought() -> None:
    blocks = tuple(map(paragraph, ("title", "sub", "closed", "was closed early", "early")))
    reading = Reader().read(Document("x", blocks), 60, ["closed", "early"], unfolded=True)
    line = reading.matches[reading.best_passage[1]][0].line
    assert reading.sheet.lines[line].text == "was closed early"


def test_pages_that_only_passed_by_are_not_visits() -> None:
    visits = Visits()
    visits.pass_to(Visit(404, ""))
    visits.pass_to(Visit(502, ""))
    assert not visits.can_step(-1)


def test_a_page_that_was_read_is_gone_back_to_with_its_place() -> None:
    visits = Visits()
    visits.pass_to(Visit(404, ""))
    visits.mark_read()
    visits.leave(Place(top=7))
    visits.go(Visit(502, ""))
    visits.step(-1)
    assert visits.now is not None
    assert (visits.now.code, visits.now.place) == (404, Place(top=7))


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    visits = Visits()
    for code in (200, 404):
        visits.go(Visit(code, ""))
    visits.step(-1)
    visits.go(Visit(502, ""))
    assert not visits.can_step(1)


def test_history_gives_the_latest_first_and_each_once() -> None:
    history = SessionHistory()
    for query in ("404", "502", "404"):
        history.remember(query)
    assert history.queries() == ("404", "502")


@pytest.mark.parametrize(
    ("query", "secret"),
    [
        ("> Authorization: Bearer abcdefgh", True),
        ("bearer eyJhbGciOi.x1", True),
        ("basic authentication fails", False),
        ("curl -H 'Cookie: sid=1'", True),
        ('{"access_token": "x"}', True),
        ("bearer error=invalid_token", False),
        ("Authorization:", False),
        ("token expired", False),
        ("missing cookie", False),
    ],
)
def test_what_looks_like_a_secret_is_known(query: str, secret: bool) -> None:  # noqa: FBT001
    assert holds_secret(query) is secret


def test_a_class_that_is_empty_says_where_the_results_are() -> None:
    view = View(Results("x", (NOT_FOUND,)), Tab.CODES, StatusClass.SERVER_ERROR)
    assert view.empty_text == (
        "Nothing in 5xx.",
        "1 in other classes",
        "esc shows all classes.",
    )


@pytest.mark.parametrize(
    ("tab", "hit", "said"),
    [
        pytest.param(Tab.CODES, QUESTION, "1 in the FAQ: tab shows them.", id="only questions"),
        pytest.param(Tab.FAQ, NOT_FOUND, "1 among the codes: tab shows them.", id="only codes"),
    ],
)
def test_an_empty_tab_points_to_the_other(tab: Tab, hit: Hit, said: str) -> None:
    assert said in View(Results("x", (hit,)), tab).empty_text


def test_a_question_mark_alone_tells_where_the_keys_are() -> None:
    assert "F1 shows all keys." in View(Results("?", ())).empty_text


def test_a_question_that_answers_best_stands_before_the_codes() -> None:
    assert View(Results("x", (QUESTION, NOT_FOUND))).hits == (QUESTION, NOT_FOUND)
    assert View(Results("x", (NOT_FOUND, QUESTION))).hits == (NOT_FOUND,)
    assert View(Results("x", (QUESTION, NOT_FOUND))).count == 1


@pytest.mark.parametrize(
    ("spans", "shown", "marked"),
    [
        pytest.param(((0, 8),), "upstream\u2026", ["upstream"], id="the beginning"),
        pytest.param(((19, 25),), "\u2026closed\u2026", ["closed"], id="the middle"),
        pytest.param(((26, 36),), "\u2026connection", ["connection"], id="the end"),
        pytest.param(((0, 8), (26, 36)), "upstream\u2026", ["upstream", ""], id="too far apart"),
    ],
)
def test_a_snippet_shows_what_matched(
    spans: tuple[Span, ...], shown: str, marked: list[str]
) -> None:
    text, moved = snippet("upstream premature closed connection", spans, 12, UNICODE)
    assert text == shown
    assert [text[start:end] for start, end in moved] == marked


def test_a_hit_that_its_title_explains_takes_one_row() -> None:
    assert row_count(NOT_FOUND, 30) == 1


def test_any_other_hit_says_why_in_a_row_of_its_own() -> None:
    assert row_count(QUESTION, 30) == 2
