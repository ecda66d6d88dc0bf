"""No score sinks below Tests/Corpus/floors.json."""

import floors
from conftest import PROGRAM

FLOORS = {"facts": {"persons": {"precision": 0.98, "F1": 0.97}, "noise": {"leaked": 2}}}


def test_no_score_is_below_its_floor():
    below, _ = floors.compare(floors.load(), floors.reached(PROGRAM))
    assert below == []


def test_what_sinks_is_named_and_its_floor_stays():
    scores = {"facts": {"persons": {"precision": 0.99, "F1": 0.96}, "noise": {"leaked": 3}}}
    below, raised = floors.compare(FLOORS, scores)
    assert below == ["facts, persons: F1 is 0.96, floor 0.97", "facts, noise: leaked is 3, floor 2"]
    assert raised == {"facts": {"persons": {"precision": 0.99, "F1": 0.97}, "noise": {"leaked": 2}}}


def test_what_is_scored_no_more_is_below():
    below, raised = floors.compare(FLOORS, {"facts": {"noise": {"leaked": 1}}})
    assert len(below) == 2
    assert raised == {"facts": {**FLOORS["facts"], "noise": {"leaked": 1}}}


def test_new_kinds_get_a_floor():
    scores = {**FLOORS, "linking": {"pairs": {"F1": 0.95}}}
    assert floors.compare(FLOORS, scores) == ([], scores)
