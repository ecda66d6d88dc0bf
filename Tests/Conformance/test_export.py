"""Every format says the same: what one program reads from a form is what another reads from the others."""

import csv
import hashlib
import io
import json
import subprocess

import networkx
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat

import stores
from conftest import shanhai

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SHAN = "https://shanhai.example/ontology#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
PREFIXES = {
    "shan": SHAN, "org": "http://www.w3.org/ns/org#", "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/", "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": RDF, "xsd": "http://www.w3.org/2001/XMLSchema#"}
FORMATS = {
    "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


def export(graph, *arguments):
    run = shanhai("export", graph, *arguments)
    assert run.returncode == 0, run.stderr
    return run.stdout


def quads(data, format):
    """The quads of a text, each once, in Oxigraph's words."""
    return {str(quad) for quad in pyoxigraph.parse(data.encode("utf-8"), format=FORMATS[format])}


@pytest.fixture(scope="module")
def reified_quads(corpus):
    return quads(export(corpus, "--format", "nquads", "--provenance", "reified"), "nquads")


@pytest.mark.parametrize("provenance", ["none", "reified"])
@pytest.mark.parametrize("format", sorted(FORMATS))
def test_formats_hold_the_same_triples(corpus, format, provenance):
    reference = quads(export(corpus, "--format", "nquads", "--provenance", provenance), "nquads")
    assert len(reference) > 5000
    assert quads(export(corpus, "--format", format, "--provenance", provenance), format) == reference


@pytest.mark.parametrize("format", ["trig", "jsonld"])
def test_formats_hold_the_same_named_graphs(corpus, format):
    reference = quads(export(corpus, "--format", "nquads", "--provenance", "graphs"), "nquads")
    assert quads(export(corpus, "--format", format, "--provenance", "graphs"), format) == reference


@pytest.mark.parametrize("format, name", [("jsonld", "json-ld"), ("trig", "trig"), ("nquads", "nquads")])
def test_rdflib_reads_the_same(reified, format, name):
    """RDFLib's readers are not Oxigraph's."""
    data = export(reified, "--format", format, "--provenance", "graphs")
    dataset = rdflib.Dataset().parse(data=data, format=name)
    ours = {quad for quad in pyoxigraph.parse(data.encode("utf-8"), format=FORMATS[format])}
    assert len({(s, p, o, g) for s, p, o, g in dataset.quads()}) == len(ours)


def unfold_graphs(data):
    """Named graphs as reified statements: all graphs are one."""
    return {"%s %s %s" % (q.subject, q.predicate, q.object)
            for q in pyoxigraph.parse(data.encode("utf-8"), format=RdfFormat.N_QUADS)}


def unfold_reifiers(data, format):
    """rdf:reifies <<( s p o )>> as rdf:Statement."""
    found = set()
    for quad in pyoxigraph.parse(data.encode("utf-8"), format=format):
        if quad.predicate.value == RDF + "reifies":
            triple = quad.object
            found.add("%s <%stype> <%sStatement>" % (quad.subject, RDF, RDF))
            for name in ("subject", "predicate", "object"):
                found.add("%s <%s%s> %s" % (quad.subject, RDF, name, getattr(triple, name)))
        else:
            found.add("%s %s %s" % (quad.subject, quad.predicate, quad.object))
    return found


def without_graphs(quads):
    return {quad.removesuffix(" .") for quad in quads}


def test_named_graphs_become_statements_without_loss(corpus, reified_quads):
    data = export(corpus, "--format", "nquads", "--provenance", "graphs")
    assert unfold_graphs(data) == without_graphs(reified_quads)


@pytest.mark.parametrize("format", ["turtle", "ntriples", "trig", "nquads"])
def test_reifiers_become_statements_without_loss(corpus, reified_quads, format):
    data = export(corpus, "--format", format, "--provenance", "rdf-1.2")
    assert unfold_reifiers(data, FORMATS[format]) == without_graphs(reified_quads)


def test_quoted_triples_become_statements_without_loss(corpus, reified_quads):
    """A quoted triple is a reifier to an RDF 1.2 reader; what it quotes tells the statement's name."""
    data = export(corpus, "--format", "turtle", "--provenance", "rdf-star")
    parts = {}
    for quad in reified_quads:
        subject, predicate, rest = quad.split(" ", 2)
        for name in ("subject", "predicate", "object"):
            if predicate == "<%s%s>" % (RDF, name):
                parts.setdefault(subject, {})[name] = rest.removesuffix(" .")
    statements = {(part["subject"], part["predicate"], part["object"]): name for name, part in parts.items()}
    names, found = {}, set()
    parsed = list(pyoxigraph.parse(data.encode("utf-8"), format=RdfFormat.TURTLE))
    for quad in parsed:
        if quad.predicate.value == RDF + "reifies":
            fact = quad.object
            names[str(quad.subject)] = statements[str(fact.subject), str(fact.predicate), str(fact.object)]
    for quad in parsed:
        subject = names.get(str(quad.subject), str(quad.subject))
        if quad.predicate.value == RDF + "reifies":
            found.add("%s <%stype> <%sStatement>" % (subject, RDF, RDF))
            for name in ("subject", "predicate", "object"):
                found.add("%s <%s%s> %s" % (subject, RDF, name, getattr(quad.object, name)))
        else:
            found.add("%s %s %s" % (subject, quad.predicate, quad.object))
    assert found == without_graphs(reified_quads)


def test_jena_reads_quoted_triples(corpus, reified_quads, tmp_path):
    """Jena 4 has RDF-star as the Community Group wrote it: facts, their evidence, and its passage."""
    (tmp_path / "graph.ttl").write_text(
        export(corpus, "--format", "turtle", "--provenance", "rdf-star"), encoding="utf-8")
    prefixes = "PREFIX shan: <%s> PREFIX rdf: <%s> PREFIX oa: <%s>\n" % (SHAN, RDF, OA)
    rest = """ shan:hasEvidence ?e . ?e shan:rule ?rule ; shan:inPassage/oa:hasSelector/oa:exact ?quote . }"""
    questions = {
        "star": "SELECT ?s ?p ?o ?e ?rule ?quote { << ?s ?p ?o >>" + rest,
        "reified": "SELECT ?s ?p ?o ?e ?rule ?quote { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;" + rest}
    for name, question in questions.items():
        (tmp_path / (name + ".rq")).write_text(prefixes + question, encoding="utf-8")
    (answer,) = stores.Jena(tmp_path, tmp_path).ask([tmp_path / "star.rq"])
    (expected,) = stores.OxigraphLibrary(corpus, tmp_path).ask([tmp_path / "reified.rq"])
    assert answer == expected
    assert len(answer[1]) > 1500


# Formats that are no RDF: nodes and edges with attributes.

WORDS = {"rdfs:label", "skos:altLabel", "shan:title", "shan:field", "shan:programme", "shan:unit",
         "shan:counts", "shan:goods", "shan:period", "schema:headline", "schema:publisher", "schema:author",
         "schema:editor"}
DATES = {"schema:startDate", "schema:endDate", "dcterms:date", "schema:datePublished", "shan:firstAttested",
         "shan:lastAttested", "shan:startsAfter", "shan:endsBefore", "shan:validFrom", "shan:validTo"}
DATATYPES = {"shan:ordinal": "integer", "shan:value": "decimal", "schema:url": "anyURI"}


def full(name):
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local


def values(cell):
    """The values of a cell: split at ;, but not at \\;. A typed one is one, as the graph writes it."""
    if isinstance(cell, bool):
        return [str(cell).lower()]
    if isinstance(cell, (int, float)):
        return [str(int(cell)) if cell == int(cell) else repr(cell)]
    parts, value, escaped = [], "", False
    for character in cell:
        if escaped:
            value, escaped = value + character, False
        elif character == "\\":
            escaped = True
        elif character == ";":
            parts, value = [*parts, value], ""
        else:
            value += character
    return [*parts, value] if cell else []


def literal(column, value):
    if column in WORDS:
        return rdflib.Literal(value, lang="zh")
    datatype = DATATYPES.get(column)
    if column in DATES:
        datatype = {4: "gYear", 7: "gYearMonth"}.get(len(value), "date")
    return rdflib.Literal(value, datatype=datatype and PREFIXES["xsd"] + datatype, normalize=False)


def triples_of(nodes, edges):
    """What nodes [(IRI, attributes)] and edges [(IRI, relation, IRI)] say."""
    found = set()
    for iri, attributes in nodes:
        subject = rdflib.URIRef(iri)
        for name in values(attributes["classes"]):
            found.add((subject, rdflib.RDF.type, rdflib.URIRef(full(name))))
        found.add((subject, rdflib.RDFS.label, literal("rdfs:label", attributes["label"])))
        for column, cell in attributes.items():
            if ":" in column:
                for value in values(cell):
                    found.add((subject, rdflib.URIRef(full(column)), literal(column, value)))
    for source, relation, target in edges:
        found.add((rdflib.URIRef(source), rdflib.URIRef(full(relation)), rdflib.URIRef(target)))
    return {" ".join(term.n3() for term in triple) for triple in found}


def sources_of(nodes, edges):
    """(subject, predicate, object, article, quote, rule, confidence, scalars, bytes) of all claims."""
    found = set()

    def add(fact, source):
        found.add((*fact, source["article"], source["quote"], source["rule"], float(source["confidence"]),
                   *source["scalars"], *source["bytes"], *source["qualifiers"]))

    for iri, attributes in nodes:
        for entry in json.loads(attributes.get("sources") or "[]"):
            for source in entry["sources"]:
                add((iri, full(entry["relation"]), entry["value"]), source)
    for start, relation, end, sources in edges:
        for source in json.loads(sources or "[]"):
            add((start, full(relation), end), source)
    return found


@pytest.fixture(scope="module")
def plain_triples(corpus):
    graph = rdflib.Graph().parse(
        data=export(corpus, "--format", "ntriples", "--provenance", "none"), format="nt")
    return {" ".join(term.n3() for term in triple) for triple in graph}


@pytest.fixture(scope="module")
def claims_in_store(corpus):
    """All claims as a store finds them in the reified Turtle."""
    store = pyoxigraph.Store()
    store.bulk_load(path=str(corpus / "graph.ttl"), format=RdfFormat.TURTLE)
    solutions = store.query("""
        PREFIX rdf: <%s> PREFIX shan: <%s> PREFIX oa: <%s>
        SELECT ?s ?p ?o ?article ?quote ?rule ?confidence ?start ?end ?byteStart ?byteEnd
          (GROUP_CONCAT(?q; separator=" ") AS ?qualifiers) {
          ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; shan:hasEvidence ?evidence .
          ?evidence shan:rule ?rule ; shan:confidence ?confidence ; shan:inPassage ?passage .
          OPTIONAL { ?evidence shan:qualifier ?q }
          ?passage oa:hasSource ?article ; shan:byteStart ?byteStart ; shan:byteEnd ?byteEnd ;
            oa:hasSelector ?words , ?place .
          ?words oa:exact ?quote . ?place oa:start ?start ; oa:end ?end .
        } GROUP BY ?s ?p ?o ?article ?quote ?rule ?confidence ?start ?end ?byteStart ?byteEnd ?evidence
        """ % (RDF, SHAN, OA))
    found = set()
    for row in solutions:
        cells = [row[i].value for i in range(11)]
        qualifiers = sorted(row[11].value.split()) if row[11] is not None else []
        found.add((*cells[:6], float(cells[6]), *map(int, cells[7:]), *qualifiers))
    return found


def read_networkx(data, reader):
    graph = reader(io.BytesIO(data.encode("utf-8")))
    nodes = [(node, attributes) for node, attributes in graph.nodes(data=True)]
    edges = [(a, e["relation"], b, e.get("sources", "")) for a, b, e in graph.edges(data=True)]
    return nodes, edges


def rows_of(file):
    """The rows of a table without the apostrophes that keep cells from being formulas."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in csv.DictReader(opened)]


def read_csv(folder):
    nodes = [(row["Id"], {**row, "label": row["Label"]}) for row in rows_of(folder / "nodes.csv")]
    edges = [(row["Source"], row["relation"], row["Target"], row["sources"]) for row in rows_of(folder / "edges.csv")]
    return nodes, edges


@pytest.mark.parametrize("format", ["graphml", "gexf", "csv"])
def test_nodes_and_edges_lose_nothing(corpus, tmp_path, plain_triples, claims_in_store, format):
    if format == "csv":
        export(corpus, "--format", "csv", "-o", tmp_path)
        nodes, edges = read_csv(tmp_path)
    else:
        reader = networkx.read_graphml if format == "graphml" else networkx.read_gexf
        nodes, edges = read_networkx(export(corpus, "--format", format), reader)
    assert triples_of(nodes, [edge[:3] for edge in edges]) == plain_triples
    assert len(claims_in_store) > 1000
    assert sources_of(nodes, edges) == claims_in_store


def test_neo4j_headers(corpus, tmp_path):
    export(corpus, "--format", "neo4j", "-o", tmp_path)
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (tmp_path / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    names = {row["iri:ID"] for row in nodes}
    assert len(names) == len(nodes)
    assert all(row[":START_ID"] in names and row[":END_ID"] in names for row in edges)
    assert {"supports", "holds"} <= {row[":TYPE"] for row in edges}
    shanghai = next(row for row in nodes if row["label"] == "上海市")
    assert shanghai[":LABEL"] == "Region;AdministrativeArea"


def test_spells_are_the_dates_of_the_graph(corpus):
    graph = networkx.read_gexf(io.BytesIO(export(corpus, "--format", "gexf").encode("utf-8")))
    spells = {a["label"]: a.get("spells") for _, a in graph.nodes(data=True)}
    meeting = next(s for label, s in spells.items() if "第二十三次联席会议" in label)
    assert meeting == [("2020-07-16", "2020-07-16")]
    assert all(start <= (end or "9999") for s in spells.values() if s for start, end in s if start)


# Identity and description.

def test_identity_is_that_of_the_sorted_quads(corpus):
    printed = export(corpus, "--identity").strip()
    lines = sorted(export(corpus, "--format", "nquads").encode("utf-8").splitlines(keepends=True))
    assert printed == "sha256:" + hashlib.sha256(b"".join(lines)).hexdigest()
    described = rdflib.Graph().parse(str(corpus / "dataset.ttl"), format="turtle")
    dataset = described.value(None, rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/dcat#Dataset"))
    assert str(described.value(dataset, rdflib.DCTERMS.identifier)) == printed
    assert int(described.value(dataset, rdflib.VOID.triples)) == len(lines)
    types = {str(described.value(file, rdflib.DCTERMS.title)): str(described.value(file, rdflib.DCAT.mediaType))
             for file in described.objects(dataset, rdflib.DCAT.distribution)}
    assert types["graph.ttl"] == "https://www.iana.org/assignments/media-types/text/turtle"


def test_identity_is_canonical(reified):
    """RDFC-1.0, as Oxigraph implements it, sorts to the same bytes."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(
        export(reified, "--format", "trig", "--provenance", "reified").encode("utf-8"), format=RdfFormat.TRIG))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(pyoxigraph.serialize(dataset, format=RdfFormat.N_QUADS).splitlines(keepends=True))
    assert export(reified, "--identity").strip() == "sha256:" + hashlib.sha256(b"".join(lines)).hexdigest()


