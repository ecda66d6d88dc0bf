"""The fifteen questions of Documentation/Questions.md: each command answers, and with what the articles tell."""

import csv
import io
import re
import shlex

import pytest

import stores
from conftest import ROOT, shanhai

PAGE = (ROOT / "Documentation/Questions.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| `shanhai (.+?)` \|", PAGE, re.M)
# Something that a careful reader finds in the answer, by the question's number.
FOUND = {
    1: "上海市", 2: "陈豪", 3: "李强", 4: "上海市", 5: "陈豪", 6: "卢思远", 7: "2021-06-08", 8: "广东省", 9: "云南日报", 10: "沈若谷",
    11: "广西壮族自治区", 12: "福州第三中学", 13: "教育扶贫", 14: "沙果深加工项目", 15: "2021"}


def test_there_are_fifteen():
    assert [int(number) for number, *_ in ROWS] == list(range(1, 16))


@pytest.mark.parametrize("number, question, command", ROWS)
def test_one_command_answers(corpus, number, question, command, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("SHANHAI_OXIGRAPH", str(stores.OXIGRAPH))
    run = shanhai(*[str(corpus) if word == "out" else word for word in shlex.split(command)])
    assert run.returncode == 0 and run.stderr == "", run.stderr
    assert len(run.stdout.splitlines()) > 1
    assert FOUND[int(number)] in run.stdout


def test_hosts_chair(corpus, monkeypatch, tmp_path):
    """Question 5 has its answer by counting: the host's side chairs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("SHANHAI_OXIGRAPH", str(stores.OXIGRAPH))
    rows = list(csv.DictReader(io.StringIO(shanhai("query", corpus, "hosts-and-chairs", "--format", "csv").stdout)))
    assert len(rows) >= 5
    assert sum(row["host"] == row["side"] for row in rows) / len(rows) > 0.8
