# SPDX-License-Identifier: Apache-2.0
"""Inversion of the binomial distribution function for arrays, in single precision, without branches.

One uniform a draw; the terms P(X = k) by their recurrence, as many for each element as the largest
count can need, and no more: in single precision the sum may end below the largest uniforms, and an
inversion without end would take everybody then. Written over an array module, so that NumPy tests
what JAX compiles.
"""
import math


def steps_for(mean):
    """Terms after which a count of this mean goes on with a chance below 1e-9 (Poisson tail)."""
    return int(mean + 7.0 * math.sqrt(mean) + 6.0)


def chop_down(xp, n, p, uniform, steps):
    """Binomial(n, p), the quantile at `uniform`.

    n        array of whole numbers in single precision, from 0
    p        one chance, 0 < p < 1
    uniform  array in [0, 1), single precision; its 24 bits bound the resolution of the tail
    steps    terms to sum; more than that is counted as that
    """
    odds = p / (1.0 - p)
    term = xp.exp(n * xp.float32(math.log1p(-p)))
    below = term
    count = xp.zeros_like(n)
    for k in range(steps):
        count = count + (uniform >= below).astype(xp.float32)
        term = term * ((n - xp.float32(k)) * xp.float32(odds / (k + 1)))
        below = below + term
    return xp.minimum(count, n)
