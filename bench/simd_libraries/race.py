#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the programs of the race of SIMD libraries, runs them in turn and prints their medians.

Times are CPU time a draw. Programs alternate, so that a busy neighbour slows all of them alike.
Ends with 1 where two programs compute different results.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import shlex
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ISAS = ("avx2", "avx512")
LANES = ("1", "2", "4")


def build(folder):
    """Configures and builds; returns the programs by (library, instruction set)."""
    options = ["-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DGHOSTCAST_SIMD_RACE=ON",
               "-DGHOSTCAST_TESTS=OFF", "-DGHOSTCAST_CUDA=OFF"]
    subprocess.run(["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", *options], check=True, stdout=sys.stderr)
    subprocess.run(["cmake", "--build", folder, "--target", "simd_race"], check=True, stdout=sys.stderr)
    programs = {}
    for program in sorted(folder.glob("race_*")):
        match = re.fullmatch(r"race_(\w+)_(avx\w+)", program.name)
        if match and os.access(program, os.X_OK):
            programs[match.groups()] = program
    return programs


def can_run(isa):
    """Whether this machine has the instruction set."""
    flags = pathlib.Path("/proc/cpuinfo").read_text().split()
    return {"avx2": "avx2", "avx512": "avx512dq"}[isa] in flags


def run(program, trajectories, times, checksums):
    """Adds the times of one run to `times`, keyed by program, lanes and work."""
    output = subprocess.run([program, str(trajectories)], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        first, *rest = line.split("\t")
        if first == "checksum":
            checksums.add(rest[0])
        else:
            times.setdefault((program.name, first, rest[0]), []).append(float(rest[1]))


def compile_seconds(folder, program):
    """CPU time of compiling the program's object, median of three, without ccache."""
    commands = json.loads((folder / "compile_commands.json").read_text())
    words = next(shlex.split(c["command"]) for c in commands if f"/{program.name}.dir/" in c["command"])
    words = [word for word in words if not word.endswith("ccache")]
    words[words.index("-o") + 1] = os.devnull
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, check=True, cwd=folder)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def code_lines(header):
    """Lines that are neither blank nor comment."""
    lines = (line.strip() for line in header.read_text().splitlines())
    return sum(1 for line in lines if line and not line.startswith("//"))


def print_table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def print_times(programs, times):
    """A row a program and number of vectors, a column a kind of work."""
    works = list(dict.fromkeys(work for _, _, work in times))
    scalar = [statistics.median(t for p in programs.values() for t in times[p.name, "scalar", work]) for work in works]
    rows = [["none", "scalar lanes", "", *(f"{time:.2f}" for time in scalar)]]
    for (library, isa), program in sorted(programs.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        for lanes in LANES:
            medians = [statistics.median(times[program.name, lanes, work]) for work in works]
            rows.append([library, isa, lanes, *(f"{time:.2f}" for time in medians)])
    print_table(["library", "instructions", "vectors", *works], rows)


def print_sizes(folder, programs):
    """Lines of the library's header and seconds of compiling."""
    rows = []
    for library in dict.fromkeys(library for library, _ in programs):
        built = [programs.get((library, isa)) for isa in ISAS]
        seconds = [f"{compile_seconds(folder, program):.1f}" if program else "-" for program in built]
        rows.append([library, str(code_lines(HERE / f"{library}_pack.hpp")), *seconds])
    print()
    print_table(["library", "lines of code", *(f"compile {isa} [s]" for isa in ISAS)], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/simd_race", help="build folder")
    parser.add_argument("--rounds", type=int, default=9, help="runs of every program")
    parser.add_argument("--trajectories", type=int, default=16384)
    arguments = parser.parse_args()
    programs = {key: program for key, program in build(arguments.build).items() if can_run(key[1])}
    times, checksums = {}, set()
    for _ in range(arguments.rounds):
        for program in programs.values():
            run(program, arguments.trajectories, times, checksums)
    if len(checksums) != 1:
        sys.exit(f"the programs computed different results: {sorted(checksums)}")
    print(f"CPU time of a draw [ns], medians of {arguments.rounds} interleaved rounds; checksum {checksums.pop()}\n")
    print_times(programs, times)
    print_sizes(arguments.build, programs)


if __name__ == "__main__":
    main()
