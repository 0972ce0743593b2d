#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Races ghostcast against other ways to do the same work (bench/scenarios/m5.toml), and checks first
that all sample the same law. bench/README.md says what is measured and why it is fair.

Exit 0: agreed, and ratios printed; 1: distributions disagree, or a program failed; 2: wrong flags, or
no program ghostcast; 3: a peer that --peers names, or a device, is missing here; 130: stopped.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import re
import shutil
import sys

sys.dont_write_bytecode = True
BENCH = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(BENCH), str(BENCH / "peers")]
import course  # noqa: E402
from comparison import race, table  # noqa: E402
from comparison.law import Course  # noqa: E402
from comparison.racers import ROLE_SERIES, SCENARIO, CannotRun, Failed, Ours, all_peers  # noqa: E402

DEFAULT_PEERS = {"cpu": ("numpy", "numpy_inversion", "numba", "numba_blocks", "cxx_random"),
                 "cuda": ("jax", "jax_inversion", "cupy", "cupy_kernel", "numba_cuda")}


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(2, f"{self.prog}: {message}\n")


def peer_names(text):
    names = text.split(",")
    for name in names:
        if name not in all_peers():
            raise argparse.ArgumentTypeError(f"no peer '{name}'; there are {', '.join(all_peers())}")
    return tuple(dict.fromkeys(names))


def duration(text):
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"must be a positive finite number, not '{text}'")
    return seconds


def parse(arguments):
    parser = Parser(prog="bench/compare.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("cpu", "cuda"), default="cpu", help="what ghostcast computes on; peers to match")
    parser.add_argument("--peers", type=peer_names, metavar="NAME,...", help="these, which must be able to run; default all of the engine that can")
    parser.add_argument("--ours", type=pathlib.Path, default=BENCH.parent / "build" / "release" / "ghostcast", metavar="PATH")
    parser.add_argument("--isa", help="instruction set of ghostcast: scalar, avx2, avx512; default the best")
    parser.add_argument("--python", help="interpreter of the peers; default this one, then /usr/bin/python3")
    parser.add_argument("--rounds", type=course.positive, default=5, metavar="K")
    parser.add_argument("--seconds", type=duration, default=2.0, metavar="S", help="of each run (2)")
    parser.add_argument("--agreement", type=course.positive, default=200000, metavar="N", help="trajectories of ghostcast whose law is checked (200000)")
    parser.add_argument("--core", type=int, metavar="C", help="core that all run on; default the last")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one document for programs")
    form.add_argument("--markdown", action="store_true", help="the table of the README")
    return parser.parse_args(arguments)


def say(text):
    print(text, file=sys.stderr, flush=True)


def require_same_course():
    """The numbers of course.py are those of the scenario. \\throws Failed"""
    text = SCENARIO.read_text()
    numbers = lambda pattern: tuple(float(n) for n in re.findall(r"[-\d.]+", re.search(pattern, text, re.M).group(1)))
    pairs = ((numbers(r"^people *= *{(.*)}"), course.PEOPLE), (numbers(r"^quit_hazard_settled *= *\[(.*)\]")[:5], course.HAZARDS),
             (numbers(r"^fill_days *= *(.*)$"), (course.FILL_DAYS,)), (numbers(r"^horizon *= *(.*)$"), (course.MONTHS,)))
    for found, ours in pairs:
        if found != tuple(map(float, ours)):
            raise Failed(f"{SCENARIO.name} has {found} where the peers have {ours}")


def present_peers(options):
    """Peers that can run, and why others cannot. \\throws CannotRun for one that was named"""
    pythons = [options.python] if options.python else [sys.executable, "/usr/bin/python3"]
    pythons = [python for k, python in enumerate(pythons) if shutil.which(python) and python not in pythons[:k]]
    peers, absent = [], {}
    for name in options.peers or DEFAULT_PEERS[options.engine]:
        peer = all_peers()[name]
        try:
            peer.find(pythons)
            peers.append(peer)
        except CannotRun as why:
            if options.peers:
                raise CannotRun(f"{name}: {why}") from None
            absent[name] = str(why)
            say(f"{name} is left out: {why}")
    return peers, absent


def pin(core):
    """This process and all that it starts run on one core. \\returns its number"""
    chosen = max(os.sched_getaffinity(0)) if core is None else core
    os.sched_setaffinity(0, {chosen})
    return chosen


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def facts_of(options, result, standings, findings):
    worst = max(findings, key=lambda finding: finding.worst)
    versions = {standing.racer.name: f"{standing.racer.version}, {standing.racer.about}" for standing in standings[1:]}
    engine = result["engine"]
    versions["ghostcast"] = f"{result['program']['version']}, {result['program']['commit']}, {engine.get('isa') or options.isa or engine['name']}"
    return {"engine": options.engine, "isa": engine.get("isa") or options.isa, "rounds": options.rounds, "versions": versions,
            "machine": engine["device"] if options.engine == "cuda" else f"one core of {processor()}",
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
            "checks": sum(finding.checks for finding in findings), "beyond": f"none beyond {worst.worst:.1f} standard errors"}


def show(options, standings, facts, findings, absent):
    rows = race.summary(standings)
    if options.json:
        print(json.dumps(table.as_document(rows, facts, findings, absent), indent=1))
    else:
        print((table.as_markdown if options.markdown else table.as_text)(rows, facts))


def compare(options):
    """The whole comparison. \\returns the exit code"""
    require_same_course()
    ours = Ours(options.ours, options.engine, options.isa)
    if options.engine == "cpu":
        say(f"pinned to core {pin(options.core)}")
    ours.seconds(ours.few, 1)  # wrong flags and missing devices show before anything is measured
    peers, absent = present_peers(options)
    standings = race.run_rounds(ours, peers, options.rounds, options.seconds, say)
    say(f"agreement: ghostcast, {options.agreement} trajectories")
    result = ours.with_roles(options.agreement, 11)
    exact = Course(course.PEOPLE, course.LEAVE, course.FILL, course.MONTHS)
    findings = race.agree(standings, result, exact, ROLE_SERIES)
    faults = [fault for finding in findings for fault in finding.faults]
    for fault in faults:
        say(fault)
    if faults:
        say("The distributions disagree: no ratio is printed.")
        return 1
    show(options, standings, facts_of(options, result, standings, findings), findings, absent)
    return 0


def main(arguments):
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    options = parse(arguments)
    try:
        if not options.ours.is_file():
            say(f"there is no program {options.ours}: build it, or name one with --ours")
            return 2
        if options.python and not shutil.which(options.python):
            say(f"there is no interpreter {options.python}")
            return 2
        return compare(options)
    except CannotRun as why:
        say(str(why))
        return 3
    except Failed as why:
        say(str(why))
        return why.code
    except OSError as why:
        say(f"{why.filename or 'core'}: {why.strerror}")
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
