# SPDX-License-Identifier: Apache-2.0
"""The course that all peers run: bench/scenarios/m5.toml in numbers, and what a peer reports.

One unit of five roles, 120 months. Of each role, in the order of the product (eqs. 32, 36-38):
  leavers   ~ Binomial(n, 1 - exp(-h));        n -= leavers
  vacancies = max(target - n - offers, 0)      the target is the number of people at the start
  accepted  ~ Binomial(vacancies, f);          n += offers;  offers = accepted
Who accepts an offer in one month starts in the next. Each month's headcount, the sum of n over
roles after the starts, is counted in a histogram; counts are exact, a bin a number of people.
"""
import argparse
import json
import math
import sys

PEOPLE = (24, 90, 300, 800, 1800)
HAZARDS = (0.006, 0.008, 0.010, 0.012, 0.015)  # of leaving [1/month]
FILL_DAYS = 105.67                             # mean time to fill a vacancy, in months of 30.4 days
MONTHS = 120
TOTAL = sum(PEOPLE)
LEAVE = tuple(-math.expm1(-hazard) for hazard in HAZARDS)
FILL = -math.expm1(-30.4 / FILL_DAYS)
MEANS = tuple(people * leave for people, leave in zip(PEOPLE, LEAVE))  # of leavers at most; of hires too
MOMENT_MONTHS = (12, 60, 120)
HISTOGRAM_MONTHS = (60, 120)


def moments(counts):
    """Mean and variance (divisor n) of a histogram whose bins are 0, 1, 2, ..."""
    total = sum(counts)
    mean = sum(value * count for value, count in enumerate(counts)) / total
    return {"mean": mean, "variance": sum(count * (value - mean) ** 2 for value, count in enumerate(counts)) / total}


def trimmed(counts):
    """A histogram without the empty bins at its ends: the first value, and the counts from there."""
    filled = [value for value, count in enumerate(counts) if count]
    return {"first": filled[0], "counts": counts[filled[0]:filled[-1] + 1]}


def report(options, histograms, seconds, draws, **about):
    """What every peer prints.

    histograms  [month 1..120][people 0..TOTAL], anything that can be indexed and iterated
    seconds     of the timed part, by the clock that `about` names
    draws       binomials with n >= 1 in the same trajectories, counted outside the timed part; or None
    about       name, version, method, clock ("cpu" or "wall")
    """
    rows = {month: [int(count) for count in histograms[month - 1]] for month in MOMENT_MONTHS}
    return {
        **about,
        "trajectories": options.trajectories,
        "seed": options.seed,
        "seconds": seconds,
        "draws": draws,
        "role_steps": None if draws is None else draws / 2,
        "months": {str(month): moments(rows[month]) for month in MOMENT_MONTHS},
        "histograms": {str(month): trimmed(rows[month]) for month in HISTOGRAM_MONTHS},
    }


def positive(text):
    """A whole number from 1. \\throws argparse.ArgumentTypeError"""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not '{text}'")
    return int(text)


def parse(description, methods):
    """The command line of a peer; the first of its methods is the default."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--trajectories", type=positive, default=10000, metavar="N")
    parser.add_argument("--seed", type=positive, default=1, metavar="S")
    parser.add_argument("--method", choices=methods, default=methods[0])
    parser.add_argument("--count", action="store_true", help="run once more, untimed, and count the draws")
    parser.add_argument("--json", action="store_true", help="print everything as JSON, histograms included")
    return parser.parse_args()


def show(options, result):
    """Prints a report: JSON, or one line."""
    if options.json:
        print(json.dumps(result))
        return
    work = "" if result["draws"] is None else f", {result['draws'] / result['seconds']:.3g} draws/s"
    print(f"{result['name']} {result['version']}: {result['trajectories']} trajectories in {result['seconds']:.3f} s "
          f"({result['clock']}), {result['trajectories'] / result['seconds']:.4g}/s{work}")


def missing(what):
    """Ends with the one line that says why a peer cannot run; 77 is the code of a skipped test."""
    print(what, file=sys.stderr)
    sys.exit(77)
