#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""m5 in JAX on a device: lax.scan over months with jax.random.binomial, or with inversion that XLA fuses."""
import functools
import time

import course

try:
    import jax
    import jax.numpy as jnp
except ImportError:
    course.missing("jax is not installed")
from inversion import chop_down, steps_for

CHUNK = 1 << 20  # trajectories of one call


def stock(key, n, p, mean):
    return jax.random.binomial(key, n, p, dtype=jnp.float32)


def inversion(key, n, p, mean):
    return chop_down(jnp, n, p, jax.random.uniform(key, n.shape, dtype=jnp.float32), steps_for(mean))


SAMPLERS = {"stock": stock, "inversion": inversion}


def month(sample, counting, state, key):
    """One month of all roles of all trajectories; roles are a Python loop, so each has its own constants."""
    keys = jax.random.split(key, 2 * len(course.PEOPLE))
    after, headcount, draws = [], 0, 0
    for role, (people, offers) in enumerate(state):
        target, leave, mean = course.PEOPLE[role], course.LEAVE[role], course.MEANS[role]
        stayed = people - sample(keys[2 * role], people, leave, mean)
        vacancies = jnp.maximum(target - stayed - offers, 0.0)
        if counting:
            draws = draws + jnp.sum(people > 0, dtype=jnp.int32) + jnp.sum(vacancies > 0, dtype=jnp.int32)
        after.append((stayed + offers, sample(keys[2 * role + 1], vacancies, course.FILL, mean)))
        headcount = headcount + after[-1][0]
    histogram = jnp.bincount(headcount.astype(jnp.int32), length=course.TOTAL + 1)
    return tuple(after), (histogram, draws)


@functools.partial(jax.jit, static_argnums=(1, 2, 3))
def chunk(key, size, method, counting):
    """\\returns histograms [month][headcount] and draws [month] of `size` trajectories."""
    start = tuple((jnp.full(size, target, dtype=jnp.float32), jnp.zeros(size, dtype=jnp.float32)) for target in course.PEOPLE)
    step = functools.partial(month, SAMPLERS[method], counting)
    return jax.lax.scan(step, start, jax.random.split(key, course.MONTHS))[1]


def run(options, size, counting=False):
    """All chunks, one after another. \\returns sums on the host, in 64 bits"""
    keys = jax.random.split(jax.random.key(options.seed), options.trajectories // size)
    results = [chunk(key, size, options.method, counting) for key in keys]
    jax.block_until_ready(results)
    return results


def main():
    options = course.parse(__doc__, ("stock", "inversion"))
    if jax.default_backend() != "gpu":
        course.missing("jax finds no GPU")
    size = min(options.trajectories, CHUNK)
    options.trajectories = -(-options.trajectories // size) * size
    jax.block_until_ready(chunk(jax.random.key(0), size, options.method, False))
    start = time.perf_counter()
    results = run(options, size)
    seconds = time.perf_counter() - start
    histograms = sum(jax.device_get(histogram).astype("int64") for histogram, _ in results)
    draws = None
    if options.count:
        draws = sum(int(jax.device_get(drawn).astype("int64").sum()) for _, drawn in run(options, size, counting=True))
    course.show(options, course.report(options, histograms, seconds, draws, name="jax", version=jax.__version__,
                                       method=f"{options.method} in lax.scan, {jax.devices()[0].device_kind}", clock="wall"))


if __name__ == "__main__":
    main()
