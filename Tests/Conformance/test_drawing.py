"""Graphviz draws the graph, and a person can read the drawing."""

import re
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


def test_a_province_has_the_pairings_of_what_lies_within_it(corpus, tmp_path):
    """Cities and counties are paired where their province is not."""
    dot = shanhai("export", corpus, "--view", "pairings", "--around", "云南省", "--format", "dot")
    assert dot.returncode == 0, dot.stderr
    for name in ("昭通市", "怒江傈僳族自治州", "贡山独龙族怒族自治县", "松江区"):
        assert name in dot.stdout
    assert "定西市" not in dot.stdout


def test_a_visit_is_called_by_delegation_and_place(corpus):
    dot = shanhai("export", corpus, "--view", "around", "--around", "上海市", "--format", "dot").stdout
    labels = [label for line in dot.splitlines() if "hexagon" in line for label in re.findall(r">([^<>]+)</td>", line)]
    assert "云南省党政代表团考察上海市" in labels and not any("今天在沪" in label for label in labels)


@pytest.mark.parametrize("language, words", [("zh", ["历年往来", "会 1", "上海市 → 云南省", "亿元"]), ("en", ["Year by year", "1 met", "billion yuan"])])
def test_years_are_a_row_a_pair(corpus, tmp_path, language, words):
    dot = shanhai("export", corpus, "--view", "timeline", "--lang", language, "--format", "dot")
    assert dot.returncode == 0 and all(word in dot.stdout for word in words), dot.stdout[:500]
    # Who gave together, or was visited on one journey, is no pair.
    for pair in ("上海市 — 广东省", "广东省 — 上海市", "湖北省 — 重庆市", "重庆市 — 湖北省"):
        assert pair not in dot.stdout
    svg = tmp_path / "years.svg"
    assert shanhai("export", corpus, "--view", "timeline", "-o", svg).returncode == 0
    assert "上海市" in svg.read_text(encoding="utf-8")
    part = shanhai("export", corpus, "--view", "timeline", "--around", "Yunnan", "--format", "dot").stdout
    assert "广东省 → 云南省" in part and "甘肃省" not in part
