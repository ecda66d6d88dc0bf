"""graph_peers.py PROGRAM GRAPH: measures writing against serdi, and walking against NetworkX, igraph
and rustworkx, in one run, on the same files. Ratios above 1 say that ours is faster. Medians."""

import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

import igraph
import networkx
import rustworkx

PROGRAM, GRAPH = sys.argv[1:3]
COPIES = int(os.environ.get("COPIES", "60"))


def seconds(body, times=3):
    measured = []
    for _ in range(times):
        start = time.perf_counter()
        result = body()
        measured.append(time.perf_counter() - start)
    return statistics.median(measured), result


def ours(*arguments):
    run = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, text=True, check=True)
    return dict(line.split("\t") for line in run.stdout.splitlines())


def row(name, ours, peers):
    cells = ["%-26s" % name, "%10.1f" % (ours * 1e3)]
    cells += ["%10.1f %6.1f" % (t * 1e3, t / ours) if t else " " * 17 for t in peers]
    print(" ".join(cells), flush=True)


def writing(work):
    result = ours("write", GRAPH, COPIES, work)
    print("Writing, ms (%s facts, each file of %d to %d MB)" % (
        result["facts"], (work / "turtle.ttl").stat().st_size >> 20,
        (work / "nquads-reified.nq").stat().st_size >> 20))
    print("%-26s %10s %17s  %s" % ("", "shanhai", "serdi    ratio", "memory grew by"))
    for name, format in (("turtle", "turtle"), ("turtle-reified", "turtle"), ("nquads", "nquads"),
                         ("nquads-reified", "nquads")):
        path = work / ("%s.%s" % (name, "ttl" if format == "turtle" else "nq"))
        with open(work / "copy", "wb") as out:
            time_, _ = seconds(lambda: subprocess.run(
                ["serdi", "-i", format, "-o", format, str(path)], stdout=out, check=True))
        own = float(result[name])
        print("%-26s %10.1f %10.1f %6.2f  %.1f MB" % (
            name, own * 1e3, time_ * 1e3, time_ / own, int(result[name + "-growth"]) / 1e6), flush=True)
    print("%-26s %10.1f" % ("dot", float(result["dot"]) * 1e3))


def edges_of(nodes, count):
    chance = random.Random(42)
    found = set()
    while len(found) < count:
        a, b = chance.randrange(nodes), chance.randrange(nodes)
        if a != b and (b, a) not in found:
            found.add((a, b))
    return sorted(found)


def walking(work, nodes, count):
    edges = edges_of(nodes, count)
    chance = random.Random(7)
    pairs = [(chance.randrange(nodes), chance.randrange(nodes)) for _ in range(20)]
    (work / "edges").write_text("".join("%d %d\n" % e for e in edges))
    (work / "pairs").write_text("".join("%d %d\n" % p for p in pairs))
    return edges, pairs, ours("walk", work / "edges", work / "pairs")


def against_libraries(work):
    nodes = 100_000
    edges, pairs, result = walking(work, nodes, 500_000)
    ends = [n for p in pairs for n in p]
    print("\nWalking, ms (100,000 nodes, 500,000 edges; times over NetworkX, igraph, rustworkx)")
    print("%-26s %10s %17s %17s %17s" % ("", "shanhai", "networkx   ratio", "igraph   ratio", "rustworkx   ratio"))

    def build_networkx():
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from(edges)
        return graph

    def build_rustworkx():
        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from_no_data(edges)
        return graph

    built = [seconds(build_networkx, 1), seconds(lambda: igraph.Graph(n=nodes, edges=edges, directed=True)),
             seconds(build_rustworkx)]
    nx, ig, rx = (graph for _, graph in built)
    row("build", float(result["build"]), [t for t, _ in built])
    # Undirected twins for chains and neighbourhoods, made beforehand: not measured.
    nxu, igu, rxu = nx.to_undirected(as_view=False), ig.as_undirected(), rx.to_undirected()

    def compare(name, key, bodies):
        times = []
        for body, times_ in bodies:
            if body is None:
                times.append(None)
                continue
            time_, check = seconds(body, times_)
            assert check == result[key + "-check"], (name, check, result[key + "-check"])
            times.append(time_)
        row(name, float(result[key]), times)

    compare("breadth-first walk", "bfs", [
        (lambda: str(len(networkx.single_source_shortest_path_length(nx, 0))), 3),
        (lambda: str(len(ig.bfs(0, mode="out")[0])), 3),
        (lambda: str(len(rustworkx.descendants(rx, 0)) + 1), 3)])

    def counted(paths):
        paths = [list(p) for p in paths]
        lengths = sum(len(p[0]) - 1 for p in paths if p)
        return "%d %d" % (lengths, sum(map(len, paths)))

    compare("all shortest paths, 20", "paths", [
        (lambda: counted(networkx.all_shortest_paths(nxu, a, b) for a, b in pairs), 1),
        (lambda: counted(igu.get_all_shortest_paths(a, to=b) for a, b in pairs), 1),
        (lambda: counted(rustworkx.all_shortest_paths(rxu, a, b) for a, b in pairs), 1)])

    def two_hops_rustworkx():
        total = 0
        for node in ends:
            near = set(rxu.neighbors(node))
            for other in list(near):
                near.update(rxu.neighbors(other))
            near.add(node)
            total += len(near)
        return str(total)

    compare("two-hop neighbourhoods, 40", "two-hop", [
        (lambda: str(sum(len(networkx.single_source_shortest_path_length(nxu, n, cutoff=2)) for n in ends)), 3),
        (lambda: str(sum(map(len, igu.neighborhood(ends, order=2)))), 3),
        (two_hops_rustworkx, 3)])
    print("%-26s %10.1f" % ("bytes an edge", float(result["bytes an edge"])))


def large(work):
    for nodes in (200_000, 1_000_000):
        _, _, result = walking(work, nodes, 1_000_000)
        print("one pair on %d nodes, 1,000,000 edges: %.2f ms on average, %.2f ms at most" % (
            nodes, float(result["paths"]) * 1e3 / 20, float(result["paths-slowest"]) * 1e3))


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    writing(work)
    against_libraries(work)
    large(work)
