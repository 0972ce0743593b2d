#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in NumPy: all trajectories of a chunk and all roles in one array, the stock binomial sampler."""
import time

import course

try:
    import numpy as np
except ImportError:
    course.missing("numpy is not installed")

CHUNK = 2048  # trajectories; the arrays of a month stay in the second-level cache
PEOPLE = np.array(course.PEOPLE, dtype=np.int64)[:, None]
LEAVE = np.array(course.LEAVE)[:, None]


def run_chunk(rng, size, histograms, count):
    """Counts `size` trajectories. \\returns draws, 0 where they are not counted"""
    people = np.broadcast_to(PEOPLE, (len(PEOPLE), size)).copy()
    offers = np.zeros_like(people)
    draws = 0
    for month in range(course.MONTHS):
        if count:
            draws += np.count_nonzero(people)
        people -= rng.binomial(people, LEAVE)
        vacancies = np.maximum(PEOPLE - people - offers, 0)
        if count:
            draws += np.count_nonzero(vacancies)
        people += offers
        offers = rng.binomial(vacancies, course.FILL)
        histograms[month] += np.bincount(people.sum(axis=0), minlength=course.TOTAL + 1)
    return draws


def run(options, bits, count=False):
    """All trajectories. \\returns the histograms by month, and the draws"""
    rng = np.random.Generator(bits(options.seed))
    histograms = np.zeros((course.MONTHS, course.TOTAL + 1), dtype=np.int64)
    draws = 0
    for first in range(0, options.trajectories, CHUNK):
        draws += run_chunk(rng, min(CHUNK, options.trajectories - first), histograms, count)
    return histograms, draws


def main():
    options = course.parse(__doc__, ("sfc64", "pcg64", "philox"))
    bits = {"sfc64": np.random.SFC64, "pcg64": np.random.PCG64, "philox": np.random.Philox}[options.method]
    start = time.process_time()
    histograms, _ = run(options, bits)
    seconds = time.process_time() - start
    draws = int(run(options, bits, count=True)[1]) if options.count else None
    course.show(options, course.report(options, histograms, seconds, draws, name="numpy", version=np.__version__,
                                       method=f"Generator({options.method}).binomial, chunks of {CHUNK}", clock="cpu"))


if __name__ == "__main__":
    main()
