"""The documents of a corpus as Spark reads them: JSON lines and Parquet row by row, web archives file by file."""
import pathlib
import re
import urllib.parse

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import functions as F

KINDS = (("lines", re.compile(r"\.(jsonl|ndjson|json)(\.gz|\.bz2)?$")), ("rows", re.compile(r"\.parquet$")),
         ("archives", re.compile(r"\.warc(\.gz)?$")))


class CorpusError(Exception):
    """The corpus cannot be read as it was given."""


def kind(path):
    return next((kind for kind, ending in KINDS if ending.search(path.lower())), None)


class Corpus:
    """Files of a corpus by kind, each with the name that its documents' identifiers begin with: of a file its own, of
    one in a folder the path below it, as `shanhai build` has them."""

    def __init__(self, spark, paths):
        self.spark = spark
        self.files = {kind: {} for kind, _ in KINDS}
        names = {}
        for path in paths:
            reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
            try:
                found = [row.path for row in reader.load(path).select("path").collect()]
            except AnalysisException as error:
                raise CorpusError("%s cannot be read: %s" % (path, str(error).splitlines()[0])) from None
            for file in sorted(found):
                name = below(path, file)
                if kind(file) is None:
                    raise CorpusError("%s is neither JSON lines nor Parquet nor a web archive" % file)
                if names.setdefault(name, file) != file:
                    raise CorpusError("%s and %s would both be called %s; give the folder that holds both" % (names[name], file, name))
                self.files[kind(file)][file] = name
        if not names:
            raise CorpusError("the corpus holds no files")

    def items(self, partitions):
        """Rows (id, item), the item an object as scrapers write them, as JSON; None when there are none."""
        frames = [frame for frame in (self.lines(), self.rows()) if frame is not None]
        if not frames:
            return None
        whole = frames[0] if len(frames) == 1 else frames[0].unionByName(frames[1])
        return whole.repartition(partitions, "id")

    def archives(self):
        """Rows (name, content); None when there are none."""
        files = self.files["archives"]
        if not files:
            return None
        frame = self.spark.read.format("binaryFile").load(list(files)).select(named(files, "path"), "content")
        return frame.repartition(len(files), "name")

    def lines(self):
        files = self.files["lines"]
        if not files:
            return None
        text = self.spark.read.text(list(files)).select(
            "value", F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("start"))
        # A line's number is known when the lines of the blocks before have been counted.
        counts, first = {}, {}
        for row in text.groupBy("path", "start").count().collect():
            counts.setdefault(row.path, []).append((row.start, row["count"]))
        for path, blocks in counts.items():
            number = 1
            for start, count in sorted(blocks):
                first[path, start] = number
                number += count
        names = {normal(path): name for path, name in files.items()}

        def numbered(batches):
            next_number = dict(first)
            for batch in batches:
                ids, items = [], []
                for item, path, start in zip(*(batch.column(column).to_pylist() for column in ("value", "path", "start"))):
                    number = next_number[path, start]
                    next_number[path, start] = number + 1
                    if item.strip():
                        ids.append("%s/%d" % (names[normal(path)], number))
                        items.append(item.removeprefix("\ufeff"))
                yield pa.RecordBatch.from_arrays([pa.array(ids, pa.string()), pa.array(items, pa.string())], ["id", "item"])
        return text.mapInArrow(numbered, "id string, item string")

    def rows(self):
        files = self.files["rows"]
        if not files:
            return None
        table = self.spark.read.parquet(*files)
        columns = [F.col("`%s`" % name.replace("`", "``")) for name in table.columns]
        path = F.col("_metadata.file_path").alias("path")
        return table.select(path, F.col("_metadata.row_index").alias("number"), F.to_json(F.struct(*columns)).alias("item")).select(
            F.concat(named(files, "path"), F.lit("/"), (F.col("number") + 1).cast("string")).alias("id"), "item")


def normal(path):
    """One form of a path: Spark gives those of local files with one slash or three, and with or without escapes."""
    return re.sub(r"^file:/+", "/", urllib.parse.unquote(path))


def named(files, column):
    """A column with the names of files in place of their paths."""
    names = F.create_map([F.lit(word) for path, name in files.items() for word in (normal(path), name)])
    return names[F.udf(normal)(F.col(column))].alias("name")


def below(folder, file):
    """The path of a file below a folder; of the file itself its name."""
    folder, file = (pathlib.PurePosixPath(normal(re.sub(r"^(?!\w+://)([^/].*)", lambda m: str(pathlib.Path(m[1]).resolve()), path)
                                                 if not path.startswith("file:") else path)) for path in (folder, file))
    return file.name if folder == file else str(file.relative_to(folder))
