"""The graph depends on the set of documents and on nothing else."""

import random
import shutil

import pytest

from conftest import CORPUS, SEEDS, build, documents, shanhai

FILES = ("claims.jsonl", "graph.ttl", "graph.dot")


def contents(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    return contents(build(tmp_path_factory.mktemp("reference"), *documents(SEEDS)))


def test_twice_is_the_same(reference, tmp_path):
    assert contents(build(tmp_path, *documents(SEEDS))) == reference


def test_folder_is_the_same_as_its_files(reference, tmp_path):
    assert contents(build(tmp_path, SEEDS)) == reference


@pytest.mark.parametrize("seed", range(4))
def test_order_of_inputs_does_not_matter(reference, tmp_path, seed):
    inputs = documents(SEEDS)
    random.Random(seed).shuffle(inputs)
    assert contents(build(tmp_path, *inputs)) == reference


def test_naming_a_document_twice_does_not_matter(reference, tmp_path):
    assert contents(build(tmp_path, *documents(SEEDS), *documents(SEEDS)[:2])) == reference


@pytest.mark.parametrize("workers", [1, 2])
def test_number_of_workers_does_not_matter(reference, tmp_path, workers):
    assert contents(build(tmp_path, SEEDS, "--workers", workers)) == reference


def test_place_of_the_files_does_not_matter(reference, tmp_path):
    shutil.copytree(SEEDS, tmp_path / "elsewhere")
    assert contents(build(tmp_path / "out", tmp_path / "elsewhere")) == reference


def test_building_over_an_earlier_build(reference, tmp_path):
    """A build over one of fewer documents is a build from nothing, and so is one over one of more."""
    first, *_ = documents(SEEDS)
    build(tmp_path, first)
    assert contents(build(tmp_path, SEEDS)) == reference
    build(tmp_path, SEEDS, *documents(CORPUS)[:2])
    assert contents(build(tmp_path, SEEDS)) == reference


@pytest.mark.parametrize("seed", range(3))
def test_any_cut_links_to_the_same_graph(reference, tmp_path, seed):
    """extract by parts, link the parts in any order, link some of them twice: build."""
    chance = random.Random(seed)
    parts = {}
    for document in documents(SEEDS):
        parts.setdefault(chance.randrange(3), []).append(document)
    files = []
    for number, part in parts.items():
        run = shanhai("extract", *part)
        assert run.returncode == 0, run.stderr
        files.append(tmp_path / ("part-%d.jsonl" % number))
        files[-1].write_text(run.stdout, encoding="utf-8")
    files.append(chance.choice(files))
    chance.shuffle(files)
    run = shanhai("link", *files, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert contents(tmp_path / "out") == reference


def test_linking_a_link_changes_nothing(reference, tmp_path):
    build(tmp_path / "first", SEEDS)
    run = shanhai("link", tmp_path / "first" / "claims.jsonl", "-o", tmp_path / "second")
    assert run.returncode == 0, run.stderr
    assert contents(tmp_path / "second") == reference
