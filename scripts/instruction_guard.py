#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Instructions that a trajectory takes, counted by valgrind, against what is recorded.

  scripts/instruction_guard.py            a table: instructions per trajectory, and what is recorded
  scripts/instruction_guard.py --json     the same for programs
  scripts/instruction_guard.py --record   writes bench/results/instructions.json
  scripts/instruction_guard.py --check    exit 1 where a figure moved by more than 3 %; 77 where nothing
                                          can be compared, with the reason
Exit 2: there is no build, a run failed, or the record cannot be read or written.

Each figure is a difference: the same scenario with more and with fewer trajectories, on one thread,
divided by the trajectories between them. So reading, checking and reporting do not count. Counts
repeat to some 1e-5, whatever else the machine does. They are kept for each compiler and its options;
--record leaves those of other compilers as they are. Less is refused like more, because a record
that is too high would hide the next loss. Valgrind 3.19 knows no AVX-512.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from ends import refuse, skip

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / "bench" / "results" / "instructions.json"
TOLERANCE = 0.03

# Trajectories are multiples of 64, the ranges of a short run, so that all are as long; on AVX2 of 16 in each,
# so that packs are full.
Case = collections.namedtuple("Case", "name scenario isa few many settings")
CASES = (
    Case("m5 scalar", "m5", "scalar", 256, 1024, ()),
    Case("m5 avx2", "m5", "avx2", 1024, 2048, ()),
    Case("eight_units scalar", "eight_units", "scalar", 64, 192, ("horizon=24",)),
    Case("eight_units avx2", "eight_units", "avx2", 1024, 2048, ("horizon=12",)),
)


def cached(text, name):
    """A value of CMakeCache.txt; "" where it is not there."""
    found = re.search(rf"^{name}:\w+=(.*)$", text, re.M)
    return found.group(1) if found else ""


