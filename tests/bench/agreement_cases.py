# SPDX-License-Identifier: Apache-2.0
"""Cases of the exact law and of the checks of agreement: what passes, and what is refused.

compare_test.cpp runs them; so does python3 agreement_cases.py [Class[.test_name]...]
"""
import itertools
import math
import unittest

from sampled_courses import EXACT, changed, pooled, report, sample  # first: it says where the modules are
import course
from comparison import checks, law, race
from comparison.agreement import Findings, chi_square_p, fit_p, same_p


def enumerate_role(people, leave, fill, months):
    """P(n) and the law of the draws after some months, by every state (n, offers, draws): an oracle of its own."""
    states = {(people, 0, 0): 1.0}
    for _ in range(months):
        after = {}
        for (n, offers, draws), chance in states.items():
            for gone in range(n + 1):
                left = chance * math.comb(n, gone) * leave**gone * (1 - leave) ** (n - gone)
                open_now = max(people - (n - gone) - offers, 0)
                for taken in range(open_now + 1):
                    state = (n - gone + offers, taken, draws + (n > 0) + (open_now > 0))
                    after[state] = after.get(state, 0.0) + left * math.comb(open_now, taken) * fill**taken * (1 - fill) ** (open_now - taken)
        states = after
    return states


class Law(unittest.TestCase):
    def test_people_follow_the_enumerated_months(self):
        for people, months in itertools.product((1, 2, 4), (1, 2, 3, 7)):
            states = enumerate_role(people, 0.3, 0.4, months)
            first, pmf = law.Course([people], [0.3], 0.4, months).role_pmf(0, months)
            for k, probability in enumerate(pmf):
                wanted = sum(p for (n, _, _), p in states.items() if n == first + k)
                self.assertAlmostEqual(probability, wanted, delta=1e-12)

    def test_draws_have_the_enumerated_mean_and_variance(self):
        states = enumerate_role(4, 1e-3, 0.4, 6)  # nobody left: chance below 1e-11
        mean = sum(d * p for (_, _, d), p in states.items())
        variance = sum((d - mean) ** 2 * p for (_, _, d), p in states.items())
        found = law.Course([4], [1e-3], 0.4, 6).draws()
        self.assertAlmostEqual(found[0], mean, delta=1e-9)
        self.assertAlmostEqual(found[1], variance, delta=1e-9)

    def test_headcount_is_the_sum_of_independent_roles(self):
        pmf = EXACT.headcount_pmf(60)
        roles = [EXACT.role_pmf(role, 60) for role in range(5)]
        self.assertAlmostEqual(sum(pmf[1]), 1.0, delta=1e-10)
        self.assertAlmostEqual(law.mean_of(pmf), sum(map(law.mean_of, roles)), delta=1e-6)
        self.assertAlmostEqual(law.central_moment(pmf, 2), sum(law.central_moment(role, 2) for role in roles), delta=1e-6)


class ChiSquare(unittest.TestCase):
    def test_has_the_closed_forms_of_one_two_and_four_degrees(self):
        for x in (0.01, 0.5, 1.0, 3.0, 10.0, 40.0, 200.0):
            self.assertAlmostEqual(chi_square_p(x, 1) / math.erfc(math.sqrt(x / 2)), 1.0, delta=1e-10)
            self.assertAlmostEqual(chi_square_p(x, 2) / math.exp(-x / 2), 1.0, delta=1e-10)
            self.assertAlmostEqual(chi_square_p(x, 4) / (math.exp(-x / 2) * (1 + x / 2)), 1.0, delta=1e-10)

    def test_p_of_the_right_law_is_spread_over_the_unit_interval(self):
        """40 values: the mean of uniforms is 1/2 with a standard error of .0456; five of them."""
        pmf = EXACT.headcount_pmf(12)
        values = [fit_p(sample(pmf, 3000, seed), pmf) for seed in range(40)]
        self.assertLess(abs(sum(values) / 40 - 0.5), 5 * math.sqrt(1 / 12 / 40))

    def test_two_samples_of_one_law_are_the_same_and_of_two_are_not(self):
        one, other = EXACT.headcount_pmf(60), changed(leave=1.02).headcount_pmf(60)
        self.assertGreater(same_p(sample(one, 20000, 1), sample(one, 30000, 2)), 1e-4)
        self.assertLess(same_p(sample(one, 20000, 1), sample(other, 30000, 2)), 1e-30)


