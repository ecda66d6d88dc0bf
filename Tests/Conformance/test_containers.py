"""Files that hold many pages, as their own tools write them: each page apart, with its address and time; what is damaged
or hostile costs itself, and one line."""

import functools
import gzip
import http.server
import io
import json
import re
import struct
import subprocess
import tarfile
import threading
import time
import zipfile
import zlib

import feedgen.feed
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import browser
from conftest import shanhai

NEWS = {
    "/2024/1.html": ("河东县启动春季农田灌溉", "河东县水务局3月5日启动春季农田灌溉工作，全县十二个乡镇的三万亩农田将在月底前完成首轮供水。"),
    "/2024/2.html": ("邻县开建新桥", "邻县的新桥今天动工，预计两年后通车，届时两岸往来只要五分钟，沿线群众出行更方便。"),
    "/2024/3.html": ("山区学校用上新操场", "山区学校的新操场昨天投入使用，三百多名学生在塑胶跑道上了第一堂体育课，家长都很高兴。"),
}
SITE = "http://news.example"


def page(path, charset="utf-8"):
    title, text = NEWS[path]
    return (
        '<html><head><meta charset="%s"><title>%s</title></head><body><div class="menu"><a href="/">首页</a> <a href="/x">更多</a>'
        '</div><h1>%s</h1><p>2024-03-05 09:30 来源：河东日报</p><div id="zoom"><p>%s</p><p>有关负责人说，这项工作还要继续推进，'
        '让更多的群众得到实惠。</p></div><div class="foot">版权所有 河东日报社</div></body></html>' % (charset, title, title, text)
    ).encode("gb18030" if charset == "gb2312" else charset)


def articles(run):
    """What `clean --all` printed: front matter by key, and the body's lines."""
    found = []
    for head, body in re.findall(r"^---\n(.*?)^---\n\n(.*?)(?=\n---\n|\Z)", run.stdout, re.M | re.S):
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        found.append(({key: value.strip('"') for key, value in fields.items()}, body.strip().splitlines()))
    return found


def check_all(path, status=0, addresses=True):
    """All three pages are read, each with its headline, text and address."""
    run = shanhai("clean", "--all", path)
    found = articles(run)
    assert run.returncode == status, run.stderr
    assert [head["title"] for head, _ in found] == [title for title, _ in NEWS.values()], run.stderr
    assert [body[0] for _, body in found] == [text for _, text in NEWS.values()]
    if addresses:
        assert [head["url"] for head, _ in found] == [SITE + path for path in NEWS]
    return run, found


# --- web archives


