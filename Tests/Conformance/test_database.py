"""graph.sqlite: the sessions of Documentation/Database.md, and the same answers as from the claims."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys

import pytest

from conftest import ROOT, shanhai

PAGE = (ROOT / "Documentation" / "Database.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|sql|python)\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def place(corpus, tmp_path_factory):
    """A folder in which out/ is a build."""
    folder = tmp_path_factory.mktemp("sessions")
    shutil.copytree(corpus, folder / "out")
    return folder


def test_shell_sessions_answer(place):
    tools = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
    lines = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
    assert len(lines) > 3
    for line in lines:
        run = subprocess.run(["sh", "-ec", line], cwd=place, env={**os.environ, "PATH": tools}, capture_output=True, text=True)
        assert run.returncode == 0, (line, run.stderr)
        if ">" in line:
            assert len((place / line.split("> ")[1]).read_text(encoding="utf-8").splitlines()) > 10
        else:
            assert len(run.stdout) > 50 and run.stdout.strip() != "[]", line


def test_statements_answer(place):
    database = sqlite3.connect("file:%s?mode=ro" % (place / "out" / "graph.sqlite"), uri=True)
    statements = [s for kind, block in BLOCKS if kind == "sql" for s in block.split(";") if s.strip()]
    assert len(statements) > 5
    for statement in statements:
        assert database.execute(statement).fetchall(), statement


def test_python_sessions_answer(place):
    code = "\n".join(block for kind, block in BLOCKS if kind == "python")
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=place, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) > 10


def test_tables_are_as_the_page_says(place):
    database = sqlite3.connect(place / "out" / "graph.sqlite")
    for table, columns in re.findall(r"^\| `(\w+)` \| an? [^|]*\| ([^|]*`[^|]*)\|$", PAGE.split("## Search")[0], re.M):
        names = {row[1] for row in database.execute("PRAGMA table_info(%s)" % table)}
        wanted = set(re.findall(r"`(\w+)`", columns))
        assert wanted and wanted <= names, (table, wanted - names)
        if table != "articles":
            assert {"id", "iri", "sentence", "article", "published", "address"} <= names
            count, sourced = database.execute("SELECT count(*), count(sentence) FROM " + table).fetchone()
            assert 0 < sourced == count, (table, count, sourced)


def test_any_two_letters_are_found(place):
    database = sqlite3.connect(place / "out" / "graph.sqlite")
    quotes = [row[0] for row in database.execute("SELECT quote FROM passage")]
    for quote in quotes[::50]:
        for a, b in zip(quote, quote[1:]):
            if not ("\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"):
                continue
            found = {row[0] for row in database.execute(
                "SELECT p.quote FROM passage_search s JOIN passage p ON p.id = s.rowid WHERE passage_search MATCH ?", [a + b])}
            assert found == {q for q in quotes if a + b in q}, a + b


COMMANDS = [
    ["show", "李强"], ["show", "云南省"], ["show", "省委书记"], ["show", "上海云南扶贫协作第二十三次联席会议"], ["show", "沪遵"],
    ["show", "没有的名字"], ["show", "长"], ["at", "2020-07-16"], ["at", "2020-07-16", "云南省"],
    ["at", "2021-06-08", "云南省", "--below"], ["at", "2021-06-08", "上海市", "--json"], ["at", "1900-01-01"],
    ["check"], ["check", "--json"], ["check", "--no-gaps"], ["path", "李强", "龙伟"], ["path", "李强", "龙伟", "--format", "json"],
    ["path", "上海市", "龙伟", "-k", "4", "--avoid-hubs"], ["path", "李强", "陈豪", "--format", "dot"],
    ["path", "李强", "云南", "--relations", "schema:mentions"], ["traverse", "李强", "^shan:participant/shan:participant"],
    ["traverse", "李强", "org:holds/shan:ofRegion", "--steps"], ["traverse", "上海市", "shan:supports", "--format", "json"],
    ["traverse", "李强", "org:holds/shan:title", "--format", "json"], ["traverse", "李强", "rdf:type"],
    ["traverse", "李强", "org:holds/shan:title/^shan:title", "--format", "json"], ["traverse", "李强", "rdfs:label|a|^shan:chair", "--steps"],
    ["traverse", "昭通市", "shan:within*/^shan:supports", "--format", "dot"], ["traverse", "没有的名字", "rdf:type"],
    ["path", "龙伟", "遵义市", "--through", "Event,Region"], ["path", "李强", "遵义市", "--avoiding", "Meeting,陈豪", "-k", "3"],
    ["path", "李强", "没有的名字"], ["path", "长", "李强"],
    ["neighbours", "龙伟"], ["neighbours", "龙伟", "--hops", "2", "--format", "json"], ["neighbours", "云南省", "--kinds", "Agreement"],
    ["neighbours", "龙伟", "--kinds", "Article"], ["neighbours", "云南省", "--relations", "shan:supports", "--hops", "3"],
    ["neighbours", "没有的名字"], ["neighbours", "昭通市", "--from", "2016", "--to", "2019", "--format", "dot"],
    ["export", "--around", "龙伟", "--hops", "2"], ["export", "--around", "昭通市", "--from", "2016-01", "--to", "2020"],
    ["export", "--around", "李强", "--format", "graphml"], ["export", "--around", "遵义市", "--format", "dot"],
    ["export", "--kinds", "Agreement,Region", "--format", "trig", "--provenance", "graphs"], ["export", "--format", "nquads"],
    ["export", "--around", "龙伟", "--around", "遵义市", "--kinds", "Person,Agreement"], ["export", "--identity"],
    ["why", "李强"], ["why", "李强", "--json"], ["why", "李强", "陈豪"], ["why", "云南省"], ["why", "沪遵"], ["why", "没有的名字"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_answers_are_those_from_the_claims(place, tmp_path, command):
    claims = tmp_path / "kept.jsonl"
    shutil.copy(place / "out" / "claims.jsonl", claims)
    verb, *rest = command
    asked = shanhai(verb, place / "out", *rest)
    expected = shanhai(verb, claims, *rest)
    assert (asked.returncode, asked.stdout, asked.stderr) == (expected.returncode, expected.stdout, expected.stderr)
    assert asked.returncode in (0, 1)
    assert asked.stdout + asked.stderr or verb == "check"


def test_reasons_are_those_from_the_claims(place, tmp_path):
    claims = tmp_path / "kept.jsonl"
    shutil.copy(place / "out" / "claims.jsonl", claims)
    database = sqlite3.connect(place / "out" / "graph.sqlite")
    # Those whom most articles name, whose names or posts several bear, and some others.
    persons = database.execute("SELECT iri FROM persons ORDER BY articles DESC, id LIMIT 12").fetchall()
    persons += database.execute("SELECT iri FROM persons GROUP BY person HAVING count(*) > 1 ORDER BY id LIMIT 12").fetchall()
    persons += database.execute("SELECT iri FROM persons WHERE posts NOT LIKE '%省%' ORDER BY id LIMIT 12").fetchall()
    assert len(persons) > 20
    for (iri,) in persons:
        asked, expected = (shanhai("why", graph, iri, "--json") for graph in (place / "out", claims))
        assert (asked.returncode, asked.stdout, asked.stderr) == (0, expected.stdout, expected.stderr), iri


def damaged(path):
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 8192):
        data[place:place + 64] = b"\xff" * 64
    path.write_bytes(data)


@pytest.mark.parametrize("spoil, reason", [
    (lambda path: path.unlink(), "is missing"),
    (lambda path: path.write_bytes(path.read_bytes()[:5000]), "is damaged"),
    (lambda path: path.write_text("no database" * 1000), "is damaged"),
    (damaged, "is damaged"),
    (lambda path: sqlite3.connect(path).execute("PRAGMA user_version = 0").connection.close(), "is damaged or of another version"),
], ids=["missing", "cut", "text", "changed", "older"])
@pytest.mark.parametrize("command", [["show", "李强"], ["path", "李强", "陈豪"]], ids=["show", "path"])
def test_it_is_made_again_of_the_claims(place, tmp_path, command, spoil, reason):
    out = tmp_path / "out"
    shutil.copytree(place / "out", out)
    verb, *rest = command
    expected = shanhai(verb, out, *rest)
    assert expected.stderr == ""
    spoil(out / "graph.sqlite")
    mended = shanhai(verb, out, *rest)
    assert mended.returncode == 0 and mended.stdout == expected.stdout
    (line,) = mended.stderr.splitlines()
    assert line.startswith("shanhai: %s/graph.sqlite: %s" % (out, reason)) and line.endswith("; made again of the claims")
    again = shanhai(verb, out, *rest)
    assert again.stdout == expected.stdout and again.stderr == ""


def test_decisions_and_other_claims_make_it_anew(place, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(place / "out", out)
    decisions = out / "decisions.txt"
    decisions.write_text("different | 李强 | 李小三 | 林若雨 | two names\n", encoding="utf-8")
    run = shanhai("show", out, "李强")
    assert run.returncode == 0 and "is of an earlier state; made again of the claims" in run.stderr
    (out / "claims.jsonl").write_bytes(b"".join((out / "claims.jsonl").read_bytes().splitlines(True)[:5]))
    run = shanhai("show", out, "云南省")
    assert run.returncode == 0 and "graph.sqlite" not in run.stderr  # changed claims are not the folder's own


def test_nothing_is_written_beside_what_others_wrote(place, tmp_path):
    shutil.copy(place / "out" / "claims.jsonl", tmp_path / "claims.jsonl")
    assert shanhai("show", tmp_path, "李强").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_folder_that_cannot_be_written_to_is_asked(place, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(place / "out", out)
    os.chmod(out, 0o555)
    try:
        assert shanhai("show", out, "李强").stderr == ""
    finally:
        os.chmod(out, 0o755)