class Agreement(unittest.TestCase):
    def test_the_right_law_passes(self):
        for seed in range(5):
            self.assertEqual(checks.check_peer("peer", pooled(EXACT, seed=1000 * seed), EXACT).faults, [])

    def test_a_hazard_one_percent_too_high_is_refused_and_named(self):
        faults = checks.check_peer("peer", pooled(changed(leave=1.01)), EXACT).faults
        self.assertTrue(any(fault.startswith("peer: mean headcount of month 120 is 28") for fault in faults), faults)

    def test_a_chance_to_fill_two_percent_too_low_is_refused(self):
        self.assertTrue(checks.check_peer("peer", pooled(changed(fill=0.98)), EXACT).faults)

    def test_a_wrong_spread_about_the_right_mean_is_refused(self):
        right = report(EXACT, 20000, 3)
        for month in right["histograms"]:
            counts = right["histograms"][month]["counts"]
            right["histograms"][month]["counts"] = [sum(counts[k:k + 2]) if k % 2 == 0 else 0 for k in range(len(counts))]
        faults = checks.check_peer("peer", race.pool(None, right), EXACT).faults
        self.assertEqual(len(faults), 2, faults)
        self.assertIn("chi-square", faults[0])

    def test_an_allowance_covers_its_shift_and_no_more(self):
        number, deviation = 100000, math.sqrt(law.central_moment(EXACT.headcount_pmf(60), 2))
        first, pmf = EXACT.headcount_pmf(60)
        shift = 0.03 * deviation
        moved = (first, [(1 - shift) * a + shift * b for a, b in zip(pmf + [0.0], [0.0] + pmf)])
        self.assertLess(fit_p(sample(moved, number, 1), (first, pmf)), 1e-6)
        self.assertGreater(fit_p(sample(moved, number, 1), (first, pmf), 0.03), 1e-4)
        findings = Findings("peer", number, 0.03)
        for share in (0.9, 2.0):
            row = [0] * first + [0.0] * len(pmf)
            mean = law.mean_of((first, pmf)) + share * shift
            checks.check_moments(findings, 60, {"mean": mean, "variance": deviation**2}, EXACT)
        self.assertEqual(len(findings.faults), 1, findings.faults)

    def test_a_number_that_is_none_is_refused(self):
        findings = Findings("peer", 10)
        findings.errors("mean", math.nan, 1.0, 0.1)
        findings.chance("fit", math.nan)
        self.assertEqual(len(findings.faults), 2)

    def test_draws_that_were_not_drawn_are_refused(self):
        mean = EXACT.draws()[0]
        for share, faults in ((1.0, 0), (0.99, 1)):
            findings = Findings("peer", 10000)
            checks.check_draws(findings, share * mean * 10000, 10000, EXACT)
            self.assertEqual(len(findings.faults), faults)

    def test_reports_in_parts_pool_to_the_whole(self):
        parts = [report(EXACT, 500, 1), report(EXACT, 700, 2)]
        whole = race.pool(race.pool(None, report(EXACT, 500, 1)), report(EXACT, 700, 2))
        for month in course.HISTOGRAM_MONTHS:
            histogram = whole["histograms"][str(month)]
            moments = course.moments([0] * histogram["first"] + histogram["counts"])
            self.assertAlmostEqual(whole["months"][str(month)]["mean"], moments["mean"], delta=1e-8)
            self.assertAlmostEqual(whole["months"][str(month)]["variance"], moments["variance"], delta=1e-6)
        self.assertEqual(whole["trajectories"], sum(part["trajectories"] for part in parts))


if __name__ == "__main__":
    unittest.main()
