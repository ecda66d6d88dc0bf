"""Graphviz draws the graph, and a person can read the drawing."""

import subprocess
import xml.etree.ElementTree as xml

import pytest

from conftest import shanhai

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawing(plain):
    run = subprocess.run(["dot", "-Tsvg", str(plain / "graph.dot")], capture_output=True)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    assert run.stderr == b"", run.stderr.decode("utf-8")
    return xml.fromstring(run.stdout)


def groups(drawing, kind):
    return [g for g in drawing.iter(SVG + "g") if g.get("class") == kind]


def words(drawing):
    return {"".join(t.itertext()).strip() for t in drawing.iter(SVG + "text")}


def test_no_more_than_a_person_can_read(drawing):
    assert 20 <= len(groups(drawing, "node")) <= 230, "about 200 and a legend"
    assert len(groups(drawing, "edge")) >= 20


def test_names_are_drawn_in_chinese(drawing):
    drawn = "\n".join(words(drawing))
    for name in ("李强", "上海市", "云南省", "第二十三次联席会议"):
        assert name in drawn


def test_provinces_are_clusters(drawing):
    titles = {"".join(t.itertext()) for g in groups(drawing, "cluster") for t in g.iter(SVG + "text")}
    assert {"云南省", "贵州省"} <= titles


def test_kinds_look_different(drawing):
    fills = {shape.get("fill") for g in groups(drawing, "node") for shape in g.iter()
             if shape.tag in (SVG + "polygon", SVG + "ellipse", SVG + "path")}
    assert len(fills) >= 5


def test_build_draws_the_picture_itself(plain):
    root = xml.parse(plain / "graph.svg").getroot()
    assert root.tag == SVG + "svg"
    assert "李强" in words(root)


def test_dot_text_is_stable_and_quoted(plain):
    text = (plain / "graph.dot").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    canonical = subprocess.run(["dot", "-Tcanon", str(plain / "graph.dot")], capture_output=True)
    assert canonical.returncode == 0
    assert "fontname" in text


def test_pairings_are_told_apart_by_programme(corpus, tmp_path):
    picture = tmp_path / "pairings.svg"
    run = shanhai("export", corpus, "--view", "pairings", "--lang", "en", "-o", picture)
    assert run.returncode == 0, run.stderr
    root = xml.parse(picture).getroot()
    assert {"East–West cooperation", "paired support", "paired help"} <= words(root)
    colors = {path.get("stroke") for g in groups(root, "edge") for path in g.iter(SVG + "path")}
    assert len(colors) >= 3
