"""The Spark job in local mode, as a program of its own, and the corpora that it reads."""
import json
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "release" / "shanhai"
PYTHON = ROOT / ".venv-spark" / "bin" / "python"
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}
# Two tasks at a time, each tried four times as on a cluster.
MASTER = "local[2,4]"

sys.path.insert(0, str(ROOT / "Benchmarks"))
import scale  # noqa: E402


class Job:
    """A run of the job; `report` waits for its end."""

    def __init__(self, corpus, out, *options, program=PROGRAM):
        self.out = pathlib.Path(out)
        command = [PYTHON, ROOT / "Scripts" / "spark" / "job.py", *corpus, "-o", out, "--shanhai", program, "--master", MASTER]
        self.errors = open(self.out.with_suffix(".errors"), "w+", encoding="utf-8")
        self.child = subprocess.Popen(
            [str(word) for word in (*command, *options)], stdout=subprocess.PIPE, stderr=self.errors, env=ENVIRONMENT, text=True)

    def report(self):
        text = self.child.communicate(timeout=400)[0]
        self.errors.seek(0)
        assert self.child.returncode == 0, self.errors.read()[-4000:]
        return json.loads(text)

    def refused(self):
        lines = [line for path in sorted((self.out / "refused").glob("part-*.json")) for line in path.read_text("utf-8").splitlines()]
        return {answer["id"]: answer["error"] for answer in map(json.loads, lines)}


def one_machine(folder, *corpus, requests=""):
    """The identity that the program gives the corpus by itself."""
    claims = folder / "claims.jsonl"
    with open(claims, "wb") as file:
        for inputs in (corpus, ["-"] if requests else []):
            if inputs:
                run = subprocess.run([PROGRAM, "extract", *inputs], input=requests.encode(), stdout=file, stderr=subprocess.DEVNULL,
                                     env=ENVIRONMENT)
                assert run.returncode in (0, 1)
    return subprocess.run([PROGRAM, "export", claims, "--identity"], capture_output=True, check=True, text=True).stdout.strip()


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """How many articles one wants to their files."""
    def make(count):
        folder = tmp_path_factory.mktemp("articles")
        scale.write_corpus(count, folder)
        return sorted(path for path in folder.rglob("*") if path.is_file())
    return make


def item(path):
    return {"text": path.read_text("utf-8"), "url": "https://news.example/" + path.stem, "source": "测试日报"}


def write_lines(path, items):
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8")
