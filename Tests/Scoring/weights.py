"""Fits the weights by which names of persons are chosen, and says what unseen articles may expect.

    weights.py BENCHMARKS LIST [FOLDER...]

BENCHMARKS is the program that prints the choices (ShanhaiBenchmarks), LIST the file whose rows `name*`
are written anew, FOLDER where documents and their gold lie. At each place where a name is announced
several names may begin, or none: a conditional logit over these, with an L2 penalty. Printed are the
choices that are right, and precision, recall and F1 of the names, by ten-fold cross-validation: the
articles of a fold are judged by weights that were fitted on the others.
"""

import collections
import math
import pathlib
import subprocess
import sys

FOLDS = 10
PENALTY = 0.001
STEPS = 400
# About one name in eight has two characters.
ODDS_OF_TWO = 1 / 7


def choices(program, folders):
    """(names of the features, [(document, [(words, is a person, features)])])."""
    lines = subprocess.run([program, "--name-choices", *folders], capture_output=True,
                           encoding="utf-8", check=True).stdout.splitlines()
    features = lines[0].split("\t")[4:]
    found = collections.OrderedDict()
    for line in lines[1:]:
        document, number, words, person, *values = line.split("\t")
        found.setdefault((document, number), []).append((words, person == "1", list(map(float, values))))
    return features, [(document, options) for (document, _), options in found.items()]


def right(options):
    """The longest name that is a person; None where none is."""
    return max((words for words, person, _ in options if person), key=len, default=None)


def score(weights, features):
    return sum(w * f for w, f in zip(weights, features))


def shares_of_lengths(sample):
    """How much a choice counts by the length of the right name, so that names of two characters are as
    frequent as among people."""
    chosen_from = collections.Counter(len(right(options)) for _, options in sample if right(options))
    return {2: ODDS_OF_TWO * chosen_from[3] / chosen_from[2]}


def fit(sample, scales, shares):
    """Weights of the greatest penalised likelihood, by gradient ascent with momentum over features
    that are scaled to at most 1."""
    rows = collections.Counter()
    for _, options in sample:
        name = right(options)
        row = tuple((words == name, tuple((place, value / scales[place])
                                          for place, value in enumerate(features) if value))
                    for words, _, features in options)
        rows[row] += shares.get(len(name or ""), 1)
    weights, speed = [0.0] * len(scales), [0.0] * len(scales)
    total_of_rows = sum(rows.values())
    for _ in range(STEPS):
        slope = [-PENALTY * weight for weight in weights]
        for options, share_of_row in rows.items():
            scores = [sum(weights[place] * value for place, value in features) for _, features in options]
            top = max(scores + [0.0])
            likely = [math.exp(s - top) for s in scores]
            total = sum(likely) + math.exp(-top)
            mine = sum(share for share, (is_right, _) in zip(likely, options) if is_right)
            for share, (is_right, features) in zip(likely, options):
                error = ((share / mine if is_right else 0) - share / total) * share_of_row / total_of_rows
                for place, value in features:
                    slope[place] += error * value
        for place, value in enumerate(slope):
            speed[place] = 0.9 * speed[place] + value
            weights[place] += speed[place]
    return [weight / scale for weight, scale in zip(weights, scales)]


def chosen(weights, options):
    scores = [score(weights, features) for _, _, features in options]
    best = max(range(len(scores)), key=lambda index: scores[index])
    return options[best][0] if scores[best] > 0 else None


def judge(weights, sample, tally):
    for _, options in sample:
        mine, true = chosen(weights, options), right(options)
        tally["choices"] += 1
        tally["right"] += mine == true
        tally["found"] += mine is not None
        tally["true"] += true is not None
        tally["hit"] += mine is not None and mine == true


def report(label, tally):
    precision, recall = tally["hit"] / max(1, tally["found"]), tally["hit"] / max(1, tally["true"])
    print("%-28s %5d choices  right %.4f  precision %.4f  recall %.4f  F1 %.4f" % (
        label, tally["choices"], tally["right"] / tally["choices"], precision, recall,
        2 * precision * recall / max(1e-9, precision + recall)))


def written(path):
    rows = [line.rstrip("\n").split("\t") for line in path.read_text("utf-8").splitlines()]
    return {row[0]: float(row[1]) for row in rows if not row[0].startswith("#") and row[0] != "feature"}


if __name__ == "__main__":
    program, path, folders = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    names, sample = choices(program, folders)
    scales = [max(abs(f[place]) for _, options in sample for _, _, f in options) or 1.0
              for place in range(len(names))]
    documents = sorted({document for document, _ in sample})
    shares = shares_of_lengths(sample)
    before = collections.Counter()
    old = written(path)
    judge([old[name] for name in names], sample, before)
    report("weights of the list", before)
    held = collections.Counter()
    for fold in range(FOLDS):
        out = set(documents[fold::FOLDS])
        weights = fit([item for item in sample if item[0] not in out], scales, shares)
        judge(weights, [item for item in sample if item[0] in out], held)
    report("cross-validated by article", held)
    weights = fit(sample, scales, shares)
    seen = collections.Counter()
    judge(weights, sample, seen)
    report("on what it was fitted on", seen)
    fitted = {name: "%.2f" % weight for name, weight in zip(names, weights)}
    lines = []
    for line in path.read_text("utf-8").splitlines():
        feature = line.split("\t")[0]
        lines.append("%s\t%s" % (feature, fitted[feature]) if feature in fitted else line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
