"""The questions that `shanhai ask` understands, over seeds and corpus."""

import re
import sqlite3

import pytest

from conftest import ROOT, shanhai

EXAMPLES = [line.split("e.g. ")[1].strip() for line in
            (ROOT / "Sources/Asking/Resources/questions.txt").read_text(encoding="utf-8").splitlines() if line.strip().startswith("e.g. ")]


@pytest.mark.parametrize("question", EXAMPLES)
def test_every_example_is_answered(corpus, question):
    run = shanhai("ask", corpus, question)
    assert run.returncode == 0, run.stderr
    answer, sql = run.stdout.split("\nSQL over graph.sqlite:\n")
    rows = [line for line in answer.splitlines() if not line.startswith("  ")]
    quotes = [line for line in answer.splitlines() if line.startswith("  ")]
    # Each row has its sentence, and the query that is shown gives the rows.
    assert len(rows) == len(quotes) and all(re.search("“.+”$", line) for line in quotes)
    with sqlite3.connect(f"file:{corpus / 'graph.sqlite'}?mode=ro", uri=True) as database:
        assert len(database.execute(sql).fetchall()) == len(rows)


def test_answers_are_those_of_the_articles(corpus):
    def answer(question):
        return [line for line in shanhai("ask", corpus, question).stdout.split("\nSQL")[0].splitlines() if line[0] != " "]

    assert answer("谁在2020年任云南省委书记？") == ["person: 陈豪  post: 云南省委书记  first_attested: 2020-07-16  last_attested: 2020-07-16"]
    assert [line.split("  ")[0] for line in answer("闽宁协作第二十五次联席会议谁主持？")] == ["chair: 梁守正"]
