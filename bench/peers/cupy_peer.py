#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in CuPy on a CUDA device: the stock sampler over arrays, or one kernel of our own (RawKernel)."""
import time

import course

try:
    import cupy as cp
except ImportError:
    course.missing("cupy is not installed")
import kernel_source

CHUNK = 1 << 20  # trajectories of the stock way at a time: 40 MB a state array
BLOCK = 256      # threads


def need_device():
    try:
        cp.cuda.runtime.getDeviceCount()
    except cp.cuda.runtime.CUDARuntimeError as why:
        course.missing(f"cupy finds no CUDA device: {why}")


class Stock:
    """Arrays [role][trajectory], a launch a sampler call."""

    def __init__(self, options):
        self.rng = cp.random.Generator(cp.random.Philox4x3210(options.seed))
        self.target = cp.asarray(course.PEOPLE, dtype=cp.int64)[:, None]
        self.leave = cp.asarray(course.LEAVE, dtype=cp.float64)[:, None]

    def chunk(self, size, histograms, counting):
        people = cp.repeat(self.target, size, axis=1)
        offers = cp.zeros_like(people)
        draws = 0
        for month in range(course.MONTHS):
            stayed = people - self.rng.binomial(people, self.leave)
            vacancies = cp.maximum(self.target - stayed - offers, 0)
            if counting:
                draws += int(cp.count_nonzero(people) + cp.count_nonzero(vacancies))
            people = stayed + offers
            offers = self.rng.binomial(vacancies, course.FILL)
            histograms[month] += cp.bincount(people.sum(axis=0), minlength=course.TOTAL + 1)
        return draws

    def run(self, trajectories, counting=False):
        histograms = cp.zeros((course.MONTHS, course.TOTAL + 1), dtype=cp.int64)
        draws = 0
        for first in range(0, trajectories, CHUNK):
            draws += self.chunk(min(CHUNK, trajectories - first), histograms, counting)
        return histograms, draws


class Kernel:
    """m5_kernel.cu, as many blocks as the device holds at once."""

    def __init__(self, options):
        self.seed = options.seed
        self.kernels = {counting: cp.RawKernel(kernel_source.source(counting), "m5_kernel", options=("--std=c++17",)) for counting in (False, True)}
        self.blocks = cp.cuda.Device().attributes["MultiProcessorCount"] * (2048 // BLOCK)

    def run(self, trajectories, counting=False):
        histograms = cp.zeros((course.MONTHS, course.TOTAL + 1), dtype=cp.uint64)
        draws = cp.zeros(1, dtype=cp.uint64)
        self.kernels[counting]((self.blocks,), (BLOCK,), (cp.uint64(trajectories), cp.uint64(self.seed), histograms, draws))
        return histograms, int(draws[0]) if counting else 0


def device_name():
    return cp.cuda.runtime.getDeviceProperties(cp.cuda.Device().id)["name"].decode()


def main():
    options = course.parse(__doc__, ("stock", "kernel"))
    need_device()
    make = {"stock": Stock, "kernel": Kernel}[options.method]
    make(options).run(min(options.trajectories, CHUNK))
    run = make(options)
    run.run(1)
    cp.cuda.Device().synchronize()
    start = time.perf_counter()
    histograms, _ = run.run(options.trajectories)
    cp.cuda.Device().synchronize()
    seconds = time.perf_counter() - start
    draws = make(options).run(options.trajectories, counting=True)[1] if options.count else None
    method = "Generator(Philox4x3210).binomial" if options.method == "stock" else "RawKernel, inversion"
    course.show(options, course.report(options, cp.asnumpy(histograms), seconds, draws, name="cupy", version=cp.__version__,
                                       method=f"{method}, {device_name()}", clock="wall"))


if __name__ == "__main__":
    main()
