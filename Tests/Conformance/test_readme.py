"""What the README shows is what the program makes."""

import csv
import pathlib
import re
import shlex

import pytest

import stores
from conftest import ONTOLOGY, ROOT, shanhai

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


def sessions():
    """The commands of the README's sessions, with what they print."""
    for block in re.findall(r"```console\n(.*?)```", README, re.S):
        for command, printed in re.findall(r"^\$ shanhai (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            yield command, printed


@pytest.fixture(scope="module")
def server(reified, tmp_path_factory):
    server = stores.OxigraphServer(reified, tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.mark.parametrize("command, printed", list(sessions()))
def test_sessions_are_what_the_program_prints(reified, server, command, printed, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("SHANHAI_OXIGRAPH", str(stores.OXIGRAPH))
    address = server.query_url.removesuffix("/query")
    words = [str(reified) if word == "out" else word.replace("out/", "%s/" % tmp_path)
             .replace("@Ontology", "@%s" % ONTOLOGY).replace("http://127.0.0.1:7878", address)
             for word in shlex.split(command)]
    run = shanhai(*words)
    assert run.returncode == 0, run.stderr
    assert run.stdout + run.stderr == printed
    for written in (word for word in words if word.startswith("%s/" % tmp_path)):
        assert pathlib.Path(written).stat().st_size > 1000
