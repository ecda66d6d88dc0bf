"""The questions of Ontology/questions, asked in stores of five authors.

Each NAME.rq has its answer beside it in NAME.tsv, written by reading the articles. Questions are
asked of the graph of the seeds, or, where a line says so, of the seeds and dev-01 to dev-16.
"""

import csv
import json
import re

import pytest

import stores
from conftest import ONTOLOGY, shanhai

QUESTIONS = sorted((ONTOLOGY / "questions").glob("*.rq"))


def expected(question):
    """The answer's header and its sorted rows."""
    with question.with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t")
    return header, sorted(rows)


def over_corpus(question):
    return "# over: seeds and dev-01 to dev-16\n" in question.read_text(encoding="utf-8")


def walk(question):
    """The start and the path of a question that is a walk."""
    match = re.search(r"^# walk: (\S+) (.+)$", question.read_text(encoding="utf-8"), re.M)
    return match and match.groups()


def test_there_are_enough():
    assert len(QUESTIONS) >= 20
    assert sum(over_corpus(q) for q in QUESTIONS) >= 10
    assert sum(bool(walk(q)) for q in QUESTIONS) >= 3


@pytest.fixture(scope="module", params=sorted(stores.ALL))
def answers(request, reified, corpus, tmp_path_factory):
    """All answers of one store, by the question's name."""
    lacking = stores.missing(request.param)
    assert not lacking, "not installed: %s; Scripts/install-packages test" % ", ".join(lacking)
    found = {}
    for folder, chosen in ((reified, [q for q in QUESTIONS if not over_corpus(q)]),
                           (corpus, [q for q in QUESTIONS if over_corpus(q)])):
        store = stores.ALL[request.param](folder, tmp_path_factory.mktemp(request.param))
        try:
            for question, answer in zip(chosen, store.ask(chosen), strict=True):
                found[question.stem] = answer
        finally:
            store.close()
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.stem)
def test_answer_is_that_of_the_articles(answers, question):
    assert answers[question.stem] == expected(question)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if walk(q)], ids=lambda q: q.stem)
def test_walks_give_the_same_answer(reified, corpus, question):
    start, path = walk(question)
    folder = corpus if over_corpus(question) else reified
    run = shanhai("traverse", folder, start, path, "--format", "json")
    assert run.returncode == 0, run.stderr
    found = sorted([r["node"].get("label", r["node"].get("value"))] for r in json.loads(run.stdout)["results"])
    assert found == expected(question)[1]
