#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in Numba, compiled loops: trajectory by trajectory in one thread or prange, or in blocks that the
compiler turns into vector instructions."""
import time

import course

try:
    import numba
    import numpy as np
except ImportError as why:
    course.missing(f"{why.name} is not installed")
import numba_blocks
import numba_samplers

METHODS = ("hybrid", "stock", "hybrid-prange", "blocks")
CHUNK = 256  # trajectories of one stream of random words; prange shares chunks out
PEOPLE = np.array(course.PEOPLE)
LEAVE = tuple(numba_samplers.chance(p) for p in course.LEAVE)
FILL = numba_samplers.chance(course.FILL)


def compiled(sample, counting, parallel):
    """The whole run as a function of (trajectories, seed, histograms by thread); returns draws."""

    @numba.njit(error_model="numpy")
    def run_trajectory(state, people, offers, histogram):
        draws = 0
        people[:] = PEOPLE
        offers[:] = 0
        for month in range(histogram.shape[0]):
            headcount = 0
            for role in range(len(PEOPLE)):
                n = people[role]
                stayed = n - sample(state, n, LEAVE[role])
                vacancies = max(PEOPLE[role] - stayed - offers[role], 0)
                people[role] = stayed + offers[role]
                offers[role] = sample(state, vacancies, FILL)
                headcount += people[role]
                if counting:
                    draws += (n > 0) + (vacancies > 0)
            histogram[month, headcount] += 1
        return draws

    @numba.njit
    def run_chunk(chunk, trajectories, seed, histogram):
        state = np.empty(1, dtype=np.uint64)
        state[0] = np.uint64(seed) * np.uint64(0xD1342543DE82EF95) + np.uint64(chunk) * np.uint64(0x2545F4914F6CDD1D)
        people, offers = np.empty_like(PEOPLE), np.empty_like(PEOPLE)
        draws = 0
        for _ in range(min(CHUNK, trajectories - chunk * CHUNK)):
            draws += run_trajectory(state, people, offers, histogram)
        return draws

    @numba.njit(parallel=parallel)
    def run(trajectories, seed, histograms):
        chunks = (trajectories + CHUNK - 1) // CHUNK
        workers = histograms.shape[0]
        draws = 0
        for worker in numba.prange(workers):
            for chunk in range(worker, chunks, workers):
                draws += run_chunk(chunk, trajectories, seed, histograms[worker])
        return draws

    return run


def compiled_for(method, counting):
    if method == "blocks":
        pairs = list(zip(course.LEAVE, course.MEANS))
        leave = tuple(numba_blocks.chance(p, mean) for p, mean in pairs)
        fill = tuple(numba_blocks.chance(course.FILL, mean) for _, mean in pairs)
        return numba_blocks.compiled(PEOPLE, leave, fill, counting)
    sample = numba_samplers.stock if method == "stock" else numba_samplers.hybrid
    return compiled(sample, counting, parallel=method == "hybrid-prange")


@numba.njit
def seed_stock(seed):
    np.random.seed(seed)


def histograms_of(workers):
    return np.zeros((workers, course.MONTHS, course.TOTAL + 1), dtype=np.int64)


def main():
    options = course.parse(__doc__, METHODS)
    workers = numba.get_num_threads() if options.method == "hybrid-prange" else 1
    run = compiled_for(options.method, False)
    run(CHUNK, 1, histograms_of(workers))
    seed_stock(options.seed % 2**32)
    histograms = histograms_of(workers)
    start = time.process_time()
    run(options.trajectories, options.seed, histograms)
    seconds = time.process_time() - start
    draws = None
    if options.count:
        seed_stock(options.seed % 2**32)
        draws = int(compiled_for(options.method, True)(options.trajectories, options.seed, histograms_of(workers)))
    course.show(options, course.report(options, histograms.sum(axis=0), seconds, draws, name="numba", version=numba.__version__,
                                       method=f"{options.method}, {workers} thread{'s' * (workers > 1)}", clock="cpu"))


if __name__ == "__main__":
    main()
