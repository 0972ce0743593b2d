# SPDX-License-Identifier: Apache-2.0
"""What statsmodels says of intervals, clustered standard errors, cumulative incidence and quantiles.

The second file holds the first outcomes of a run: month, cause (0: none by the horizon), trajectories.
"""

import csv
import sys

import numpy as np
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import proportion_confint

from compare import compare

with open(sys.argv[2], newline="") as file:
    rows = np.array([[int(cell) for cell in row] for row in csv.reader(file)])
month, cause = (np.repeat(rows[:, k], rows[:, 2]) for k in (0, 1))
incidence = CumIncidenceRight(month, cause)
alone = SurvfuncRight(month, (cause > 0).astype(int))


def by_month(which, last):
    known = np.searchsorted(incidence.times, last, side="right")
    return 0.0 if known == 0 else incidence.cinc[int(which) - 1][known - 1]


def any_by_month(last):
    known = np.searchsorted(alone.surv_times, last, side="right")
    return 0.0 if known == 0 else 1.0 - alone.surv_prob[known - 1]


def clustered_error(*counts):
    hits, sizes = np.array(counts[0::2], int), np.array(counts[1::2], int)
    events = np.concatenate([np.repeat([1.0, 0.0], [h, n - h]) for h, n in zip(hits, sizes)])
    groups = np.repeat(np.arange(len(sizes)), sizes)
    fit = OLS(events, np.ones(len(events))).fit(cov_type="cluster", cov_kwds={"groups": groups})
    return fit.bse[0]


compare(sys.argv[1], {
    "wilson_low": lambda hits, size: proportion_confint(hits, size, 0.05, "wilson")[0],
    "wilson_high": lambda hits, size: proportion_confint(hits, size, 0.05, "wilson")[1],
    "clustered_error": clustered_error,
    "incidence": by_month,
    "any_incidence": any_by_month,
    "time_lost": lambda which, horizon: sum(by_month(which, t) for t in range(int(horizon))),
    "incidence_quantile": lambda level: alone.quantile(level),
    "quantile": lambda level, *counts: np.quantile(
        np.repeat(np.arange(len(counts)), np.array(counts, int)), level, method="inverted_cdf"),
})
