"""The command line, as scripts use it."""

import json
import re

import pytest

from conftest import PROGRAM, SEEDS, documents, shanhai


def test_version():
    run = shanhai("--version")
    assert run.returncode == 0
    assert re.match(r"\S*\d+\.\d+\.\d+", run.stdout)
    # And what it found of what it works with.
    assert re.search(r"^Graphviz +/\S+", run.stdout, re.M)
    assert re.search(r"^Oxigraph +(/\S+|not found; .*make store)", run.stdout, re.M)
    assert re.search(r"^vis-network +(found|not found; .*make network)", run.stdout, re.M)


def test_version_tells_the_commit_that_make_noted():
    note = PROGRAM.parent / "commit"
    first = shanhai("--version").stdout.splitlines()[0]
    if note.exists() and note.stat().st_mtime >= PROGRAM.stat().st_mtime:
        assert "(commit %s)" % note.read_text().strip() in first
    else:
        assert "commit" not in first


@pytest.mark.parametrize("verb", ["build", "clean", "extract", "link", "show", "why", "at", "check", "export", "traverse", "path", "neighbours", "query",
                                  "load", "ask", "diff", "rules", "site"])
def test_every_verb_has_help(verb):
    run = shanhai(verb, "--help")
    assert run.returncode == 0
    assert "USAGE: shanhai %s" % verb in run.stdout and run.stderr == ""
    assert "Exit status:" in " ".join(run.stdout.split())
    examples = re.findall(r"^  (?:.*\| )?shanhai (\S+)", run.stdout.split("EXAMPLES:")[1], re.M)
    assert examples and set(examples) == {verb}


@pytest.mark.parametrize("arguments", [["build"], ["frobnicate"], ["build", "--frobnicate"]])
def test_wrong_usage_is_told_on_standard_error(arguments):
    run = shanhai(*arguments)
    assert run.returncode == 2
    assert run.stdout == "" and run.stderr.count("\n") == 1


def test_clean_prints_front_matter_and_one_paragraph_a_line():
    run = shanhai("clean", SEEDS / "000_46f3fc1848ca2ded.txt")
    assert run.returncode == 0 and run.stderr == ""
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", run.stdout, re.S)
    assert match
    metadata, body = match.groups()
    assert "2021-06-08" in metadata and "张亚楠" in metadata
    assert "上海新虹桥国际医学中心" in body, "one name, though a link stands in it"
    for noise in ("原标题", "二维码", "appendQr", "海量资讯", "张亚楠"):
        assert noise not in body
    paragraphs = [line for line in body.splitlines() if line.strip()]
    assert len(paragraphs) == 10


def test_clean_reads_standard_input():
    page = (SEEDS / "001_60bba7e801b3cbbb.txt").read_text(encoding="utf-8")
    run = shanhai("clean", "-", stdin=page)
    assert run.returncode == 0
    assert "上海云南扶贫协作第二十三次联席会议在文山壮族苗族自治州广南县举行" in run.stdout


def test_extract_prints_one_line_a_document():
    run = shanhai("extract", SEEDS)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert len(lines) == 5
    assert all(line["claims"] for line in lines)


def test_extract_answers_line_by_line():
    """The map step of a distributed engine: a JSON line in, a JSON line out, in order."""
    requests = [
        {"id": "by-content", "content": documents(SEEDS)[1].read_text(encoding="utf-8")},
        {"id": "by-path", "path": str(documents(SEEDS)[2])},
    ]
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in requests)
    run = shanhai("extract", "-", stdin=lines)
    assert run.returncode == 0, run.stderr
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["by-content", "by-path"]


def test_build_ends_with_a_summary_on_standard_error(tmp_path):
    run = shanhai("build", SEEDS, "-o", tmp_path)
    assert run.returncode == 0
    assert run.stdout == ""
    assert "5" in run.stderr and "\x1b" not in run.stderr and "\r" not in run.stderr


def test_show_tells_posts_with_their_sentences(tmp_path):
    shanhai("build", SEEDS, "-o", tmp_path)
    run = shanhai("show", tmp_path, "陈豪")
    assert run.returncode == 0, run.stderr
    assert "省委书记" in run.stdout and "云南省" in run.stdout
    assert "云南省委书记陈豪主持会议并讲话" in run.stdout
