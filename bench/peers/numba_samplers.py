# SPDX-License-Identifier: Apache-2.0
"""Random words and binomials for Numba, one draw at a time: what a user who knows both would write.

Means below a limit by inversion from 0; above, by BTRS (W. Hörmann, "The generation of binomial
random variates", J. Statist. Comput. Simul. 46, 1993). p is at most 1/2. What depends on p alone is
worked out once. Words: splitmix64 (Steele, Lea & Flood, OOPSLA 2014), whose state is one word.
"""
import math

import numpy as np
from numba import njit

INVERSION_LIMIT = 14.0  # of the mean; measured
RECIPROCALS = 1.0 / np.arange(1.0, 257.0)
HALF_LOG_TAU = 0.5 * math.log(2.0 * math.pi)
CORRECTIONS = np.array([math.lgamma(k + 1) - HALF_LOG_TAU - (k + 0.5) * math.log(k + 1) + (k + 1) for k in range(10)])
compiled = njit(error_model="numpy")


def chance(p):
    """(p, odds, log(1 - p)), which all samplers take."""
    return p, p / (1.0 - p), math.log1p(-p)


@compiled
def uniform(state):
    """In [0, 1), 53 bits."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) * 1.1102230246251565e-16


@compiled
def correction(k):
    """log k! less its Stirling approximation about k + 1."""
    if k < 10:
        return CORRECTIONS[np.uint64(k)]
    square = 1.0 / ((k + 1.0) * (k + 1.0))
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 * square) * square) / (k + 1.0)


@compiled
def invert(state, n, odds, log_q):
    """Chop-down from 0; a count above 255 has a chance below rounding."""
    left = uniform(state)
    term = math.exp(n * log_q)
    k = 0
    while left >= term and k < min(n, 256):
        left -= term
        term *= (n - k) * (odds * RECIPROCALS[np.uint64(k)])
        k += 1
    return k


@compiled
def log_ratio(n, p, odds, k):
    """log P(X = k) / P(X = mode)."""
    m = math.floor((n + 1) * p)
    return ((m + 0.5) * math.log((m + 1.0) / (odds * (n - m + 1.0))) + (n + 1.0) * math.log((n - m + 1.0) / (n - k + 1.0))
            + (k + 0.5) * math.log(odds * (n - k + 1.0) / (k + 1.0)) + correction(m) + correction(n - m) - correction(k) - correction(n - k))


@compiled
def reject(state, n, p, odds):
    """BTRS: transformed rejection with a squeeze that takes most at once."""
    deviation = math.sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    squeeze = 0.92 - 4.2 / b
    while True:
        v = uniform(state)
        u = uniform(state) - 0.5
        us = 0.5 - abs(u)
        k = math.floor((2.0 * a / us + b) * u + n * p + 0.5)
        if us >= 0.07 and v <= squeeze:
            return int(k)
        if k < 0 or k > n:
            continue
        scale = (2.83 + 5.1 / b) * deviation
        if math.log(v * scale / (a / (us * us) + b)) <= log_ratio(float(n), p, odds, float(k)):
            return int(k)


@compiled
def hybrid(state, n, chance):
    p, odds, log_q = chance
    if n == 0:
        return 0
    return invert(state, n, odds, log_q) if n * p < INVERSION_LIMIT else reject(state, n, p, odds)


@compiled
def stock(state, n, chance):
    """What Numba makes of numpy.random."""
    return np.random.binomial(n, chance[0])
