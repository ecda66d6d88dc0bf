"""What the README shows is what the program makes."""

import csv
import re

import pytest

from conftest import ONTOLOGY, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_turtle_stands_in_the_graph(reified):
    (turtle,) = re.findall(r"```turtle\n(.*?)```", README, re.S)
    assert len(turtle.splitlines()) == 10
    assert turtle in (reified / "graph.ttl").read_text(encoding="utf-8")


def cells(line):
    return [cell.strip() for cell in line.strip("|\n").split("|")]


@pytest.mark.parametrize(
    "name, table", re.findall(r"\(Ontology/questions/([\w-]+)\.rq\)\)\n\n((?:\|.*\n)+)", README))
def test_answers_are_those_of_the_questions(name, table):
    header, _, *rows = [cells(line) for line in table.splitlines()]
    with (ONTOLOGY / "questions" / (name + ".tsv")).open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file, delimiter="\t"))
    assert [header, *rows] == expected


def test_there_are_at_least_three_questions():
    assert len(re.findall(r"\(Ontology/questions/[\w-]+\.rq\)\)\n\n\|", README)) >= 3


def test_links_lead_somewhere():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
