#!/usr/bin/env python3
"""Measure the cleaning of pages, and print one table: quality and speed, ours and others'.

    bench_cleaning.py --shanhai PROGRAM --benchmarks PROGRAM --gold DIR --docs DIR [--docs DIR]

Quality is that of score_cleaning.py: F1 over character shingles, strings of the noise lists that got
through. Metadata counts the fields (title, date, source, each reporter, each editor) that the gold
states and that come out right, over all that it states or that come out; of the others, which know
no editors, titles and dates alone. The others get decoded text, and only pages with tags; so does the
row "shanhai, pages". Speeds are of the documents' bytes: as a command a program start a document is
counted, in process it is not. All in-process speeds of ours and libxml2's are of one run.
"""
import argparse
import pathlib
import re
import subprocess
import sys

import score_cleaning as sc

FIELD = re.compile(r'^(title|date|source|reporters|editors): (.*)$', re.M)


def named(value):
    """The strings of a YAML value as `shanhai clean` writes them."""
    return [sc.fold(s.replace('\\"', '"')) for s in re.findall(r'"((?:[^"\\]|\\.)*)"', value)]


def stated(article, keys):
    """The pairs of field and value that gold states."""
    pairs = {(key, sc.fold(article[key])[:10 if key == "date" else None]) for key in ("title", "date", "source") if key in keys and article.get(key)}
    for key in ("reporters", "editors"):
        pairs |= {(key, sc.fold(name)) for name in article.get(key, []) if key in keys}
    return pairs


def ours(program, document):
    out = subprocess.run([program, "clean", str(document.path)], capture_output=True).stdout.decode("utf-8")
    front = sc.FRONT_MATTER.match(out)
    found = {}
    for key, value in FIELD.findall(front[1] if front else ""):
        found[key] = named(value)
    return {(key, value[:10] if key == "date" else value) for key, values in found.items() for value in values}


def trafilatura_fields(text):
    import trafilatura
    m = trafilatura.extract_metadata(text)
    return m.title, m.date


def gne_fields(text):
    from gne import GeneralNewsExtractor
    found = GeneralNewsExtractor().extract(text)
    return found["title"], found["publish_time"]


def readability_fields(text):
    from readability import Document
    return Document(text).title(), None


def resiliparse_fields(text):
    from resiliparse.parse.html import HTMLTree
    return HTMLTree.parse(text).title, None


PEER_FIELDS = {"trafilatura": trafilatura_fields, "gne": gne_fields, "readability-lxml": readability_fields, "resiliparse": resiliparse_fields}


def theirs(name, document):
    text = sc.strip_front_matter(sc.decode(document.path.read_bytes()))
    if not re.search(r"<(?:html|body)\b", text, re.I):
        text = "<html><head></head><body>" + text + "</body></html>"
    try:
        title, date = PEER_FIELDS[name](text)
    except Exception:  # a page that breaks an extractor has no fields
        return set()
    date = re.search(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", date or "")
    pairs = {("title", sc.fold(title))} if title else set()
    return pairs | ({("date", "%s-%02d-%02d" % (date[1], int(date[2]), int(date[3])))} if date else set())


def share(pairs):
    """Right fields over all fields, of (stated, found) pairs of sets."""
    right = sum(len(want & got) for want, got in pairs)
    whole = sum(len(want | got) for want, got in pairs)
    return "%5.1f %%" % (100 * right / whole) if whole else "-"


def in_process(program, folders):
    """MB/s by (what, which documents), as the benchmarks program measures them in one run."""
    out = subprocess.run([program, "--cleaning"] + folders, check=True, capture_output=True, text=True).stdout
    speeds = {}
    for line in out.splitlines():
        what, which, speed = line.split("\t")
        speeds[what, which] = float(speed)
    return speeds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shanhai", required=True, metavar="PROGRAM")
    parser.add_argument("--benchmarks", required=True, metavar="PROGRAM")
    parser.add_argument("--gold", required=True, metavar="DIR")
    parser.add_argument("--docs", action="append", required=True, metavar="DIR")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="best of N runs (default 5)")
    args = parser.parse_args()
    docs, complaints = sc.documents([args.gold], args.docs, "")
    if complaints or not docs:
        sys.exit("\n".join(complaints) or "no documents")
    pages = [d for d in docs if d.page]
    gold = {d.id: sc.json.loads((pathlib.Path(args.gold) / (d.id + ".json")).read_text(encoding="utf-8"))["article"] for d in docs}
    speeds = in_process(args.benchmarks, args.docs)
    every = ("title", "date", "source", "reporters", "editors")

    print("%-30s %5s  %6s  %9s  %8s  %9s" % ("cleaner", "docs", "F1", "leaked", "metadata", "MB/s"))

    def row(name, which, results, fields, speed):
        s = sc.summary(results) if results else None
        quality = ("%6.4f" % s["F1"], "%d/%d" % (s["leaked"], s["noise"])) if s else ("-", "-")
        print("%-30s %5d  %6s  %9s  %8s  %9s" % (name, len(which), *quality, fields, "%.2f" % speed if speed else "-"))

    command = sc.Command("shanhai=%s clean" % args.shanhai, True, 120)
    results = sc.measure(command, docs, args.repeat)
    fields = {d.id: ours(args.shanhai, d) for d in docs}
    all_fields = share([(stated(gold[d.id], every), fields[d.id]) for d in docs])
    row("shanhai, a command", docs, results, all_fields, sc.summary(results)["MB/s"])
    row("shanhai, in process", docs, results, all_fields, speeds["clean", "all"])
    row("libxml2's parser alone", docs, None, "-", speeds["parse", "all"])
    print("%-30s %.2f (cleaning, in libxml2's times on the same bytes)" % ("ratio", speeds["parse", "all"] / speeds["clean", "all"]))
    print()
    of_pages = [r for r in results if r.document.page]
    title_and_date = share([(stated(gold[d.id], every[:2]), {p for p in fields[d.id] if p[0] in every[:2]}) for d in pages])
    row("shanhai, pages", pages, of_pages, title_and_date, speeds["clean", "pages"])
    row("libxml2's parser alone, pages", pages, None, "-", speeds["parse", "pages"])
    print("%-30s %.2f" % ("ratio", speeds["parse", "pages"] / speeds["clean", "pages"]))
    found, missing = sc.peers()
    for peer in found:
        peer.run(pages[0])  # the first call loads tables; it is not timed
        results = sc.measure(peer, pages, args.repeat)
        row(peer.name, pages, results, share([(stated(gold[d.id], every[:2]), theirs(peer.name, d)) for d in pages]), sc.summary(results)["MB/s"])
    if missing:
        print("not installed: %s" % ", ".join(missing), file=sys.stderr)


if __name__ == "__main__":
    main()
