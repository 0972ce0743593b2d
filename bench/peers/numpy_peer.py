#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in NumPy, arrays over trajectories: by the stock sampler of Generator, or by inversion in arrays."""
import math
import time

import course
from inversion import steps_for

try:
    import numpy as np
except ImportError:
    course.missing("numpy is not installed")

CHUNK = {"stock": 2048, "inversion": 16384}  # trajectories; what a month touches stays in cache
LOOK = 4                                    # steps of an inversion between two looks whether all are done


def stock(rng, n, p):
    return rng.binomial(n, p)


def inversion(rng, n, p):
    """Chop-down from 0 in single precision, in place; elements that are done add nothing more."""
    uniform = rng.random(n.shape, dtype=np.float32)
    trials = n.astype(np.float32)
    term = np.exp(trials * np.float32(math.log1p(-p)))
    below, more, factor = term.copy(), np.empty(n.shape, dtype=bool), np.empty_like(term)
    count = np.zeros(n.shape, dtype=np.float32)
    for k in range(steps_for(float(trials.max()) * p)):
        np.greater_equal(uniform, below, out=more)
        if k % LOOK == 0 and not more.any():
            break
        count += more
        np.subtract(trials, np.float32(k), out=factor)
        factor *= np.float32(p / (1.0 - p) / (k + 1))
        term *= factor
        below += term
    return np.minimum(count, trials).astype(np.int64)


class Run:
    """One pass over all trajectories; `draws` counts binomials with n >= 1 where asked to."""

    def __init__(self, rng, sample, counting):
        self.rng, self.sample, self.counting = rng, sample, counting
        self.draws = 0
        self.histograms = np.zeros((course.MONTHS, course.TOTAL + 1), dtype=np.int64)

    def draw(self, n, p):
        if self.counting:
            self.draws += int(np.count_nonzero(n))
        return self.sample(self.rng, n, p)

    def chunk(self, size):
        """Counts `size` trajectories, role by role: one chance a call spares broadcasting."""
        people = [np.full(size, target, dtype=np.int64) for target in course.PEOPLE]
        offers = [np.zeros(size, dtype=np.int64) for _ in course.PEOPLE]
        for month in range(course.MONTHS):
            for role, (target, leave) in enumerate(zip(course.PEOPLE, course.LEAVE)):
                people[role] -= self.draw(people[role], leave)
                vacancies = np.maximum(target - people[role] - offers[role], 0)
                people[role] += offers[role]
                offers[role] = self.draw(vacancies, course.FILL)
            self.histograms[month] += np.bincount(sum(people), minlength=course.TOTAL + 1)

    def all(self, trajectories, chunk):
        for first in range(0, trajectories, chunk):
            self.chunk(min(chunk, trajectories - first))
        return self


def main():
    options = course.parse(__doc__, ("stock", "inversion"))
    sample = {"stock": stock, "inversion": inversion}[options.method]
    chunk = CHUNK[options.method]
    # SFC64 is the fastest of the generators that NumPy brings
    new_run = lambda counting: Run(np.random.Generator(np.random.SFC64(options.seed)), sample, counting)
    new_run(False).chunk(16)
    start = time.process_time()
    done = new_run(False).all(options.trajectories, chunk)
    seconds = time.process_time() - start
    draws = new_run(True).all(options.trajectories, chunk).draws if options.count else None
    method = "Generator(SFC64).binomial" if options.method == "stock" else "inversion in float32 arrays, SFC64"
    course.show(options, course.report(options, done.histograms, seconds, draws, name="numpy", version=np.__version__,
                                       method=f"{method}, chunks of {chunk}", clock="cpu"))


if __name__ == "__main__":
    main()
