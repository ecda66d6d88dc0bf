"""The graph keeps to the ontology and its SHACL shapes, and the shapes notice when one does not."""

import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, OWL

from conftest import ONTOLOGY

SHAN = rdflib.Namespace("https://shanhai.example/ontology#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")


def graph_of(path):
    return rdflib.Graph().parse(str(path), format="turtle")


@pytest.fixture(scope="module")
def ontology():
    return graph_of(ONTOLOGY / "shanhai.ttl")


@pytest.fixture(scope="module")
def shapes():
    return graph_of(ONTOLOGY / "shapes.ttl")


def validate(graph, shapes, ontology):
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    return conforms, report


def test_shapes_are_shacl(shapes):
    conforms, _, report = pyshacl.validate(
        rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


@pytest.mark.parametrize("folder", ["plain", "reified", "whole"])
def test_graph_conforms(folder, request, shapes, ontology):
    graph = graph_of(request.getfixturevalue(folder) / "graph.ttl")
    conforms, report = validate(graph, shapes, ontology)
    assert conforms, report[:4000]


@pytest.mark.parametrize("kind, predicate", [
    (SHAN.Region, SHAN.adcode),
    (SHAN.Region, RDFS.label),
    (SHAN.Pairing, SHAN.supporter),
    (ORG.Post, SHAN.title),
    (SHAN.Measure, SHAN.value),
])
def test_shapes_notice_what_is_missing(plain, shapes, ontology, kind, predicate):
    graph = graph_of(plain / "graph.ttl")
    node = min(node for node in graph.subjects(RDF.type, kind) if (node, predicate, None) in graph)
    graph.remove((node, predicate, None))
    conforms, _ = validate(graph, shapes, ontology)
    assert not conforms


@pytest.mark.parametrize("folder", ["plain", "whole"])
def test_every_own_term_is_in_the_ontology(folder, request, ontology):
    graph = graph_of(request.getfixturevalue(folder) / "graph.ttl")
    used = {p for p in graph.predicates()} | {c for c in graph.objects(predicate=RDF.type)}
    own = {term for term in used if term in SHAN}
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    declared = {s for s, kind in ontology.subject_objects(RDF.type) if kind in kinds}
    assert own, "the graph uses no term of the ontology"
    assert own <= declared, sorted(own - declared)


def test_every_own_term_is_explained_in_both_languages(ontology):
    for term in {s for s in ontology.subjects(RDF.type) if s in SHAN}:
        for predicate in (RDFS.label, RDFS.comment):
            languages = {text.language for text in ontology.objects(term, predicate)}
            assert any((l or "").startswith("zh") for l in languages), (term, predicate)
            assert "en" in languages, (term, predicate)
