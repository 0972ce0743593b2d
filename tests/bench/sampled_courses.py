# SPDX-License-Identifier: Apache-2.0
"""Courses and samples of their laws, for the cases of bench/compare.py."""
import pathlib
import random
import sys

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"
sys.path[:0] = [str(BENCH), str(BENCH / "peers")]
import course  # noqa: E402
from comparison import law, race  # noqa: E402

EXACT = law.Course(course.PEOPLE, course.LEAVE, course.FILL, course.MONTHS)


def changed(leave=1.0, fill=1.0):
    return law.Course(course.PEOPLE, [leave * p for p in course.LEAVE], fill * course.FILL, course.MONTHS)


def sample(pmf, number, seed):
    """A histogram of independent values of a law."""
    counts = [0] * len(pmf[1])
    for k in random.Random(seed).choices(range(len(counts)), weights=pmf[1], k=number):
        counts[k] += 1
    return {"first": pmf[0], "counts": counts}


def report(of, number, seed):
    """What a peer that samples a course would print; months are independent here."""
    histograms = {month: sample(of.headcount_pmf(month), number, seed + month) for month in course.MOMENT_MONTHS}
    rows = {month: [0] * h["first"] + h["counts"] for month, h in histograms.items()}
    return {"trajectories": number, "draws": None, "months": {str(month): course.moments(row) for month, row in rows.items()},
            "histograms": {str(month): histograms[month] for month in course.HISTOGRAM_MONTHS}}


def pooled(of, number=20000, seed=1):
    return race.pool(None, report(of, number, seed))
