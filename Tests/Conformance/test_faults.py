"""Faults put one by one into a sound graph: the shapes find each, the reasoner those of logic."""

import pathlib

import pytest
import rdflib
from rdflib import OWL, RDF

from validation import consistent, graph_of, violations, vocabulary

SHAN = rdflib.Namespace("https://shanhai.example/ontology#")
SOUND = pathlib.Path(__file__).parent / "sound.ttl"

# What is wrong, the update that makes it so, and whether it contradicts the ontology. A reasoner
# takes what is missing to be unknown, and two names to be perhaps of one thing.
FAULTS = [
    # Who and where
    ("a region signs an agreement", "INSERT DATA { a:agreement shan:signatory a:qingshan }", True),
    ("a signatory of a meeting", "INSERT DATA { a:meeting shan:signatory a:song }", True),
    ("a signer of an agreement", "INSERT DATA { a:agreement shan:signer a:song }", True),
    ("a person who is a region", "INSERT DATA { a:jiang a shan:Region ; shan:level 'special' }", True),
    ("a person who is a body", "INSERT DATA { a:jiang a org:Organization }", True),
    ("a meeting that is a visit", "INSERT DATA { a:meeting a shan:Visit }", True),
    ("an agreement that is an event", "INSERT DATA { a:agreement a shan:Event , schema:Event , shan:Signing }", True),
    ("an event of no kind", "DELETE DATA { a:visit a shan:Visit }", False),
    ("a meeting held at a person", "INSERT DATA { a:meeting schema:location a:song }", False),
    ("a meeting between persons", "INSERT DATA { a:meeting shan:between a:song }", True),
    ("a region takes part", "INSERT DATA { a:meeting shan:participant a:qingshan }", True),
    ("a role of no participant", "DELETE DATA { a:meeting shan:participant a:jiang }", False),
    ("a delegation of a firm", "INSERT DATA { a:visit shan:delegationOf a:firm }", True),
    ("a meeting that visits", "INSERT DATA { a:meeting shan:visited a:memorial }", True),
    ("a person is visited", "INSERT DATA { a:visit shan:visited a:jiang }", True),
    ("a person is party", "INSERT DATA { a:agreement shan:party a:jiang }", True),
    ("signed at an article", "INSERT DATA { a:agreement shan:signedAt a:article }", True),
    ("an article attends", "INSERT DATA { a:article shan:attendee a:song }", True),
    ("an official without post", "DELETE DATA { a:song org:holds a:secretary }", False),
    ("a person holds a region", "INSERT DATA { a:song org:holds a:qingshan }", True),
    ("a region holds a post", "INSERT DATA { a:qingshan org:holds a:secretary }", False),
    ("a post without region or body",
     "DELETE DATA { a:secretary shan:ofRegion a:qingshan ; org:postIn a:committee }", False),
    ("a post of a body's", "INSERT DATA { a:secretary shan:ofRegion a:committee }", True),
    ("a post with two titles", "INSERT DATA { a:secretary shan:title '省长'@zh }", True),
    ("a title of a person", "INSERT DATA { a:song shan:title '省长'@zh }", True),
    ("a tenure of two posts",
     "INSERT DATA { a:tenure shan:ofPost a:other . a:other a org:Post ; rdfs:label '白水省省长'@zh ; "
     "shan:title '省长'@zh ; shan:ofRegion a:baishui }", True),
    ("a tenure of nobody", "DELETE DATA { a:tenure org:member a:song }", False),
    # Regions and pairings
    ("a region within two",
     "INSERT DATA { a:baishui-county shan:within a:qingshan }", True),
    ("a region within itself", "INSERT DATA { a:baishui shan:within a:baishui }", True),
    ("regions within each other", "INSERT DATA { a:baishui shan:within a:baishui-county }", True),
    ("a code of five digits",
     "DELETE DATA { a:qingshan shan:adcode '980000' }; INSERT DATA { a:qingshan shan:adcode '98000' }", False),
    ("two codes", "INSERT DATA { a:qingshan shan:adcode '980001' }", True),
    ("a code that is a number",
     "DELETE DATA { a:qingshan shan:adcode '980000' }; INSERT DATA { a:qingshan shan:adcode 980000 }", True),
    ("a province without code", "DELETE DATA { a:qingshan shan:adcode '980000' }", False),
    ("an unknown level",
     "DELETE DATA { a:qingshan shan:level 'province' }; INSERT DATA { a:qingshan shan:level 'state' }", False),
    ("a pairing of a region with itself",
     "DELETE DATA { a:pairing shan:supported a:baishui }; "
     "INSERT DATA { a:pairing shan:supported a:qingshan . a:qingshan shan:supports a:qingshan }", True),
    ("a region supports itself", "INSERT DATA { a:qingshan shan:supports a:qingshan }", True),
    ("a person supports", "INSERT DATA { a:song shan:supports a:baishui }", True),
    ("support without pairing", "INSERT DATA { a:qingshan shan:supports a:baishui-city }", False),
    ("a pairing without support", "DELETE DATA { a:qingshan shan:supports a:baishui }", False),
    ("a pairing of three", "INSERT DATA { a:pairing shan:supported a:baishui-city }", True),
    ("a pairing without supporter", "DELETE DATA { a:pairing shan:supporter a:qingshan }", False),
    ("an end of a pairing that lasts",
     "INSERT DATA { a:pairing schema:endDate '2021'^^xsd:gYear }", False),
    ("a pairing that has not ended", "INSERT DATA { a:pairing shan:ended false }", False),
    ("a pairing that ended in words", "INSERT DATA { a:pairing shan:ended 'true' }", True),
    ("support by a pairing that has ended",
     "INSERT DATA { a:pairing shan:ended true }", False),
    ("a visit that ended", "INSERT DATA { a:visit shan:ended true }", True),
    # Days
    ("an end before the start",
     "DELETE DATA { a:meeting schema:endDate '2031-05-09'^^xsd:date }; "
     "INSERT DATA { a:meeting schema:endDate '2031-05-07'^^xsd:date }", False),
    ("a pairing's end before its start",
     "DELETE DATA { a:pairing-ended schema:startDate '2016'^^xsd:gYear ; schema:endDate '2021-03'^^xsd:gYearMonth }; "
     "INSERT DATA { a:pairing-ended schema:startDate '2016-05-01'^^xsd:date ; schema:endDate '2015-05-01'^^xsd:date }", False),
    ("attested last before first",
     "DELETE DATA { a:tenure shan:lastAttested '2031-06-10'^^xsd:date }; "
     "INSERT DATA { a:tenure shan:lastAttested '2031-05-09'^^xsd:date }", False),
    ("a day that is none",
     "DELETE DATA { a:agreement dcterms:date '2031-05-08'^^xsd:date }; "
     "INSERT DATA { a:agreement dcterms:date '2031-02-30'^^xsd:date }", False),
    ("a day in words",
     "DELETE DATA { a:agreement dcterms:date '2031-05-08'^^xsd:date }; "
     "INSERT DATA { a:agreement dcterms:date '2031年5月8日'^^xsd:date }", False),
    ("a day without datatype", "INSERT DATA { a:agreement dcterms:date '2031-05-08' }", False),
    ("a starting day of a person", "INSERT DATA { a:song schema:startDate '2031-05-08'^^xsd:date }", False),
    ("a status of a person's", "INSERT DATA { a:song schema:eventStatus schema:EventScheduled }", False),
    ("a status that is none of the three",
     "INSERT DATA { a:meeting schema:eventStatus schema:EventMovedOnline }", False),
    ("two statuses", "INSERT DATA { a:visit schema:eventStatus schema:EventCancelled }", False),
    # Measures
    ("a measure without unit", "DELETE DATA { a:measure shan:unit '元'@zh }", False),
    ("a measure without value", "DELETE DATA { a:measure shan:value 105.5 }", False),
    ("a value in words", "DELETE DATA { a:measure shan:value 105.5 }; INSERT DATA { a:measure shan:value '105.5' }", True),
    ("two values", "INSERT DATA { a:measure shan:value 106.5 }", True),
    ("a value below nothing",
     "DELETE DATA { a:measure shan:value 105.5 }; INSERT DATA { a:measure shan:value '-105.5'^^xsd:decimal }", False),
    ("a value of a region", "INSERT DATA { a:qingshan shan:value 105.5 }", True),
    ("a measure to a meeting", "INSERT DATA { a:measure shan:to a:meeting }", True),
    # Literals, names and terms
    ("a literal where a person is meant", "INSERT DATA { a:meeting shan:chair '宋一川'@zh }", False),
    ("a person where a literal is meant", "INSERT DATA { a:article schema:author a:song }", False),
    ("a label without language",
     "DELETE DATA { a:song rdfs:label '宋一川'@zh }; INSERT DATA { a:song rdfs:label '宋一川' }", False),
    ("a label in English", "INSERT DATA { a:song rdfs:label 'Song Yichuan'@en }", False),
    ("words without language", "INSERT DATA { a:agreement shan:field '医疗' }", False),
    ("no label", "DELETE DATA { a:memorial rdfs:label '白水纪念馆'@zh }", False),
    ("an unknown property", "INSERT DATA { a:meeting shan:signedBy a:song }", False),
    ("a property of another class", "INSERT DATA { a:firm shan:level 'county' }", True),
    ("a thing without class", "INSERT DATA { a:article schema:mentions a:nobody . a:nobody rdfs:label '无'@zh }", False),
    ("a participant who is not described", "INSERT DATA { a:meeting shan:participant a:nobody }", False),
    ("a relation of what has no class", "INSERT DATA { a:nothing shan:programme '东西部协作'@zh }", False),
    ("an address of a file",
     "DELETE DATA { a:article schema:url 'https://news.example/1'^^xsd:anyURI }; "
     "INSERT DATA { a:article schema:url 'file:///etc/passwd'^^xsd:anyURI }", False),
    ("an address that is a script",
     "DELETE DATA { a:article schema:url 'https://news.example/1'^^xsd:anyURI }; "
     "INSERT DATA { a:article schema:url 'javascript:alert(1)'^^xsd:anyURI }", False),
    ("a blank node", "INSERT DATA { [] a foaf:Person ; rdfs:label '江月'@zh }", False),
    # Provenance
    ("surer than sure", "DELETE DATA { a:evidence shan:confidence 0.95 }; INSERT DATA { a:evidence shan:confidence 1.5 }", False),
    ("a quote of no article", "DELETE DATA { a:passage oa:hasSource a:article }", False),
    ("a passage that ends before it begins",
     "DELETE DATA { a:passage shan:byteEnd 133 }; INSERT DATA { a:passage shan:byteEnd 99 }", False),
    ("evidence without rule", "DELETE DATA { a:evidence shan:rule 'post.held' }", False),
    ("evidence of no passage", "DELETE DATA { a:evidence shan:inPassage a:passage }", False),
    ("evidence in an article", "INSERT DATA { a:evidence shan:inPassage a:article }", True),
    ("an unknown qualifier", "INSERT DATA { a:evidence shan:qualifier 'perhaps' }", False),
    ("a statement without article", "DELETE DATA { a:statement prov:wasDerivedFrom a:article }", False),
    ("a statement from an event", "INSERT DATA { a:statement prov:wasDerivedFrom a:meeting }", True),
    ("a statement about nothing",
     "DELETE DATA { a:statement rdf:subject a:song }; INSERT DATA { a:statement rdf:subject a:nobody }", False),
]


