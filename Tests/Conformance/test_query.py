"""`query` and `load`: a real store behind them, kept while the graph is the same."""

import csv
import json
import os
import shutil
import time

import pytest

import stores
from conftest import ONTOLOGY, SEEDS, documents, shanhai

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
    assert run.returncode == 0 and " a schema:NewsArticle" in run.stdout


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
    (["query", "GRAPH", "CONSTRUCT { ?s a ?o } { ?s a ?o }", "--format", "csv"], 2, "turtle"),
    (["query"], 2, "--list"), (["query", "GRAPH"], 2, "--list"), (["query", "GRAPH", "x", "--list"], 2, "--list"),
    (["query", "GRAPH", COUNT, "a=b"], 2, "a=b"),
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


# Prefixes, names, hints.

def test_prefixes_of_the_graph_are_known(reified):
    rows = shanhai("query", reified, "SELECT ?b { ?x shan:supports ?y . ?x rdfs:label '上海市'@zh . ?y rdfs:label ?b }",
                   "--format", "csv")
    assert rows.returncode == 0 and "云南省" in rows.stdout.splitlines()
    named = shanhai("query", reified, "SELECT ?l { region:310000 rdfs:label ?l }", "--format", "csv")
    assert named.stdout.splitlines() == ["l", "上海市"]
    # A prefix of one's own stands, also for what the graph calls otherwise; what looks like one in a string is none.
    own = shanhai("query", reified, "PREFIX shan: <http://www.w3.org/2000/01/rdf-schema#>\n"
                  "SELECT ?l { region:310000 shan:label ?l FILTER(?l != 'nope:x') } # nope:y", "--format", "csv")
    assert own.stdout.splitlines() == ["l", "上海市"]


def test_graphs_have_prefixes(reified):
    run = shanhai("query", reified, "CONSTRUCT { ?x shan:supports ?y } { ?x shan:supports ?y }")
    assert run.returncode == 0 and "@prefix shan: <https://shanhai.example/ontology#> ." in run.stdout
    assert "region:310000 shan:supports region:" in run.stdout
    import rdflib
    assert len(rdflib.Graph().parse(data=run.stdout, format="turtle")) > 3


def test_tables_with_tabs(reified):
    run = shanhai("query", reified, "SELECT ?l ?m { region:310000 rdfs:label ?l . BIND('=1+1' AS ?m) }", "--format", "tsv")
    assert run.stdout == "l\tm\n上海市\t'=1+1\n"


@pytest.mark.parametrize("question, status, words", [
    ("SELECT ?x { ?x supports ?y }", 1, ["1:", "shan:supports"]),
    ("SELECT ?x {\n ?x 对口支援 ?y }", 1, ["2:", "shan:supports"]),
    ("SELECT ?x { ?x foafe:name ?y }", 1, ["foafe:", "foaf"]),
    ("supporters-of-zhaotng", 2, ["supporters-of-zhaotong", "--list"]),
    ("QUESTION.rq", 2, ["@", "file"]),
    ("supporters-of-zhaotong nonsense=1", 2, ["nonsense", "region"]),
    ("supporters-of-zhaotong region=昭同市", 1, ["昭通市"]),
    ("twenty-third-meeting ordinal=x", 2, ["number"]),
])
def test_hints_are_in_words(reified, tmp_path, question, status, words):
    words_of = [question] if "{" in question else question.split()
    if question == "QUESTION.rq":
        words_of = [str(tmp_path / question)]
        (tmp_path / question).write_text(COUNT, encoding="utf-8")
    run = shanhai("query", reified, *words_of)
    assert run.returncode == status and run.stdout == ""
    assert len(run.stderr.splitlines()) == 1 and all(word in run.stderr for word in words), run.stderr


def test_an_empty_answer_says_so(reified):
    for format in ("table", "csv", "tsv", "json"):
        run = shanhai("query", reified, "SELECT ?x { ?x shan:supports ?x }", "--format", format)
        assert run.returncode == 0 and run.stderr == "nothing in the graph answers it\n"
    run = shanhai("query", reified, "CONSTRUCT { ?x a ?x } { ?x a ?x }")
    assert run.returncode == 0 and run.stderr == "nothing in the graph answers it\n"


def test_questions_have_names(reified):
    run = shanhai("query", "--list")
    lines = run.stdout.splitlines()
    names = {line.split()[0] for line in lines[::2]}
    assert names == {path.stem for path in (ONTOLOGY / "questions").glob("*.rq")}
    assert "supporters-of-zhaotong region=昭通市" in lines
    assert all(line.startswith("  ") and "？" in line for line in lines[1::2])


def test_questions_are_asked_by_name(reified):
    with (ONTOLOGY / "questions/supporters-of-zhaotong.tsv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file, delimiter="\t"))
    answer = shanhai("query", reified, "supporters-of-zhaotong", "--format", "csv").stdout
    assert list(csv.reader(answer.splitlines())) == expected
    # Another region, by whichever name it has.
    other = shanhai("query", reified, "supported-by-shanghai", "region=广东省", "--format", "csv")
    assert other.stdout.splitlines() == ["region", "云南省"]
    assert shanhai("query", reified, "supported-by-shanghai", "region=Guangdong", "--format", "csv").stdout == other.stdout
    # Numbers, and words that would end the string.
    other = shanhai("query", reified, "twenty-third-meeting", "ordinal=9", "--format", "csv")
    assert other.returncode == 0 and "2019-05-08" in other.stdout
    hostile = shanhai("query", "-", "posts-of-li-qiang", 'person=x" } #', "--endpoint", "http://127.0.0.1:1/q")
    assert hostile.returncode == 1 and "127.0.0.1" in hostile.stderr


def test_every_parameter_stands_in_its_question():
    for path in (ONTOLOGY / "questions").glob("*.rq"):
        lines = path.read_text(encoding="utf-8").splitlines()
        text = "\n".join(line for line in lines if not line.startswith("#"))
        for line in lines:
            if line.startswith("# parameter: "):
                value = line.split(" = ")[1]
                assert '"%s"' % value in text or value in text.split(), (path.name, value)