def warc(file, packed=True, records=None):
    """A web archive by warcio: an answer a page, one of them in chunks, one packed, and what is no page."""
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "test"}))
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [page("/2024/2.html")[:100], page("/2024/2.html")[100:]])
    answers = records or [
        ("/2024/1.html", "200 OK", [("Content-Type", "text/html; charset=utf-8")], page("/2024/1.html")),
        ("/logo.png", "200 OK", [("Content-Type", "image/png")], b"\x89PNG"),
        ("/2024/2.html", "200 OK", [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")], chunked + b"0\r\n\r\n"),
        ("/gone.html", "404 Not Found", [("Content-Type", "text/html")], "<p>没有找到您要的页面，请返回首页再试一次。</p>".encode()),
        ("/2024/3.html", "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], gzip.compress(page("/2024/3.html"))),
    ]
    for path, status, fields, body in answers:
        head = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        address = SITE + path
        writer.write_record(writer.create_warc_record(
            address, "request", payload=io.BytesIO(b""), http_headers=StatusAndHeaders("GET %s HTTP/1.1" % path, [], is_http_request=True)))
        writer.write_record(writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict={"WARC-Date": "2024-03-06T01:02:03Z"}))


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.html"])
def test_web_archives_of_warcio(tmp_path, name):
    with open(tmp_path / name, "wb") as file:
        warc(file, packed=name.endswith("gz"))
    run, found = check_all(tmp_path / name)
    assert {head["retrieved"] for head, _ in found} == {"2024-03-06T01:02:03Z"}
    assert [head["id"].rsplit("/", 1)[1] for head, _ in found] == ["1", "2", "3"]
    assert "1 answered 404, 1 image/png" in run.stderr


def test_web_archives_of_wget(tmp_path):
    site = tmp_path / "site"
    for path in NEWS:
        (site / path[1:]).parent.mkdir(parents=True, exist_ok=True)
        (site / path[1:]).write_bytes(page(path, "gb2312"))
    serve = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = "http://127.0.0.1:%d" % server.server_address[1]
        subprocess.run(
            ["wget", "--quiet", "--no-proxy", "--warc-file=crawl", "--directory-prefix=got", *(root + path for path in NEWS)],
            cwd=tmp_path, check=True)
        server.shutdown()
    _, found = check_all(tmp_path / "crawl.warc.gz", addresses=False)
    assert [head["url"] for head, _ in found] == [root + path for path in NEWS]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", head["retrieved"]) for head, _ in found)


def members(data):
    """The gzip archives that a packed web archive consists of."""
    while data:
        unpacking = zlib.decompressobj(31)
        unpacking.decompress(data)
        end = len(data) - len(unpacking.unused_data)
        yield data[:end]
        data = data[end:]


def test_damage_in_a_web_archive_costs_what_it_touches(tmp_path):
    file = io.BytesIO()
    warc(file)
    records = list(members(file.getvalue()))
    second = next(i for i, record in enumerate(records) if b"response" in gzip.decompress(record) and b"/2024/2" in gzip.decompress(record))
    broken = bytearray(records[second])
    broken[len(broken) // 2] ^= 0x55
    records[second] = bytes(broken)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(records))
    run = shanhai("clean", "--all", path)
    assert [head["title"] for head, _ in articles(run)] == [NEWS["/2024/1.html"][0], NEWS["/2024/3.html"][0]]
    assert run.returncode == 1
    assert [line for line in run.stderr.splitlines() if "damaged" in line] == [
        "shanhai: %s: is damaged: what the damage touches is not read" % path]


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_that_ends_early_gives_what_is_there(tmp_path, packed):
    file = io.BytesIO()
    warc(file, packed)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(file.getvalue()[:-200])
    run = shanhai("clean", "--all", path)
    assert len(articles(run)) == 2
    assert run.returncode == 1
    assert "%s: ends in the middle" % path in run.stderr


def test_a_false_length_costs_its_record(tmp_path):
    file = io.BytesIO()
    warc(file, packed=False)
    text = file.getvalue()
    lengths = [match for match in re.finditer(rb"WARC-Type: response.*?Content-Length: (\d+)", text, re.S)]
    start, end = lengths[0].span(1)
    path = tmp_path / "crawl.warc"
    path.write_bytes(text[:start] + b"7" + text[end:])
    run = shanhai("clean", "--all", path)
    assert [head["title"] for head, _ in articles(run)][-2:] == [NEWS["/2024/2.html"][0], NEWS["/2024/3.html"][0]]
    assert "is damaged" in run.stderr


# --- saved pages


@pytest.fixture(scope="module")
def chromium():
    window = browser.Browser()
    yield window
    window.close()


def test_saved_pages_of_chromium(tmp_path, chromium):
    (tmp_path / "1.html").write_bytes(page("/2024/1.html", "gb2312"))
    chromium.driver.get((tmp_path / "1.html").as_uri())
    saved = chromium.driver.execute_cdp_cmd("Page.captureSnapshot", {"format": "mhtml"})["data"]
    path = tmp_path / "page.mhtml"
    path.write_text(saved, encoding="utf-8", newline="")
    run = shanhai("clean", path)
    assert run.returncode == 0, run.stderr
    (head, body), = articles(run)
    assert (head["title"], body[0]) == NEWS["/2024/1.html"]
    assert head["source"] == "河东日报" and head["retrieved"].endswith("Z")
    # Saved from the web it says where.
    web = saved.replace((tmp_path / "1.html").as_uri(), SITE + "/2024/1.html")
    path.write_text(web, encoding="utf-8", newline="")
    (head, _), = articles(shanhai("clean", path))
    assert head["url"] == SITE + "/2024/1.html"
    # Cut short, it gives what is there.
    path.write_text(web[:web.index("</p><p>")], encoding="utf-8", newline="")
    assert shanhai("clean", path).returncode in (0, 1)


@pytest.mark.parametrize("mark", [
    "<!-- saved from url=(0031)http://news.example/2024/1.html -->",
    "<!--\n Page saved with SingleFile \n url: http://news.example/2024/1.html \n saved date: Wed Mar 06 2024 -->"])
def test_pages_saved_alone_tell_their_address(tmp_path, mark):
    (tmp_path / "page.html").write_bytes(b"<!DOCTYPE html>" + mark.encode() + page("/2024/1.html"))
    (head, _), = articles(shanhai("clean", tmp_path / "page.html"))
    assert head["url"] == SITE + "/2024/1.html"


# --- feeds


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_of_feedgen(tmp_path, form):
    feed = feedgen.feed.FeedGenerator()
    feed.id(SITE)
    feed.title("河东新闻")
    feed.link(href=SITE)
    feed.description("新闻")
    for path, (title, text) in NEWS.items():
        entry = feed.add_entry(order="append")
        entry.id(SITE + path)
        entry.title(title)
        entry.link(href=SITE + path)
        entry.published("2024-03-05T09:30:00+08:00")
        entry.description("摘要")
        entry.content("<p>%s</p><p>有关负责人说，这项工作还要继续推进。</p>" % text, type="CDATA")
    path = tmp_path / "feed.xml"
    (feed.rss_file if form == "rss" else feed.atom_file)(str(path))
    _, found = check_all(path)
    assert {head["date"] for head, _ in found} == {"2024-03-05T09:30:00+08:00"}
    # A mistake in the markup costs what stands behind it.
    text = path.read_text("utf-8")
    path.write_text(text[:text.rindex("<title>") + 3], encoding="utf-8")
    run = shanhai("clean", "--all", path)
    assert len(articles(run)) >= 2 and run.returncode == 1
    assert "no well-formed feed" in run.stderr


def test_feeds_declare_no_bombs(tmp_path):
    bomb = "".join('<!ENTITY b%d "%s">' % (i, "&b%d;" % (i - 1) * 10 if i else "山" * 100) for i in range(9))
    path = tmp_path / "feed.xml"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE rss [%s<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b8;&x;</title>'
        "<description>&lt;p&gt;邻县的新桥今天动工，预计两年后通车，届时两岸往来只要五分钟。&lt;/p&gt;&b8;</description></item></channel></rss>" % bomb,
        encoding="utf-8")
    start = time.monotonic()
    run = shanhai("clean", "--all", path)
    assert time.monotonic() - start < 10
    assert "root:" not in run.stdout and len(run.stdout) < 2_000


# --- scrapers


def lines(**names):
    """What a scraper writes: an object a line."""
    for path, (title, text) in NEWS.items():
        fields = {"title": title, "content": "<p>%s</p>" % text, "url": SITE + path, "publish_time": "2024-03-05 09:30:00", "source": "河东日报"}
        yield json.dumps({names.get(key, key): value for key, value in fields.items()}, ensure_ascii=False)


@pytest.mark.parametrize("form", ["lines", "list", "indented", "packed"])
def test_scraped_json(tmp_path, form):
    path = tmp_path / ("items.jsonl.gz" if form == "packed" else "items.json")
    objects = [json.loads(line) for line in lines()]
    if form == "packed":
        path.write_bytes(gzip.compress("\n".join(lines()).encode()))
    else:
        path.write_text({"lines": "\n".join(lines()), "list": json.dumps(objects), "indented": json.dumps(objects, indent=2)}[form], encoding="utf-8")
    _, found = check_all(path)
    assert {(head["date"], head["source"]) for head, _ in found} == {("2024-03-05T09:30:00+08:00", "河东日报")}


def test_fields_can_be_named(tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(lines(content="wenben", title="biaoti", url="wangzhi")), encoding="utf-8")
    run = shanhai("clean", "--all", path)
    assert run.returncode == 1 and run.stdout == ""
    assert "no field for the text" in run.stderr and "biaoti, wenben, wangzhi" in run.stderr and "--field text=" in run.stderr
    named = ["--field", "text=wenben", "--field", "title=biaoti", "--field", "url=wangzhi"]
    assert [head["url"] for head, _ in articles(shanhai("clean", "--all", path, *named))] == [SITE + path for path in NEWS]
    # An answer of a program keeps the article in an object of its object.
    path.write_text(json.dumps({"code": 0, "data": {"content": "<p>%s</p>" % NEWS["/2024/1.html"][1]}}), encoding="utf-8")
    assert shanhai("clean", path).returncode == 1
    assert shanhai("clean", path, "--field", "text=data.content").returncode == 0
    assert shanhai("clean", path, "--field", "body=x").returncode == 2


def test_a_broken_line_costs_itself(tmp_path):
    objects = list(lines())
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join([objects[0], objects[1][:-30], objects[2]]), encoding="utf-8")
    run = shanhai("clean", "--all", path)
    assert [head["id"] for head, _ in articles(run)] == ["items.jsonl/1", "items.jsonl/3"]
    assert [line for line in run.stderr.splitlines() if "items.jsonl#2" in line]


# --- archives


def folder(tmp_path):
    place = tmp_path / "news"
    for path in NEWS:
        (place / path[1:]).parent.mkdir(parents=True, exist_ok=True)
        (place / path[1:]).write_bytes(page(path))
    (place / "style.css").write_text("p{}")
    (place / ".hidden.html").write_bytes(page("/2024/1.html"))
    return place


def pack(path, place):
    """An archive of a folder by Python's own modules, of the kind that its name says."""
    files = sorted(file for file in place.rglob("*") if file.is_file())
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.relative_to(place))
    else:
        with tarfile.open(path, "w:" + path.suffix[1:].replace("tar", "")) as archive:
            for file in files:
                archive.add(file, file.relative_to(place))
    return path


