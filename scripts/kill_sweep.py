#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills runs at random instants, lets them go on, and compares what comes out with an uninterrupted run.

A run is started again and again with the same arguments on one store, until it ends by itself; most starts are
killed, nine in ten by SIGKILL, the others by SIGTERM. The result.json that it ends with must be that of an
uninterrupted run without a store in every key but the times, and the store must be whole. A kill counts if the
process was alive. Checkpoints are as frequent as can be (saving takes a twentieth of the time), so that kills hit them too.

    scripts/kill_sweep.py                  # 1,000 kills
    scripts/kill_sweep.py --kills 10
"""
import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMES = ("seconds", "stored")  # what may differ: how long it took, and that the last start found it complete


class Wrong(Exception):
    """The program did not keep its promise."""


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / "build/release/ghostcast"))
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="of the instants")
    parser.add_argument("--scenario", default=str(ROOT / "scenarios/minimal.toml"))
    parser.add_argument("--trajectories", type=int, default=10000)
    parser.add_argument("--flags", default="", help="more flags of `ghostcast run`, such as '--precision 0.001'")
    return parser.parse_args()


def without_times(result):
    return {key: value for key, value in result.items() if key not in TIMES}


class Sweep:
    def __init__(self, options, folder):
        self.options = options
        self.dice = random.Random(options.seed)
        self.store = pathlib.Path(folder) / "runs.db"
        self.out = pathlib.Path(folder) / "out"
        self.environment = dict(os.environ, GHOSTCAST_CHECKPOINT_SECONDS="0.001")
        self.kills = self.terms = self.runs = self.resumed = self.at_once = 0
        self.base, self.seconds = self.uninterrupted()

    def command(self, *store):
        options = self.options
        return [options.binary, "run", options.scenario, "--trajectories", str(options.trajectories), "--json", *options.flags.split(), *store]

    def uninterrupted(self):
        start = time.monotonic()
        done = subprocess.run(self.command("--no-store", "--quiet"), check=True, capture_output=True, text=True)
        return without_times(json.loads(done.stdout)), time.monotonic() - start

    def go_on(self):
        """Starts the run once. Returns whether it ended by itself."""
        with open(self.out, "wb") as out, open(f"{self.out}.err", "wb") as err:
            process = subprocess.Popen(self.command("--store", str(self.store)), stdout=out, stderr=err, env=self.environment)
            time.sleep(self.dice.uniform(0, 1.2 * self.seconds))
            kind = signal.SIGTERM if self.dice.random() < 0.1 else signal.SIGKILL
            if process.poll() is None:
                process.send_signal(kind)
            code = process.wait()
        said = pathlib.Path(f"{self.out}.err").read_text()
        self.resumed += "goes on" in said
        if "warning: store" in said:
            raise Wrong(f"a start warned: {said}")
        if code == -signal.SIGKILL:
            self.kills += 1
        elif code in (130, -signal.SIGTERM):  # the latter before the run has begun
            self.terms += 1
        elif code != 0:
            raise Wrong(f"a start ended with {code}: {said}")
        return code == 0

    def check_end(self):
        self.runs += 1
        result = json.loads(self.out.read_text())
        self.at_once += result["stored"] is not None
        differing = [key for key in self.base if without_times(result).get(key) != self.base[key]]
        if differing:
            raise Wrong(f"run {self.runs} differs from an uninterrupted one in {', '.join(differing)}")
        checked = subprocess.run([self.options.binary, "runs", "check", "--store", str(self.store)], capture_output=True, text=True)
        if checked.returncode != 0:
            raise Wrong(f"run {self.runs} left a store that is not whole: {checked.stdout}{checked.stderr}")
        for file in self.store.parent.glob("runs.db*"):
            file.unlink()

    def sweep(self):
        ended = True
        while self.kills + self.terms < self.options.kills or not ended:
            ended = self.go_on()
            if ended:
                self.check_end()

    def summary(self):
        return (f"{self.kills + self.terms} kills ({self.kills} by SIGKILL, {self.terms} by SIGTERM) of {self.runs} runs of {self.options.trajectories:,} "
                f"trajectories, {self.seconds:.2f} s uninterrupted: {self.resumed} starts went on with stored trajectories, {self.at_once} found the run "
                f"complete; every result.json is that of the uninterrupted run, digest {self.base['digest']}, and every store is whole")


def main():
    options = parse()
    with tempfile.TemporaryDirectory(prefix="ghostcast-kills-") as folder:
        sweep = Sweep(options, folder)
        try:
            sweep.sweep()
        except Wrong as why:
            print(f"kill_sweep: {why}", file=sys.stderr)
            return 1
        print(sweep.summary())
    return 0


if __name__ == "__main__":
    sys.exit(main())
