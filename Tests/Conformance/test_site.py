"""The site in a browser, from a folder: what a reader does with it, and what it must never do."""

import json
import pathlib
import re
import urllib.parse

import axe_core_python
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from browser import Browser
from conftest import CORPUS, SEEDS, build, documents, shanhai


def write(graph, folder, *arguments):
    run = shanhai("site", graph, "-o", folder, *arguments)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="module")
def site(whole, tmp_path_factory):
    return write(whole, tmp_path_factory.mktemp("pages") / "site", "--articles", SEEDS, "--articles", CORPUS)


@pytest.fixture(scope="module")
def browser():
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(autouse=True)
def quiet(site, browser):
    """Nothing is complained of, and nothing is asked of anyone but the folder."""
    browser.resize(1280)
    browser.complaints(), browser.requests()
    yield
    assert browser.complaints() == []
    outside = [address for address in browser.requests() if not address.startswith("file:///")]
    assert outside == []


def find(folder, pattern):
    found = sorted(folder.glob(pattern))
    assert found, pattern
    return found[0]


def pages(site):
    """A page of each kind."""
    patterns = [
        "index.html", "search.html", "pair/310000-530000.html", "person/李强-*.html", "event/*第二十三次联席会议*.html",
        "agreement/*.html", "organization/*.html", "region/530000.html", "place/*.html", "post/*.html", "article/*.html",
        "list/person.html", "network.html"]
    return [find(site, pattern) for pattern in patterns]


def wait(browser, condition):
    WebDriverWait(browser.driver, 10).until(lambda driver: condition())


def results(browser):
    return [item.text for item in browser.driver.find_elements(By.CSS_SELECTOR, "#results a")]


def search(browser, words):
    field = browser.driver.find_element(By.NAME, "q")
    field.clear()
    field.send_keys(words, Keys.ENTER)
    status = browser.driver.find_element
    wait(browser, lambda: "search.html" in browser.driver.current_url)
    wait(browser, lambda: re.search(r"\d|没有|Nothing", status(By.ID, "status").text))


def test_two_characters_are_found(site, browser):
    browser.driver.get((site / "index.html").as_uri())
    search(browser, "沪滇")
    assert results(browser) and all("沪滇" in name for name in results(browser))
    browser.driver.find_element(By.CSS_SELECTOR, "#results a").click()
    assert "沪滇" in browser.driver.find_element(By.TAG_NAME, "h1").text


@pytest.mark.parametrize("words, found", [
    ("李强", "李强"), ("第二十三次", "上海云南扶贫协作第二十三次联席会议"), ("530000", "云南省"), ("yunnan", "云南省"), ("滇", "云南省"),
    ("鲁", "鲁朗镇"), ("联席会议 沪遵", "沪遵扶贫协作第九次联席会议"),
])
def test_names_codes_and_english_are_found(site, browser, words, found):
    browser.driver.get((site / "search.html").as_uri() + "?q=" + urllib.parse.quote(words))
    wait(browser, lambda: found in results(browser))


@pytest.mark.parametrize("words", ["山海经", "<qz>", "沪滇沪滇", "''"])
def test_what_is_not_there_is_not_found(site, browser, words):
    browser.driver.get((site / "en" / "search.html").as_uri() + "?q=" + urllib.parse.quote(words))
    wait(browser, lambda: browser.driver.find_element(By.ID, "kind").find_elements(By.TAG_NAME, "option")[1:])
    assert results(browser) == []


def test_results_are_filtered_by_kind(site, browser):
    browser.driver.get((site / "search.html").as_uri() + "?q=" + urllib.parse.quote("云南"))
    wait(browser, lambda: len(results(browser)) > 5)
    Select(browser.driver.find_element(By.ID, "kind")).select_by_value("Region")
    wait(browser, lambda: set(item.text.split()[0] for item in browser.driver.find_elements(By.CSS_SELECTOR, "#results .note")) == {"地区"})


def test_a_fact_leads_to_its_sentence_and_back(site, browser):
    driver = browser.driver
    page = find(site, "person/李强-*.html")
    driver.get(page.as_uri())
    driver.find_element(By.CSS_SELECTOR, "#posts .marks a").click()
    source = driver.find_element(By.CSS_SELECTOR, ".sources li:target")
    quote = source.find_element(By.TAG_NAME, "q").text
    source.find_element(By.TAG_NAME, "a").click()
    sentence = driver.find_element(By.CSS_SELECTOR, "mark:target")
    assert sentence.text == quote.strip("“”") and "李强" in quote
    assert len(driver.find_element(By.CLASS_NAME, "text").text) > len(quote) * 3
    sentence.find_element(By.TAG_NAME, "a").click()
    facts = driver.find_element(By.CSS_SELECTOR, ".statement:target")
    facts.find_element(By.LINK_TEXT, "李强").click()
    assert driver.current_url == page.as_uri()


def test_both_languages_say_the_same(site, browser):
    driver = browser.driver
    driver.get((site / "pair" / "310000-530000.html").as_uri())
    count = len(driver.find_elements(By.CSS_SELECTOR, ".facts li"))
    assert driver.find_element(By.TAG_NAME, "h1").text == "上海支援云南"
    driver.find_element(By.CLASS_NAME, "other").click()
    assert driver.find_element(By.TAG_NAME, "h1").text == "Shanghai supports Yunnan"
    assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
    assert len(driver.find_elements(By.CSS_SELECTOR, ".facts li")) == count > 20
    driver.find_element(By.CLASS_NAME, "other").click()
    assert driver.find_element(By.TAG_NAME, "h1").text == "上海支援云南"


