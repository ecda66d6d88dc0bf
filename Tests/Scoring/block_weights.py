"""Fits the weights by which passages of a page are judged, and says what unseen sites may expect.

    block_weights.py BENCHMARKS TABLE FOLDER...

BENCHMARKS is the program that prints the evidence (ShanhaiBenchmarks), TABLE the file that is written anew,
FOLDER where pages lie with their bodies beside them, in `gold` or in Tests/Corpus/gold (NAME.body.txt), or behind the
metadata of NAME.expected.txt. A page is one walk before,
in and behind its article (Documentation/Cleaning.md); the weights are those of an averaged perceptron over
walks, which learns from walks that come near the right one as well (the cost of a passage is its prose).
Printed are F1 over the characters of the passages, the mean of all pages, and how many are below .9: of the
pages fitted on, and by ten-fold cross-validation, in which no site is on both sides.
"""

import collections
import pathlib
import re
import subprocess
import sys
import unicodedata

FOLDS = 10
EPOCHS = 25
MARGIN = 1.0
# What can only speak for a passage, and what only against it, whatever few pages say.
FOR = set("""sentences prose40 prose100 prose200 endsSentence contentBox saysTitle takesTitleUp touchesTitle leadBox leadOuterBox
leadIndent insideRoot heaviestBox betweenProse""".split())
AGAINST = set("""info byline editor navigation promotion section footer print forum shortWords someLinked muchLinked linked infoBox
outsideContent furnitureBox furnitureApart sectionBox heavySectionBox beforeTitle proseBeforeTitle proseBeforeDate oneEnd moreEnds
behindDate behindStoryHead behindSection beforeLead trailing again nameAlone teaser beforeTeaser amongTeasers aloneInProse strayAbove beforeForum""".split())
KINDS = ("block", "enter", "leave", "enterAgain")


