"""The page on extraction lists the rules as the program has them."""

import subprocess

from conftest import PROGRAM, ROOT


def test_page_lists_the_rules():
    printed = subprocess.run([PROGRAM, "rules"], capture_output=True, text=True, check=True).stdout
    page = (ROOT / "Documentation" / "Extraction.md").read_text(encoding="utf-8")
    assert page.split("\n# Rules\n")[1] == printed, "run make rules"
