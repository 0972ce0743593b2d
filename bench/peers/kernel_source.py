# SPDX-License-Identifier: Apache-2.0
"""The CUDA source of m5_kernel.cu with the numbers of the course in it."""
import math
import pathlib

import course
from inversion import steps_for

MOST = 160  # as in the kernel


def chance(p):
    return f"{{{math.log2(1.0 - p):.9e}f, {p / (1.0 - p):.9e}f}}"


def numbers():
    """Macros that the kernel expects."""
    rows = zip(course.PEOPLE, course.MEANS, course.LEAVE)
    roles = ", ".join(f"{{{people}, {steps_for(mean)}, {chance(leave)}}}" for people, mean, leave in rows)
    reciprocals = ", ".join(f"{1.0 / (k + 1):.9e}f" for k in range(MOST))
    return {"FILL": chance(course.FILL), "ROLES": f"{{{roles}}}", "RECIPROCALS": f"{{{reciprocals}}}"}


def source(counting):
    lines = [f"#define {name} {value}" for name, value in numbers().items()]
    lines += ["#define COUNT_DRAWS"] * counting
    return "\n".join(lines) + "\n" + (pathlib.Path(__file__).parent / "m5_kernel.cu").read_text()
