"""What the command prints where standard output is no terminal, and its exit status."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable

import pytest

from statusbrowser import __version__
from statusbrowser.catalog import Catalog

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


def text(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a call printed that found something and had nothing to say."""
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_a_code_prints_its_page(command: Command) -> None:
    page = text(command("404"))
    assert page.startswith("404 Not Found\nClient error | RFC 9110 15.5.5 | retry: ")
    assert "\nWhat it means\n" in page


@pytest.mark.parametrize("arguments", [("-p", "404"), ("--print", "404"), ("404", "-p")])
def test_print_prints_the_page(command: Command, arguments: tuple[str, ...]) -> None:
    assert text(command(*arguments)) == text(command("404"))


def test_words_print_the_best_page(command: Command) -> None:
    assert text(command("bad", "gateway")).startswith("502 Bad Gateway\n")


def test_no_response_has_a_page_too(command: Command) -> None:
    assert text(command("000")).startswith("000 ")


def test_the_name_of_a_question_prints_its_answer(command: Command) -> None:
    assert text(command("faq/401-or-403")).startswith("Is it 401 or 403?\n\nAnswer\n")


@pytest.mark.parametrize(
    ("columns", "limit"),
    [("40", 40), ("100", 100), ("5000", 100), ("1", 20), ("", 80), ("0", 80), ("x", 80)],
)
def test_a_page_is_laid_out_to_its_width(command: Command, columns: str, limit: int) -> None:
    lines = text(command("502", COLUMNS=columns)).split("\n")
    widest = max(len(line) for line in lines if not line.lstrip().startswith("$ "))
    assert limit - 6 <= widest <= limit


def test_a_page_folds_the_log_lines_that_are_too_many(command: Command) -> None:
    page, full = text(command("502")), text(command("--full", "502"))
    more = re.search(r"^(\d+) more log lines; --full prints them all$", page, re.MULTILINE)
    assert more is not None
    shown = [row for row in Catalog().signatures_of(502) if row.text in " ".join(page.split())]
    assert 6 <= len(shown) < 20
    assert int(more[1]) >= len(Catalog().signatures_of(502)) - len(shown)
    assert "more log lines" not in full
    rest = page.replace(more[0], "").splitlines()
    assert not set(rest) - set(full.splitlines())


def test_a_page_with_few_log_lines_folds_nothing(command: Command) -> None:
    assert text(command("418")) == text(command("--full", "418"))


def test_a_printed_page_is_plain(command: Command) -> None:
    assert all(char.isprintable() or char == "\n" for char in text(command("502")))


def test_without_a_query_every_page_is_listed(command: Command) -> None:
    catalog = Catalog()
    rows = [row.split("\t") for row in text(command()).splitlines()]
    codes = [f"{code:03d}" for code in catalog.codes]
    assert [row[0] for row in rows] == codes + [f"faq/{slug}" for slug in catalog.slugs]
    assert all(len(row) == 5 for row in rows)
    assert text(command("-l")) == text(command())


def test_a_list_has_a_line_a_match(command: Command) -> None:
    rows = [row.split("\t") for row in text(command("--list", "bad gateway")).splitlines()]
    assert rows[0][:4] == ["502", "5xx", "Bad Gateway", "phrase"]
    assert all(len(row) == 5 for row in rows)


def test_a_limit_cuts_a_list(command: Command) -> None:
    assert len(text(command("-l", "-n", "3", "timeout")).splitlines()) == 3


@pytest.mark.parametrize("spelling", ["5xx", "5XX", "5"])
def test_a_class_narrows_a_list(command: Command, spelling: str) -> None:
    rows = text(command("-l", "--class", spelling, "timeout")).splitlines()
    assert rows
    assert {row.split("\t")[1] for row in rows} == {"5xx"}


