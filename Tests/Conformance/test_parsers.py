"""Three parsers of different authors read the same triples from the graph."""

import subprocess

import pyoxigraph
import pytest
import rdflib


def serdi_ntriples(path):
    """The file as N-Triples, by serd; strict, so that any fault fails."""
    run = subprocess.run(["serdi", "-i", "turtle", "-o", "ntriples", str(path)], capture_output=True)
    assert run.returncode == 0 and not run.stderr, run.stderr.decode("utf-8")
    return run.stdout


def triples(data, format):
    return {(t.subject, t.predicate, t.object) for t in pyoxigraph.parse(data, format=format)}


@pytest.mark.parametrize("folder", ["plain", "reified", "corpus"])
def test_parsers_agree(folder, request):
    path = request.getfixturevalue(folder) / "graph.ttl"
    oxigraph = triples(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    serd = triples(serdi_ntriples(path), pyoxigraph.RdfFormat.N_TRIPLES)
    assert len(oxigraph) > 500
    assert serd == oxigraph
    assert len(rdflib.Graph().parse(str(path), format="turtle")) == len(oxigraph)


@pytest.mark.parametrize("folder", ["plain", "reified"])
def test_no_triple_is_written_twice(folder, request):
    path = request.getfixturevalue(folder) / "graph.ttl"
    lines = serdi_ntriples(path).splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("folder", ["plain", "reified"])
def test_turtle_is_as_people_write_it(folder, request):
    data = (request.getfixturevalue(folder) / "graph.ttl").read_bytes()
    text = data.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text
    assert '"李强"' in text and "%E6" not in text and "\\u" not in text
    assert "_:" not in text and "[]" not in text, "a blank node"
    prefixes = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(set(prefixes))
    body = text[text.rindex("@prefix"):].split("\n", 1)[1]
    assert [p for p in prefixes if p not in body] == [], "declared and never used"


def test_provenance_only_adds(plain, reified):
    """Every triple of the plain graph stands in the reified one too."""
    less = triples((plain / "graph.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    more = triples((reified / "graph.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    assert less < more
