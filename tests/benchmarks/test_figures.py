from operator import attrgetter

from benchmarks.figures import Figures, Sample, Spread

CPU = attrgetter("cpu_microseconds")
RATE = attrgetter("rate")


def test_a_sample_knows_its_figures() -> None:
    sample = Sample(requests=1000, cpu_seconds=0.5, seconds=2.0)
    assert (sample.cpu_microseconds, sample.rate, sample.busy) == (500.0, 500.0, 0.25)


def test_ratios_are_taken_within_a_round() -> None:
    figures = Figures()
    for slowdown in (1, 10, 4):
        figures.add(("case", "one"), Sample(100, 0.2 * slowdown, 0.2 * slowdown))
        figures.add(("case", "other"), Sample(100, 0.1 * slowdown, 0.1 * slowdown))
    ratio = figures.ratio(("case", "one"), ("case", "other"), CPU)
    assert ratio == Spread(2.0, 2.0, 2.0)
    assert figures.ratio(("case", "one"), ("case", "other"), RATE) == Spread(0.5, 0.5, 0.5)
    rounded = figures.spread(("case", "one"), CPU)
    assert tuple(map(round, (rounded.median, rounded.low, rounded.high))) == (8000, 2000, 20000)


def test_a_spread_is_written_with_fitting_digits() -> None:
    assert str(Spread(0.254, 0.2, 1.0)) == "0.25 (0.20–1.00)"
    assert str(Spread(54_321.4, 50_000, 60_000)) == "54,321 (50,000–60,000)"