def plain(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def bits(value):
    value, found = int(value), []
    while value:
        found.append((value & -value).bit_length() - 1)
        value &= value - 1
    return found


class Document:
    """The passages of a page: features, characters, and whether each belongs to the article."""

    def __init__(self, name, rows, body):
        self.name = name
        self.site = re.sub(r"-\d+$", "", name)
        self.blocks, self.edges, self.sizes, self.words = [], [], [], []
        lines = {plain(line) for line in body.split("\n") if line.strip()}
        whole = "\n".join(lines)
        seen, self.labels = set(), []
        for _, _, blocks, edges, words in rows:
            text = plain(words)
            known = text in lines or len(text) >= 8 and (
                text in whole or any(text.startswith(line) for line in lines if len(line) >= 8))
            self.labels.append(known and text not in seen)
            if len(text) >= 10:
                seen.add(text)
            self.blocks.append(bits(blocks))
            self.edges.append(bits(edges))
            self.sizes.append(len(text))
            self.words.append(words)


def body_of(folder, name):
    """The body that a careful reader keeps of a page; None where none is given."""
    for place in (folder, folder / "gold", pathlib.Path("Tests/Corpus/gold")):
        path = place / (name + ".body.txt")
        if path.exists():
            return path.read_text(encoding="utf-8")
    path = folder / (name + ".expected.txt")
    parts = path.read_text(encoding="utf-8").split("---\n", 2) if path.exists() else []
    return parts[2] if len(parts) == 3 else None


def documents(program, folder):
    """(names of the features of blocks, of edges, the documents that have a body)."""
    lines = subprocess.run([program, "--blocks", folder], capture_output=True, encoding="utf-8",
                           check=True).stdout.split("\n")
    rows = collections.OrderedDict()
    for line in lines[2:]:
        if line:
            columns = line.split("\t")
            rows.setdefault(columns[0], []).append(columns)
    found = []
    for name, columns in rows.items():
        body = body_of(pathlib.Path(folder), name)
        if body:
            found.append(Document(name, columns, body))
    return lines[0].split("\t"), lines[1].split("\t"), found


def walk(weights, document, costs=None):
    """The states of the best walk: 0 before, 1 in, 2 behind. `costs`: what a passage adds if it is judged wrongly."""
    block, enter, leave, again = weights
    low = float("-inf")
    before, inside, behind = 0.0, low, low
    froms = []
    for place, features in enumerate(document.blocks):
        edge = document.edges[place]
        own = sum(block[f] for f in features)
        out = 0.0
        if costs:
            own, out = (own, costs[place]) if document.labels[place] else (own + costs[place], out)
        entered = before + sum(enter[f] for f in edge)
        anew = behind + sum(again[f] for f in edge)
        left = inside + sum(leave[f] for f in edge)
        best, to_inside = max((inside, 1), (entered, 0), (anew, 2))
        to_behind = 1 if left > behind else 2
        froms.append((to_inside, to_behind))
        before, inside, behind = before + out, best + own, max(left, behind) + out
    state = 1 if inside >= behind else 2
    states = []
    for to_inside, to_behind in reversed(froms):
        states.append(state)
        state = to_inside if state == 1 else to_behind if state == 2 else 0
    return states[::-1]


def right(document):
    """The walk that the labels say."""
    states, state = [], 0
    for label in document.labels:
        state = 1 if label else 2 if state else 0
        states.append(state)
    return states


def counts(document, states):
    """What a walk uses of each weight."""
    used = [collections.Counter() for _ in KINDS]
    last = 0
    for place, state in enumerate(states):
        if state == 1:
            used[0].update(document.blocks[place])
        kind = {(0, 1): 1, (1, 2): 2, (2, 1): 3}.get((last, state))
        if kind:
            used[kind].update(document.edges[place])
        last = state
    return used


def fit(sample, sizes, names):
    bounds = [(0, 99) if name in FOR else (-99, 0) if name in AGAINST else (-99, 99) for name in names]
    weights = [[0.0] * size for size in sizes]
    sums = [[0.0] * size for size in sizes]
    last = [[0] * size for size in sizes]
    step = 0
    for epoch in range(EPOCHS):
        # Another order each time, the same in every run.
        for place in sorted(range(len(sample)), key=lambda p: (p * 7919 + epoch * 104729) % 10007):
            document = sample[place]
            step += 1
            if not any(document.labels):
                continue
            costs = [MARGIN * (0.5 + min(size, 120) / 40) for size in document.sizes]
            states, truth = walk(weights, document, costs), right(document)
            if states == truth:
                continue
            for kind, (good, bad) in enumerate(zip(counts(document, truth), counts(document, states))):
                good.subtract(bad)
                for feature, change in good.items():
                    if change:
                        sums[kind][feature] += (step - last[kind][feature]) * weights[kind][feature]
                        last[kind][feature] = step
                        low, high = (-99, 99) if kind else bounds[feature]
                        changed = weights[kind][feature] + max(-4, min(4, change)) * 0.1
                        weights[kind][feature] = max(low, min(high, changed))
    for kind, row in enumerate(weights):
        for feature, value in enumerate(row):
            sums[kind][feature] += (step + 1 - last[kind][feature]) * value
    return [[value / (step + 1) for value in row] for row in sums]


def f1(document, weights, unread):
    """F1 over the characters of passages that can be text at all."""
    states = walk(weights, document)
    hit = wrong = lost = 0
    for place, size in enumerate(document.sizes):
        if unread & set(document.blocks[place]):
            continue
        given, meant = states[place] == 1, document.labels[place]
        hit += size * (given and meant)
        wrong += size * (given and not meant)
        lost += size * (meant and not given)
    return 2 * hit / (2 * hit + wrong + lost) if hit + wrong + lost else 1.0


def report(title, scores, verbose):
    print("%s: %d pages, F1 %.4f, %d below .9, %d below .5" % (
        title, len(scores), sum(scores.values()) / len(scores),
        sum(score < 0.9 for score in scores.values()), sum(score < 0.5 for score in scores.values())))
    if verbose:
        print("   ", " ".join("%s %.3f" % pair for pair in sorted(scores.items(), key=lambda pair: pair[1]) if pair[1] < 0.97))


def main():
    verbose = "-v" in sys.argv
    program, table, *folders = [argument for argument in sys.argv[1:] if argument != "-v"]
    sample = []
    for folder in folders:
        blocks, edges, found = documents(program, folder)
        sample += found
    sizes = (len(blocks), len(edges), len(edges), len(edges))
    unread = {blocks.index(name) for name in (
        "info", "byline", "editor", "navigation", "promotion", "section", "footer", "print", "forum", "image")}
    weights = fit(sample, sizes, blocks)
    report("fitted", {d.name: f1(d, weights, unread) for d in sample}, verbose)
    sites = sorted({document.site for document in sample})
    unseen = {}
    for fold in range(FOLDS):
        held = set(sites[fold::FOLDS])
        others = fit([d for d in sample if d.site not in held], sizes, blocks)
        unseen.update({d.name: f1(d, others, unread) for d in sample if d.site in held})
    report("cross-validated by site", unseen, verbose)
    path = pathlib.Path(table)
    head = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    rows = ["%s\t%s\t%.3f" % (kind, name, value) for kind, row, names in zip(KINDS, weights, (blocks, edges, edges, edges))
            for name, value in zip(names, row) if abs(value) >= 0.0005]
    path.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
