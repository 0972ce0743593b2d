# SPDX-License-Identifier: Apache-2.0
"""Whether samples follow the same law: the race is over one course, or it is no race.

Bound: five standard errors, and for chi-square the two-sided tail of five standard errors, 5.7e-7.
A comparison of five peers makes about 200 checks, so one fair comparison in 8,000 is refused.
"""
import math

STANDARD_ERRORS = 5.0
LEAST_P = math.erfc(STANDARD_ERRORS / math.sqrt(2.0))
LEAST_EXPECTED = 10.0  # of a bin of chi-square; smaller ones are pooled


class Findings:
    """What was checked of one racer: the worst of it, and the faults.

    allowance  by how many standard deviations a library's sampler is known to be off; see racers.py
    """

    def __init__(self, name, trajectories, allowance=0.0):
        self.name, self.trajectories, self.allowance = name, trajectories, allowance
        self.worst, self.worst_at, self.least_p, self.checks, self.faults = 0.0, "", 1.0, 0, []

    def errors(self, what, value, wanted, error):
        """A value against what it must be; `error` is the standard error of the difference."""
        distance = abs(value - wanted) / error
        self.checks += 1
        if distance > self.worst:
            self.worst, self.worst_at = distance, what
        if not distance <= STANDARD_ERRORS:
            self.faults.append(f"{self.name}: {what} is {value:.7g}, must be {wanted:.7g}: {distance:.3g} standard errors")

    def chance(self, what, p):
        """The p-value of a test."""
        self.checks += 1
        self.least_p = min(self.least_p, p)
        if not p >= LEAST_P:
            self.faults.append(f"{self.name}: {what}: chi-square says p = {p:.2g}, below {LEAST_P:.2g}")

    def as_json(self):
        return {"trajectories": self.trajectories, "checks": self.checks, "worst_standard_errors": round(self.worst, 3),
                "worst_at": self.worst_at, "least_p": self.least_p, "allowance_sd": self.allowance, "faults": self.faults}


def gamma_tail(a, x):
    """Q(a, x), the upper regularised incomplete gamma function; a > 0, to about 1e-12."""
    if x <= 0.0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1.0:
        term = total = 1.0 / a
        k = a
        while abs(term) > abs(total) * 1e-15:
            k += 1.0
            term *= x / k
            total += term
        return max(0.0, 1.0 - front * total)
    return min(1.0, front * continued_fraction(a, x))


def continued_fraction(a, x):
    """Lentz's evaluation of the continued fraction of Q, where x >= a + 1."""
    b = x + 1.0 - a
    c, d = 1e300, 1.0 / b
    result = d
    for k in range(1, 100000):
        numerator = -k * (k - a)
        b += 2.0
        d = 1.0 / (numerator * d + b)
        c = b + numerator / c
        result *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return result


def chi_square_p(statistic, degrees):
    return gamma_tail(0.5 * degrees, 0.5 * statistic) if degrees > 0 else 1.0


def pooled(rows, weight):
    """Neighbouring rows added up until each sum has `weight(sum)` >= LEAST_EXPECTED."""
    result, held = [], None
    for row in rows:
        held = row if held is None else tuple(a + b for a, b in zip(held, row))
        if weight(held) >= LEAST_EXPECTED:
            result.append(held)
            held = None
    if held is not None and result:
        result[-1] = tuple(a + b for a, b in zip(result[-1], held))
    return result


def count_at(histogram, value):
    k = value - histogram["first"]
    return histogram["counts"][k] if 0 <= k < len(histogram["counts"]) else 0


def fit_p(histogram, pmf, allowance=0.0):
    """p-value of chi-square of a histogram against an exact law; an allowed shift of the mean is taken off."""
    total = sum(histogram["counts"])
    low = min(histogram["first"], pmf[0])
    high = max(histogram["first"] + len(histogram["counts"]), pmf[0] + len(pmf[1]))
    expected = lambda value: total * pmf[1][value - pmf[0]] if 0 <= value - pmf[0] < len(pmf[1]) else 0.0
    rows = pooled([(count_at(histogram, value), expected(value)) for value in range(low, high)], lambda row: row[1])
    statistic = sum((seen - wanted) ** 2 / wanted for seen, wanted in rows)
    return chi_square_p(max(0.0, statistic - total * allowance**2), len(rows) - 1)


def same_p(one, other, allowance=0.0):
    """p-value of chi-square of two histograms that should have one law, whatever it is."""
    totals = sum(one["counts"]), sum(other["counts"])
    low = min(one["first"], other["first"])
    high = max(h["first"] + len(h["counts"]) for h in (one, other))
    share = min(totals) / sum(totals)
    rows = pooled([(count_at(one, value), count_at(other, value)) for value in range(low, high)], lambda row: share * sum(row))
    root = math.sqrt(totals[1] / totals[0])
    statistic = sum((a * root - b / root) ** 2 / (a + b) for a, b in rows)
    return chi_square_p(max(0.0, statistic - totals[0] * totals[1] / sum(totals) * allowance**2), len(rows) - 1)
