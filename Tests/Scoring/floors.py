"""The scores that may not be lost: Tests/Corpus/floors.json.

    floors.py PROGRAM [--raise]

Scores what PROGRAM makes of seeds and corpus: facts kind by kind, cleaned text format by format,
pairs of documents that are linked. A score below its floor is named, and the exit status is 1.
--raise writes those that are above into the file, and kinds that it lacks; nothing is lowered.
"""

import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOORS = ROOT / "Tests" / "Corpus" / "floors.json"
GOLD = ROOT / "Tests" / "Corpus" / "gold"
DOCUMENTS = ("--docs", ROOT / "seeds", "--docs", ROOT / "Tests" / "Corpus")
# Of these the least is best.
CEILINGS = {"leaked"}


def reached(program):
    """The scores of a program, {subject: {kind: {score: value}}}, to four decimals."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        facts, cleaning, linking = pool.map(lambda call: report(*call), [
            ("score.py", "--shanhai", program),
            ("score_cleaning.py", "--command", "%s clean" % program),
            ("score_linking.py", "--shanhai", program)])
    rows = facts["kinds"] | {"macro": {"F1": facts["macro"]}, "noise": {"leaked": len(facts["noise"])}}
    (cleaning,) = cleaning.values()
    subjects = {"facts": rows, "cleaning": cleaning["rows"], "linking": {"pairs": linking}}
    return {subject: {kind: chosen(row) for kind, row in rows.items()}
            for subject, rows in subjects.items()}


def report(scorer, *arguments):
    """What a scorer writes as JSON; RuntimeError when it could not score some document."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.json"
        command = [sys.executable, ROOT / "Tests" / "Scoring" / scorer, "--gold", GOLD, *DOCUMENTS,
                   "--json", path, *arguments]
        run = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8")
        if run.returncode != 0:
            raise RuntimeError("%s: %s%s" % (scorer, run.stdout[-500:], run.stderr[-500:]))
        return json.loads(path.read_text(encoding="utf-8"))


def chosen(row):
    """Precision and F1: a wrong fact weighs more than a missing one, and F1 keeps the balance."""
    names = {"P": "precision", "F1": "F1", "leaked": "leaked"}
    return {name: round(row[key], 4) for key, name in names.items() if key in row}


def compare(floors, scores):
    """(lines of what is below its floor, floors with everything that is above raised)."""
    below, raised = [], {}
    for subject in {**floors, **scores}:
        raised[subject] = {}
        for kind in {**floors.get(subject, {}), **scores.get(subject, {})}:
            old = floors.get(subject, {}).get(kind, {})
            new = scores.get(subject, {}).get(kind, {})
            for name, floor in old.items():
                if name not in new or worse(name, new[name], floor):
                    below.append("%s, %s: %s is %s, floor %s"
                                 % (subject, kind, name, new.get(name, "lacking"), floor))
            raised[subject][kind] = {
                name: old[name] if name in old and (name not in new or worse(name, new[name], old[name]))
                else new[name] for name in {**old, **new}}
    return below, raised


def worse(name, value, floor):
    return value > floor if name in CEILINGS else value < floor


def load():
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--raise", action="store_true", dest="raises", help="raise the floors")
    options = parser.parse_args()
    floors = load()
    below, raised = compare(floors, reached(options.program))
    for line in below:
        print("below: " + line)
    if options.raises and raised != floors:
        text = json.dumps(raised, ensure_ascii=False, indent=1)
        FLOORS.write_text(text + "\n", encoding="utf-8")
        print("raised: " + str(FLOORS.relative_to(ROOT)))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