@pytest.mark.parametrize("form", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_archives_of_python(tmp_path, form):
    path = pack(tmp_path / ("packed." + form), folder(tmp_path))
    run, found = check_all(path, addresses=False)
    assert [head["id"].split("/", 1)[1] for head, _ in found] == [path[1:] for path in NEWS]
    assert "1 .css, 1 hidden" in run.stderr
    one = shanhai("clean", "--item", "2024/2.html", path)
    assert articles(one)[0][0]["title"] == NEWS["/2024/2.html"][0]
    assert shanhai("clean", "--item", "2024/9.html", path).returncode == 2


def test_names_in_gbk(tmp_path):
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xxxx.html", page("/2024/1.html"))
    path.write_bytes(path.read_bytes().replace(b"xxxx", "昆明".encode("gbk")))
    (head, _), = articles(shanhai("clean", "--all", path))
    assert head["id"] == "news.zip/昆明.html"


def test_paths_lead_nowhere(tmp_path):
    path = tmp_path / "in" / "news.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.html", page("/2024/1.html"))
        archive.writestr("/etc/shanhai-test.html", page("/2024/2.html"))
    found = articles(shanhai("clean", "--all", path))
    assert [head["id"] for head, _ in found] == ["news.zip/outside.html", "news.zip/etc/shanhai-test.html"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "news.zip"]


