# SPDX-License-Identifier: Apache-2.0
"""Binomials for Numba in blocks of trajectories: loops that its compiler turns into vector instructions.

Inversion from 0 in single precision, as in inversion.py, with what is worked on in the first-level
cache. Rows of a block stand in one flat array, at constant distances, and lengths come from a
shape: otherwise the compiler cannot rule out that rows overlap, and leaves the loops scalar. Words:
xoroshiro64* (Blackman & Vigna 2021), a state of its own for every trajectory of the block.
"""
import math

import numpy as np
from numba import njit

from inversion import steps_for

WIDTH = 1024  # trajectories of a block
LEFT, TERM, COUNT = WIDTH, 2 * WIDTH, 3 * WIDTH  # rows of a block; row 0 has the n
MOST = 160    # terms of any inversion at most
RECIPROCALS = (1.0 / np.arange(1, MOST + 4)).astype(np.float32)
f4, i4, u4 = np.float32, np.int32, np.uint32
vector = njit(error_model="numpy", fastmath=True)


def chance(p, mean):
    """(odds, log2(1 - p), terms at most), which sampling needs; `mean` is of the largest n."""
    return f4(p / (1.0 - p)), f4(math.log2(1.0 - p)), min(steps_for(mean), MOST)


@njit
def seeded(seed):
    """States of the words: splitmix64 of a seed."""
    state = np.uint64(seed) * np.uint64(0xD1342543DE82EF95)
    words = np.empty(2 * WIDTH, dtype=np.uint32)
    for i in range(2 * WIDTH):
        state += np.uint64(0x9E3779B97F4A7C15)
        z = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        words[i] = u4((z ^ (z >> np.uint64(31))) >> np.uint64(32)) | u4(1)
    return words


@vector
def begin(n, log2_rest, words, block, exponents):
    """A uniform into LEFT; (1 - p)^n as 2^whole, its bits in `exponents`, times 2^part, in TERM."""
    for i in range(n.shape[0]):
        a = words[i]
        b = u4(words[WIDTH + i] ^ a)
        words[i] = u4(u4(u4(a << u4(26)) | u4(a >> u4(6))) ^ b ^ u4(b << u4(9)))
        words[WIDTH + i] = u4(u4(b << u4(13)) | u4(b >> u4(19)))
        block[i] = n[i]
        block[LEFT + i] = f4(i4(u4(u4(a * u4(0x9E3779BB)) >> u4(8)))) * f4(2.0**-24)
        power = max(n[i] * log2_rest, f4(-125.0))
        whole = i4(i4(power) - i4(1))
        x = power - f4(whole)
        y = f4(1.8775767e-3) * x + f4(8.9893397e-3)
        y = y * x + f4(5.5826318e-2)
        y = y * x + f4(2.4015361e-1)
        y = y * x + f4(6.9315308e-1)
        block[TERM + i] = y * x + f4(9.9999994e-1)
        exponents[i] = i4(i4(whole + i4(127)) << i4(23))


@vector
def first_term(powers, block):
    for i in range(powers.shape[0]):
        term = block[TERM + i] * powers[i]
        block[TERM + i] = term
        block[LEFT + i] -= term
        block[COUNT + i] = f4(0)


@vector
def four_terms(block, odds, k):
    """What is left of the uniform after four more terms, and how many of them it was above."""
    zero, one = f4(0), f4(1)
    k0, k1, k2, k3 = f4(k), f4(k + 1), f4(k + 2), f4(k + 3)
    c0, c1, c2, c3 = odds * RECIPROCALS[k], odds * RECIPROCALS[k + 1], odds * RECIPROCALS[k + 2], odds * RECIPROCALS[k + 3]
    for i in range(block.shape[0] // 4):
        n, left, term, count = block[i], block[LEFT + i], block[TERM + i], block[COUNT + i]
        count += one if left >= zero else zero
        term *= (n - k0) * c0
        left -= term
        count += one if left >= zero else zero
        term *= (n - k1) * c1
        left -= term
        count += one if left >= zero else zero
        term *= (n - k2) * c2
        left -= term
        count += one if left >= zero else zero
        term *= (n - k3) * c3
        block[LEFT + i], block[TERM + i], block[COUNT + i] = left - term, term, count


@vector
def most_left(block):
    most = f4(-1)
    for i in range(block.shape[0] // 4):
        left = block[LEFT + i]
        most = left if left > most else most
    return most


@njit(error_model="numpy")
def sample(n, chance, words, block, exponents, powers):
    """Binomial(n, p) of every trajectory of the block, into the row COUNT, which may exceed n by rounding."""
    begin(n, chance[1], words, block, exponents)
    first_term(powers, block)
    k = 0
    while k < chance[2] and most_left(block) >= f4(0):
        four_terms(block, chance[0], k)
        k += 4


@vector
def settle(target, people, offers, block, vacancies, headcount):
    """Leavers are in COUNT: they go, vacancies open, and who accepted last month starts."""
    for i in range(people.shape[0]):
        stayed = max(people[i] - block[COUNT + i], f4(0))
        vacancies[i] = max(target - stayed - offers[i], f4(0))
        people[i] = stayed + offers[i]
        headcount[i] += people[i]


@vector
def accept(block, vacancies, offers):
    for i in range(offers.shape[0]):
        offers[i] = min(block[COUNT + i], vacancies[i])


@njit
def above_zero(values, size):
    """Of the first `size` values."""
    number = 0
    for i in range(size):
        number += values[i] > 0
    return number


@njit(error_model="numpy")
def run_block(size, targets, leave, fill, words, histogram, counting):
    """Runs a block and counts its first `size` trajectories. \\returns draws, 0 where they are not counted"""
    rows = len(targets)
    people, offers = np.empty((rows, WIDTH), np.float32), np.zeros((rows, WIDTH), np.float32)
    block, exponents = np.empty(4 * WIDTH, np.float32), np.empty(WIDTH, np.int32)
    powers, vacancies, headcount = exponents.view(np.float32), np.empty(WIDTH, np.float32), np.empty(WIDTH, np.float32)
    draws = 0
    for role in range(rows):
        people[role, :] = targets[role]
    for month in range(histogram.shape[0]):
        headcount[:] = f4(0)
        for role in range(rows):
            if counting:
                draws += above_zero(people[role], size)
            sample(people[role], leave[role], words, block, exponents, powers)
            settle(f4(targets[role]), people[role], offers[role], block, vacancies, headcount)
            sample(vacancies, fill[role], words, block, exponents, powers)
            accept(block, vacancies, offers[role])
            if counting:
                draws += above_zero(vacancies, size)
        for i in range(size):
            histogram[month, int(headcount[i])] += 1
    return draws


def compiled(targets, leave, fill, counting):
    """The whole run as a function of (trajectories, seed, histogram); returns draws."""

    @njit
    def run(trajectories, seed, histograms):
        words = seeded(seed)
        draws = 0
        for first in range(0, trajectories, WIDTH):
            draws += run_block(min(WIDTH, trajectories - first), targets, leave, fill, words, histograms[0], counting)
        return draws

    return run