def test_description_counts_and_names_the_run(corpus):
    void = rdflib.Graph().parse(data=export(corpus, "--format", "void", "--license", "CC-BY-4.0"))
    text = export(corpus, "--format", "turtle", "--provenance", "none")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    for partition in void.subjects(rdflib.VOID.property, None):
        predicate = void.value(partition, rdflib.VOID.property)
        assert int(void.value(partition, rdflib.VOID.triples)) == len(list(graph.triples((None, predicate, None))))
    for partition in void.subjects(rdflib.VOID["class"], None):
        kind = void.value(partition, rdflib.VOID["class"])
        assert int(void.value(partition, rdflib.VOID.entities)) == len(set(graph.subjects(rdflib.RDF.type, kind)))
    licenses = set(void.objects(None, rdflib.DCTERMS.license))
    assert licenses == {rdflib.URIRef("https://spdx.org/licenses/CC-BY-4.0")}
    digests = {json.loads(line)["digest"]
               for line in (corpus / "claims.jsonl").read_text(encoding="utf-8").splitlines()}
    used = {str(void.value(source, rdflib.DCTERMS.identifier))
            for source in void.objects(None, rdflib.URIRef(PROV + "used"))}
    assert used == {"sha256:" + digest for digest in digests}


# Parts, and what cannot be done.

