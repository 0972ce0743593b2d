# SPDX-License-Identifier: Apache-2.0
"""What SciPy says of intervals, quantiles of laws and special functions."""

import sys

from scipy import special, stats

from compare import compare


def wilson(hits, size):
    return stats.binomtest(int(hits), int(size)).proportion_ci(0.95, "wilson")


def student_mean(side, *values):
    error = stats.sem(values)
    low, high = stats.t.interval(0.95, len(values) - 1, sum(values) / len(values), error)
    return min(1.0, high) if side > 0 else max(0.0, low)


compare(sys.argv[1], {
    "wilson_low": lambda hits, size: wilson(hits, size).low,
    "wilson_high": lambda hits, size: wilson(hits, size).high,
    "normal_factor": lambda confidence: stats.norm.ppf(0.5 + 0.5 * confidence),
    "student_factor": lambda freedom, confidence: stats.t.ppf(0.5 + 0.5 * confidence, freedom),
    "student_mean": student_mean,
    "beta_cdf": special.betainc,
    "gamma_cdf": special.gammainc,
    "log_gamma": special.gammaln,
    "normal_cdf": special.ndtr,
    "normal_quantile": special.ndtri,
    "binomial_cdf": lambda k, n, p: stats.binom.cdf(k, n, p),
})
