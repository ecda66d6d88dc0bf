"""Whether a graph keeps to the shapes, by pySHACL, and to the ontology, by HermiT."""

import functools
import importlib.util
import pathlib
import subprocess
import tempfile

import pyshacl
import rdflib

from conftest import ONTOLOGY

HERE = pathlib.Path(__file__).parent
# HermiT reasons in OWL 2 DL; Owlready2 brings it along.
HERMIT = pathlib.Path(importlib.util.find_spec("owlready2").origin).parent / "hermit" / "HermiT.jar"


def graph_of(path):
    return rdflib.Graph().parse(str(path), format="turtle")


@functools.cache
def vocabulary(name):
    """A file of Ontology/, by its name."""
    return graph_of(ONTOLOGY / (name + ".ttl"))


def violations(graph):
    """What pySHACL reports of a graph; nothing of one that conforms."""
    conforms, _, report = pyshacl.validate(
        graph, shacl_graph=vocabulary("shapes"), ont_graph=vocabulary("shanhai"))
    return "" if conforms else report


def consistent(graphs):
    """Of each graph, whether it has a model together with the ontology and what that builds on."""
    axioms = [vocabulary("shanhai"), vocabulary("imports")]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, graph in enumerate(graphs):
            files.append(pathlib.Path(folder) / ("%d.nt" % number))
            # In N-Triples the lines of two graphs are those of both.
            files[-1].write_bytes(b"".join(part.serialize(format="nt", encoding="utf-8") for part in (*axioms, graph)))
        run = subprocess.run(
            ["java", "-Xmx2g", "-cp", str(HERMIT), str(HERE / "Consistency.java"), *map(str, files)],
            capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    return [line == "true" for line in run.stdout.split()]
