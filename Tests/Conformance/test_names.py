"""What people write is found: traditional script, other numerals, pinyin, English, IRIs; and in two languages."""

import json

import pytest

from conftest import shanhai


@pytest.mark.parametrize("name, label", [
    ("雲南省", "云南省"), ("yunnan", "云南省"), ("Yunnan Province", "云南省"), ("Zhaotong", "昭通市"), ("zhāo tōng", "昭通市"),
    ("Zhaotong City", "昭通市"), ("zhaotongshi", "昭通市"), ("region:530600", "昭通市"),
    ("<https://shanhai.example/id/region/530600>", "昭通市"), ("https://shanhai.example/id/region/530600", "昭通市"),
    ("上海云南扶贫协作第23次联席会议", "上海云南扶贫协作第二十三次联席会议"), ("第23次联席会议", "第二十三次联席会议"),
    ("《第二十三次联席会议》", "第二十三次联席会议"), ("滬遵扶貧協作第九次聯席會議", "沪遵扶贫协作第九次联席会议"), ("沪遵扶贫协作第9次联席会议", "沪遵扶贫协作第九次联席会议"),
])
def test_a_name_is_found_as_people_write_it(corpus, name, label):
    run = shanhai("show", corpus, name, "--json")
    assert run.returncode == 0, run.stderr
    assert label in json.loads(run.stdout.splitlines()[0])["label"]
    # Every command that takes an entity finds it so.
    assert shanhai("neighbours", corpus, name).returncode == 0


@pytest.mark.parametrize("name", ["yunnnan", "Atlantis", "第99次联席会议", "person:nobody"])
def test_what_is_not_there_is_one_line(corpus, name):
    run = shanhai("show", corpus, name)
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1 and name in run.stderr


def test_a_page_in_english(corpus):
    chinese, english = shanhai("show", corpus, "李强").stdout, shanhai("show", corpus, "李强", "--lang", "en").stdout
    assert "依据" in chinese and "Sources" in english and "holds" in english
    for word in ("依据", "同场人物", "任职", "次）"):
        assert word not in english
    assert chinese.count("[1]") == english.count("[1]")


def test_holders_in_english(corpus):
    english = shanhai("at", corpus, "2020-07-16", "Yunnan", "--lang", "en").stdout
    assert "陈豪" in english and "certain" in english and "Sources" in english


def test_a_page_for_programs(corpus):
    record = json.loads(shanhai("show", corpus, "陈豪", "--json").stdout)
    held = [fact for fact in record["facts"] if fact["property"] == "org:holds"]
    assert record["kind"] == "Person" and held and all(fact["sources"] for fact in held)
    assert {fact["direction"] for fact in record["facts"]} == {"in", "out"}


def test_one_flag_for_json(corpus):
    for command in (["traverse", corpus, "云南省", "^shan:delegationOf"], ["path", corpus, "龙伟", "宁波市"], ["neighbours", corpus, "龙伟"]):
        assert shanhai(*command, "--json").stdout == shanhai(*command, "--format", "json").stdout
        json.loads(shanhai(*command, "--json").stdout)


@pytest.mark.parametrize("counted, written", [
    ("^shan:within{1,2}", "^shan:within/^shan:within?"), ("^shan:within{2}", "^shan:within/^shan:within"),
    ("(^shan:within){2,}", "^shan:within/^shan:within/^shan:within*"), ("^shan:within{,2}", "^shan:within?/^shan:within?"),
])
def test_counted_paths(corpus, counted, written):
    def found(path):
        run = shanhai("traverse", corpus, "云南省", path, "--json")
        assert run.returncode == 0, run.stderr
        return sorted(result["node"]["iri"] for result in json.loads(run.stdout)["results"])

    assert found(counted) == found(written) != []


@pytest.mark.parametrize("path", ["shan:within{0}", "shan:within{3,1}", "shan:within{", "shan:within{}", "shan:within{500}", "shan:within{a}"])
def test_a_count_that_is_none_is_one_line(corpus, path):
    run = shanhai("traverse", corpus, "云南省", path)
    assert run.returncode == 2 and len(run.stderr.splitlines()) == 1 and "character" in run.stderr
