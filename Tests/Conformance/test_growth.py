"""Time and output grow with a page's size and no faster, whatever the page repeats."""

import pytest

from conftest import PROGRAM
from growth import Extractor, exponent, triggers

SIZES = (40_000, 160_000)
# Of n^1.15, with room for the noise of short runs.
BAR = 1.3
# Runs shorter than this say nothing of growth.
SHORTEST = 0.1


@pytest.fixture(scope="module")
def extractor():
    extractor = Extractor(str(PROGRAM))
    yield extractor
    extractor.close()


@pytest.mark.parametrize("name, make", [pytest.param(*trigger, id=trigger[0]) for trigger in triggers()])
def test_linear(extractor, name, make):
    pages = [make(size) for size in SIZES]
    for _ in range(3):
        figures = [extractor.measure(page) for page in pages]
        assert all(figures), "the program died"
        times = [seconds for seconds, _ in figures]
        if times[-1] < SHORTEST or exponent(times, SIZES) <= BAR:
            break
    else:
        pytest.fail(f"{times} s for {SIZES} bytes")
    assert all(written <= 5_000_000 + 20 * size for (_, written), size in zip(figures, SIZES))
