"""Runs the cases: small inputs with what must, and must not, be made of them.

    cases.py PROGRAM [--kind KIND] [--only TEXT] [-v] [--promote]

A case is marked "holds" or "open". The exit status is 1 when one that holds fails, or when an open
one passes and is not promoted; with --promote those that pass are marked "holds", and nothing else
is changed. Names what fails that should hold; -v also why each open case fails: `-` is missing,
`+` is wrong there. The notation is that of README.md.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import facts

HERE = pathlib.Path(__file__).resolve().parent
FILES = [HERE / "reading.jsonl", HERE / "pages.jsonl"]
FIELDS = {"id", "state", "kind", "note", "pages", "right", "wrong", "command", "expect", "reject",
          "exit", "article"}
HEAD = ("title", "date", "source")


def load():
    """All cases, in the order of the files; ValueError when one is not well made."""
    cases = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]
    for case in cases:
        if case["state"] not in ("holds", "open") or set(case) - FIELDS:
            raise ValueError("%s: unknown state or field" % case["id"])
        for fact in case.get("right", []) + case.get("wrong", []):
            facts.parts(fact)
    if len({case["id"] for case in cases}) < len(cases):
        raise ValueError("two cases have one id")
    return cases


def judge(program, cases):
    """What each case fails by, as lines; none when it passes. By id."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda case: failures(str(program), case), cases)
        return {case["id"]: lines for case, lines in zip(cases, found)}


def failures(program, case):
    with tempfile.TemporaryDirectory() as folder:
        if "pages" in case:
            return reading_failures(program, case, pathlib.Path(folder))
        return page_failures(program, case)


def run(program, *arguments, cache=None):
    """Exit status, standard output and standard error; Oxigraph is that of this Python."""
    places = [os.environ.get("PATH", ""), os.path.dirname(sys.executable)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": os.pathsep.join(places)}
    if cache:
        environment["XDG_CACHE_HOME"] = str(cache)
    try:
        done = subprocess.run(
            [program, *map(str, arguments)], capture_output=True, encoding="utf-8",
            errors="replace", timeout=120, env=environment)
    except subprocess.TimeoutExpired:
        return None, "", "no end after 120 s"
    return done.returncode, done.stdout, done.stderr


def reading_failures(program, case, folder):
    pages = [case["pages"]] if isinstance(case["pages"], str) else case["pages"]
    files = []
    for number, page in enumerate(pages, 1):
        kind = "html" if page.lstrip().startswith("<") else "txt"
        files.append(folder / ("page%s.%s" % ("" if len(pages) == 1 else number, kind)))
        files[-1].write_text(page, encoding="utf-8")
    graph, found = folder / "graph", []
    command = case.get("command", [])
    if case.get("right") or case.get("wrong") or "{graph}" in command:
        status, _, complaint = run(
            program, "build", *files, "-o", graph, "--provenance", "none", "--quiet")
        if status != 0:
            return ["build: exit %s %s" % (status, complaint.strip()[-200:])]
        told = facts.Graph(graph / "graph.ttl")
        found += ["- " + fact for fact in case.get("right", []) if not told.says(fact)]
        found += ["+ " + fact for fact in case.get("wrong", []) if told.says(fact, strict=True)]
    if command:
        words = [w.replace("{page}", str(files[0])).replace("{graph}", str(graph)) for w in command]
        status, output, complaint = run(program, *words, cache=folder)
        # Without a status of its own a command may also find nothing; it may not break off.
        if status not in ([case["exit"]] if "exit" in case else [0, 1, 2]):
            found.append("exit %s %s" % (status, complaint.strip()[-200:]))
        found += ["- " + words for words in case.get("expect", []) if words not in output + complaint]
        found += ["+ " + words for words in case.get("reject", []) if words in output + complaint]
    return found


def page_failures(program, case):
    page = HERE / "pages" / (case["id"] + ".html")
    status, output, complaint = run(program, "clean", page)
    if not case.get("article", True):
        return [] if status == 1 and not output else ["exit %s, not refused" % status]
    if status != 0:
        return ["clean: exit %s %s" % (status, complaint.strip()[-200:])]
    head, body = article(output)
    wanted_head, wanted_body = article(page.with_suffix(".expected.txt").read_text("utf-8"))
    found = []
    for key in HEAD:
        if head.get(key) != wanted_head.get(key):
            found.append("%s: %s, not %s" % (key, head.get(key), wanted_head.get(key)))
    found += ["- " + line for line in wanted_body if line not in body]
    found += ["+ " + line for line in body if line not in wanted_body]
    return found or ([] if body == wanted_body else ["lines in another order or number"])


def article(text):
    """Headline, day and source, and the body's lines, of what `clean` prints; width and white space
    do not count."""
    text = unicodedata.normalize("NFKC", text)
    match = re.match(r"\s*---\n(.*?)\n---\n?(.*)", text, re.S)
    pairs = re.findall(r"^(%s):\s*(.*)$" % "|".join(HEAD), match[1], re.M) if match else []
    head = {key: re.sub(r"\s+", "", value).strip("\"'") for key, value in pairs}
    if "date" in head:
        head["date"] = head["date"][:10]
    lines = (re.sub(r"\s+", "", line) for line in (match[2] if match else text).split("\n"))
    return head, [line for line in lines if line]


def promote(names, files=FILES):
    """Marks the open cases of these ids as holding."""
    for path in files:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for index, line in enumerate(lines):
            if json.loads(line)["id"] in names:
                lines[index] = line.replace('"state": "open"', '"state": "holds"', 1)
        path.write_text("".join(lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kind", default="", help="only this kind")
    parser.add_argument("--only", default="", help="only cases whose id holds this")
    parser.add_argument("-v", action="store_true", help="why each open case fails")
    parser.add_argument("--promote", action="store_true", help="mark open cases that pass as holding")
    options = parser.parse_args()
    cases = [case for case in load()
             if options.kind in ("", case["kind"]) and options.only in case["id"]]
    if not cases:
        parser.error("no case of that kind or id")
    found = judge(options.program, cases)
    table = collections.defaultdict(collections.Counter)
    broken, ready = [], []
    for case in cases:
        holds, lines = case["state"] == "holds", found[case["id"]]
        broken += [case["id"]] if holds and lines else []
        ready += [case["id"]] if not holds and not lines else []
        table[case["kind"]].update({"all": 1, "hold": holds, "pass": not lines})
        if lines and (holds or options.v):
            mark = "FAILS" if holds else "open "
            print("%s %s: %s" % (mark, case["id"], case["note"]))
            print("".join("    %s\n" % line for line in lines), end="")
    if options.promote:
        promote(ready)
    print("%-12s %5s %5s %5s" % ("kind", "hold", "pass", "all"))
    for kind, count in [*table.items(), ("all", sum(table.values(), collections.Counter()))]:
        print("%-12s %5d %5d %5d" % (kind, count["hold"], count["pass"], count["all"]))
    if ready:
        print("%s: %s" % ("promoted" if options.promote else "open, but pass; make promote", " ".join(ready)))
    return 1 if broken or ready and not options.promote else 0


if __name__ == "__main__":
    sys.exit(main())