def compiler_of(build):
    """What made a build: "GNU 12.2.0, Release, x86-64-v3"."""
    cache = (build / "CMakeCache.txt").read_text()
    files = sorted(build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake"))
    text = files[-1].read_text() if files else ""
    words = [re.search(rf'set\(CMAKE_CXX_COMPILER_{name} "(.*?)"\)', text) for name in ("ID", "VERSION")]
    parts = [" ".join(word.group(1) if word else "unknown" for word in words), cached(cache, "CMAKE_BUILD_TYPE")]
    parts += ["x86-64-v3"] if cached(cache, "GHOSTCAST_V3") == "ON" else []
    parts += [part for part in (cached(cache, "CMAKE_CXX_FLAGS"), cached(cache, "GHOSTCAST_SANITIZE")) if part]
    return ", ".join(parts)


def need_tools(build, checking):
    """Ends where there is nothing to count, or nothing to count with."""
    give_up = skip if checking else refuse
    if not (build / "CMakeCache.txt").is_file() or not (build / "ghostcast").is_file():
        give_up(f"no build in {build}: run ./build.sh build")
    if not shutil.which("valgrind"):
        give_up("valgrind was not found")
    cache = (build / "CMakeCache.txt").read_text()
    if cached(cache, "GHOSTCAST_SANITIZE") or cached(cache, "CMAKE_BUILD_TYPE") != "Release":
        give_up("this is no release build: its instructions say nothing")


def processor_has(isa):
    try:
        return isa == "scalar" or re.search(rf"^flags.*\b{isa}\b", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        return False


def cases_for(help_text, has=processor_has):
    """Cases that this program and machine can run, and a line for each of the others."""
    chooses = "--isa" in help_text
    left_out = [f"{case.name}: not counted: " + ("the processor has no " + case.isa if chooses else "run has no --isa")
                for case in CASES if (not chooses and case.isa != "scalar") or (chooses and not has(case.isa))]
    names = {line.split(":")[0] for line in left_out}
    return [case for case in CASES if case.name not in names], left_out, chooses


def run_flags(case, chooses):
    flags = ["--threads", "1", "--quiet"]
    flags += ["--isa", case.isa] if chooses else ["--engine", "cpu"]
    for setting in case.settings:
        flags += ["--set", setting]
    return flags


def count_instructions(build, case, chooses, trajectories):
    """Of the whole program."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts", str(build / "ghostcast"), "run",
                   str(ROOT / "bench" / "scenarios" / f"{case.scenario}.toml"), "--trajectories", str(trajectories)]
        done = subprocess.run(command + run_flags(case, chooses), capture_output=True, text=True)
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not collected:
        refuse(f"{case.name}: valgrind ended with {done.returncode}: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    return int(collected.group(1))


def per_trajectory(few, many, case):
    """Of two counts; whole instructions."""
    return round((many - few) / (case.many - case.few))


def measure(build, cases, chooses):
    return {case.name: per_trajectory(count_instructions(build, case, chooses, case.few),
                                      count_instructions(build, case, chooses, case.many), case) for case in cases}


def read_record(path):
    """The record; ends where it cannot be read."""
    try:
        record = json.loads(path.read_text())
        if not all(type(count) is int and count > 0 for counts in record["compilers"].values() for count in counts.values()):
            raise TypeError
        return record
    except FileNotFoundError:
        refuse(f"no instructions are recorded in {path}: scripts/instruction_guard.py --record")
    except OSError as why:
        refuse(f"{path} cannot be read: {why.strerror}")
    except (ValueError, KeyError, TypeError, AttributeError):
        refuse(f"{path} cannot be read: it is no record of instructions")


def write_record(path, compiler, counts):
    record = read_record(path) if path.is_file() else {"compilers": {}}
    record["unit"] = "instructions per trajectory"
    record["compilers"].setdefault(compiler, {}).update(counts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")
    except OSError as why:
        refuse(f"{path} cannot be written: {why.strerror}")


def faults_against(recorded, counts, left_out=()):
    """Lines that say what moved by more than the tolerance, and which names are on one side alone."""
    faults = []
    absent = {line.split(":")[0] for line in left_out}
    for name in sorted(recorded.keys() | counts.keys()):
        if name not in counts:
            faults += [] if name in absent else [f"{name}: recorded, but not counted"]
        elif name not in recorded:
            faults.append(f"{name}: counted, but not recorded")
        else:
            change = counts[name] / recorded[name] - 1
            words = ("more", "") if change > 0 else ("fewer", "; record it, so that the gain is kept")
            if abs(change) > TOLERANCE:
                faults.append(f"{name}: {abs(change):.1%} {words[0]}: {counts[name]:,} instructions per trajectory, "
                              f"recorded {recorded[name]:,}{words[1]}")
    return faults


def check(compiler, record, count, left_out):
    """\\param count  gives the counts; called only where there is something to compare with"""
    if compiler not in record["compilers"]:
        skip(f"nothing was compared: instructions are recorded for {'; '.join(sorted(record['compilers'])) or 'no compiler'}, this is {compiler}")
    counts = count()
    faults = faults_against(record["compilers"][compiler], counts, left_out)
    for line in [*left_out, *faults]:
        print(line)
    if faults:
        print("If this is meant: scripts/instruction_guard.py --record, and say why in the commit.")
        sys.exit(1)
    print(f"{len(counts)} counts within {TOLERANCE:.0%} of the record")


def print_table(compiler, counts, recorded, left_out):
    print(f"{compiler}: instructions per trajectory, one thread")
    for name, count in counts.items():
        change = f"{count / recorded[name] - 1:+.2%}" if name in recorded else "not recorded"
        print(f"{name:24} {count:>14,}  {change}")
    for line in left_out:
        print(line)


def main():
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--record-file", type=pathlib.Path, default=RECORD)
    choice = parser.add_mutually_exclusive_group()
    for name in ("json", "record", "check"):
        choice.add_argument(f"--{name}", action="store_true")
    options = parser.parse_args()
    need_tools(options.build, options.check)
    compiler = compiler_of(options.build)
    help_text = subprocess.run([str(options.build / "ghostcast"), "run", "--help"], capture_output=True, text=True).stdout
    cases, left_out, chooses = cases_for(help_text)
    if options.check:
        check(compiler, read_record(options.record_file), lambda: measure(options.build, cases, chooses), left_out)
        return
    counts = measure(options.build, cases, chooses)
    if options.json:
        print(json.dumps({"compiler": compiler, "instructions_per_trajectory": counts, "left_out": left_out}, indent=1))
    elif options.record:
        write_record(options.record_file, compiler, counts)
    else:
        recorded = read_record(options.record_file)["compilers"] if options.record_file.is_file() else {}
        print_table(compiler, counts, recorded.get(compiler, {}), left_out)


if __name__ == "__main__":
    main()
