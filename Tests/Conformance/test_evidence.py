"""Every claim leads back to its sentence: in the cleaned text, and in the bytes of the file."""

import hashlib
import html
import json
import re
import unicodedata

import jsonschema
import pytest

from claim_lines import claims_of
from conftest import CORPUS, ROOT, SEEDS, documents, shanhai

DOCUMENTS = documents(SEEDS) + documents(CORPUS)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n\n?", re.S)
BETWEEN_ENTITIES = {
    "org:holds", "shan:ofRegion", "org:postIn", "shan:within", "shan:supports", "shan:supporter", "shan:supported",
    "shan:party", "shan:signatory", "shan:signedAt", "shan:between", "schema:location", "shan:delegationOf",
    "shan:visited", "shan:participant", "shan:attendee", "shan:speaker", "shan:chair", "shan:presenter", "shan:leader",
    "shan:signer", "shan:from", "shan:to", "org:member", "shan:giver", "shan:recipient", "shan:ofPost",
    "shan:investor"}
MARKUP = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>|(?<=\])\([^)]*\)", re.S | re.I)


def letters(text):
    """Letters and digits, in compatibility form: what cleaning never changes."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def words_of(data):
    """The letters and digits of a stretch of a page, tags and the targets of links left out."""
    data = MARKUP.sub(b"", data)
    for encoding in ("utf-8", "gb18030"):
        try:
            return letters(html.unescape(data.decode(encoding)))
        except UnicodeDecodeError:
            pass
    raise AssertionError("the range cuts a character: %r" % data[:60])


def has_words(data, quote):
    """Whether a stretch of a page has the words of a quote, and besides at most whole lines between its first and its last:
    the running heads that a printed page puts into a sentence."""
    words = letters(quote)
    if words_of(data) == words:
        return True
    lines = [words_of(line) for line in data.split(b"\n")]
    if not words.startswith(lines[0]) or not words.endswith(lines[-1]):
        return False
    for line in lines:
        words = words.removeprefix(line)
    return not words


def test_only_whole_lines_may_interrupt_a_quote():
    assert has_words("甲市\n— 3 —\n乙报 头版\n与丙市签约".encode(), "甲市与丙市签约")
    assert not has_words("甲市\n乙报与丙市签约".encode(), "甲市与丙市签约")
    assert not has_words("乙报\n甲市与丙市签约".encode(), "甲市与丙市签约")
    assert not has_words("甲市与丙市".encode(), "甲市与丙市签约")


@pytest.fixture(scope="module")
def extracted():
    run = shanhai("extract", *DOCUMENTS)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == len(DOCUMENTS)
    return {line["id"]: line for line in lines}


def test_lines_keep_the_schema(extracted):
    schema = json.loads((ROOT / "Documentation" / "claims.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for line in extracted.values():
        validator.validate(line)
    line = next(iter(extracted.values()))
    for part in ({"digest": "abc"}, {"claims": [[0, 1, 2, 3, 4]]}, {"sentences": [["甲", 0, 0]]}, {"rules": [["a", 2]]},
                 {"entities": [["Person"]]}, {"literals": [["xsd:float", "1"]]}, {"more": 1}):
        assert not validator.is_valid({**line, **part}), part


def test_lines_take_no_more_than_they_say(extracted):
    """Some two and a half times the cleaned text; it was twenty-five."""
    text = sum(len(shanhai("clean", document).stdout.encode()) for document in DOCUMENTS)
    lines = sum(len(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()) for line in extracted.values())
    assert lines < 2.55 * text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_bytes_lead_back_to_the_quote(extracted, document):
    data = document.read_bytes()
    line = extracted[document.stem]
    assert line["digest"] == hashlib.sha256(data).hexdigest()
    for claim in claims_of(line):
        start, end = claim["bytes"]
        assert 0 <= start < end <= len(data)
        assert has_words(data[start:end], claim["quote"]), claim


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_scalars_lead_back_to_the_quote(extracted, document):
    """Ranges count code points of the body that `clean` prints."""
    run = shanhai("clean", document)
    assert run.returncode == 0, run.stderr
    body = FRONT_MATTER.sub("", run.stdout, count=1)
    for claim in claims_of(extracted[document.stem]):
        start, end = claim["scalars"]
        assert body[start:end] == claim["quote"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_claims_are_whole_and_sure_to_a_degree(extracted, document):
    for claim in claims_of(extracted[document.stem]):
        assert set(claim["subject"]) == {"kind", "key", "label"}
        assert set(claim["object"]) in ({"kind", "key", "label"}, {"value", "type"})
        assert ("kind" in claim["object"]) == (claim["relation"] in BETWEEN_ENTITIES)
        assert claim["relation"].count(":") == 1
        assert claim["quote"].strip()
        assert claim["rule"].strip()
        assert 0 < claim["confidence"] <= 1


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_no_claim_is_listed_twice_and_order_is_stable(extracted, document):
    claims = [json.dumps(c, sort_keys=True) for c in claims_of(extracted[document.stem])]
    assert len(claims) == len(set(claims))
    again = shanhai("extract", document)
    assert json.loads(again.stdout) == extracted[document.stem]


def test_build_keeps_every_claim(extracted, plain):
    kept = [json.loads(line) for line in (plain / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["id"] for line in kept} == {d.stem for d in documents(SEEDS)}
    for line in kept:
        assert line == extracted[line["id"]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_ordinals_stand_in_their_quotes(extracted, document):
    """第二十三次 is the evidence of 23; a headline without it is none."""
    digits = "零一二三四五六七八九"
    for claim in claims_of(extracted[document.stem]):
        if claim["relation"] == "shan:ordinal":
            number = int(claim["object"]["value"])
            tens = {0: "", 1: "十"}.get(number // 10, digits[number // 10] + "十")
            spoken = tens + (digits[number % 10] if number % 10 else "")
            assert spoken in claim["quote"] or str(number) in claim["quote"], claim


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_titled_agreements_stand_in_their_quotes(extracted, document):
    for claim in claims_of(extracted[document.stem]):
        if claim["subject"]["kind"] == "Agreement" and claim["relation"] == "shan:party":
            assert letters(claim["subject"]["label"]) in letters(claim["quote"]), claim
