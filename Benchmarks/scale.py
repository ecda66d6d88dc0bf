#!/usr/bin/env python3
"""Measures what corpora of several sizes cost, and writes the tables of Documentation/Scale.md.

    scale.py SHANHAI COUNT... [--write FILE]

The articles are those of seeds/ and Tests/Corpus with other persons, days, numbers and cities, so that hardly two tell of
one event; one in twenty is a reprint. Same counts, same bytes.
"""
import argparse
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方任袁柳唐罗薛"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌波辉鹏飞宁浩然云海林峰岚青山松柏清泉"
CITIES = ("南通市 泰州市 镇江市 扬州市 嘉兴市 台州市 金华市 湖州市 绍兴市 淄博市 潍坊市 威海市 烟台市 泉州市 漳州市 "
          "商洛市 汉中市 安康市 榆林市 广元市 巴中市 达州市 泸州市 铜仁市 毕节市 安顺市 曲靖市 普洱市 临沧市 保山市").split()
MARK = "<!-- made by make bench-scale -->\n"
ASKED_MARK = "<!-- asked by make bench-scale -->\n"


def samples():
    for path in sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "Tests" / "Corpus").iterdir()]):
        gold = ROOT / "Tests" / "Corpus" / "gold" / (path.stem + ".json")
        if path.is_file() and gold.exists():
            data, facts = path.read_bytes(), json.loads(gold.read_text(encoding="utf-8"))
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("gb18030", "replace")
            cities = {name.split("/")[-1] for name in facts["regions"] if name.endswith("市") and name.count("/") == 1}
            yield path.suffix, text, sorted(facts["persons"], key=len, reverse=True), sorted(cities)


def varied(sample, chance):
    _, text, persons, cities = sample
    for name in persons:
        text = text.replace(name, chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2)))))
    for city in cities:
        other = chance.choice(CITIES)
        text = text.replace(city, other).replace(city[:-1], other[:-1])
    years, month, days = chance.randint(-6, 4), chance.randint(1, 12), chance.randint(0, 9)
    text = re.sub(r"(?<!\d)20[12]\d(?=年|-|/)", lambda m: str(min(2026, max(2008, int(m[0]) + years))), text)
    text = re.sub(r"(?<!\d)\d{1,2}(?=月\d)", str(month), text)
    text = re.sub(r"(?<=月)\d{1,2}(?=日)", lambda m: str((int(m[0]) + days) % 28 + 1), text)
    text = re.sub(r"(?<=\d)\d(?=[.\d]*[亿万]?[个名人家所元次])", lambda _: str(chance.randint(0, 9)), text)
    return re.sub(r"第[一二三四五六七八九十]+次", "第%d次" % chance.randint(2, 40), text)


def write_corpus(count, folder):
    known, last = list(samples()), None
    for number in range(count):
        chance = random.Random(1_000_003 + number)
        if last and chance.random() < 0.05:
            suffix, text = last[0], last[1].replace("日报", "晚报", 1) + "\n"
        else:
            sample = chance.choice(known)
            suffix, text = sample[0], varied(sample, chance)
        last = (suffix, text)
        path = folder / ("%03d" % (number // 1000)) / ("m%07d%s" % (number, suffix))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*command):
    """Seconds by the clock, of the processors, and the most memory in MB."""
    start = time.monotonic()
    # Without Graphviz: its picture takes the same 20 seconds at most for any corpus.
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env={**os.environ, "PATH": "/nonexistent", "LC_ALL": "C.UTF-8"})
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), (command, child.returncode)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def megabytes(path):
    return path.stat().st_size / 1e6


def cleaned(shanhai, folder):
    """The bytes of the cleaned text."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sum(len(subprocess.run([shanhai, "clean", path], capture_output=True, check=True).stdout) for path in files)


def asked(shanhai, out):
    """Seconds of the processors for each command on a graph, and the most memory of all but the last two, and of the last."""
    database = sqlite3.connect("file:%s?mode=ro" % (out / "graph.sqlite"), uri=True)
    known, other = (database.execute(
        "SELECT iri FROM persons ORDER BY articles DESC, id LIMIT 1 OFFSET ?", [place]).fetchone()[0] for place in (0, 20))
    database.close()
    commands = [
        ["show", out, known], ["show", out, "上海市"], ["at", out, "2020-07-16", "云南省"], ["why", out, known],
        ["ask", out, "谁支援云南？"], ["path", out, known, other], ["traverse", out, known, "^shan:participant/shan:participant"],
        ["neighbours", out, known, "--hops", "2"], ["export", out, "--around", known], ["at", out, "2020-07-16"],
        ["check", out, "--no-gaps"]]
    runs = []
    for command in commands:
        run(shanhai, *command)  # Reads the file into memory.
        runs.append(run(shanhai, *command))
    return ["%.2f s" % seconds for _, seconds, _ in runs] + [
        "%.0f MB" % max(memory for _, _, memory in runs[:-2]), "%.0f MB" % runs[-1][2]]


def measure(shanhai, count, work):
    articles, out, linked, plain = (work / name for name in ("in", "out", "linked", "plain.ttl"))
    write_corpus(count, articles)
    build, link = run(shanhai, "build", articles, "-o", out), run(shanhai, "link", out, "-o", linked)
    run(shanhai, "export", out, "--format", "turtle", "--provenance", "none", "-o", plain)
    again = run(shanhai, "build", articles, "-o", out)
    answers = asked(shanhai, out)
    write_corpus(count + 10, articles)
    added = run(shanhai, "build", articles, "-o", out)
    few = work / "few"
    write_corpus(min(count, 200), few)
    text = cleaned(shanhai, few) / min(count, 200) * count / 1e6
    return ["{:,}".format(count), "%.0f s" % build[0], "%.1f ms" % (build[1] / count * 1e3),
            "%.1f ms" % (link[1] / count * 1e3), "%.0f MB" % build[2], "%.0f MB" % text,
            *("%.1f" % (megabytes(path) / text) for path in (out / "claims.jsonl", out / "graph.ttl", plain, out / "graph.sqlite")),
            "%.0f s" % again[0], "%.0f s" % added[0]], ["{:,}".format(count), *answers]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shanhai")
    parser.add_argument("count", type=int, nargs="+")
    parser.add_argument("--write", type=pathlib.Path, help="put the table into this file, after its mark")
    arguments = parser.parse_args()
    rows = [["articles", "`build`", "processors, an article", "of it `link`", "memory", "cleaned text", "`claims.jsonl`",
             "`graph.ttl`", "without sources", "`graph.sqlite`", "again", "10 more"]]
    answers = [["articles", "`show` of a person", "of 上海市", "`at` in a province", "`why`", "`ask`", "`path`", "`traverse`",
                "`neighbours`", "`export`", "`at` everywhere", "`check`", "memory", "of `check`"]]
    for table in rows, answers:
        table.append(["---"] * len(table[0]))
    for count in arguments.count:
        with tempfile.TemporaryDirectory(prefix="shanhai-scale-") as work:
            for table, row in zip((rows, answers), measure(arguments.shanhai, count, pathlib.Path(work))):
                table.append(row)
                print(" | ".join(row), flush=True)
    for mark, rows in (MARK, rows), (ASKED_MARK, answers):
        table = "".join("| %s |\n" % " | ".join(row) for row in rows)
        if arguments.write:
            before, after = arguments.write.read_text(encoding="utf-8").split(mark)
            after = after[after.index("\n\n") + 1:]
            arguments.write.write_text(before + mark + table + after, encoding="utf-8")
        else:
            print(table)


if __name__ == "__main__":
    main()
