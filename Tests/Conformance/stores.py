"""Stores of different authors, each with a graph, answering questions as rows of words."""

import csv
import io
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

import pyoxigraph
import rdflib

from conftest import shanhai

HERE = pathlib.Path(__file__).parent
OXIGRAPH = pathlib.Path(sys.executable).parent / "oxigraph"
GRAPH_NAME = "https://shanhai.example/graph"


def rows_of(text):
    header, *rows = csv.reader(io.StringIO(text))
    return header, sorted(rows)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("no answer from " + url)


class OxigraphLibrary:
    def __init__(self, folder, work):
        self.store = pyoxigraph.Store()
        self.store.bulk_load(path=str(folder / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)

    def ask(self, questions):
        answers = []
        for question in questions:
            solutions = self.store.query(question.read_text(encoding="utf-8"))
            header = [v.value for v in solutions.variables]
            answers.append((header, sorted([v.value if v else "" for v in row] for row in solutions)))
        return answers

    def close(self):
        pass


class RDFLib:
    def __init__(self, folder, work):
        self.graph = rdflib.Graph().parse(str(folder / "graph.ttl"), format="turtle")

    def ask(self, questions):
        return [rows_of(self.graph.query(q.read_text(encoding="utf-8")).serialize(format="csv").decode("utf-8"))
                for q in questions]

    def close(self):
        pass


class Query:
    """`shanhai query`, which keeps its own Oxigraph."""

    def __init__(self, folder, work):
        self.folder = folder
        os.environ["SHANHAI_OXIGRAPH"] = str(OXIGRAPH)

    def ask(self, questions):
        answers = []
        for question in questions:
            run = shanhai("query", self.folder, "@%s" % question, "--format", "csv")
            assert run.returncode == 0, run.stderr
            answers.append(rows_of(run.stdout))
        return answers

    def close(self):
        pass


class Server:
    """A server that `shanhai load` fills and `shanhai query --endpoint` asks."""

    def ask(self, questions):
        answers = []
        for question in questions:
            run = shanhai("query", "-", "@%s" % question, "--endpoint", self.query_url, "--format", "csv")
            assert run.returncode == 0, run.stderr
            answers.append(rows_of(run.stdout))
        return answers

    def close(self):
        self.server.terminate()
        self.server.wait(timeout=30)


class OxigraphServer(Server):
    def __init__(self, folder, work):
        address = "127.0.0.1:%d" % free_port()
        self.server = subprocess.Popen(
            [str(OXIGRAPH), "serve", "--location", str(work / "store"), "--bind", address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("http://%s/" % address, self.server)
        self.query_url = "http://%s/query" % address
        run = shanhai("load", folder, "--endpoint", "http://%s/store" % address)
        assert run.returncode == 0, run.stderr


class Virtuoso(Server):
    SETTINGS = """
[Database]
DatabaseFile = v.db
TransactionFile = v.trx
ErrorLogFile = v.log
LockFile = v.lck
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:%d
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:%d
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
DefaultGraph = %s
"""

    def __init__(self, folder, work):
        sql, http = free_port(), free_port()
        (work / "v.ini").write_text(self.SETTINGS % (sql, http, GRAPH_NAME))
        self.server = subprocess.Popen(
            ["virtuoso-t", "+configfile", "v.ini", "+foreground"], cwd=work,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.query_url = "http://127.0.0.1:%d/sparql" % http
        wait_for(self.query_url, self.server)
        grant = subprocess.run(
            ["isql-vt", "127.0.0.1:%d" % sql, "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";'],
            capture_output=True, text=True)
        assert grant.returncode == 0, grant.stdout + grant.stderr
        run = shanhai("load", folder, "--name", GRAPH_NAME,
                      "--endpoint", "http://127.0.0.1:%d/sparql-graph-crud" % http)
        assert run.returncode == 0, run.stderr


class Jena:
    """ARQ, from Debian's jars.

    They dispense with Jena's scripts, and every start fails: version 4.5.0-2 moved the classes of
    the Xerces within to `xerces.*`, and left their message files where they were. A copy where the
    classes look for them mends it.
    """

    JARS = pathlib.Path("/usr/share/java")
    NEEDED = """jena-arq jena-base jena-core jena-iri jena-shaded-guava commons-cli commons-codec commons-compress
        commons-csv commons-io commons-lang3 gson guava failureaccess httpclient httpcore jackson-core
        jackson-databind jackson-annotations jsonld-java jakarta.json-api jakarta.json javax.json thrift
        libthrift protobuf slf4j-api slf4j-nop titanium-json-ld caffeine jcl-over-slf4j dexx.collection""".split()

    def __init__(self, folder, work):
        self.graph, self.work = folder / "graph.ttl", work
        with zipfile.ZipFile(self.JARS / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith("org/apache/jena/ext/xerces/") and not name.endswith("/"):
                    target = work / "classes" / name.removeprefix("org/apache/jena/ext/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))

    def ask(self, questions):
        jars = [str(self.JARS / (name + ".jar")) for name in self.NEEDED if (self.JARS / (name + ".jar")).exists()]
        run = subprocess.run(
            ["java", "-cp", ":".join([*jars, str(self.work / "classes")]), "-Dfile.encoding=UTF-8",
             str(HERE / "Ask.java"), str(self.graph), str(self.work), *map(str, questions)],
            capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        assert run.returncode == 0, run.stderr[-3000:]
        return [rows_of((self.work / (q.stem + ".csv")).read_text(encoding="utf-8")) for q in questions]

    def close(self):
        pass


ALL = {
    "oxigraph": OxigraphLibrary, "oxigraph-server": OxigraphServer, "shanhai-query": Query,
    "rdflib": RDFLib, "jena": Jena, "virtuoso": Virtuoso}
PROGRAMS = {"jena": ["java", "javac"], "virtuoso": ["virtuoso-t", "isql-vt"]}


def missing(name):
    """The programs that a store needs and this machine lacks."""
    return [program for program in PROGRAMS.get(name, []) if not shutil.which(program)]
