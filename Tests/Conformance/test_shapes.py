"""The graph keeps to the ontology and its SHACL shapes; test_faults.py tries graphs that do not."""

import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, OWL

from validation import consistent, graph_of, violations, vocabulary

SHAN = rdflib.Namespace("https://shanhai.example/ontology#")


@pytest.fixture(scope="module")
def ontology():
    return vocabulary("shanhai")


def test_shapes_are_shacl():
    conforms, _, report = pyshacl.validate(
        rdflib.Graph(), shacl_graph=vocabulary("shapes"), meta_shacl=True)
    assert conforms, report


@pytest.mark.parametrize("folder", ["plain", "reified", "whole"])
def test_graph_conforms(folder, request):
    report = violations(graph_of(request.getfixturevalue(folder) / "graph.ttl"))
    assert not report, report[:4000]


def test_graph_is_consistent_with_the_ontology(plain, whole):
    assert consistent([graph_of(folder / "graph.ttl") for folder in (plain, whole)]) == [True, True]


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