def test_one_page_that_is_packed_is_a_page(tmp_path):
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(page("/2024/1.html")))
    (head, body), = articles(shanhai("clean", path))
    assert (head["title"], body[0]) == NEWS["/2024/1.html"]


def test_containers_in_archives(tmp_path):
    file = io.BytesIO()
    warc(file)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("crawl.warc.gz", file.getvalue())
        archive.writestr("data.json", json.dumps({"code": 1, "rows": list(range(99))}))
    path = tmp_path / "outer.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("inner.zip")
        member.size = len(inner.getvalue())
        archive.addfile(member, io.BytesIO(inner.getvalue()))
    _, found = check_all(path)
    assert found[0][0]["id"] == "outer.tar/inner.zip/crawl.warc.gz/1"


# --- hostile archives


def check_quick(path, *words, seconds=20):
    """Ends soon, in one line of these words, whatever is in it."""
    start = time.monotonic()
    run = shanhai("clean", "--all", path)
    assert time.monotonic() - start < seconds
    assert run.returncode in (0, 1) and "Fatal error" not in run.stderr, run.stderr[-2_000:]
    about = [line for line in run.stderr.splitlines() if path.name in line]
    assert len(about) == 1 and all(word in about[0] for word in words), run.stderr[-2_000:]
    return run


