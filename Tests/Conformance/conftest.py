"""The program under test, and the graphs that it builds from seeds/."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "release" / "shanhai"
SEEDS = ROOT / "seeds"
CORPUS = ROOT / "Tests" / "Corpus"
ONTOLOGY = ROOT / "Ontology"


def shanhai(*arguments, stdin=None, timeout=120):
    """A finished run of the program: returncode, stdout, stderr (UTF-8)."""
    return subprocess.run(
        [str(PROGRAM), *map(str, arguments)], input=stdin, capture_output=True, text=True,
        encoding="utf-8", timeout=timeout, env={**os.environ, "LC_ALL": "C.UTF-8"})


def build(folder, *arguments):
    """The folder of a build that must succeed."""
    run = shanhai("build", *arguments, "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder


def documents(folder):
    """The articles in a folder, sorted."""
    return sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html", ".md"))


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """The seeds' graph without provenance."""
    return build(tmp_path_factory.mktemp("plain"), SEEDS, "--provenance", "none")


@pytest.fixture(scope="session")
def reified(tmp_path_factory):
    """The seeds' graph, each fact with its claims as rdf:Statement."""
    return build(tmp_path_factory.mktemp("reified"), SEEDS, "--provenance", "reified")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """The reified graph of seeds and dev-01 to dev-16, of which a reader wrote the answers to questions."""
    articles = [path for path in documents(CORPUS) if path.name.startswith("dev-")]
    return build(tmp_path_factory.mktemp("corpus"), SEEDS, *articles, "--provenance", "reified")


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The reified graph of seeds and the whole corpus."""
    folder = tmp_path_factory.mktemp("whole")
    return build(folder, SEEDS, *documents(CORPUS), "--provenance", "reified")
