# SPDX-License-Identifier: Apache-2.0
"""Builds, tests and measures ghostcast on a machine with a GPU; see gpu_check.sh.

The result is written after every step, so that a run that is cut off leaves what it measured: to
FILE.part until a benchmark has a rate, then to FILE, so that an earlier result is not lost for
nothing. A step that hangs is ended, and the next one starts. Exit 0: all steps done and no check
failed; 1: a check failed; 2: a wrong flag; 3: no device, or no programs; 130, 143: stopped by a signal.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import re
import sys

from gpu_check_device import describe_device, why_no_device
from gpu_check_run import Clock, OutOfTime, Stop, Stopped, run, stop_on_signals
from gpu_check_steps import STEPS, has_rate

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS = 570  # of all steps
PROGRAMS = ("ghostcast", "operation_count")  # that a dry run takes from a build


def commit_of_sources():
    named = os.environ.get("GHOSTCAST_COMMIT")
    if named:
        return named
    if (ROOT / "COMMIT").exists():
        return (ROOT / "COMMIT").read_text().strip()
    try:
        done = run(["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"], 20)
        return done.out.strip() if done.code == 0 and done.out.strip() else "unknown"
    except FileNotFoundError:
        return "unknown"


class Check:
    """What the steps share: where things are, the time left, and the result so far."""

    def __init__(self, options, device):
        self.root, self.dry = ROOT, options.dry_run
        self.build = options.build or ROOT / "build" / ("gpu_dry" if options.dry_run else "gpu")
        self.programs = programs_of_dry_run(options) if self.dry else self.build
        self.jobs = options.jobs
        self.clock = Clock(options.seconds)
        self.device = device
        slug = re.sub(r"[^a-z0-9]+", "_", device["name"].lower()).strip("_") if device else "dry_run"
        self.file = options.out or (self.build / "gpu_check.json" if self.dry else ROOT / "bench" / "results" / f"{slug}.json")
        self.partial = self.file.with_name(self.file.name + ".part")
        self.result = {
            "schema": "ghostcast.gpu_check/1",
            "measured": False,
            "note": "dry run on a machine without a device: nothing here was measured" if self.dry else None,
            "device": device,
            "commit": commit_of_sources(),
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
            "steps": {},
            "failed_checks": [],
        }

    def fail(self, text):
        self.result["failed_checks"].append(text)
        print(f"  FAILED {text}", file=sys.stderr)

    def write(self):
        """Writes the partial file; it takes the place of the result once a rate was measured."""
        self.result["measured"] = not self.dry and has_rate(self.result)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.partial.write_text(json.dumps(self.result, indent=1) + "\n")
        if self.result["measured"]:
            self.partial.replace(self.file)

    def written(self):
        """Where the result is, and whether it is one."""
        return str(self.file) if self.result["measured"] else f"{self.partial}: nothing measured"

    def step(self, name, act):
        """Runs a step and notes how it ended. \returns whether it was done"""
        print(f"{name} ...", file=sys.stderr, flush=True)
        before = self.clock.used()
        try:
            ended = act(self) or "done"
        except OutOfTime as why:
            ended = f"out of time: {why}"
        except Stopped as why:
            ended = str(why)
        except Exception as why:  # one step's fault does not lose the others
            ended = f"failed: {type(why).__name__}: {why}"
        self.result["steps"][name] = {"ended": ended, "seconds": round(self.clock.used() - before, 1)}
        if ended != "done":
            self.fail(f"step {name}: {ended}")
        self.write()
        return ended == "done"


class Refused(Exception):
    """Why nothing was started, in one line."""


def programs_of_dry_run(options):
    """The folder of --programs, else that of ./build.sh build. \throws Refused where it has no programs"""
    folder = options.programs or ROOT / "build" / "release"
    if not all((folder / name).is_file() for name in PROGRAMS):
        shown = options.programs or folder.relative_to(ROOT)
        raise Refused(f"no {' and '.join(PROGRAMS)} in {shown}: build first (./build.sh build), or name a build with --programs")
    return folder


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(2, f"{self.prog}: {message}\n")


def processes(text):
    if not re.fullmatch(r"\d+", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not '{text}'")
    return int(text)


def duration(text):
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"must be a positive finite number, not '{text}'")
    return seconds


def parse(arguments):
    parser = Parser(prog="scripts/gpu_check.sh", description=__doc__)
    parser.add_argument("--dry-run", action="store_true",
                        help="without a device: goes through the steps with the CPU engine in the device's place; every figure is null")
    parser.add_argument("--build", type=pathlib.Path, help="build folder (build/gpu)")
    parser.add_argument("--programs", type=pathlib.Path, help="dry run alone: the build that has the programs (build/release); that of --build is only planned")
    parser.add_argument("--out", type=pathlib.Path, help="the result's file (bench/results/DEVICE.json)")
    parser.add_argument("--seconds", type=duration, default=SECONDS, help="for all steps together (%(default)s)")
    parser.add_argument("--jobs", type=processes, default=os.cpu_count() or 1, help="processes at once (%(default)s)")
    options = parser.parse_args(arguments)
    if options.programs and not options.dry_run:
        parser.error("--programs needs --dry-run: without it the programs of --build are built and measured")
    if options.out and options.out.is_dir():
        parser.error(f"argument --out: {options.out} is a folder; name a file")
    return options


def prepare(options):
    """The check, before its first step. \throws Refused"""
    device = None
    if not options.dry_run:
        reason = why_no_device()
        if reason:
            raise Refused(f"No CUDA device: {reason}")
        device = describe_device()
    return Check(options, device)


def go_through(check):
    """All steps. \returns the exit code"""
    for name, act, needed in STEPS:
        done = check.step(name, act)
        if Stop.number or (needed and not done):
            print(f"{check.written()}; ended at step {name}", file=sys.stderr)
            return 128 + Stop.number if Stop.number else 3
    failed = check.result["failed_checks"]
    print(f"{check.written()}; {len(failed)} checks failed, {check.clock.used():.0f} s")
    return 1 if failed else 0


def main():
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    stop_on_signals()
    options = parse(sys.argv[1:])
    try:
        check = prepare(options)
        check.write()
    except Refused as why:
        print(why, file=sys.stderr)
        return 3
    except Stopped:
        return 128 + Stop.number
    except OSError as why:
        print(f"the result cannot be written: {why}", file=sys.stderr)
        return 2
    return go_through(check)


if __name__ == "__main__":
    sys.exit(main())
