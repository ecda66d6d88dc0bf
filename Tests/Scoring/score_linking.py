"""Scores linking against what a careful reader decides: pairs of documents of which a name means one
entity, or not (gold/linking.json).

    score_linking.py --gold GOLD --docs FOLDER... --shanhai PROGRAM [--json FILE] [-v]

A pair counts as linked when some entity of the name is mentioned by both documents. Within one
document: two agreements of one title are not to be one; one person whose name is written in two
ways is.
"""

import argparse
import itertools
import json
import pathlib
import subprocess
import tempfile

import rdflib
from rdflib import RDFS, Namespace

SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
ORG = Namespace("http://www.w3.org/ns/org#")
DCTERMS = Namespace("http://purl.org/dc/terms/")


def bare(name):
    """A name without white space, quotation marks and kinds of dots."""
    return "".join(c for c in name if not c.isspace() and c not in "《》“”\"—").replace("•", "·")


def graph_of(program, folders):
    documents = [
        path for folder in folders for path in sorted(pathlib.Path(folder).iterdir())
        if path.suffix in (".txt", ".html", ".md")]
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [program, "build", *map(str, documents), "-o", out, "--provenance", "none", "-q"],
            check=True)
        return rdflib.Graph().parse(out + "/graph.ttl", format="turtle")


class Mentions:
    """Which entities of a name each document mentions."""

    def __init__(self, graph):
        self.names = {}
        for predicate in (RDFS.label, SKOS.altLabel):
            for entity, name in graph.subject_objects(predicate):
                self.names.setdefault(entity, set()).add(bare(str(name)))
        self.documents = {}
        for article, entity in graph.subject_objects(SCHEMA.mentions):
            name = str(graph.value(article, DCTERMS.identifier))
            known = self.documents.setdefault(name, set())
            known.add(entity)
            # A body that a post's title names (某局局长) is named with it.
            known.update(graph.objects(entity, ORG.postIn))

    def __call__(self, document, names, kind):
        return set().union(*(self.named(document, bare(name), kind) for name in names))

    def named(self, document, name, kind):
        found = set()
        for entity in self.documents.get(document, ()):
            names = self.names.get(entity, set())
            if name in names:
                found.add(entity)
            elif kind in ("JointMeeting", "Visit", "Agreement", "Organization", "Region"):
                # Documents name these in their own ways.
                if any(name in other or other in name for other in names if len(other) > 3):
                    if ("/%s/" % PATHS[kind]) in str(entity):
                        found.add(entity)
        return found


PATHS = {"JointMeeting": "event", "Visit": "event", "Agreement": "agreement",
         "Organization": "organization", "Region": "region"}


def judge(entry, mentions):
    """(expected, found) of each pair of an entry."""
    documents = entry["documents"]
    names, kind = [entry["name"], *entry.get("labels", [])], entry["kind"].split("/")[0]
    if len(documents) == 1:
        count = len(mentions(documents[0], names, kind))
        # One entity, or of agreements of one title as many as there are.
        return [(entry["same"], count == 1)]
    sets = [mentions(document, names, kind) for document in documents]
    return [
        (entry["same"], bool(a & b)) for a, b in itertools.combinations(sets, 2)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", required=True)
    parser.add_argument("--docs", action="append", required=True)
    parser.add_argument("--shanhai", required=True)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    entries = json.loads((pathlib.Path(options.gold) / "linking.json").read_text(encoding="utf-8"))
    mentions = Mentions(graph_of(options.shanhai, options.docs))
    right = true = found = agreed = total = 0
    for entry in entries:
        pairs = judge(entry, mentions)
        for expected, got in pairs:
            right += expected and got
            true += expected
            found += got
            agreed += expected == got
            total += 1
        if options.v and any(expected != got for expected, got in pairs):
            print("  ! %s %s %s: %s" % (entry["kind"], entry["name"], entry["documents"], pairs))
    precision, recall = right / max(1, found), right / max(1, true)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print("pairs %d, agreed %d; pairwise P %.4f R %.4f F1 %.4f"
          % (total, agreed, precision, recall, score))
    if options.json:
        options.json.write_text(json.dumps({"P": precision, "R": recall, "F1": score}) + "\n")


if __name__ == "__main__":
    main()
