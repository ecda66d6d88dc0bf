"""A graph.ttl, and whether it says a fact in the notation of the cases (see README.md)."""

import collections
import re
import unicodedata

import pyoxigraph

PREFIXES = {
    "shan": "https://shanhai.example/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# Classes whose labels are the article's words: a part of one names it.
LOOSE = {"Event", "Agreement", "Project", "Pairing", "Article", "Membership", "Donation"}
# The level before a title, which a text may leave out: 县委书记, 书记.
LEVEL = re.compile(r"^(省|市|区|县|州|自治区|盟|旗|地|镇|乡)(委|政府|人民政府)?(?=..)")
EXACT = re.compile(r"#(date|dateTime|gYear|gYearMonth|decimal|integer|boolean)$")
NODE = r"[^\s\[\];]+(?:\[[^\]]*\])?"
FACT = re.compile(r"^(%s) (a|[a-z]+:\w+) (.+)$" % NODE)


def bare(text):
    """Text without white space, middle dots, width of characters, and quotation marks around it."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u200b·•・]+", "", text).strip("《》“”\"'")


def body_name(text):
    """溧阳市人民政府 and 溧阳市政府 are one name."""
    return re.sub(r"人民政府$", "政府", bare(text))


def titles(text, strict):
    """A post's title, and unless strict also without its level; 组织部部长 and 组织部长 are one."""
    title = re.sub(r"(局|厅|部|院|处|科|办)\1长", r"\1长", bare(text))
    return {title} if strict else {title, LEVEL.sub("", title)}


def iri(name):
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local


def parts(fact):
    """Subject, relation and object of a fact; ValueError when it is none."""
    match = FACT.match(fact)
    if not match:
        raise ValueError("not a fact: " + fact)
    for relation in re.findall(r"(?:^|[\s\[;])((?!a )[a-z]+:\w+) ", fact):
        if relation.split(":")[0] not in PREFIXES:
            raise ValueError("unknown prefix: " + fact)
    return match.groups()


class Graph:
    def __init__(self, path):
        self.out = collections.defaultdict(lambda: collections.defaultdict(list))
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            self.out[triple.subject.value][triple.predicate.value].append(triple.object)

    def says(self, fact, strict=False):
        """Whether some node and edge fit a fact; strict: texts and names of bodies to the character."""
        subject, relation, wanted = parts(fact)
        return any(
            self.is_node(node, subject, strict) and self.leads(node, relation, wanted, strict)
            for node in list(self.out))

    def classes(self, node):
        kinds = self.out[node].get(iri("rdf:type"), [])
        return {re.split(r"[#/]", kind.value)[-1] for kind in kinds}

    def leads(self, node, relation, wanted, strict):
        if relation == "a":
            return wanted.split(":")[-1] in self.classes(node)
        return any(self.is_value(v, wanted, strict) for v in self.out[node].get(iri(relation), []))

    def is_value(self, value, wanted, strict):
        if wanted == "*":
            return True
        if isinstance(value, pyoxigraph.NamedNode) and value.value in self.out:
            return self.is_node(value.value, wanted, strict)
        if isinstance(value, pyoxigraph.NamedNode):
            # a term of a vocabulary: schema:EventCancelled
            return re.split(r"[#/]", value.value)[-1] in {w.split(":")[-1] for w in wanted.split("|")}
        given, words = bare(value.value), [bare(word) for word in wanted.split("|")]
        kind = EXACT.search(value.datatype.value)
        if kind:
            return any(is_exact(given, word, kind[1]) for word in words)
        return any(
            given == word or not strict and min(len(given), len(word)) >= 2
            and (given in word or word in given) for word in words)

    def is_node(self, node, wanted, strict):
        if wanted == "*":
            return True
        names, _, conditions = wanted.partition("[")
        for condition in filter(None, conditions.rstrip("]").split(";")):
            if not self.leads(node, *condition.split(" ", 1), strict):
                return False
        return any(self.is_named(node, name, strict) for name in names.split("|"))

    def is_named(self, node, name, strict):
        classes = self.classes(node)
        if name == "*" or name.isascii() and name in classes:
            return True
        if name == "Meeting" and "JointMeeting" in classes:
            return True
        if "Post" in classes:
            return self.is_post(node, name, strict)
        if "Measure" in classes:
            return self.is_measure(node, name)
        labels = {bare(label.value) for label in self.out[node].get(iri("rdfs:label"), [])}
        if classes & LOOSE:
            word = bare(name)
            return len(word) >= 2 and any(
                word in label or not strict and len(label) >= 2 and label in word
                for label in labels)
        if "Person" in classes:
            return bare(name) in labels
        return body_name(name) in {body_name(label) for label in labels}

    def is_post(self, node, name, strict):
        edges = self.out[node]
        title, _, region = name.partition("@")
        given = set().union(*(titles(t.value, strict) for t in edges.get(iri("shan:title"), [])))
        if not given & titles(title, strict):
            return False
        regions = edges.get(iri("shan:ofRegion"), [])
        return not region or any(self.is_node(r.value, region, strict) for r in regions)

    def is_measure(self, node, name):
        edges = self.out[node]
        number = re.match(r"^(\d+(?:\.\d+)?)(.*)$", name)
        values = edges.get(iri("shan:value"), [])
        unit = "".join(u.value for u in edges.get(iri("shan:unit"), []))
        return bool(number) and bare(unit) == bare(number[2]) and any(
            float(value.value) == float(number[1]) for value in values)


def is_exact(given, word, kind):
    """Whether a date, number or truth value is the one wanted; a day fits a time of that day."""
    if kind in ("decimal", "integer"):
        return re.fullmatch(r"-?\d+(\.\d+)?", word) is not None and float(given) == float(word)
    return given == word or kind == "dateTime" and given[:10] == word
