"""Bad input costs itself: one line that names the file and the reason, and the rest is built."""

import gzip
import os
import subprocess
import time

import pytest

from conftest import PROGRAM, SEEDS, shanhai

GOOD = SEEDS / "001_60bba7e801b3cbbb.txt"
SENTENCE = "<p>5月8日，青山省委书记秦岭松在临江市会见了白水省代表团一行。</p>"


def check_refused(run, name):
    """Exit status 1, and exactly one line about the file."""
    assert run.returncode == 1, (run.returncode, run.stderr)
    assert "Fatal error" not in run.stderr
    about = [line for line in run.stderr.splitlines() if name in line]
    assert len(about) == 1, run.stderr


def bad_files(folder):
    """Files that no article can be read from, by what is wrong with them."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\r\n\t\n")
    (folder / "archive.txt").write_bytes(gzip.compress(os.urandom(5000)))
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "zeros.txt").write_bytes(bytes(4096))
    (folder / "scripts.html").write_text("<script>var a = 1;</script>" * 50, encoding="utf-8")
    return sorted(path.name for path in folder.iterdir())


NAMES = ["archive.txt", "blank.txt", "empty.txt", "picture.html", "scripts.html", "zeros.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_bad_file_costs_itself(tmp_path, name):
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    assert bad_files(inputs) == NAMES
    run = shanhai("build", inputs / name, GOOD, "-o", tmp_path / "out")
    check_refused(run, name)
    assert '"陈豪"' in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_folder_with_bad_files(tmp_path):
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    bad_files(inputs)
    (inputs / "good.txt").write_bytes(GOOD.read_bytes())
    run = shanhai("build", inputs, "-o", tmp_path / "out")
    for name in NAMES:
        check_refused(run, name)
    assert '"陈豪"' in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_missing_file(tmp_path):
    run = shanhai("build", tmp_path / "missing.txt", GOOD, "-o", tmp_path / "out")
    check_refused(run, "missing.txt")
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_link_to_nothing(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    run = shanhai("build", tmp_path / "dangling.txt", GOOD, "-o", tmp_path / "out")
    check_refused(run, "dangling.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_unreadable_file(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_bytes(GOOD.read_bytes())
    path.chmod(0)
    run = shanhai("build", path, GOOD, "-o", tmp_path / "out")
    check_refused(run, "secret.txt")
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_folder_without_documents(tmp_path):
    (tmp_path / "bare").mkdir()
    run = shanhai("build", tmp_path / "bare", "-o", tmp_path / "out")
    check_refused(run, "bare")


def test_earlier_output_stays_when_nothing_could_be_read(tmp_path):
    out = tmp_path / "out"
    shanhai("build", GOOD, "-o", out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    (tmp_path / "empty.txt").write_bytes(b"")
    run = shanhai("build", tmp_path / "empty.txt", "-o", out)
    check_refused(run, "empty.txt")
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_output_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    run = shanhai("build", GOOD, "-o", tmp_path / "file" / "out")
    assert run.returncode != 0
    about = [line for line in run.stderr.splitlines() if str(tmp_path / "file") in line]
    assert len(about) == 1, run.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 200 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", place], capture_output=True)
    if mount.returncode != 0:
        pytest.skip("only root may mount")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk(small_disk):
    run = shanhai("build", SEEDS, "-o", small_disk / "out", "-q")
    check_refused(run, "No space left on device")
    assert len(run.stderr.splitlines()) == 1
    assert list(small_disk.iterdir()) == []


def test_full_standard_output():
    with open("/dev/full", "w") as full:
        run = subprocess.run([PROGRAM, "extract", SEEDS], stdout=full, stderr=subprocess.PIPE, text=True)
    check_refused(run, "No space left on device")


def test_wrong_declaration(tmp_path):
    """GB 18030 that calls itself UTF-8, and UTF-8 that calls itself GBK, are read as what they are."""
    for encoding, declared in (("gb18030", "utf-8"), ("utf-8", "gbk")):
        path = tmp_path / ("%s.html" % encoding)
        page = "<html><head><meta charset=%s><title>青山白水</title></head><body>%s</body></html>"
        path.write_bytes((page % (declared, SENTENCE * 3)).encode(encoding))
        run = shanhai("clean", path)
        assert run.returncode == 0, run.stderr
        assert "青山省委书记秦岭松在临江市会见了白水省代表团一行" in run.stdout


def pages():
    """Pages made to hurt: (name, bytes)."""
    nested = "<div>" * 100_000 + SENTENCE + "</div>" * 100_000
    bomb = '<!DOCTYPE html [<!ENTITY a "山">' + "".join(
        '<!ENTITY %s "%s">' % (chr(98 + n), ("&%s;" % chr(97 + n)) * 10) for n in range(9)
    ) + "]><html><body>&j;" + SENTENCE + "</body></html>"
    return {
        "nested": nested.encode(),
        "bomb": bomb.encode(),
        "one-line": ("<p>" + "山海同心。" * 200_000 + "</p>" + SENTENCE).encode(),
        "attribute": ('<p class="' + "山" * 3_000_000 + '">' + SENTENCE + "</p>").encode(),
        "unclosed": ("<p><b><i>" * 20_000 + SENTENCE).encode(),
        "truncated": (SENTENCE * 20).encode()[:-5] + b"<a href='",
        "nul": (SENTENCE * 5).replace("省", "省\0").encode(),
        "invalid": (SENTENCE * 5).encode().replace("省".encode(), b"\xe7\x9c\xff"),
        "brackets": b"<" * 500_000 + SENTENCE.encode(),
        "ampersands": b"&#" * 500_000 + SENTENCE.encode(),
    }


@pytest.mark.parametrize("name", sorted(pages()))
def test_hostile_page_ends_in_a_result_or_one_line(tmp_path, name):
    path = tmp_path / (name + ".html")
    path.write_bytes(pages()[name])
    start = time.monotonic()
    run = shanhai("build", path, GOOD, "-o", tmp_path / "out", timeout=60)
    assert time.monotonic() - start < 30
    assert run.returncode in (0, 1), run.stderr[-2000:]
    if run.returncode == 1:
        check_refused(run, path.name)
    assert '"陈豪"' in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_links_in_a_folder_do_not_loop(tmp_path):
    inputs = tmp_path / "inputs"
    (inputs / "deep").mkdir(parents=True)
    (inputs / "deep" / "good.txt").write_bytes(GOOD.read_bytes())
    (inputs / "deep" / "loop").symlink_to(inputs)
    (inputs / "self.txt").symlink_to(inputs / "self.txt")
    (tmp_path / "outside.txt").write_bytes((SEEDS / "004_ca47def2792983fd.txt").read_bytes())
    (inputs / "out.txt").symlink_to(tmp_path / "outside.txt")
    run = shanhai("build", inputs, "-o", tmp_path / "out", timeout=30)
    assert run.returncode in (0, 1), run.stderr
    graph = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert '"陈豪"' in graph
    assert '"龙伟"' not in graph, "a link out of the folder was followed"


def test_broken_claims_are_named_by_line(tmp_path):
    run = shanhai("extract", GOOD)
    path = tmp_path / "part.jsonl"
    path.write_text(run.stdout + "{not JSON\n", encoding="utf-8")
    run = shanhai("link", path, "-o", tmp_path / "out")
    check_refused(run, "part.jsonl:2:")
    assert '"陈豪"' in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
