"""What holds of Tests/Cases holds still, and what is open does not pass unnoticed."""

import pytest

import cases
from conftest import PROGRAM

CASES = cases.load()


@pytest.fixture(scope="module")
def failures():
    return cases.judge(PROGRAM, CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(failures, case):
    found = failures[case["id"]]
    if case["state"] == "holds":
        assert found == [], case["note"]
    else:
        assert found != [], "%s is open, and passes: make promote" % case["id"]