def test_part_around_an_entity_is_a_part(corpus, plain_triples):
    part = quads(export(corpus, "--around", "龙伟", "--hops", "2", "--format", "ntriples",
                        "--provenance", "none"), "ntriples")
    whole = quads(export(corpus, "--format", "ntriples", "--provenance", "none"), "ntriples")
    assert 20 < len(part) < len(whole) / 2
    assert part <= whole


def test_part_conforms_to_the_shapes(corpus):
    import pyshacl
    from conftest import ONTOLOGY
    part = rdflib.Graph().parse(data=export(corpus, "--around", "昭通市", "--hops", "1"), format="turtle")
    shapes = rdflib.Graph().parse(str(ONTOLOGY / "shapes.ttl"))
    ontology = rdflib.Graph().parse(str(ONTOLOGY / "shanhai.ttl"))
    conforms, _, report = pyshacl.validate(part, shacl_graph=shapes, ont_graph=ontology)
    statements = [line for line in report.splitlines() if "Message" in line]
    assert conforms, statements[:10]


@pytest.mark.parametrize("arguments, word", [
    (["--format", "turtle", "--provenance", "graphs"], "turtle"),
    (["--format", "jsonld", "--provenance", "rdf-star"], "jsonld"),
    (["--format", "graphml", "--provenance", "reified"], "graphml"),
    (["--format", "frob"], "frob"),
    (["--format", "turtle", "--provenance", "frob"], "frob"),
    (["--format", "csv"], "-o"),
    (["--format", "svg", "--view", "event"], "--around"),
])
def test_what_cannot_be_done_is_one_line_and_no_file(reified, tmp_path, arguments, word):
    folder = tmp_path / "out"
    if "csv" not in arguments:
        arguments = [*arguments, "-o", str(folder / "graph.out")]
    run = shanhai("export", reified, *arguments)
    assert run.returncode == 2
    assert run.stdout == "" and len(run.stderr.splitlines()) == 1 and word in run.stderr
    assert not folder.exists()


def test_extension_says_the_format(reified, tmp_path):
    export(reified, "-o", tmp_path / "g.nt", "--provenance", "none")
    export(reified, "-o", tmp_path / "g.jsonld", "--provenance", "none")
    assert quads((tmp_path / "g.nt").read_text("utf-8"), "ntriples") == \
        quads((tmp_path / "g.jsonld").read_text("utf-8"), "jsonld")


def test_same_bytes_twice(reified):
    for format in ("trig", "jsonld", "graphml", "gexf", "void"):
        assert export(reified, "--format", format) == export(reified, "--format", format)


def test_quoted_triples_of_ntriples_are_what_serd_is_told_not_to_read(reified):
    """serd knows no RDF-star: it must refuse, and so must never be given it by default."""
    star = export(reified, "--format", "ntriples", "--provenance", "rdf-star")
    run = subprocess.run(["serdi", "-i", "ntriples", "-"], input=star.encode("utf-8"), capture_output=True)
    assert run.returncode != 0
    plain = export(reified, "--format", "ntriples")
    run = subprocess.run(["serdi", "-i", "ntriples", "-"], input=plain.encode("utf-8"), capture_output=True)
    assert run.returncode == 0