def test_the_matrix_and_the_map_lead_to_the_pair(site, browser):
    driver = browser.driver
    for place in ("#matrix td a", "#timeline th[scope=row] a", ".tiles a"):
        driver.get((site / "index.html").as_uri())
        # Of a link in a picture, a click on its middle may meet another that crosses it.
        driver.execute_script(
            "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
            driver.find_element(By.CSS_SELECTOR, place + "[href='pair/310000-530000.html']"))
        wait(browser, lambda: "pair/310000-530000" in driver.current_url)


def test_the_network_is_drawn_filtered_and_walked(site, browser):
    driver = browser.driver
    driver.get((site / "region" / "530000.html").as_uri())
    driver.find_element(By.CSS_SELECTOR, ".around a").click()
    neighbours = lambda: [item.text for item in driver.find_elements(By.CSS_SELECTOR, "#neighbours li")]
    ready = lambda: driver.find_element(By.ID, "network").get_attribute("data-ready")
    wait(browser, lambda: ready() == "region/530000")
    assert driver.find_element(By.TAG_NAME, "h1").text == "云南省"
    assert any("上海市" in line and "对口支援" in line for line in neighbours())
    Select(driver.find_element(By.ID, "kind")).select_by_value("JointMeeting")
    wait(browser, lambda: neighbours() and all("联席会议" in line for line in neighbours()))
    field = driver.find_element(By.ID, "from")
    field.send_keys("2021", Keys.TAB)
    wait(browser, lambda: neighbours() and not any("2020" in line for line in neighbours()))
    driver.find_element(By.CSS_SELECTOR, "#neighbours a").click()
    assert "联席会议" in driver.find_element(By.TAG_NAME, "h1").text


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(site, browser, width):
    browser.resize(width)
    for page in pages(site):
        for file in (page, site / "en" / page.relative_to(site)):
            browser.driver.get(file.as_uri())
            overflow = browser.driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, file


AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("language, width", [("", 1280), ("en", 360)])
def test_pages_are_accessible(site, browser, language, width):
    """No fault that axe-core finds against WCAG 2.2 AA and its best practices."""
    browser.resize(width)
    for page in pages(site):
        file = site / language / page.relative_to(site)
        browser.driver.get(file.as_uri())
        browser.driver.execute_script(AXE)
        found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
        faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]]
        assert faults == [], file
        assert len(found["passes"]) > 15


def test_keyboard_reaches_the_content_first(site, browser):
    driver = browser.driver
    driver.get((site / "index.html").as_uri())
    driver.switch_to.active_element.send_keys(Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("href").endswith("#main")
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert driver.current_url.endswith("#main")


HOSTILE = [
    '<script>document.title="run"</script>', '"><img src=x onerror="document.title=\'run\'">', "javascript:document.title='run'",
    "' onfocus='document.title=1' autofocus='"]


def test_no_text_of_a_page_runs(tmp_path, browser):
    """Names that would be markup, put where names of articles stand."""
    graph = build(tmp_path / "graph", SEEDS)
    claims = (graph / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    names = {"李强": HOSTILE[0], "王予波": HOSTILE[1], "广南县": HOSTILE[2], "陈豪": HOSTILE[3]}

    def renamed(value):
        if isinstance(value, list):
            return [renamed(part) for part in value]
        return names.get(value, value) if isinstance(value, str) else value

    hostile = tmp_path / "hostile.jsonl"
    with hostile.open("w", encoding="utf-8") as file:
        for line in claims:
            document = json.loads(line)
            document["metadata"]["headline"] = HOSTILE[0] + document["metadata"].get("headline", "")
            for table in ("entities", "literals"):
                document[table] = renamed(document[table])
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    site = write(hostile, tmp_path / "site")
    pages = [page for page in sorted(site.rglob("*.html")) if "script" in page.read_text(encoding="utf-8").replace("search.js", "")]
    assert len(pages) > 40
    for page in pages[:30] + [site / "index.html", site / "list" / "person.html"]:
        browser.driver.get(page.as_uri())
        assert browser.driver.title not in ("run", "1"), page
        assert browser.driver.execute_script(
            "return document.querySelectorAll(`[onerror], [onfocus], [href^='javascript:'], img`).length") == 0
    browser.driver.get((site / "search.html").as_uri() + "?q=script")
    wait(browser, lambda: HOSTILE[0] in results(browser))
    assert browser.driver.title not in ("run", "1")


def test_the_same_graph_gives_the_same_site(whole, site, tmp_path):
    other = write(whole, tmp_path / "site", "--articles", SEEDS, "--articles", CORPUS)
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [file for file in files if (site / file).read_bytes() != (other / file).read_bytes()] == []
    again = shanhai("site", whole, "-o", other, "--articles", SEEDS, "--articles", CORPUS)
    assert " 0 new or changed, 0 removed" in again.stderr


def test_data_of_a_page_is_of_its_entity(site):
    pyoxigraph = pytest.importorskip("pyoxigraph")
    page = find(site, "event/*第二十三次联席会议*.html").with_suffix("")
    name = page.name
    triples = [set(map(str, pyoxigraph.parse((page.parent / (name + suffix)).read_bytes(), format=format)))
               for suffix, format in ((".ttl", pyoxigraph.RdfFormat.TURTLE), (".jsonld", pyoxigraph.RdfFormat.JSON_LD))]
    assert triples[0] == triples[1] and any("shan" in triple and "陈豪" in triple for triple in triples[0])
    rows = (page.parent / (name + ".csv")).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("subject,") and any("陈豪" in row and "云南省委书记陈豪主持会议并讲话" in row for row in rows)


def test_a_folder_of_other_files_is_refused(whole, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run = shanhai("site", whole, "-o", tmp_path)
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
