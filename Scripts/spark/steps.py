"""The steps that run on executors: each takes Arrow batches of a partition and gives batches back."""
import json
import os
import pathlib
import select
import subprocess
import tempfile
import threading
import time

import pyarrow as pa

ANSWERS = "id string, digest string, line string, error string"
QUADS = "value string"
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}
# About how many bytes of lines are handed to Spark at a time.
BATCH = 4 << 20


class ProgramFailure(Exception):
    """The program refused its work as a whole: no document is to blame."""


def words(status):
    """What an exit status tells."""
    return "was ended by signal %d" % -status if status < 0 else "ended with status %d" % status


# Map: a document to its claims


class Extractor:
    """One `shanhai extract -` that answers request by request, and is started again when it dies.

    A request during which it dies, or that takes too long, is asked once more, as somebody may have killed it; after the
    second time the document is refused.
    """

    def __init__(self, command, patience):
        self.command, self.patience = command, patience
        self.child = None

    def start(self):
        self.errors = tempfile.TemporaryFile()
        self.child = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=ENVIRONMENT, bufsize=0)
        self.rest = b""

    def answer(self, request):
        """The line for a request, or None and why there is none."""
        reason = ""
        for _ in range(2):
            if self.child is None:
                self.start()
            try:
                self.child.stdin.write(request + b"\n")
                line = self.line()
                if line is not None:
                    return line, None
                reason = "took more than %d seconds" % self.patience
                self.child.kill()
            except (BrokenPipeError, EOFError):
                pass
            status = self.end()
            if status > 0:
                raise ProgramFailure("%s %s: %s" % (" ".join(self.command), words(status), self.said()))
            reason = reason or "the program " + words(status)
        return None, reason

    def line(self):
        """The next line; None when it takes too long."""
        descriptor, deadline = self.child.stdout.fileno(), time.monotonic() + self.patience
        parts = [self.rest]
        while b"\n" not in parts[-1]:
            if not select.select([descriptor], [], [], max(0, deadline - time.monotonic()))[0]:
                return None
            more = os.read(descriptor, 1 << 16)
            if not more:
                raise EOFError
            parts.append(more)
        line, _, self.rest = b"".join(parts).partition(b"\n")
        return line

    def end(self):
        """Closes the program and gives its exit status."""
        for pipe in (self.child.stdin, self.child.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass
        status, self.child = self.child.wait(), None
        return status

    def said(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]

    def finish(self):
        # 1 tells that documents were refused, which their answers have told already.
        if self.child is not None:
            status = self.end()
            if status not in (0, 1):
                raise ProgramFailure("%s %s: %s" % (" ".join(self.command), words(status), self.said()))


def answers(rows):
    """Batches of rows (id, digest, line, error)."""
    columns, size = ([], [], [], []), 0
    for row in rows:
        for column, value in zip(columns, row):
            column.append(value)
        size += len(row[2] or "")
        if size > BATCH:
            yield pa.RecordBatch.from_arrays([pa.array(column, pa.string()) for column in columns], ["id", "digest", "line", "error"])
            columns, size = ([], [], [], []), 0
    if columns[0]:
        yield pa.RecordBatch.from_arrays([pa.array(column, pa.string()) for column in columns], ["id", "digest", "line", "error"])


def row(line):
    """An answer of the program as a row."""
    document = json.loads(line)
    if "error" in document:
        return document.get("id") or "", None, None, document["error"]
    return document["id"], document["digest"], line.decode(), None


def extract(command, options, patience):
    """Documents (id, item), the item as JSON, to answers."""
    def step(batches):
        def rows():
            extractor = Extractor(command + ["extract", "-", *options], patience)
            for batch in batches:
                for name, item in zip(batch.column("id").to_pylist(), batch.column("item").to_pylist()):
                    try:
                        if not isinstance(json.loads(item), dict):
                            raise ValueError
                    except (ValueError, RecursionError):
                        yield name, None, None, "is no object of JSON"
                        continue
                    request = '{"id":%s,"item":%s}' % (json.dumps(name, ensure_ascii=False), item)
                    line, reason = extractor.answer(request.replace("\n", " ").replace("\r", " ").encode("utf-8", "replace"))
                    yield row(line) if line is not None else (name, None, None, reason)
            extractor.finish()
        yield from answers(rows())
    return step


def extract_files(command, options):
    """Files (name, content) that the program reads by itself, as web archives, to answers."""
    def read(name, content):
        with tempfile.TemporaryDirectory(prefix="shanhai-spark-") as folder:
            path = pathlib.Path(folder, *pathlib.PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            known, reason = {}, None
            for _ in range(2):
                with tempfile.TemporaryFile() as errors:
                    child = subprocess.Popen(
                        command + ["extract", "--workers", "1", *options, folder], stdout=subprocess.PIPE, stderr=errors, env=ENVIRONMENT)
                    for line in child.stdout:
                        if line.endswith(b"\n"):
                            answer = row(line.rstrip(b"\n"))
                            known[answer[0]] = answer
                    status = child.wait()
                    errors.seek(0)
                    said = errors.read().decode("utf-8", "replace").splitlines()
                if status in (0, 1):
                    break
                if status > 0:
                    raise ProgramFailure("%s: the program %s: %s" % (name, words(status), said[-1:]))
                reason = "the program %s in it; what stands behind the %d documents before is not read" % (words(status), len(known))
            else:
                yield name, None, None, reason
            yield from known.values()
            for line in said:
                if line.startswith("shanhai: ") and status == 1:
                    yield name, None, None, line[len("shanhai: "):].replace(folder + "/", "")

    def step(batches):
        yield from answers(
            answer for batch in batches
            for name, content in zip(batch.column("name").to_pylist(), batch.column("content").to_pylist())
            for answer in read(name, content))
    return step


# Link: a document's claims and its share of the graph to the N-Quads of its sources


def lines_of(stream):
    """Batches of the lines of a stream."""
    rest = b""
    while True:
        chunk = stream.read(BATCH)
        if not chunk:
            break
        whole, end, rest = (rest + chunk).rpartition(b"\n")
        if end:
            yield pa.RecordBatch.from_arrays([pa.array(whole.split(b"\n"), pa.binary()).cast(pa.string())], ["value"])
        # Without an end all of it is the beginning of a line.
    if rest:
        raise ProgramFailure("the output ends within a line")


def write_sources(command, options):
    def step(batches):
        first = next(batches, None)
        if first is None:
            return
        with tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(command + ["link", "--shard", "-", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=errors, env=ENVIRONMENT)
            failures = []

            def feed():
                try:
                    batch = first
                    while batch is not None:
                        for line, share in zip(batch.column("line").to_pylist(), batch.column("share").to_pylist()):
                            child.stdin.write(line.encode() + b"\n" + share.encode() + b"\n")
                        batch = next(batches, None)
                except BrokenPipeError:
                    pass
                except Exception as error:  # from Spark, which must hear of it on its own thread
                    failures.append(error)
                finally:
                    try:
                        child.stdin.close()
                    except BrokenPipeError:
                        pass
            thread = threading.Thread(target=feed)
            thread.start()
            yield from lines_of(child.stdout)
            thread.join()
            status = child.wait()
            if failures:
                raise failures[0]
            if status:
                errors.seek(0)
                raise ProgramFailure("shanhai link --shard %s: %s" % (words(status), errors.read().decode("utf-8", "replace").strip()))
    return step


# Reduce: N-Quads to Turtle

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/", "oa": "http://www.w3.org/ns/oa#", "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def shortened(term):
    """An IRI in angle brackets as a prefixed name, where one of the prefixes fits and the rest is letters."""
    for prefix, start in PREFIXES.items():
        if term.startswith("<" + start):
            name = term[len(start) + 1:-1]
            if name.isascii() and name.isalnum() and name[0].isalpha():
                return prefix + ":" + name
    return term


def turtle(batches):
    """Sorted N-Quads of the default graph as Turtle, what is said of a subject in one place."""
    known = {}
    lines = ["@prefix %s: <%s> ." % pair for pair in PREFIXES.items()]
    last, size = (None, None), 0
    for batch in batches:
        for quad in batch.column("value").to_pylist():
            subject, predicate, rest = quad.split(" ", 2)
            if predicate not in known:
                known[predicate] = "a" if predicate == "<%stype>" % PREFIXES["rdf"] else shortened(predicate)
            item = rest[:-2]
            if item.startswith("<"):
                item = shortened(item)
            if (subject, predicate) == last:
                lines[-1] += ", " + item
            elif subject == last[0]:
                lines[-1] += " ;"
                lines.append("  %s %s" % (known[predicate], item))
            else:
                if last[0]:
                    lines[-1] += " ."
                lines.append("%s %s %s" % (subject, known[predicate], item))
            last = (subject, predicate)
            size += len(quad)
            if size > BATCH:
                yield pa.RecordBatch.from_arrays([pa.array(lines[:-1], pa.string())], ["value"])
                lines, size = lines[-1:], 0
    if last[0]:
        lines[-1] += " ."
        yield pa.RecordBatch.from_arrays([pa.array(lines, pa.string())], ["value"])
