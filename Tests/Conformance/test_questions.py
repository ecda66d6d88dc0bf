"""The questions of Ontology/questions, asked in Oxigraph of the graph built from seeds/.

Each NAME.rq has its answer beside it in NAME.tsv, written by reading the articles.
"""

import csv
import io
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pyoxigraph
import pytest

from conftest import ONTOLOGY

QUESTIONS = sorted((ONTOLOGY / "questions").glob("*.rq"))


def expected(question):
    """The answer's header and its sorted rows."""
    with question.with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t")
    return header, sorted(rows)


@pytest.fixture(scope="module")
def store(reified):
    store = pyoxigraph.Store()
    store.bulk_load(path=str(reified / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.stem)
def test_answer_is_that_of_the_articles(store, question):
    header, rows = expected(question)
    solutions = store.query(question.read_text(encoding="utf-8"))
    assert [v.value for v in solutions.variables] == header
    assert sorted([[value.value for value in solution] for solution in solutions]) == rows


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def endpoint(reified, tmp_path_factory):
    """An Oxigraph server with the graph, loaded by its own command."""
    program = os.path.join(os.path.dirname(sys.executable), "oxigraph")
    location = str(tmp_path_factory.mktemp("oxigraph"))
    subprocess.run(
        [program, "load", "--location", location, "--file", str(reified / "graph.ttl")],
        check=True, capture_output=True)
    address = "127.0.0.1:%d" % free_port()
    server = subprocess.Popen(
        [program, "serve-read-only", "--location", location, "--bind", address],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen("http://%s/" % address, timeout=1).close()
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        yield "http://%s/query" % address
    finally:
        server.terminate()
        server.wait()


def test_server_gives_the_same_answers(endpoint):
    for question in QUESTIONS:
        header, rows = expected(question)
        request = urllib.request.Request(
            endpoint, data=question.read_bytes(),
            headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            got_header, *got = csv.reader(io.StringIO(answer.read().decode("utf-8")))
        assert (got_header, sorted(got)) == (header, rows), question.stem
