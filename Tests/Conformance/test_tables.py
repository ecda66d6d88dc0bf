"""Tables that open: a row a thing, with its sentence; read by openpyxl, csv, json and sqlite3.

openpyxl, not LibreOffice: it reads what libxlsxwriter writes in a second, and needs no 300 MB of packages."""

import csv
import datetime
import io
import json
import sqlite3

import openpyxl
import pytest

from conftest import build, shanhai

TABLES = ["meetings", "visits", "agreements", "pairings", "measures", "posts", "tenures", "secondments", "donations", "projects",
          "persons", "articles"]
SOURCE = ["sentence", "article", "published", "address"]


def export(graph, *arguments):
    run = shanhai("export", graph, *arguments)
    assert run.returncode == 0, run.stderr
    return run.stdout


def rows_of(text, **form):
    return list(csv.DictReader(io.StringIO(text, newline=""), **form))


def bare(cell):
    """A cell as it was before it was kept from being a formula."""
    return cell.removeprefix("'")


@pytest.mark.parametrize("table", TABLES)
def test_forms_of_a_table_say_the_same(corpus, tmp_path, table):
    rows = rows_of(export(corpus, "--table", table))
    assert rows, "the corpus has some of each"
    if table != "articles":
        assert all(name in rows[0] for name in SOURCE)
        assert all(row["sentence"] and row["article"] for row in rows if table != "persons")
    tabs = rows_of(export(corpus, "--table", table, "--format", "tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    assert len(tabs) == len(rows) and list(tabs[0]) == list(rows[0])
    objects = json.loads(export(corpus, "--table", table, "--format", "json"))
    export(corpus, "--table", table, "-o", tmp_path / "t.xlsx")
    (head, *cells) = openpyxl.load_workbook(tmp_path / "t.xlsx").active.iter_rows(values_only=True)
    assert list(head) == list(rows[0]) == list(objects[0]) and len(cells) == len(objects) == len(rows)
    for row, record, sheet in zip(rows, objects, cells):
        for name, value in zip(head, sheet):
            if isinstance(value, datetime.datetime):
                value = value.date().isoformat()
            assert (value if value is not None else "") == (record[name] if record[name] is not None else ""), (name, value)
            known = bare(row[name])
            assert known == str(record[name] if record[name] is not None else "") or float(known) == float(record[name])


def test_a_table_has_the_rows_of_the_database(corpus):
    with sqlite3.connect(f"file:{corpus / 'graph.sqlite'}?mode=ro", uri=True) as database:
        for table in TABLES:
            count, = database.execute(
                "SELECT count(DISTINCT object_id) FROM fact WHERE relation = 'shan:ofPost'" if table == "posts"
                else "SELECT count(*) FROM %s" % {"tenures": "posts_held"}.get(table, table)).fetchone()
            assert len(json.loads(export(corpus, "--table", table, "--format", "json"))) == count


def test_values_have_types_and_days_sort(corpus, tmp_path):
    export(corpus, "--table", "measures", "-o", tmp_path / "m.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "m.xlsx").active.iter_rows(values_only=True))
    value, published = rows[0].index("value"), rows[0].index("published")
    assert all(isinstance(row[value], (int, float)) for row in rows[1:])
    assert any(isinstance(row[published], datetime.datetime) for row in rows[1:])
    pairings = rows_of(export(corpus, "--table", "pairings"))
    partial = [row for row in pairings if len(row["start"]) == 7]
    assert partial and all(row["start_day"] == row["start"] + "-01" for row in partial)
    assert len({(row["supporter"], row["supported"], row["programme"]) for row in pairings}) == len(pairings)


def test_excel_is_told_the_encoding_on_request(corpus, tmp_path):
    export(corpus, "--table", "visits", "--bom", "-o", tmp_path / "v.csv")
    export(corpus, "--table", "visits", "-o", tmp_path / "w.csv")
    assert (tmp_path / "v.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "w.csv").read_bytes()


def test_no_cell_is_a_formula(tmp_path):
    """A sentence is anybody's words."""
    page = tmp_path / "a.txt"
    page.write_text('=HYPERLINK("http://evil.example","x")\n\n2021-06-08 来源：云南日报\n\n'
                    "6月8日，云南省党政代表团赴上海市考察。云南省委书记阮成发率队。\n", encoding="utf-8")
    graph = build(tmp_path / "g", page)
    for format in ("csv", "tsv"):
        for table in ("articles", "visits"):
            text = export(graph, "--table", table, "--format", format)
            for line in csv.reader(io.StringIO(text), delimiter="," if format == "csv" else "\t"):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line), line
    export(graph, "--table", "visits", "-o", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert any(str(cell.value).startswith("=") for row in sheet.iter_rows() for cell in row), "as it is, and no formula"


def test_one_file_of_facts(corpus, tmp_path):
    export(corpus, "-o", tmp_path / "facts.csv", "--relations", "shan:supports")
    rows = rows_of((tmp_path / "facts.csv").read_text(encoding="utf-8"))
    assert {"上海市", "珠海市"} <= {row["subject"] for row in rows}
    assert all(row["relation"] == "对口支援" and row["sentence"] and row["article"] for row in rows)
    with sqlite3.connect(f"file:{corpus / 'graph.sqlite'}?mode=ro", uri=True) as database:
        count, = database.execute("SELECT count(*) FROM fact WHERE relation = 'shan:supports'").fetchone()
    assert len(rows) == count
    export(corpus, "-o", tmp_path / "facts.xlsx")
    whole = list(openpyxl.load_workbook(tmp_path / "facts.xlsx").active.iter_rows(values_only=True))
    assert len(whole) > 500


@pytest.mark.parametrize("arguments, word", [
    (["--table", "meetings", "--format", "turtle"], "csv"), (["--table", "frob"], "meetings"),
    (["--table", "meetings", "--around", "上海市"], "whole"), (["--table", "meetings", "--format", "xlsx"], "-o"),
    (["--table", "meetings", "--project", "people"], "--project"), (["--bom", "--format", "turtle"], "--bom"),
    (["--project", "people", "--format", "turtle"], "gexf"), (["--table", "meetings", "--provenance", "none"], "--provenance"),
])
def test_what_cannot_be_done_is_one_line(reified, arguments, word):
    run = shanhai("export", reified, *arguments)
    assert run.returncode == 2 and run.stdout == ""
    assert len(run.stderr.splitlines()) == 1 and word in run.stderr


def test_the_same_bytes_twice(reified, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        export(reified, "--table", "meetings", "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_empty_table_says_so(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("天气很好\n\n2021-06-08\n\n今天天气很好，大家都去公园散步。\n", encoding="utf-8")
    graph = build(tmp_path / "g", page)
    run = shanhai("export", graph, "--table", "projects")
    assert run.returncode == 0 and run.stdout.count("\n") == 1 and "projects" in run.stderr
