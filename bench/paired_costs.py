#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What definitions, fan charts, beliefs and mechanisms cost, by paired runs.

  bench/paired_costs.py [--pairs N] [--seconds S] [--isa NAME] [--only WORD] [--json | --markdown]

A pair is one run without the thing and one with it, one after the other, in turns which goes first; the
cost is the ratio of their CPU times (user and system, of the program on one thread) less that of a
start-up run of 64 trajectories each. Neighbours of the machine do not count, and what slows both is
divided out. Printed: the median of the ratios, their quartiles, how many.

What a mechanism that is off costs is told apart by the compiler: the same months over lanes for which
markets, events, raids, layoffs, poaching and tenure are compiled out against those of the program, both
by ghostcast_bench, which interleaves them at random. "Rare" is a mechanism that is on and almost never
acts: what it costs to have it on.
Exit 1: a run failed; 2: there is no build.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
START = 64     # trajectories of a start-up run
BATCH = 8192  # trajectories: whole packs of every range, so that 32 beliefs stay in their lanes

# name: what is paid for; goal: the ratio that it should stay below; both: text of a scenario, and flags
Variant = collections.namedtuple("Variant", "text flags", defaults=("", ()))
Pair = collections.namedtuple("Pair", "name scenario without with_it goal")

NO_SERIES = "record = []\n"
ALL_SERIES = 'record = "all"\n'
# What a scenario that does not say records: the fan charts.
FAN_CHARTS = "record = " + json.dumps("headcount gpus value share_counterfactual share_euler share_cost share_books knowledge total_headcount "
                                      "total_gpus total_value gpu_gini gpu_top_share".split()) + "\n"
SEVEN = ("cost 90", "half empty", "books 90", "euler 90", "half", "cost 99", "books 50")


def definitions(rows):
    return "".join(f'[[definition]]\nname = "{name}"\nshare = "{share}"\nthreshold = {threshold}\nheadcount_share = {people}\n'
                   for name, share, threshold, people in rows)


# m5 buys no compute: in its books alone stands a cost besides pay, so that definitions have something to judge.
M5_COST = '[[unit]]\nname = "Staff"\nother_nonlabour = 0.1\n'
M5_ONE = M5_COST + definitions([("books 5", "books", 0.05, 0.5)])
M5_EIGHT = M5_ONE + definitions((name, "books", round(0.01 * (k + 1), 2), 1 - 0.1 * k) for k, name in enumerate(SEVEN))
# eight_units has three: "ghost" stays, two go, or five come.
UNITS_ONE = "".join(f'[[definition]]\nname = "{name}"\nremove = true\n' for name in SEVEN[:2])
UNITS_EIGHT = definitions((("books 90", "books", 0.9, 1.0), ("euler 90", "euler", 0.9, 0.15), ("half", "counterfactual", 0.5, 0.5),
                           ("cost 99", "cost", 0.99, 0.1), ("books 50", "books", 0.5, 0.3)))
# Every trajectory draws it, and all else is anchored to it anew; the range moves no result to speak of.
DRAWN = '[[unit]]\nname = "Staff"\nfill_days = { dist = "uniform", lo = 105.66, hi = 105.68 }\n'


def rare(key, value, section='[[unit]]\nname = "Staff"\n'):
    return Pair(f"{key} on, rare", "m5", Variant(), Variant(f"{section}{key} = {value}\n"), None)


PAIRS = (
    Pair("8 definitions for 1, and fan charts for none", "m5", Variant(NO_SERIES + M5_ONE), Variant(FAN_CHARTS + M5_EIGHT), 1.1),
    Pair("8 definitions for 1, and fan charts for none", "eight_units", Variant(NO_SERIES + UNITS_ONE),
         Variant(FAN_CHARTS + UNITS_EIGHT), 1.1),
    Pair("fan charts", "m5", Variant(NO_SERIES), Variant(FAN_CHARTS), 1.1),
    Pair("fan charts", "eight_units", Variant(NO_SERIES), Variant(FAN_CHARTS), 1.1),
    Pair("every series", "m5", Variant(NO_SERIES), Variant(ALL_SERIES), None),
    Pair("every series", "eight_units", Variant(NO_SERIES), Variant(ALL_SERIES), None),
    Pair("8 definitions for 1", "m5", Variant(M5_ONE), Variant(M5_EIGHT), 1.1),
    Pair("8 definitions for 1", "eight_units", Variant(UNITS_ONE), Variant(UNITS_EIGHT), 1.1),
    Pair("a parameter drawn for each trajectory", "m5", Variant(), Variant(DRAWN), 1.1),
    Pair("beliefs that change with each pack (33 for 32)", "eight_units", Variant("", ("--beliefs", "32")),
         Variant("", ("--beliefs", "33")), 1.1),
    rare("crash_hazard", 1e-9, "[market]\n"),
    rare("layoff_waves_per_year", 1e-9),
    rare("raid_rate_per_year", 1e-9),
    rare("redundancy_rate", 1e-9),
    rare("poach_hazard", 1e-9),
    rare("outage_hazard", 1e-9),
)


class Failed(Exception):
    """A run that did not end well."""


