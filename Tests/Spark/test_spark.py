"""The graph that Scripts/spark makes of a corpus is that of one machine, whatever happens to its workers."""
import gzip
import io
import json
import os
import pathlib
import shutil
import signal
import stat
import sys
import threading
import time

import duckdb
import pyoxigraph
from conftest import PROGRAM, Job, item, one_machine, write_lines
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ARTICLES = 2000


def processes():
    """The parent and the command line of each process."""
    found = {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                found[int(folder.name)] = parent, (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except (OSError, ValueError, IndexError):
                pass
    return found


def below(root, known):
    """The processes that a process has started, and those that these have."""
    found = {root}
    while more := {child for child, (parent, _) in known.items() if parent in found and child not in found}:
        found |= more
    return found - {root}


class Killer(threading.Thread):
    """Ends programs and Python workers of a job while they work, by SIGKILL, one after another."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.killed = root, []

    def run(self):
        wanted = ["extract -", "worker of extract -", "extract -", "worker of extract -", "extract -", "link --shard", "worker of link --shard"]
        while wanted:
            time.sleep(0.3)
            known = processes()
            for process in sorted(below(self.root, known)):
                parent, words = known[process]
                if wanted[0].removeprefix("worker of ") not in words or str(PROGRAM) not in words:
                    continue
                try:
                    os.kill(parent if wanted[0].startswith("worker") else process, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                self.killed.append(wanted.pop(0))
                time.sleep(0.7)
                break


def test_killed_workers_and_a_repeated_partition_change_nothing(articles, tmp_path):
    files = articles(ARTICLES)
    items = [item(path) for path in files]
    items[700:700] = [{"text": ""}, {"number": 7}, {"text": "\x00\x01\x02" * 50}]
    corpus, again = tmp_path / "corpus.jsonl", tmp_path / "repeated.jsonl"
    write_lines(corpus, items)
    with open(corpus, "a", encoding="utf-8") as file:
        file.write("\n{\"text\": \"半行\n")
    write_lines(again, items[:ARTICLES // 8])
    job = Job([corpus, again], tmp_path / "out", "--no-turtle")
    killer = Killer(job.child.pid)
    killer.start()
    expected = one_machine(tmp_path, corpus)
    report = job.report()
    assert len(killer.killed) >= 5, killer.killed
    assert report["identity"] == expected
    assert (tmp_path / "out" / "identity").read_text() == expected + "\n"
    refused = job.refused()
    assert set(refused) == {"corpus.jsonl/%d" % number for number in (701, 702, 703, ARTICLES + 5)}, refused
    lines = b"".join(gzip.decompress(path.read_bytes()) for path in sorted((tmp_path / "out" / "graph.nq").glob("part-*"))).splitlines()
    assert len(lines) == report["quads"] and all(a < b for a, b in zip(lines, lines[1:]))


def write_archive(path, files):
    with open(path, "wb") as output:
        writer = WARCWriter(output, gzip=True)
        for number, file in enumerate(files):
            kind = "text/html" if file.suffix == ".html" else "text/plain"
            headers = StatusAndHeaders("404 Not Found" if number == 3 else "200 OK", [("Content-Type", kind + "; charset=utf-8")], "HTTP/1.1")
            writer.write_record(writer.create_warc_record(
                "https://news.example/%d" % number, "response", payload=io.BytesIO(file.read_bytes()), http_headers=headers))


def test_parquet_web_archives_and_lines_are_one_corpus(articles, tmp_path):
    files = articles(150)
    folder, plain = tmp_path / "corpus", tmp_path / "plain"
    for place in (folder, plain):
        (place / "2024").mkdir(parents=True)
        write_lines(place / "more.jsonl", [item(path) for path in files[50:100]])
    write_archive(plain / "2024" / "crawl.warc.gz", files[:50])
    shutil.copy(plain / "2024" / "crawl.warc.gz", folder / "2024")
    # A row of Parquet is what a line of JSON is.
    rows = [{**item(path), "date": "2024-03-0%d" % (number % 9 + 1)} for number, path in enumerate(files[100:])]
    write_lines(tmp_path / "rows.jsonl", rows)
    duckdb.sql("COPY (SELECT * FROM read_json('%s', format='newline_delimited')) TO '%s' (FORMAT parquet)" % (
        tmp_path / "rows.jsonl", folder / "rows.parquet"))
    job = Job([folder], tmp_path / "out", "--partitions", "3")
    expected = one_machine(tmp_path, plain, requests="".join(
        '{"id":"rows.parquet/%d","item":%s}\n' % (number, json.dumps(row)) for number, row in enumerate(rows, 1)))
    report = job.report()
    assert report["identity"] == expected
    quads, turtle = pyoxigraph.Store(), pyoxigraph.Store()
    for store, name, kind in ((quads, "graph.nq", pyoxigraph.RdfFormat.N_QUADS), (turtle, "graph.ttl", pyoxigraph.RdfFormat.TURTLE)):
        for path in sorted((tmp_path / "out" / name).glob("part-*")):
            store.load(gzip.decompress(path.read_bytes()), kind)
    assert len(quads) == report["quads"] == len(turtle)
    assert set(quads) == set(turtle)


FRAGILE = """#!{python}
import os, signal, subprocess, sys
if sys.argv[1] != "extract":
    os.execv({program!r}, [{program!r}, *sys.argv[1:]])
child = subprocess.Popen([{program!r}, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for line in sys.stdin.buffer:
    if b"poison" in line:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"endless" in line:
        signal.pause()
    child.stdin.write(line)
    child.stdin.flush()
    sys.stdout.buffer.write(child.stdout.readline())
    sys.stdout.buffer.flush()
child.stdin.close()
sys.exit(child.wait())
"""


def test_a_poisoned_document_costs_itself(articles, tmp_path):
    """A document at which the program dies, or never ends, is refused; those beside it are read."""
    items = [item(path) for path in articles(40)]
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad" / "good.jsonl"
    bad.parent.mkdir()
    write_lines(good, items[:10] + [{"n": 1}] + items[10:20] + [{"n": 2}] + items[20:])
    write_lines(bad, items[:10] + [{"text": "poison"}] + items[10:20] + [{"text": "endless"}] + items[20:])
    program = tmp_path / "fragile"
    program.write_text(FRAGILE.format(python=sys.executable, program=str(PROGRAM)))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    job = Job([bad], tmp_path / "out", "--no-turtle", "--partitions", "2", "--patience", "3", program=program)
    assert job.report()["identity"] == one_machine(tmp_path, good)
    assert job.refused() == {
        "good.jsonl/11": "the program was ended by signal 11", "good.jsonl/22": "took more than 3 seconds"}


def test_what_cannot_be_read_is_said(tmp_path):
    (tmp_path / "notes.doc").write_text("x")
    reasons = {"notes.doc": "neither JSON lines nor Parquet nor a web archive", "none": "cannot be read"}
    jobs = {name: Job([tmp_path / name], tmp_path / ("out of " + name)) for name in reasons}
    for name, job in jobs.items():
        job.child.communicate(timeout=200)
        job.errors.seek(0)
        text = job.errors.read()
        assert job.child.returncode == 1 and reasons[name] in text and "Traceback" not in text, text[-2000:]
