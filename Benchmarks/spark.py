#!/usr/bin/env python3
"""Measures the Spark job in local mode: articles a second with 1 and 2 partitions, the processors' time for an article, and
the share of each step.

    spark.py SHANHAI COUNT

Run by the Python of .venv-spark; the articles are those of scale.py.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import scale  # noqa: E402

JOB = scale.ROOT / "Scripts" / "spark" / "job.py"


def processor_seconds(root, known):
    """Adds what each process below one has used so far to `known`, by its number and start."""
    parents, used = {}, {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            number = int(folder.name)
            parents[number] = int(fields[1])
            used[number, fields[19]] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    family = {root}
    while more := {child for child, parent in parents.items() if parent in family and child not in family}:
        family |= more
    known.update({key: seconds for key, seconds in used.items() if key[0] in family})


def measured(command):
    """The output of a job, and the seconds that it and its processes took of the processors."""
    known = {}
    with tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=errors, text=True)
        while child.poll() is None:
            processor_seconds(child.pid, known)
            time.sleep(0.2)
        errors.seek(0)
        if child.returncode:
            sys.exit(errors.read())
        return json.loads(child.stdout.read()), sum(known.values())


def main():
    shanhai, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="shanhai-spark-") as work:
        work = pathlib.Path(work)
        scale.write_corpus(count, work / "articles")
        corpus = work / "articles.jsonl"
        with open(corpus, "w", encoding="utf-8") as file:
            for path in sorted((work / "articles").rglob("*.*")):
                file.write(json.dumps({"text": path.read_text("utf-8")}, ensure_ascii=False) + "\n")
        identities = set()
        print("| partitions | articles a second | processors, an article | map | link | sources | sort | identity | Turtle |\n|%s" % (" --- |" * 9))
        for partitions in (1, 2):
            command = [sys.executable, JOB, corpus, "-o", work / "out", "--shanhai", shanhai,
                       "--master", "local[%d]" % partitions, "--partitions", partitions]
            report, processors = measured(command)
            seconds = report["seconds"]
            whole = sum(seconds.values())
            steps = ["%.0f %%" % (100 * seconds[step] / whole) for step in ("map", "link", "sources", "sort", "identity", "turtle")]
            print("| %d | %.0f | %.0f ms | %s |" % (
                partitions, report["documents"] / whole, 1e3 * processors / report["documents"], " | ".join(steps)), flush=True)
            identities.add(report["identity"])
        assert len(identities) == 1, identities


if __name__ == "__main__":
    main()
