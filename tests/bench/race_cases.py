# SPDX-License-Identifier: Apache-2.0
"""Cases of bench/compare.py with the built program and with racers that are made up.

compare_test.cpp runs them; so does python3 race_cases.py PROGRAM [Class[.test_name]...]
"""
import contextlib
import io
import pathlib
import sys
import unittest

from sampled_courses import EXACT, changed, pooled, report, sample  # first: it says where the modules are
import compare
import course
from comparison import checks, race
from comparison.agreement import Findings
from comparison.racers import ROLE_SERIES, Ours

PROGRAM = None


def fan_of(pmf, number, seed):
    """Quantiles as the product takes them from its bins (tally/binning.hpp), of a sample of a law."""
    histogram, bins = sample(pmf, number, seed), {}
    for k, count in enumerate(histogram["counts"]):
        value = histogram["first"] + k
        width = max(1, 2 ** (value.bit_length() - 1) // 64)
        low = value // width * width
        bins[low] = bins.get(low, 0) + count
    levels = [0.05, 0.25, 0.5, 0.75, 0.95]
    quantiles = []
    for level in levels:
        below = 0
        for low in sorted(bins):
            if below + bins[low] >= level * number:
                width = max(1, 2 ** (low.bit_length() - 1) // 64)
                inside = 0 if low < 128 else (level * number - below) / bins[low] * width
                quantiles.append(low + inside)
                break
            below += bins[low]
    return {"quantiles": levels, "by_month": [quantiles], "running": [number]}


class Quantiles(unittest.TestCase):
    def faults(self, drawn_from, checked_against, month=60, seed=1):
        total = 0
        for pmf, wanted in [(drawn_from.headcount_pmf(month), checked_against.headcount_pmf(month))] + [
                (drawn_from.role_pmf(r, month), checked_against.role_pmf(r, month)) for r in range(5)]:
            findings = Findings("product", 50000)
            checks.check_fan(findings, "series", fan_of(pmf, 50000, seed), 1, wanted)
            total += bool(findings.faults)
        return total

    def test_of_the_right_law_pass(self):
        for seed in range(5):
            self.assertEqual(self.faults(EXACT, EXACT, seed=seed), 0)

    def test_of_a_wrong_hazard_are_refused(self):
        self.assertGreaterEqual(self.faults(changed(leave=1.03), EXACT), 3)

    def test_of_one_person_too_many_are_refused(self):
        first, pmf = EXACT.headcount_pmf(60)
        findings = Findings("product", 50000)
        checks.check_fan(findings, "headcount", fan_of((first + 1, pmf), 50000, 1), 1, (first, pmf))
        self.assertTrue(findings.faults)


class FakePeer:
    """A peer that samples a course at a rate; `told` hears of its runs."""

    device, method, file, version, about, allowance = "cpu", None, None, "1", "fake", 0.0

    def __init__(self, name, of, rate=1e4, told=None):
        self.name, self.of, self.pace, self.told = name, of, rate, told

    def find(self, pythons):
        pass

    def run(self, trajectories, seed, count=False):
        if self.told is not None:
            self.told.append(self.name)
        number = min(trajectories, 20000)
        draws = round(self.of.draws()[0] * number) if count else None
        return {**report(self.of, number, seed), "draws": draws, "seconds": number / self.pace}


class FakeOurs(FakePeer):
    few = 1

    def seconds(self, trajectories, seed):
        return 0.5 + trajectories / self.pace  # half a second to start

    def rate(self, trajectories, seed):
        if self.told is not None:
            self.told.append(self.name)
        return (trajectories - self.few) / (self.seconds(trajectories, seed) - self.seconds(self.few, seed))


class Race(unittest.TestCase):
    def test_ratio_is_that_of_the_rates_without_the_start(self):
        ours, peers = FakeOurs("ghostcast", EXACT, 3e4), [FakePeer("slow", EXACT, 1e4), FakePeer("fast", EXACT, 6e4)]
        standings = race.run_rounds(ours, peers, 2, 0.1, lambda text: None)
        standings[0].draws_per_trajectory = 1000.0
        rows = {row["name"]: row for row in race.summary(standings)}
        self.assertAlmostEqual(rows["slow"]["ratio"], 3.0, delta=1e-9)
        self.assertAlmostEqual(rows["fast"]["ratio"], 0.5, delta=1e-9)
        self.assertAlmostEqual(rows["ghostcast"]["draws"], 3e7, delta=1.0)

    def test_order_turns_from_round_to_round(self):
        told = []
        ours, peers = FakeOurs("ghostcast", EXACT, told=told), [FakePeer("one", EXACT, told=told), FakePeer("two", EXACT, told=told)]
        race.run_rounds(ours, peers, 3, 0.01, lambda text: None)
        self.assertEqual(told[-9:], ["ghostcast", "one", "two", "one", "two", "ghostcast", "two", "ghostcast", "one"])


class Verdict(unittest.TestCase):
    """compare.py as a whole, with the built program and peers that are made up."""

    def outcome(self, of):
        out, error = io.StringIO(), io.StringIO()
        compare.all_peers = lambda: {"made_up": FakePeer("made_up", of)}
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            code = compare.main(["--ours", PROGRAM, "--peers", "made_up", "--rounds", "1", "--seconds", "0.1", "--agreement", "20000"])
        return code, out.getvalue(), error.getvalue()

    def test_prints_ratios_where_all_agree(self):
        code, out, error = self.outcome(EXACT)
        self.assertEqual(code, 0, error)
        self.assertIn("made_up", out)

    def test_prints_none_and_ends_with_one_where_a_hazard_is_wrong(self):
        code, out, error = self.outcome(changed(leave=1.02))
        self.assertEqual((code, out), (1, ""))
        self.assertIn("\nmade_up: mean headcount of month 60 is 28", error)
        self.assertTrue(error.endswith("The distributions disagree: no ratio is printed.\n"), error)

    def test_ends_where_the_scenario_is_another_course(self):
        before = course.HAZARDS
        course.HAZARDS = before[:4] + (0.016,)
        try:
            code, out, error = self.outcome(EXACT)
        finally:
            course.HAZARDS = before
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(error, "m5.toml has (0.006, 0.008, 0.01, 0.012, 0.015) where the peers have (0.006, 0.008, 0.01, 0.012, 0.016)\n")


class Product(unittest.TestCase):
    """The built program."""

    @classmethod
    def setUpClass(cls):
        cls.result = Ours(pathlib.Path(PROGRAM), "cpu", None).with_roles(20000, 5)

    def test_follows_the_exact_law(self):
        findings = checks.check_ours(self.result, EXACT, ROLE_SERIES)
        self.assertEqual(findings.faults, [])
        self.assertEqual(findings.checks, 3 * 6 * 5 + 1)

    def test_is_refused_under_a_law_with_another_hazard(self):
        self.assertTrue(checks.check_ours(self.result, changed(leave=1.01), ROLE_SERIES).faults)

    def test_agrees_with_a_peer_of_the_same_law_and_with_no_other(self):
        self.assertEqual(checks.check_ours_against(self.result, "peer", pooled(EXACT), 0.0).faults, [])
        self.assertTrue(checks.check_ours_against(self.result, "peer", pooled(changed(leave=1.02)), 0.0).faults)


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])