def test_zip_bombs(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", page("/2024/1.html"))
        archive.writestr("bomb.html", b"<p>" + b"\0" * (200 << 20))
        archive.writestr("2.html", page("/2024/2.html"))
    run = check_quick(path, "more than 250 times its size")
    assert len(articles(run)) == 1


def test_bombs_in_bombs(tmp_path):
    data = b"\0" * (10 << 20)
    for depth in range(6):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(4):
                archive.writestr("%d.zip" % copy, data)
        data = inner.getvalue()
    path = tmp_path / "bomb.zip"
    path.write_bytes(data)
    start = time.monotonic()
    run = shanhai("clean", "--all", path)
    assert time.monotonic() - start < 20 and run.returncode == 1
    assert run.stdout == "" and "Fatal error" not in run.stderr


def test_packed_bombs(tmp_path):
    path = tmp_path / "bomb.warc.gz"
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % (400 << 20)
    path.write_bytes(gzip.compress(record + b" " * (400 << 20)))
    check_quick(path, "250 times its size")


def test_a_million_empty_entries(tmp_path):
    header = tarfile.TarInfo("empty.html").tobuf()
    path = tmp_path / "empty.tar.gz"
    packing = zlib.compressobj(1, zlib.DEFLATED, 31)
    with open(path, "wb") as file:
        for _ in range(1_000):
            file.write(packing.compress(header * 1_000))
        file.write(packing.compress(bytes(1_024)) + packing.flush())
    start = time.monotonic()
    run = shanhai("clean", "--all", path)
    assert time.monotonic() - start < 20
    assert len(run.stderr.splitlines()) <= 2
    assert "1000000 empty" in run.stderr or "more than 250 times" in run.stderr


def test_a_truncated_archive_gives_what_is_there(tmp_path):
    whole = pack(tmp_path / "whole.tar.gz", folder(tmp_path)).read_bytes()
    path = tmp_path / "cut.tar.gz"
    path.write_bytes(whole[:-120])
    run = shanhai("clean", "--all", path)
    assert run.returncode == 1 and len(articles(run)) >= 1
    assert "%s: ends in the middle" % path in run.stderr


def test_damaged_and_encrypted_entries_cost_themselves(tmp_path):
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NEWS:
            archive.writestr(name[1:], page(name))
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\3\4", 10)
    data[second + 30 + len("2024/2.html") + 40] ^= 0x55
    path.write_bytes(data)
    run = shanhai("clean", "--all", path)
    assert [head["id"] for head, _ in articles(run)] == ["news.zip/2024/1.html", "news.zip/2024/3.html"]
    assert "news.zip#2024/2.html: is damaged in the archive" in run.stderr
    for mark, flag in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.index(mark)
        data[place + flag] |= 1
    path.write_bytes(data)
    assert "is encrypted" in shanhai("clean", "--all", path).stderr


# --- what else is used


def test_a_folder_of_all_is_built(tmp_path):
    place = folder(tmp_path)
    with open(place / "crawl.warc.gz", "wb") as file:
        warc(file)
    (place / "items.jsonl").write_text("\n".join(lines()), encoding="utf-8")
    (place / "answer.json").write_text('{"code": 500, "msg": "error"}')
    (place / "feed.xml").write_text("<rss><channel><item><title>x</title><link>%s/x</link></item></channel></rss>" % SITE)
    run = shanhai("build", place, "-o", tmp_path / "out")
    assert run.returncode == 1, run.stderr
    assert "documents: 9 read, 1 refused, 3 with the same bytes as another" in run.stderr
    assert "feed.xml#1 (http://news.example/x): gives a headline and an address" in run.stderr
    assert "1 .json" in run.stderr
    claims = [json.loads(line) for line in open(tmp_path / "out" / "claims.jsonl", encoding="utf-8")]
    assert {line["metadata"]["url"] for line in claims if "url" in line["metadata"]} == {SITE + path for path in NEWS}
    # Nothing changed: nothing that stands for itself, or in a web archive, is read again. Its claims hold no articles.
    again = shanhai("build", place, tmp_path / "out", "-o", tmp_path / "out")
    assert "6 unchanged since the last build" in again.stderr, again.stderr
    assert "1 .jsonl" in again.stderr
    lines_of = shanhai("extract", place / "crawl.warc.gz").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines_of] == ["crawl.warc.gz/1", "crawl.warc.gz/2", "crawl.warc.gz/3"]


def test_containers_come_through_pipes(tmp_path):
    file = io.BytesIO()
    warc(file)
    from conftest import PROGRAM
    run = subprocess.run([PROGRAM, "clean", "--all", "-"], input=file.getvalue(), capture_output=True)
    assert run.returncode == 0 and run.stdout.count("河东日报".encode()) == 3
