#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in Numba-CUDA: a thread a trajectory, xoroshiro128p, a block's month counted in shared memory.

With NUMBA_ENABLE_CUDASIM=1 it runs without a device, slowly: for tests.
"""
import math
import time

import course
from inversion import steps_for

try:
    import numba
    import numpy as np
    from numba import cuda, float32, uint32
    from numba.cuda.random import create_xoroshiro128p_states, xoroshiro128p_uniform_float32
except ImportError as why:
    course.missing(f"{why.name} is not installed")

SIMULATED = bool(numba.config.ENABLE_CUDASIM)
BLOCK = 8 if SIMULATED else 256  # threads
ROLES, MONTHS, BINS = len(course.PEOPLE), course.MONTHS, course.TOTAL + 1
TERMS = tuple(steps_for(mean) for mean in course.MEANS)  # the sum may end below the largest uniforms
PEOPLE = tuple(course.PEOPLE)
LOG_REST = np.array([math.log1p(-p) for p in course.LEAVE + (course.FILL,)], dtype=np.float32)
ODDS = np.array([p / (1.0 - p) for p in course.LEAVE + (course.FILL,)], dtype=np.float32)
RECIPROCALS = (1.0 / np.arange(1, max(TERMS) + 1)).astype(np.float32)


@cuda.jit(device=True)
def sample(states, thread, n, terms, log_rest, odds, reciprocals):
    """Binomial(n, p) by inversion from 0, in single precision."""
    u = xoroshiro128p_uniform_float32(states, thread)
    trials = float32(n)
    term = float32(math.exp(trials * log_rest))
    below = term
    last = min(n, terms)
    k = 0
    while u >= below and k < last:
        term *= (trials - float32(k)) * (odds * reciprocals[k])
        below += term
        k += 1
    return k


@cuda.jit
def m5_kernel(states, trajectories, histograms, draws):
    """histograms [month][headcount]; draws [thread], of that thread's trajectories."""
    bins = cuda.shared.array(BINS, uint32)
    people = cuda.local.array(ROLES, numba.int32)
    offers = cuda.local.array(ROLES, numba.int32)
    log_rest = cuda.const.array_like(LOG_REST)
    odds = cuda.const.array_like(ODDS)
    reciprocals = cuda.const.array_like(RECIPROCALS)
    lane, width = cuda.threadIdx.x, cuda.blockDim.x
    thread = cuda.grid(1)
    for value in range(lane, BINS, width):
        bins[value] = 0
    drawn = 0
    for first in range(cuda.blockIdx.x * width, trajectories, cuda.gridsize(1)):
        counts = first + lane < trajectories
        for role in range(ROLES):
            people[role] = PEOPLE[role]
            offers[role] = 0
        for month in range(MONTHS):
            cuda.syncthreads()
            headcount = 0
            for role in range(ROLES):
                before = people[role]
                stayed = before - sample(states, thread, before, TERMS[role], log_rest[role], odds[role], reciprocals)
                vacancies = max(PEOPLE[role] - stayed - offers[role], 0)
                people[role] = stayed + offers[role]
                offers[role] = sample(states, thread, vacancies, TERMS[role], log_rest[ROLES], odds[ROLES], reciprocals)
                headcount += people[role]
                if counts:
                    drawn += int(before > 0) + int(vacancies > 0)
            if counts:
                cuda.atomic.add(bins, headcount, 1)
            cuda.syncthreads()
            for value in range(lane, BINS, width):
                if bins[value] != 0:
                    cuda.atomic.add(histograms, (month, value), bins[value])
                    bins[value] = 0
    draws[thread] = drawn


def blocks_of(trajectories):
    """As many as the device holds at once."""
    needed = -(-trajectories // BLOCK)
    return needed if SIMULATED else min(needed, cuda.get_current_device().MULTIPROCESSOR_COUNT * (2048 // BLOCK))


def run(trajectories, seed):
    """\\returns (seconds of the kernel, histograms, draws)"""
    blocks = blocks_of(trajectories)
    states = create_xoroshiro128p_states(blocks * BLOCK, seed=seed)
    histograms = cuda.to_device(np.zeros((MONTHS, BINS), dtype=np.uint64))
    draws = cuda.to_device(np.zeros(blocks * BLOCK, dtype=np.int64))
    cuda.synchronize()
    start = time.perf_counter()
    m5_kernel[blocks, BLOCK](states, trajectories, histograms, draws)
    cuda.synchronize()
    return time.perf_counter() - start, histograms.copy_to_host(), int(draws.copy_to_host().sum())


def main():
    options = course.parse(__doc__, ("kernel",))
    if not cuda.is_available():
        course.missing("numba finds no CUDA device")
    if not SIMULATED:
        run(BLOCK, 1)
    seconds, histograms, draws = run(options.trajectories, options.seed)
    device = "simulator" if SIMULATED else cuda.get_current_device().name.decode()
    course.show(options, course.report(options, histograms, seconds, draws if options.count else None, name="numba_cuda",
                                       version=numba.__version__, method=f"kernel, inversion, {device}", clock="wall"))


if __name__ == "__main__":
    main()
