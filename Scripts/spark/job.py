#!/usr/bin/env python3
"""Makes the graph of a corpus on a Spark cluster; Documentation/Scale.md tells how and why it is that of one machine.

    spark-submit Scripts/spark/job.py CORPUS... -o OUT --shanhai /usr/local/bin/shanhai

CORPUS are files, or folders of files, of JSON lines, Parquet or WARC, OUT a folder that all executors reach. The program is
installed at the same path on each of them. OUT/claims and OUT/graph.nq, sorted, are gzip archives of which the order is that
of their names; OUT/identity is the SHA-256 of the sorted N-Quads, that of `shanhai export --identity`.
"""
import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unicodedata
import zlib

from pyspark.sql import SparkSession, functions as F
from pyspark.sql.types import StringType

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import corpus as corpora  # noqa: E402
import steps  # noqa: E402


class Job:
    def __init__(self, spark, arguments):
        self.spark, self.out, self.base = spark, arguments.output.rstrip("/"), arguments.base
        self.shanhai, self.arguments = arguments.shanhai, arguments
        self.partitions = arguments.partitions or 4 * spark.sparkContext.defaultParallelism
        self.seconds = {}
        spark.conf.set("spark.sql.shuffle.partitions", self.partitions)
        files = spark._jvm.org.apache.hadoop.fs
        self.path = files.Path
        self.files = files.Path(self.out).getFileSystem(spark._jsc.hadoopConfiguration())

    def timed(self, name, step):
        start = time.monotonic()
        result = step()
        self.seconds[name] = round(time.monotonic() - start, 2)
        print("%-8s %7.1f s" % (name, self.seconds[name]), file=sys.stderr, flush=True)
        return result

    def run(self):
        documents, refused = self.timed("map", self.map)
        if not documents:
            raise corpora.CorpusError("the corpus holds no documents; %s says why" % self.place("refused"))
        self.timed("link", self.link)
        self.timed("sources", self.sources)
        self.timed("sort", self.sort)
        identity, quads = self.timed("identity", self.identify)
        if not self.arguments.no_turtle:
            self.timed("turtle", self.turtle)
        self.files.delete(self.path(self.place("work")), True)
        report = {"documents": documents, "refused": refused, "quads": quads, "identity": "sha256:" + identity, "seconds": self.seconds}
        self.write("identity", "sha256:%s\n" % identity)
        return report

    def place(self, name):
        return "%s/%s" % (self.out, name)

    def write(self, name, text):
        stream = self.files.create(self.path(self.place(name)), True)
        stream.write(bytearray(text.encode()))
        stream.close()

    def save(self, frame, name):
        frame.write.mode("overwrite").option("compression", "zstd").parquet(self.place("work/" + name))
        return self.spark.read.parquet(self.place("work/" + name))

    def parts(self, name):
        """The paths of a folder's parts, in order."""
        return sorted(status.getPath().toString() for status in self.files.listStatus(self.path(self.place(name)))
                      if status.getPath().getName().startswith("part-"))

    # Map

    def map(self):
        corpus = corpora.Corpus(self.spark, self.arguments.corpus)
        fields = [word for field in self.arguments.field for word in ("--field", field)]
        command, patience = [self.shanhai], self.arguments.patience
        frames = []
        items, archives = corpus.items(self.partitions), corpus.archives()
        if items is not None:
            frames.append(items.mapInArrow(steps.extract(command, fields, patience), steps.ANSWERS))
        if archives is not None:
            frames.append(archives.mapInArrow(steps.extract_files(command, fields), steps.ANSWERS))
        answers = self.save(frames[0] if len(frames) == 1 else frames[0].union(frames[1]), "answers")
        refused = answers.where(F.col("error").isNotNull()).select("id", "error").sort("id", "error")
        refused.coalesce(1).write.mode("overwrite").json(self.place("refused"))
        # Of two with the same bytes the program keeps the one whose identifier stands first in normal form.
        normal = F.udf(lambda name: unicodedata.normalize("NFC", name), StringType())
        order = F.struct(normal("id").alias("form"), "id", "line")
        claims = answers.where(F.col("line").isNotNull()).groupBy("digest").agg(F.min(order).alias("first")).select(
            "digest", F.col("first.line").alias("line"))
        self.claims = self.save(claims, "claims")
        self.claims.repartitionByRange(self.partitions, "digest").sortWithinPartitions("digest").select("line").write.mode(
            "overwrite").option("compression", "gzip").text(self.place("claims"))
        return self.claims.count(), refused.count()

    # Link

    def link(self):
        """Decides of all documents at once what is one; the facts, and each document's share of their sources."""
        with tempfile.TemporaryDirectory(prefix="shanhai-spark-") as folder, tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(
                [self.shanhai, "link", "--split", "-", "-o", folder, "-q", *(["--base", self.base] if self.base else [])],
                stdin=subprocess.PIPE, stdout=errors, stderr=errors, env=steps.ENVIRONMENT)
            try:
                for path in self.parts("claims"):
                    for piece in self.content(path):
                        child.stdin.write(piece)
                child.stdin.close()
            except BrokenPipeError:
                pass
            status = child.wait()
            if status:
                errors.seek(0)
                raise steps.ProgramFailure(
                    "shanhai link --split %s: %s" % (steps.words(status), errors.read().decode("utf-8", "replace").strip()))
            for name in ("entities.nq", "shares.jsonl"):
                self.files.copyFromLocalFile(
                    False, True, self.path("file://%s/%s" % (folder, name)), self.path(self.place("work/" + name)))

    def content(self, path):
        """The bytes in a gzip archive, piece by piece."""
        packed = self.spark.read.format("binaryFile").load(path).select("content").first().content
        reader = zlib.decompressobj(31)
        for start in range(0, len(packed), 1 << 20):
            yield reader.decompress(packed[start:start + (1 << 20)])
        yield reader.flush()

    def sources(self):
        shares = self.spark.read.text(self.place("work/shares.jsonl")).select(
            F.get_json_object("value", "$.digest").alias("digest"), F.col("value").alias("share"))
        claims, shares = (frame.repartition(self.partitions, "digest") for frame in (self.claims, shares))
        joined = claims.join(shares, "digest").select("line", "share")
        command = [self.shanhai], ["--base", self.base] if self.base else []
        self.save(joined.mapInArrow(steps.write_sources(*command), steps.QUADS), "sources")

    # Reduce

    def sort(self):
        quads = self.spark.read.text(self.place("work/entities.nq")).union(self.spark.read.parquet(self.place("work/sources")))
        # Equal lines come into one partition, where they become one; strings are compared by their bytes.
        quads.repartitionByRange(self.partitions, "value").distinct().sortWithinPartitions("value").write.mode(
            "overwrite").option("compression", "gzip").text(self.place("graph.nq"))

    def identify(self):
        digest, lines = hashlib.sha256(), 0
        for path in self.parts("graph.nq"):
            for piece in self.content(path):
                digest.update(piece)
                lines += piece.count(b"\n")
        return digest.hexdigest(), lines

    def turtle(self):
        self.spark.read.text(self.place("graph.nq")).mapInArrow(steps.turtle, steps.QUADS).write.mode("overwrite").option("compression", "gzip").text(self.place("graph.ttl"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--shanhai", required=True, help="the program, at the same path on all machines")
    parser.add_argument("--partitions", type=int, help="of each step; four for each processor unless given")
    parser.add_argument("--field", action="append", default=[], help="as that of shanhai build: text=data.body")
    parser.add_argument("--base", help="what the IRIs of entities start with")
    parser.add_argument("--patience", type=int, default=120, help="seconds after which a document is given up")
    parser.add_argument("--no-turtle", action="store_true", help="no OUT/graph.ttl")
    parser.add_argument("--master", help="where no spark-submit says it: local[2], for example")
    arguments = parser.parse_args()
    builder = SparkSession.builder.appName("shanhai").config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    if arguments.master:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(arguments.master).config("spark.ui.enabled", "false").config(
            "spark.ui.showConsoleProgress", "false")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for name in ("steps.py", "corpus.py"):
        spark.sparkContext.addPyFile(str(HERE / name))
    try:
        report = Job(spark, arguments).run()
    except (corpora.CorpusError, steps.ProgramFailure) as error:
        print("job.py: %s" % error, file=sys.stderr)
        return 1
    finally:
        spark.stop()
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
