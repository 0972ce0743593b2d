# SPDX-License-Identifier: Apache-2.0
"""Who races: ghostcast and the peers, as programs that run some trajectories and say what they took."""
import json
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent.parent
PEERS = BENCH / "peers"
SCENARIO = BENCH / "scenarios" / "m5.toml"
ROLE_SERIES = ("researchers", "engineers", "infrastructure_engineers", "operators", "supervisors")
CHUNK = 16384  # trajectories: whole chunks of every peer
SKIPPED = 77   # exit code of a peer that says what it lacks


class CannotRun(Exception):
    """Why a racer cannot run here, in one line."""


class Failed(Exception):
    """A racer started, and failed; `code` is what to exit with."""

    def __init__(self, text, code=1):
        super().__init__(text)
        self.code = code


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no output"


def first_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else "no output"


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Ours:
    """ghostcast on m5. Its rate is marginal: what more trajectories cost, without the start of the program."""

    name = "ghostcast"
    few = 64

    def __init__(self, program, engine, isa):
        self.program, self.engine, self.isa = program, engine, isa

    def result(self, trajectories, seed, scenario=SCENARIO):
        """Runs it. \\returns (CPU seconds of the process, result.json)"""
        command = [str(self.program), "run", str(scenario), "--trajectories", str(trajectories), "--seed", str(seed), "--quiet", "--json"]
        command += ["--engine", "cuda"] if self.engine == "cuda" else ["--threads", "1"]
        command += ["--isa", self.isa] if self.isa else []
        before = children_seconds()
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            code = done.returncode if done.returncode in (2, 3) else 1  # wrong flags; no device
            raise Failed(f"{self.program.name} ended with {done.returncode}: {first_line(done.stderr)}", code)
        return children_seconds() - before, json.loads(done.stdout)

    def seconds(self, trajectories, seed):
        used, result = self.result(trajectories, seed)
        return result["seconds"] if self.engine == "cuda" else used

    def rate(self, trajectories, seed):
        """Trajectories a second."""
        more = self.seconds(trajectories, seed) - self.seconds(self.few, seed)
        return (trajectories - self.few) / max(more, 1e-9)

    def with_roles(self, trajectories, seed):
        """A result that also has quantiles of each role, by the same scenario with more recorded."""
        series = ", ".join(f'"{name}"' for name in ("headcount",) + ROLE_SERIES)
        text, found = re.subn(r"(?m)^record *=.*$", f"record  = [{series}]", SCENARIO.read_text())
        if found != 1:
            raise Failed(f"{SCENARIO.name} has no line 'record = ...'")
        with tempfile.TemporaryDirectory() as folder:
            scenario = pathlib.Path(folder) / "m5.toml"
            scenario.write_text(text)
            return self.result(trajectories, seed, scenario)[1]


class Peer:
    """A program of bench/peers.

    allowance  standard deviations by which the library's own sampler is off, measured; 0 for the rest
    """

    def __init__(self, name, file, method=None, device="cpu", allowance=0.0):
        self.name, self.file, self.method, self.device, self.allowance = name, file, method, device, allowance
        self.command, self.version, self.about = None, None, None

    def find(self, pythons):
        """Finds an interpreter that has what the peer needs. \\throws CannotRun"""
        why = "no Python was found"
        for python in pythons:
            self.command = [python, "-B", str(PEERS / self.file)]
            try:
                self.run(1, 1)
                return
            except CannotRun as reason:
                why = str(reason)
        raise CannotRun(why)

    def run(self, trajectories, seed, count=False):
        """\\returns what the peer prints with --json. \\throws CannotRun, Failed"""
        command = self.command + ["--trajectories", str(trajectories), "--seed", str(seed), "--json"]
        command += ["--method", self.method] if self.method else []
        done = subprocess.run(command + ["--count"] * count, capture_output=True, text=True)
        if done.returncode == SKIPPED:
            raise CannotRun(last_line(done.stderr))
        if done.returncode != 0:
            raise Failed(f"{self.name} ended with {done.returncode}: {last_line(done.stderr)}")
        report = json.loads(done.stdout)
        self.version, self.about = report["version"], report["method"]
        return report


class CompiledPeer(Peer):
    """A peer in C++, compiled by the system's compiler for this processor."""

    def find(self, pythons):
        compiler = shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")
        if not compiler:
            raise CannotRun("no C++ compiler is installed")
        self.folder = tempfile.TemporaryDirectory()
        program = str(pathlib.Path(self.folder.name) / self.name)
        done = subprocess.run([compiler, "-std=c++17", "-O3", "-march=native", str(PEERS / self.file), "-o", program],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"{self.file} does not compile: {last_line(done.stderr)}")
        self.command = [program]
        self.run(1, 1)


def all_peers():
    """Every peer by its name. The sampler of libstdc++ 12 has a mean 0.006 standard deviations too high at
    n = 790, p = 0.012 (4 million draws: 12 standard errors), which adds up to 0.012 in headcount."""
    peers = (
        Peer("numpy", "numpy_peer.py", "stock"),
        Peer("numpy_inversion", "numpy_peer.py", "inversion"),
        Peer("numba", "numba_peer.py", "hybrid"),
        Peer("numba_blocks", "numba_peer.py", "blocks"),
        Peer("numba_stock", "numba_peer.py", "stock"),
        CompiledPeer("cxx_random", "cxx_random.cpp", allowance=0.03),
        Peer("jax", "jax_peer.py", "stock", "cuda"),
        Peer("jax_inversion", "jax_peer.py", "inversion", "cuda"),
        Peer("cupy", "cupy_peer.py", "stock", "cuda"),
        Peer("cupy_kernel", "cupy_peer.py", "kernel", "cuda"),
        Peer("numba_cuda", "numba_cuda_peer.py", None, "cuda"),
    )
    return {peer.name: peer for peer in peers}
