"""Property paths and chains of facts, judged by SPARQL in a store and by NetworkX on the same graph."""

import json
import random

import networkx
import pyoxigraph
import pytest
import rdflib

from conftest import shanhai

PREFIXES = """
PREFIX shan: <https://shanhai.example/ontology#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
PATHS = [
    ("上海市", "shan:supports"),
    ("昭通市", "^shan:supports"),
    ("李强", "^shan:participant/shan:participant"),
    ("李强", "org:holds/shan:ofRegion/shan:within*"),
    ("广南县", "shan:within+"),
    ("云南省", "^shan:within+"),
    ("云南省", "(^shan:within)*/^shan:supports"),
    ("上海市", "shan:supports|^shan:between|^shan:party"),
    ("上海市", "!(rdfs:label|skos:altLabel|a)"),
    ("上海市", "!^schema:mentions"),
    ("上海市", "!(^schema:mentions|^shan:ofRegion|shan:adcode)"),
    ("龙伟", "(^shan:participant/shan:participant)+"),
    ("龙伟", "(^shan:participant/(shan:between|schema:location)?)+"),
    ("龙伟", "a"),
    ("龙伟", "rdfs:label/^rdfs:label"),
    ("遵义市", "^shan:party/(shan:field|shan:signatory/rdfs:label|dcterms:date)"),
    ("昭通市", "^(shan:supports/^shan:within)"),
    ("昭通市", "^!(schema:mentions|shan:ofRegion)"),
    ("李强", "org:holds?"),
    ("遵义市", "((shan:within|^shan:within)+/(^shan:supports)?)/rdfs:label"),
]


@pytest.fixture(scope="module")
def store(corpus):
    text = shanhai("export", corpus, "--format", "ntriples", "--provenance", "none").stdout
    store = pyoxigraph.Store()
    store.load(text.encode("utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def iri_of(store, label):
    (row,) = store.query('SELECT ?x { ?x <http://www.w3.org/2000/01/rdf-schema#label> "%s"@zh }' % label)
    return row[0]


def results(run):
    assert run.returncode == 0, run.stderr
    return [result["node"] for result in json.loads(run.stdout)["results"]]


@pytest.mark.parametrize("start, path", PATHS)
def test_paths_lead_where_sparql_says(corpus, store, start, path):
    answer = store.query(
        PREFIXES + "SELECT DISTINCT ?x { %s %s ?x }" % (iri_of(store, start), path))
    expected = sorted(row[0].value for row in answer)
    found = results(shanhai("traverse", corpus, start, path, "--format", "json"))
    assert sorted(node.get("iri", node.get("value")) for node in found) == expected


RDFLIB_CAN = [p for p in PATHS if "!" not in p[1] and p[0] not in ("龙伟",)]  # it fails on !^p


@pytest.mark.parametrize("start, path", RDFLIB_CAN[::2])
def test_rdflib_agrees(reified, start, path):
    text = shanhai("export", reified, "--format", "ntriples", "--provenance", "none").stdout
    graph = rdflib.Graph().parse(data=text, format="nt")
    nodes = list(graph.subjects(rdflib.RDFS.label, rdflib.Literal(start, lang="zh")))
    if not nodes:
        pytest.fail("the seeds know no %s" % start)
    answer = graph.query(PREFIXES + "SELECT DISTINCT ?x { %s %s ?x }" % (nodes[0].n3(), path))
    found = results(shanhai("traverse", reified, start, path, "--format", "json"))
    assert sorted(node.get("iri", node.get("value")) for node in found) == sorted(str(row[0]) for row in answer)


def random_path(chance, depth=0):
    names = ["shan:within", "shan:supports", "org:holds", "shan:ofRegion", "shan:participant",
             "schema:mentions", "shan:party", "a", "rdfs:label", "shan:between"]
    kind = chance.randrange(3 if depth > 2 else 9)
    if kind < 2:
        return chance.choice(names)
    if kind == 2:
        marks = chance.sample(names, chance.randrange(1, 4))
        return "!(%s)" % "|".join(chance.choice(["", "^"]) + name for name in marks)
    part = "(%s)" % random_path(chance, depth + 1)
    if kind == 3:
        return "^" + part
    if kind in (4, 5):
        return "%s/%s" % (part, "(%s)" % random_path(chance, depth + 1))
    if kind == 6:
        return "%s|%s" % (part, "(%s)" % random_path(chance, depth + 1))
    return part + chance.choice("?*+")


@pytest.mark.parametrize("seed", range(40))
def test_random_paths_lead_where_sparql_says(reified, seed, plain_store):
    chance = random.Random(seed)
    path = random_path(chance)
    start = chance.choice(["上海市", "李强", "昭通市", "云南省"])
    answer = plain_store.query(
        PREFIXES + "SELECT DISTINCT ?x { %s %s ?x }" % (iri_of(plain_store, start), path))
    expected = sorted(row[0].value for row in answer)
    found = results(shanhai("traverse", reified, start, path, "--format", "json"))
    assert sorted(node.get("iri", node.get("value")) for node in found) == expected, path


@pytest.fixture(scope="module")
def plain_store(plain):
    store = pyoxigraph.Store()
    store.bulk_load(path=str(plain / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def undirected(store):
    """The facts between entities, without what articles mention, what tenures repeat, what is not sure."""
    graph = networkx.Graph()
    for quad in store:
        if quad.object.__class__ is pyoxigraph.NamedNode and not quad.predicate.value.endswith(
                ("#type", "/mentions", "#member", "#ofPost", "#closeMatch")):
            graph.add_edge(quad.subject.value, quad.object.value)
    return graph


ENDS = [("李强", "龙伟"), ("上海市", "昭通市"), ("李强", "昭通市"), ("李强", "阮成发"), ("珠海市", "上海市")]


@pytest.mark.parametrize("start, end", ENDS)
def test_all_shortest_chains_are_found(corpus, store, undirected, start, end):
    a, b = iri_of(store, start).value, iri_of(store, end).value
    expected = sorted(networkx.all_shortest_paths(undirected, a, b)) if networkx.has_path(
        undirected, a, b) else []
    run = shanhai("path", corpus, start, end, "--limit", 10000, "--format", "json")
    answer = json.loads(run.stdout)
    assert run.returncode == (0 if expected else 1)
    assert answer["count"] == len(expected)
    assert sorted([n["iri"] for n in p["nodes"]] for p in answer["paths"]) == expected


def test_k_best_chains_have_the_lengths_of_networkx(corpus, store, undirected):
    a, b = iri_of(store, "李强").value, iri_of(store, "昭通市").value
    answer = json.loads(shanhai("path", corpus, "李强", "昭通市", "-k", 12, "--format", "json").stdout)
    chains = networkx.shortest_simple_paths(undirected, a, b)
    assert [p["length"] for p in answer["paths"]] == [len(next(chains)) - 1 for _ in range(12)]
    found = [tuple(n["iri"] for n in p["nodes"]) for p in answer["paths"]]
    assert len(set(found)) == 12


def test_kinds_are_kept_to_and_avoided(corpus):
    through = json.loads(shanhai(
        "path", corpus, "李强", "龙伟", "--through", "人物,会议,联席会议,考察访问", "--format", "json").stdout)
    for path in through["paths"]:
        assert {n["kind"] for n in path["nodes"][1:-1]} <= {"Person", "Meeting", "JointMeeting", "Visit"}
    avoiding = json.loads(shanhai(
        "path", corpus, "上海市", "昭通市", "--avoiding", "Event,云南省", "--format", "json").stdout)
    for path in avoiding["paths"]:
        assert "云南省" not in [n["label"] for n in path["nodes"]]
        assert not {n["kind"] for n in path["nodes"]} & {"JointMeeting", "Meeting", "Visit", "Signing"}


def test_every_step_has_its_sentence_article_and_date(corpus):
    run = shanhai("path", corpus, "李强", "阮成发", "--format", "json")
    for path in json.loads(run.stdout)["paths"]:
        for facts in path["steps"]:
            assert facts
            for fact in facts:
                if fact["predicate"] != "shan:within":
                    assert fact["sources"], fact
                for source in fact["sources"]:
                    assert source["quote"] and source["title"]
                    assert source["date"] is None or len(source["date"]) == 10
    text = shanhai("path", corpus, "李强", "阮成发").stdout
    assert "“" in text and "李强" in text and "阮成发" in text


def test_hubs_are_avoided_when_asked(corpus, undirected):
    def hub(arguments):
        answer = json.loads(shanhai("path", corpus, "李强", "遵义市", "--format", "json", *arguments).stdout)
        return min((max([undirected.degree(n["iri"]) for n in p["nodes"][1:-1]] or [0]) for p in answer["paths"]))
    assert hub(["--avoid-hubs"]) <= hub([])


def test_neighbours_are_those_of_the_graph(corpus, store, undirected):
    centre = iri_of(store, "遵义市").value
    answer = json.loads(shanhai(
        "neighbours", corpus, "遵义市", "--hops", 2, "--format", "json").stdout)["results"]
    expected = networkx.single_source_shortest_path_length(undirected, centre, cutoff=2)
    assert {r["node"]["iri"]: r["hops"] for r in answer} == {k: v for k, v in expected.items() if v}


def test_neighbours_by_kind_and_day(corpus):
    answer = json.loads(shanhai(
        "neighbours", corpus, "云南省", "--kinds", "联席会议", "--from", "2020-01-01", "--to", "2020-12-31",
        "--format", "json").stdout)["results"]
    labels = [r["node"]["label"] for r in answer]
    assert {r["node"]["kind"] for r in answer} == {"JointMeeting"}
    assert any("第二十三次" in label for label in labels)


@pytest.mark.parametrize("format", ["text", "json", "dot"])
@pytest.mark.parametrize("call", [
    ["traverse", "李强", "org:holds"], ["path", "李强", "上海市"], ["neighbours", "李强"]])
def test_every_walk_has_three_forms(corpus, call, format):
    verb, *arguments = call
    run = shanhai(verb, corpus, *arguments, "--format", format)
    assert run.returncode == 0 and run.stderr == ""
    if format == "json":
        json.loads(run.stdout)
    elif format == "dot":
        assert run.stdout.startswith("digraph") and "李强" in run.stdout
    else:
        assert "李强" in run.stdout or "市委书记" in run.stdout or "联席会议" in run.stdout


@pytest.mark.parametrize("name, iri", [
    ("上海市", "region/310000"), ("沪", "region/310000"), ("上海", "region/310000"),
    ("region:310000", "region/310000"), ("https://shanhai.example/id/region/310000", "region/310000"),
    ("怒江", "region/533300"), ("广南", "region/532627"),
])
def test_names_in_any_form(corpus, name, iri):
    answer = json.loads(shanhai("traverse", corpus, name, "a?", "--format", "json").stdout)
    assert answer["start"]["iri"] == "https://shanhai.example/id/" + iri


def test_an_ambiguous_name_lists_candidates(corpus):
    run = shanhai("traverse", corpus, "联席", "a")
    assert run.returncode == 1 and run.stdout == ""
    first, *candidates = run.stderr.splitlines()
    assert "联席" in first and len(candidates) >= 2
    assert all("<https://" in line for line in candidates if not line.startswith("  and "))


@pytest.mark.parametrize("arguments, status, words", [
    (["traverse", "李强", "shan:nothing"], 2, "character 1"),
    (["traverse", "李强", "org:holds/"], 2, "character 11"),
    (["traverse", "李强", "(org:holds"], 2, "character 11"),
    (["traverse", "李强", "foo:bar"], 2, "foo:"),
    (["traverse", "没有这个人", "a"], 1, "没有这个人"),
    (["path", "没有这个人", "李强"], 1, "没有这个人"),
    (["neighbours", "没有这个人"], 1, "没有这个人"),
])
def test_faults_are_one_line(reified, arguments, status, words):
    verb, *rest = arguments
    run = shanhai(verb, reified, *rest)
    assert run.returncode == status
    assert run.stdout == "" and len(run.stderr.splitlines()) == 1 and words in run.stderr
