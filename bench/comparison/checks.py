# SPDX-License-Identifier: Apache-2.0
"""What is checked of each racer: moments, histograms, quantiles and draws, against the exact law and each other."""
import math

from comparison import law
from comparison.agreement import Findings, fit_p, same_p

EXACT_BELOW = 128  # people: up to here the product's histogram has a bin a number, above 64 an octave
BINS_PER_OCTAVE = 64


def check_peer(name, pooled, course, allowance=0.0):
    """A peer's runs, put together, against the exact law."""
    findings = Findings(name, pooled["trajectories"], allowance)
    for month, sums in pooled["months"].items():
        check_moments(findings, int(month), sums, course)
    for month, histogram in pooled["histograms"].items():
        findings.chance(f"headcount of month {month}", fit_p(histogram, course.headcount_pmf(int(month)), allowance))
    if pooled["draws"] is not None:
        check_draws(findings, pooled["draws"], pooled["counted_trajectories"], course)
    return findings


def check_moments(findings, month, sums, course):
    pmf = course.headcount_pmf(month)
    total, variance = findings.trajectories, law.central_moment(pmf, 2)
    error = math.sqrt(variance / total)
    slack = 1.0 + findings.allowance * math.sqrt(total) / 5.0  # the allowance on top of five standard errors
    findings.errors(f"mean headcount of month {month}", sums["mean"], law.mean_of(pmf), error * slack)
    error = math.sqrt((law.central_moment(pmf, 4) - variance**2) / total)
    slack = 1.0 + findings.allowance * variance / error / 5.0
    findings.errors(f"variance of headcount in month {month}", sums["variance"], variance, error * slack)


def check_draws(findings, draws, trajectories, course):
    mean, variance = course.draws()
    slack = 1.0 + findings.allowance * math.sqrt(trajectories) / 5.0
    findings.errors("draws a trajectory", draws / trajectories, mean, math.sqrt(variance / trajectories) * slack)


def check_pair(name, one, name_other, other, allowance):
    """Two peers against each other, without the exact law."""
    findings = Findings(f"{name} against {name_other}", one["trajectories"] + other["trajectories"], allowance)
    for month, histogram in one["histograms"].items():
        findings.chance(f"headcount of month {month}", same_p(histogram, other["histograms"][month], allowance))
    return findings


def check_ours(result, course, series_of_roles):
    """The product's quantiles against the exact law: headcount, and each role where it was recorded."""
    findings = Findings("ghostcast", result["trajectories"])
    fans = result["units"][0]["fan"]
    for month in (12, 60, 120):
        check_fan(findings, "headcount", fans["headcount"], month, course.headcount_pmf(month))
        for role, series in enumerate(series_of_roles):
            if series in fans:
                check_fan(findings, series, fans[series], month, course.role_pmf(role, month))
    check_draws(findings, 2 * result["role_steps"], result["trajectories"], course)
    return findings


def check_ours_against(result, name, pooled, allowance):
    """The product's quantiles of headcount against a peer's histogram."""
    findings = Findings(f"ghostcast against {name}", result["trajectories"] + pooled["trajectories"], allowance)
    for month, histogram in pooled["histograms"].items():
        total = sum(histogram["counts"])
        pmf = (histogram["first"], [count / total for count in histogram["counts"]])
        check_fan(findings, "headcount", result["units"][0]["fan"]["headcount"], int(month), pmf, total)
    return findings


def check_fan(findings, series, fan, month, pmf, pmf_trajectories=math.inf):
    """Each quantile of one month: the law must put its level below it.

    pmf_trajectories  trajectories that `pmf` was counted in; infinite where it is exact
    """
    total = fan["running"][month - 1]
    for level, value in zip(fan["quantiles"], fan["by_month"][month - 1]):
        error = math.sqrt(level * (1.0 - level) * (1.0 / total + 1.0 / pmf_trajectories)) + 0.4 * findings.allowance / 5.0
        low, high = level_range(pmf, value)
        nearest = min(max(level, low), high)
        findings.errors(f"P({series} of month {month} < {value:.6g})", level, nearest, error)


def level_range(pmf, value):
    """Levels at which the product reports `value` as the quantile, by the law.

    A bin of one number holds all levels of that number; within a wider bin the product interpolates,
    so there it is one level.
    """
    if value < EXACT_BELOW:
        whole = int(round(value))
        return below(pmf, whole), below(pmf, whole + 1)
    width = 2.0 ** (math.frexp(value)[1] - 1) / BINS_PER_OCTAVE
    low = math.floor(value / width) * width
    at_low = below(pmf, int(low))
    level = at_low + (value - low) / width * (below(pmf, int(low + width)) - at_low)
    return level, level


def below(pmf, value):
    """P(X < value)."""
    return math.fsum(pmf[1][:max(0, value - pmf[0])])