def test_a_class_alone_lists_the_class(command: Command) -> None:
    codes = [row.split("\t")[0] for row in text(command("--class=1xx")).splitlines()]
    assert codes == [f"{code:03d}" for code in Catalog().codes if code // 100 == 1]


def test_a_class_is_a_query(command: Command) -> None:
    rows = text(command("-l", "5xx")).splitlines()
    assert {row.split("\t")[1] for row in rows} == {"5xx"}


def test_the_faq_lists_questions(command: Command) -> None:
    rows = text(command("--faq", "-l")).splitlines()
    assert [row.split("\t")[0] for row in rows] == [f"faq/{slug}" for slug in Catalog().slugs]


def test_the_faq_answers_words(command: Command) -> None:
    assert text(command("--faq", "401 or 403")).startswith("Is it 401 or 403?\n")


def test_what_a_list_prints_is_a_query(command: Command) -> None:
    for row in text(command("-l", "-n", "4", "401 or 403")).splitlines():
        key, _, title, _, _ = row.split("\t")
        assert text(command(key)).split("\n")[0] in (title, f"{key} {title}")


def test_json_is_one_document(command: Command) -> None:
    whole = json.loads(text(command("--json", "too many requests")))
    assert list(whole) == ["query", "total", "hits", "page"]
    assert whole["query"] == "too many requests"
    assert whole["total"] == len(whole["hits"])
    assert whole["hits"][0]["code"] == whole["page"]["code"] == 429
    for hit in whole["hits"]:
        for begin, end in hit["spans"]:
            assert hit["text"][begin:end]


def test_json_of_a_list_has_no_page(command: Command) -> None:
    whole = json.loads(text(command("--json", "-l", "-n", "2", "timeout")))
    assert list(whole) == ["query", "total", "hits"]
    assert len(whole["hits"]) == 2 < whole["total"]


def test_json_of_a_code_and_of_a_question_hold_their_page(command: Command) -> None:
    assert json.loads(text(command("--json", "404")))["page"]["title"] == "Not Found"
    whole = json.loads(text(command("--json", "faq/401-or-403")))
    assert (whole["total"], whole["page"]["slug"]) == (1, "401-or-403")


def test_json_without_a_query_has_every_page_and_no_best_one(command: Command) -> None:
    whole = json.loads(text(command("--json")))
    assert whole["total"] == len(Catalog().codes) + len(Catalog().slugs)
    assert whole["page"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("zzxqvbn",), "statusbrowser: nothing found for 'zzxqvbn'", id="nothing like it"
        ),
        pytest.param(
            ("-c", "5xx", "404"),
            "statusbrowser: nothing found in 5xx for '404'; outside, there is 404 Not Found",
            id="in another class",
        ),
        pytest.param(
            ("--faq", "zzxqvbn"),
            "statusbrowser: nothing found among the questions for 'zzxqvbn'",
            id="among the questions",
        ),
        pytest.param(("-l", "zzxqvbn"), "nothing found for 'zzxqvbn'", id="in a list"),
    ],
)
def test_nothing_found_is_said_on_one_line(
    command: Command, arguments: tuple[str, ...], said: str
) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_nothing_found_names_the_nearest_thing(command: Command) -> None:
    done = command("777")
    assert done.returncode == 1
    assert "the nearest is " in done.stderr.decode()


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        pytest.param("faq/401-or-402", "; the nearest is faq/401-or-403", id="a slip"),
        pytest.param("faq/zzxqvbn", "; --faq --list names them all", id="nothing like it"),
    ],
)
def test_a_question_that_is_not_there_is_told(command: Command, query: str, nearest: str) -> None:
    done = command(query)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"statusbrowser: there is no question {query!r}{nearest}\n"
    whole = command("--json", query)
    assert (whole.returncode, json.loads(whole.stdout)["total"]) == (1, 0)
    assert command("--batch", stdin=query.encode()).returncode == 1


def test_a_status_is_never_the_nearest_question(command: Command) -> None:
    said = command("--faq", "777").stderr.decode()
    assert re.search(r"nearest is (?!faq/)", said) is None


def test_nothing_found_is_a_document_too(command: Command) -> None:
    done = command("--json", "zzxqvbn")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"query": "zzxqvbn", "total": 0, "hits": [], "page": None}


def test_the_version_is_told(command: Command) -> None:
    assert text(command("--version")) == f"statusbrowser {__version__}\n"
    assert text(command("--version", "404")) == f"statusbrowser {__version__}\n"


def test_a_check_of_the_bundled_pages_counts_them(command: Command) -> None:
    counts = f"{len(Catalog().codes)} statuses, {len(Catalog().slugs)} questions, "
    assert text(command("--check")).startswith(counts)
