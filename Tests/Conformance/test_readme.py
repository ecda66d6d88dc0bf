"""What the README shows is what the program makes."""

import csv
import pathlib
import re
import shlex

import pytest

import stores
from conftest import ONTOLOGY, ROOT, SEEDS, documents, shanhai

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")


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
    links = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", README + CHINESE)
    assert [link for link in links if not (ROOT / link).exists()] == []


def sessions():
    """The commands of the README's sessions, with what they print."""
    for block in re.findall(r"```console\n(.*?)```", README + CHINESE, re.S):
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


def test_five_lines_lead_from_a_folder_to_the_site(tmp_path):
    """What follows make, on a folder of one's own; the same lines in both languages."""
    first, second = (re.search(r"```sh\nmake store.*?\n```", text, re.S)[0] for text in (README, CHINESE))
    lines = [[line.split(" # ")[0].strip() for line in text.splitlines()[1:-1]] for text in (first, second)]
    assert lines[0] == lines[1] and len(lines[0]) == 5
    (tmp_path / "articles").mkdir()
    for article in documents(SEEDS):
        (tmp_path / "articles" / article.name).write_bytes(article.read_bytes())
    for line in lines[0][1:]:
        words = [word.replace("MYFOLDER", str(tmp_path / "articles")) for word in shlex.split(line)]
        words = [str(tmp_path / word) if word in ("out", "pages") or word.startswith("pages/") else word for word in words]
        if words[0] == "xdg-open":
            assert pathlib.Path(words[1]).read_text(encoding="utf-8").startswith("<!")
        else:
            run = shanhai(*words[1:])
            assert run.returncode == 0, run.stderr
    assert "上海市" in run.stdout
