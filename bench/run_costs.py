#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What keeping a run costs and what ranks gain, by runs in turns.

  bench/run_costs.py [--rounds N] [--trajectories N] [--short N] [--only WORD] [--json | --markdown]

Each round makes every run of a group once, the order turned by one. "ratio" is the median over rounds of a
run's wall time by that of the group's first run of the same round, with the quartiles. The groups:
  long    a run of --trajectories without a store, with a new one, and with one that is saved every second
          instead of every five
  short   a run of --short trajectories without a store, with a new one, with one that has other runs, and
          answered from it
  ranks   a run of --trajectories under mpirun with 1, 2, ... ranks of one thread, as many as there are cores
  starts  the same with 100 trajectories: what it costs to start, to join the tallies and to report
Exit 1: a run failed; 2: there is no build; a group that needs mpirun is left out where there is none.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "ghostcast"
SCENARIO = ROOT / "scenarios" / "phantom_unit.toml"

# before: files that are removed and command lines that are run, untimed; environment: what is set
Case = collections.namedtuple("Case", "name command before environment", defaults=((), {}))


def run_command(trajectories, seed, *flags):
    return [str(PROGRAM), "run", str(SCENARIO), "--quiet", "--trajectories", str(trajectories), "--seed", str(seed), *flags]


def long_cases(count, folder):
    new = str(folder / "long.db")
    return (Case("no store", run_command(count, 1, "--no-store")),
            Case("new store", run_command(count, 1, "--store", new), (new,)),
            Case("new store, checkpoint every second", run_command(count, 1, "--store", new), (new,),
                 {"GHOSTCAST_CHECKPOINT_SECONDS": "1"}))


def short_cases(count, folder):
    new, old = str(folder / "short.db"), str(folder / "old.db")
    stored = run_command(count, 2, "--store", old)
    return (Case("no store", run_command(count, 1, "--no-store")),
            Case("new store", run_command(count, 1, "--store", new), (new,)),
            Case("store that is there", run_command(count, 1, "--store", old, "--fresh"), (stored,)),
            Case("answered from the store", stored, (stored,)))


def rank_cases(count, folder):
    if not shutil.which("mpirun"):
        return ()
    start = ["mpirun", "--allow-run-as-root", "--bind-to", "core", "--mca", "btl", "self,vader", "-n"]
    return tuple(Case(f"ranks {ranks}", start + [str(ranks)] + run_command(count, 1, "--no-store", "--threads", "1"))
                 for ranks in range(1, len(os.sched_getaffinity(0)) + 1))


def start_cases(_, folder):
    return rank_cases(100, folder)


GROUPS = {"long": long_cases, "short": short_cases, "ranks": rank_cases, "starts": start_cases}


def execute(command, environment):
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, **environment}, check=False)
    if done.returncode != 0:
        sys.exit(f"run_costs.py: {' '.join(command)} exited with {done.returncode}: {done.stderr.strip()}")


def prepare(step):
    if isinstance(step, list):
        execute(step, {})
        return
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(step + suffix).unlink(missing_ok=True)


def seconds(case):
    for step in case.before:
        prepare(step)
    start = time.perf_counter()
    execute(case.command, case.environment)
    return time.perf_counter() - start


def measure(cases, rounds):
    times = {case.name: [] for case in cases}
    for turn in range(rounds):
        for i in range(len(cases)):
            case = cases[(i + turn) % len(cases)]
            times[case.name].append(seconds(case))
    return times


def rows(times):
    first = next(iter(times.values()))
    for name, own in times.items():
        ratios = [a / b for a, b in zip(own, first)]
        low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
        yield {"run": name, "seconds": statistics.median(own), "ratio": middle, "quartiles": [low, high], "rounds": len(own)}


def print_table(group, table, markdown):
    bar, edge = (" | ", "| ") if markdown else ("  ", "")
    print(f"{edge}{group:36}{bar}seconds{bar}ratio{bar}quartiles")
    if markdown:
        print("|---|---|---|---|")
    for row in table:
        low, high = row["quartiles"]
        print(f"{edge}{row['run']:36}{bar}{row['seconds']:7.3f}{bar}{row['ratio']:5.3f}{bar}{low:.3f} to {high:.3f}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--trajectories", type=int, default=100_000)
    parser.add_argument("--short", type=int, default=1_000)
    parser.add_argument("--only", choices=GROUPS)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    if given.rounds < 2:
        parser.error("--rounds takes 2 or more")
    return given


def main():
    given = arguments()
    if not PROGRAM.exists():
        print("run_costs.py: no build/release/ghostcast; ./build.sh build makes it", file=sys.stderr)
        return 2
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        for group, cases_of in GROUPS.items():
            count = {"short": given.short, "starts": 100}.get(group, given.trajectories)
            cases = cases_of(count, pathlib.Path(folder)) if given.only in (None, group) else ()
            if not cases:
                continue
            result[group] = list(rows(measure(cases, given.rounds)))
            if not given.json:
                print_table(f"{group}, {count:,} trajectories", result[group], given.markdown)
    if given.json:
        print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
