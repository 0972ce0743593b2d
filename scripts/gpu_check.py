# SPDX-License-Identifier: Apache-2.0
"""Builds, tests and measures ghostcast on a machine with a GPU; see gpu_check.sh.

The result is written after every step, so that a run that is cut off leaves what it measured. A step
that hangs is ended, and the next one starts. Exit 0: all steps done and no check failed; 1: a check
failed; 3: no device, or the program could not be built.
"""
import argparse
import datetime
import json
import os
import pathlib
import re
import sys

from gpu_check_device import describe_device, why_no_device
from gpu_check_run import Clock, OutOfTime, run
from gpu_check_steps import STEPS

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS = 570  # of all steps


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
        self.programs = options.programs or self.build
        self.jobs = options.jobs
        self.clock = Clock(options.seconds)
        self.device = device
        slug = re.sub(r"[^a-z0-9]+", "_", device["name"].lower()).strip("_") if device else "dry_run"
        self.file = options.out or (self.build / "gpu_check.json" if self.dry else ROOT / "bench" / "results" / f"{slug}.json")
        self.result = {
            "schema": "ghostcast.gpu_check/1",
            "measured": not self.dry,
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
        self.file.parent.mkdir(parents=True, exist_ok=True)
        partial = self.file.with_suffix(".part")
        partial.write_text(json.dumps(self.result, indent=1) + "\n")
        partial.replace(self.file)

    def step(self, name, act):
        """Runs a step and notes how it ended. \returns whether it was done"""
        print(f"{name} ...", file=sys.stderr, flush=True)
        before = self.clock.used()
        try:
            ended = act(self) or "done"
        except OutOfTime as why:
            ended = f"out of time: {why}"
        except Exception as why:  # one step's fault does not lose the others
            ended = f"failed: {type(why).__name__}: {why}"
        self.result["steps"][name] = {"ended": ended, "seconds": round(self.clock.used() - before, 1)}
        if ended != "done":
            self.fail(f"step {name}: {ended}")
        self.write()
        return ended == "done"


def parse(arguments):
    parser = argparse.ArgumentParser(prog="scripts/gpu_check.sh", description=__doc__)
    parser.add_argument("--dry-run", action="store_true",
                        help="without a device: goes through the steps with the CPU engine in the device's place; every figure is null")
    parser.add_argument("--build", type=pathlib.Path, help="build folder (build/gpu)")
    parser.add_argument("--programs", type=pathlib.Path, help="take the programs from this build; the build of --build is only planned")
    parser.add_argument("--out", type=pathlib.Path, help="the result's file (bench/results/DEVICE.json)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for all steps together (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (%(default)s)")
    return parser.parse_args(arguments)


def main():
    options = parse(sys.argv[1:])
    device = None
    if not options.dry_run:
        reason = why_no_device()
        if reason:
            print(f"No CUDA device: {reason}", file=sys.stderr)
            return 3
        device = describe_device()
    check = Check(options, device)
    check.write()
    for name, act, needed in STEPS:
        if not check.step(name, act) and needed:
            print(f"{check.file}: ended at step {name}", file=sys.stderr)
            return 3
    failed = check.result["failed_checks"]
    print(f"{check.file}: {len(failed)} checks failed, {check.clock.used():.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
