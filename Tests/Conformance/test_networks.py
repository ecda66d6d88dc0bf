"""Networks that open: GEXF and GraphML with types and weights, and who met whom; read by NetworkX."""

import itertools
import csv
import io
import sqlite3

import networkx
import pytest

from conftest import shanhai

READERS = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}


def network(graph, format, *arguments):
    run = shanhai("export", graph, "--format", format, *arguments)
    assert run.returncode == 0, run.stderr
    return READERS[format](io.BytesIO(run.stdout.encode("utf-8")))


@pytest.mark.parametrize("format", READERS)
def test_attributes_have_types(corpus, format):
    graph = network(corpus, format)
    ordinals = [a["shan:ordinal"] for _, a in graph.nodes(data=True) if "shan:ordinal" in a]
    values = [a["shan:value"] for _, a in graph.nodes(data=True) if "shan:value" in a]
    assert ordinals and all(type(ordinal) is int for ordinal in ordinals)
    assert values and all(type(value) is float for value in values)
    edges = [attributes for *_, attributes in graph.edges(data=True)]
    assert all(edge["weight"] == max(1, edge["article count"]) for edge in edges)
    assert max(edge["weight"] for edge in edges) > 1
    assert all(attributes["label"] for _, attributes in graph.nodes(data=True))
    if format == "gexf":
        assert all("color" in attributes["viz"] for _, attributes in graph.nodes(data=True))


@pytest.mark.parametrize("format", READERS)
def test_no_node_is_alone_when_relations_are_chosen(corpus, format):
    graph = network(corpus, format, "--relations", "shan:supports")
    assert len(graph) > 10 and not list(networkx.isolates(graph))
    assert "Region" in {a["kind"] for _, a in graph.nodes(data=True)} and "Article" not in {a["kind"] for _, a in graph.nodes(data=True)}


def pairs_at_events(graph, roles):
    """How often two were at one event that took place, by their IRIs, as the database tells."""
    with sqlite3.connect(f"file:{graph / 'graph.sqlite'}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT subject_id, object_iri FROM fact WHERE relation IN (%s) AND NOT EXISTS (SELECT 1 FROM attribute a "
            "JOIN relation r ON r.id = a.relation WHERE a.entity = subject_id AND r.name = 'schema:eventStatus')"
            % ",".join("?" * len(roles)), roles).fetchall()
    events = {}
    for event, person in rows:
        events.setdefault(event, set()).add(person)
    counts = {}
    for there in events.values():
        for pair in itertools.combinations(sorted(there), 2):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


@pytest.mark.parametrize("format", READERS)
def test_who_met_whom(corpus, format):
    graph = network(corpus, format, "--project", "people")
    assert not graph.is_directed() and not list(networkx.isolates(graph))
    expected = pairs_at_events(corpus, ["shan:participant"])
    found = {tuple(sorted(pair)): attributes["weight"] for *pair, attributes in graph.edges(data=True)}
    assert len(expected) > 50 and found == expected
    assert {a["kind"] for _, a in graph.nodes(data=True)} == {"Person"}
    assert any(a.get("posts") for _, a in graph.nodes(data=True))


def test_region_and_region(corpus):
    graph = network(corpus, "graphml", "--project", "regions")
    names = {a["label"]: node for node, a in graph.nodes(data=True)}
    bond = graph.edges[names["上海市"], names["云南省"]]
    assert bond["weight"] == bond["meetings"] + bond["visits"] + bond["agreements"] + bond["pairings"] > 2
    assert "第二十三次联席会议" in bond["occasions"] and bond["start"] <= "2020-07-16" <= bond["end"]
    assert network(corpus, "graphml", "--project", "bodies").number_of_edges() > 0


def test_who_met_whom_as_a_table(corpus, tmp_path):
    run = shanhai("export", corpus, "--project", "regions", "-o", tmp_path / "r.csv")
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader((tmp_path / "r.csv").open(encoding="utf-8", newline="")))
    graph = network(corpus, "gexf", "--project", "regions")
    assert {(row["first_iri"], row["second_iri"]): int(row["weight"]) for row in rows} == \
        {tuple(sorted(pair)): int(a["weight"]) for *pair, a in graph.edges(data=True)}


def test_years_narrow_who_met_whom(corpus):
    whole = network(corpus, "gexf", "--project", "people")
    part = network(corpus, "gexf", "--project", "people", "--from", "2021", "--to", "2021")
    assert 0 < part.number_of_edges() < whole.number_of_edges()


def test_two_that_were_visited_on_one_journey_did_not_meet(corpus):
    """福州市's delegation went to 定西市 and to counties of it: these are no pairs."""
    graph = network(corpus, "gexf", "--project", "regions")
    names = {a["label"]: node for node, a in graph.nodes(data=True)}
    assert graph.has_edge(names["福州市"], names["定西市"]) and graph.has_edge(names["福州市"], names["安定区"])
    assert not graph.has_edge(names["定西市"], names["安定区"])
