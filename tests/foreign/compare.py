# SPDX-License-Identifier: Apache-2.0
"""Compares the numbers of a file (tests/foreign/checks.hpp) with functions of another package."""

import csv
import math
import sys


def close(ours, theirs, tolerance):
    if tolerance.startswith("r"):
        return abs(ours - theirs) <= float(tolerance[1:]) * abs(theirs)
    return abs(ours - theirs) <= float(tolerance)


def compare(path, functions):
    """Prints each difference; exit 3 where there is one, or nothing was compared (1 is a crash)."""
    count, wrong = 0, 0
    with open(path, newline="") as file:
        for what, tolerance, ours, *arguments in csv.reader(file):
            theirs = float(functions[what](*map(float, arguments)))
            count += 1
            if math.isnan(theirs) or not close(float(ours), theirs, tolerance):
                wrong += 1
                print(f"{what}({', '.join(arguments[:6])}): ours {ours}, theirs {theirs!r}")
    print(f"{count} compared, {wrong} differ")
    sys.exit(3 if wrong or not count else 0)