def cpu_seconds(command):
    """User and system time of a program."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            raise Failed(f"{' '.join(command)}: exit {process.returncode}\n{said.read().decode()}")
    return usage.ru_utime + usage.ru_stime


class Runner:
    """Runs variants of scenarios; their files lie in a folder of its own."""

    def __init__(self, build, isa, folder):
        self.program = str(build / "ghostcast")
        self.flags = ["--threads", "1", "--quiet", "--allow-outside"] + (["--isa", isa] if isa else ["--engine", "cpu"])
        self.folder = folder
        self.files = 0

    def command(self, scenario, variant, trajectories):
        self.files += 1
        path = self.folder / f"{scenario}_{self.files}.toml"
        path.write_text(f'extends = "{ROOT}/bench/scenarios/{scenario}.toml"\n{variant.text}')
        return [self.program, "run", str(path), *self.flags, *variant.flags, "--trajectories", str(trajectories)]

    def trajectories_for(self, pair, seconds):
        """As many as the run without takes about so long for."""
        start = cpu_seconds(self.command(pair.scenario, pair.without, START))
        batch = cpu_seconds(self.command(pair.scenario, pair.without, BATCH)) - start
        return BATCH * max(1, round(seconds / max(batch, 1e-3)))

    def ratios(self, pair, count, seconds):
        trajectories = self.trajectories_for(pair, seconds)
        variants = (pair.without, pair.with_it)
        starts = [self.command(pair.scenario, variant, START) for variant in variants]
        runs = [self.command(pair.scenario, variant, trajectories) for variant in variants]
        found = []
        for k in range(count):
            taken = [0.0, 0.0]
            for which in ((0, 1), (1, 0))[k % 2]:
                taken[which] = cpu_seconds(runs[which]) - cpu_seconds(starts[which])
            found.append(taken[1] / taken[0])
        return trajectories, found


def off_ratios(build, isa, count):
    """CPU time of m5's months, those of the program over those with the mechanisms compiled out."""
    program = str(build / "ghostcast_bench")
    listed = subprocess.run([program, "--benchmark_list_tests"], capture_output=True, text=True).stdout
    widest = re.findall(r"^month/m5/(\w+)/", listed, re.M)[-1:]
    names = {which: f"{which}/m5/{isa or ''.join(widest)}/" for which in ("month", "calm_month")}
    done = subprocess.run([program, f"--benchmark_filter=^({'|'.join(names.values())})", f"--benchmark_repetitions={count}",
                           "--benchmark_enable_random_interleaving=true", "--benchmark_format=json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"ghostcast_bench: exit {done.returncode}\n{done.stderr}")
    if not done.stdout.strip():
        raise Failed(f"ghostcast_bench has no months of m5 for {isa or 'any instruction set'}")
    rows = [row for row in json.loads(done.stdout)["benchmarks"] if row["run_type"] == "iteration"]
    times = {which: [row["s/month"] for row in rows if row["name"].startswith(name)] for which, name in names.items()}
    return [a / b for a, b in zip(times["month"], times["calm_month"])]


def summary(name, scenario, ratios, goal, trajectories=None):
    low, median, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return {"name": name, "scenario": scenario, "median": median, "lower_quartile": low, "upper_quartile": high,
            "pairs": len(ratios), "goal": goal, "trajectories": trajectories}


def cells(row):
    """Of one row, as text."""
    goal = "" if row["goal"] is None else f"< {row['goal']:.2f}"
    return [row["name"], row["scenario"], f"{row['median']:.3f}", f"{row['lower_quartile']:.3f} to {row['upper_quartile']:.3f}",
            str(row["pairs"]), goal]


HEADINGS = ["what", "scenario", "with / without", "quartiles", "pairs", "goal"]


def print_markdown(rows):
    for line in [HEADINGS, ["---"] * len(HEADINGS), *map(cells, rows)]:
        print("| " + " | ".join(line) + " |")


def print_text(rows):
    table = [HEADINGS, *map(cells, rows)]
    widths = [max(len(line[k]) for line in table) for k in range(len(HEADINGS))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def measure(options, runner):
    rows = []
    for pair in PAIRS:
        if options.only in f"{pair.name} {pair.scenario}":
            trajectories, ratios = runner.ratios(pair, options.pairs, options.seconds)
            rows.append(summary(pair.name, pair.scenario, ratios, pair.goal, trajectories))
            print(f"{rows[-1]['median']:.3f} {pair.name}, {pair.scenario}", file=sys.stderr)
    if options.only in "mechanisms off":
        rows.append(summary("mechanisms off, for compiled out", "m5", off_ratios(options.build, options.isa, options.pairs), 1.01))
    return rows


def main():
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU time of a run without, about (1)")
    parser.add_argument("--isa", help="scalar, avx2 or avx512; default what the program takes")
    parser.add_argument("--only", default="", help="pairs whose name has this in it")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--json", action="store_true")
    choice.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if options.pairs < 1:
        parser.error("--pairs must be at least 1")
    for program in ("ghostcast", "ghostcast_bench"):
        if not (options.build / program).is_file():
            print(f"no {program} in {options.build}: run ./build.sh build, with Google Benchmark", file=sys.stderr)
            sys.exit(2)
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(options, Runner(options.build, options.isa, pathlib.Path(folder)))
    if options.json:
        print(json.dumps({"isa": options.isa or "automatic", "pairs": rows}, indent=1))
    else:
        (print_markdown if options.markdown else print_text)(rows)


if __name__ == "__main__":
    try:
        main()
    except Failed as why:
        print(why, file=sys.stderr)
        sys.exit(1)
