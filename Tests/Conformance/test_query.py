"""`query` and `load`: a real store behind them, kept while the graph is the same."""

import json
import os
import shutil
import time

import pytest

import stores
from conftest import SEEDS, documents, shanhai

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SHANHAI_OXIGRAPH", str(stores.OXIGRAPH))


def test_three_forms(reified):
    question = 'SELECT ?l ?none { <https://shanhai.example/id/region/310000> ' \
        '<http://www.w3.org/2000/01/rdf-schema#label> ?l }'
    table = shanhai("query", reified, question).stdout
    assert table.splitlines()[0].split() == ["l", "none"] and "上海市" in table.splitlines()[2]
    answer = json.loads(shanhai("query", reified, question, "--format", "json").stdout)
    assert answer["results"]["bindings"][0]["l"] == {"type": "literal", "value": "上海市", "xml:lang": "zh"}
    assert shanhai("query", reified, question, "--format", "csv").stdout.splitlines() == ["l,none", "上海市,"]


def test_yes_or_no_and_graphs(reified):
    assert "true" in shanhai("query", reified, "ASK { ?s ?p ?o }").stdout
    run = shanhai("query", reified, "PREFIX s: <https://x.example/>\nCONSTRUCT { ?s a ?o } { ?s a ?o }")
    assert run.returncode == 0 and " a <" in run.stdout


def test_store_is_kept_while_the_graph_is_the_same(tmp_path):
    first = documents(SEEDS)
    graph = tmp_path / "graph"
    assert shanhai("build", *first[:2], "-o", graph).returncode == 0
    few = shanhai("query", graph, COUNT, "--format", "csv").stdout
    cache = tmp_path / "cache" / "shanhai" / "stores"
    (store,) = os.listdir(cache)
    copy = tmp_path / "copy"
    shutil.copytree(graph, copy)
    start = time.monotonic()
    assert shanhai("query", copy, COUNT, "--format", "csv").stdout == few
    assert time.monotonic() - start < 2
    assert os.listdir(cache) == [store]
    assert shanhai("build", *first, "-o", graph).returncode == 0
    more = shanhai("query", graph, COUNT, "--format", "csv").stdout
    assert int(more.splitlines()[1]) > int(few.splitlines()[1])
    assert len(os.listdir(cache)) == 2


def test_question_from_a_file_and_from_standard_input(reified, tmp_path):
    (tmp_path / "q.rq").write_text("# 问\n" + COUNT, encoding="utf-8")
    a = shanhai("query", reified, "@%s" % (tmp_path / "q.rq")).stdout
    assert a == shanhai("query", reified, "-", stdin=COUNT).stdout != ""


@pytest.mark.parametrize("arguments, status, word", [
    (["query", "GRAPH", "SELECT ("], 1, "1:"),
    (["query", "GRAPH", "@/nowhere.rq"], 1, "/nowhere.rq"),
    (["query", "/nowhere", COUNT], 1, "/nowhere"),
    (["query", "GRAPH", COUNT, "--format", "turtle"], 2, "CONSTRUCT"),
    (["query", "GRAPH", COUNT, "--endpoint", "nonsense"], 1, "nonsense"),
    (["query", "GRAPH", COUNT, "--endpoint", "http://127.0.0.1:1/q"], 1, "127.0.0.1:1"),
    (["load", "GRAPH", "--endpoint", "http://127.0.0.1:1/q"], 1, "127.0.0.1:1"),
    (["load", "GRAPH", "--endpoint", "ftp://x.example/"], 1, "ftp://"),
    (["load", "GRAPH", "--endpoint", "http://127.0.0.1:1/q", "--provenance", "graphs"], 2, "graphs"),
])
def test_faults_are_one_line(reified, arguments, status, word):
    run = shanhai(*[str(reified) if a == "GRAPH" else a for a in arguments])
    assert run.returncode == status, run.stderr
    assert run.stdout == "" and len(run.stderr.splitlines()) == 1 and word in run.stderr


def test_without_the_store_one_line_says_so(reified, monkeypatch, tmp_path):
    monkeypatch.setenv("SHANHAI_OXIGRAPH", str(tmp_path / "nothing"))
    run = shanhai("query", reified, COUNT)
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1 and "--endpoint" in run.stderr


def test_load_replaces_what_was_there(reified, plain, tmp_path):
    server = stores.OxigraphServer(reified, tmp_path)
    try:
        def count():
            run = shanhai("query", "-", COUNT, "--endpoint", server.query_url, "--format", "csv")
            return int(run.stdout.splitlines()[1])
        first = count()
        place = server.query_url.replace("/query", "/store")
        assert shanhai("load", plain, "--endpoint", place, "--provenance", "none").returncode == 0
        assert count() < first
        assert shanhai("load", plain, "--endpoint", place, "--name", "https://x.example/g").returncode == 0
        refused = shanhai("load", plain, "--endpoint", server.query_url.replace("/query", "/nothing"))
        assert refused.returncode == 1 and "404" in refused.stderr
    finally:
        server.close()