def sound():
    return graph_of(SOUND)


def with_fault(update):
    graph = sound()
    before = set(graph)
    graph.update(update, initNs=dict(graph.namespaces()))
    assert set(graph) != before, "the update changes nothing"
    return graph


def test_sound_graph_conforms():
    assert not violations(sound())


def test_sound_graph_has_every_term():
    """So that no class is empty by contradiction, and no property unusable by its shape."""
    ontology = vocabulary("shanhai")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if term in SHAN}
    graph = sound()
    used = set(graph.predicates()) | set(graph.objects(predicate=RDF.type))
    assert own <= used, sorted(own - used)


@pytest.mark.parametrize("update", [pytest.param(f[1], id=f[0]) for f in FAULTS])
def test_shapes_find(update):
    assert violations(with_fault(update))


@pytest.fixture(scope="module")
def verdicts():
    """What the reasoner says of the sound graph, and of it with each fault of logic."""
    names = [""] + [name for name, _, is_illogical in FAULTS if is_illogical]
    updates = {name: update for name, update, _ in FAULTS}
    graphs = [with_fault(updates[name]) if name else sound() for name in names]
    return dict(zip(names, consistent(graphs), strict=True))


def test_sound_graph_is_consistent(verdicts):
    assert verdicts[""]


@pytest.mark.parametrize("name", [name for name, _, is_illogical in FAULTS if is_illogical])
def test_reasoner_finds(name, verdicts):
    assert not verdicts[name]
