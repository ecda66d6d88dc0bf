"""What holds of Tests/Cases holds still, and what is open does not pass unnoticed."""

import json

import pytest

import cases
import facts
from conftest import PROGRAM

CASES = cases.load()
GRAPH = """
@prefix : <https://shanhai.example/id/> . @prefix shan: <https://shanhai.example/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a a foaf:Person ; rdfs:label "周明远" ; org:holds :b .
:b a org:Post ; shan:title "县委书记" ; shan:ofRegion :c .
:c a shan:Region ; rdfs:label "汉阴县" .
:d a shan:JointMeeting, shan:Event ; rdfs:label "协作联席会议" ; shan:chair :a ; shan:between :c ;
  schema:startDate "2024-07-08"^^xsd:date ; schema:eventStatus schema:EventCancelled .
:e a shan:Measure ; shan:value 12000000.0 ; shan:unit "元" ; shan:counts "帮扶资金" .
:f a shan:Government, org:Organization ; rdfs:label "汉阴县人民政府" .
"""


@pytest.fixture(scope="module")
def failures():
    return cases.judge(PROGRAM, CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(failures, case):
    found = failures[case["id"]]
    if case["state"] == "holds":
        assert found == [], case["note"]
    else:
        assert found != [], "%s is open, and passes: make promote" % case["id"]


@pytest.mark.parametrize("fact, loosely, strictly", [
    ("周明远 org:holds 县委书记@汉阴县", True, True),
    ("周明远 org:holds 书记", True, False),
    ("周明远 org:holds 县委书记@石泉县", False, False),
    ("周明 a foaf:Person", False, False),
    ("Meeting shan:chair 周明远|吴荻", True, True),
    ("Visit shan:chair *", False, False),
    ("* shan:chair *", True, True),
    ("JointMeeting[shan:between 汉阴县;schema:startDate 2024-07-08] shan:chair 周明远", True, True),
    ("JointMeeting[shan:between 石泉县] shan:chair 周明远", False, False),
    ("联席会议 schema:eventStatus EventCancelled", True, True),
    ("第三次协作联席会议 schema:startDate 2024-07-08", True, False),
    ("Meeting schema:startDate 2024-07", False, False),
    ("Meeting schema:eventStatus EventScheduled", False, False),
    ("12000000元 shan:counts 资金", True, False),
    ("12000000元 shan:counts 帮扶资金", True, True),
    ("2000000元 a shan:Measure", False, False),
    ("汉阴县政府 a shan:Government", True, True),
    ("汉阴县 a shan:Government", False, False),
])
def test_a_graph_says_a_fact_or_not(tmp_path, fact, loosely, strictly):
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    graph = facts.Graph(tmp_path / "graph.ttl")
    assert (graph.says(fact), graph.says(fact, strict=True)) == (loosely, strictly)


@pytest.mark.parametrize("fact", ["周明远", "周明远 holds 县长", "周明远 nope:holds 县长"])
def test_what_is_no_fact_is_refused(fact):
    with pytest.raises(ValueError):
        facts.parts(fact)


def test_promotion_changes_the_mark_alone(tmp_path):
    lines = [json.dumps({"id": name, "state": "open", "note": '"state": "open"'}) for name in "abc"]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    cases.promote({"b"}, [tmp_path / "cases.jsonl"])
    promoted = [lines[0], lines[1].replace("open", "holds", 1), lines[2]]
    assert (tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines() == promoted
