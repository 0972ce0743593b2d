# SPDX-License-Identifier: Apache-2.0
"""Cases of the peers of bench/peers that compare_test.cpp runs: each follows the exact law.

  python3 peer_cases.py PYTHON Class.test_name   PYTHON is the interpreter that runs the peers
A test that cannot run is skipped with the reason (exit 77).
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types
import unittest

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"
sys.path[:0] = [str(BENCH), str(BENCH / "peers")]
import course  # noqa: E402
import inversion  # noqa: E402
from comparison import checks, law, race  # noqa: E402
from comparison.racers import PEERS, SKIPPED, last_line  # noqa: E402

PYTHON = None
EXACT = law.Course(course.PEOPLE, course.LEAVE, course.FILL, course.MONTHS)
ALLOWANCE = 0.03  # of libstdc++; racers.py says why


def run(command, trajectories, **environment):
    flags = ["--trajectories", str(trajectories), "--seed", "1", "--count", "--json"]
    done = subprocess.run(list(map(str, command)) + flags, capture_output=True, text=True, env={**os.environ, **environment})
    if done.returncode == SKIPPED:
        raise unittest.SkipTest(last_line(done.stderr))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Peers(unittest.TestCase):
    def follows_the_law(self, report, allowance=0.0):
        findings = checks.check_peer(report["name"], race.pool(None, report), EXACT, allowance)
        self.assertEqual(findings.faults, [])
        self.assertEqual(findings.checks, 2 * len(course.MOMENT_MONTHS) + len(course.HISTOGRAM_MONTHS) + 1)

    def python(self, file, method, trajectories=20000):
        self.follows_the_law(run([PYTHON, "-B", PEERS / file, "--method", method], trajectories))

    def played(self, file, method, trajectories=4000):
        here = pathlib.Path(__file__).parent
        if subprocess.run([PYTHON, "-c", "import numpy"], capture_output=True).returncode != 0:
            self.skipTest("numpy is not installed, which plays the devices")
        self.follows_the_law(run([PYTHON, "-B", here / "played_devices.py", PEERS / file, "--method", method], trajectories))

    def test_numpy(self):
        self.python("numpy_peer.py", "stock")

    def test_numpy_inversion(self):
        self.python("numpy_peer.py", "inversion", 40000)

    def test_numba(self):
        self.python("numba_peer.py", "hybrid")

    def test_numba_blocks(self):
        self.python("numba_peer.py", "blocks", 40000)

    def test_numba_stock(self):
        self.python("numba_peer.py", "stock")

    def test_numba_in_parallel(self):
        self.python("numba_peer.py", "hybrid-prange")

    def test_numba_cuda_in_its_simulator(self):
        self.follows_the_law(run([PYTHON, "-B", PEERS / "numba_cuda_peer.py"], 16, NUMBA_ENABLE_CUDASIM="1"))

    def test_jax_played(self):
        self.played("jax_peer.py", "stock")

    def test_jax_inversion_played(self):
        self.played("jax_peer.py", "inversion")

    def test_cupy_played(self):
        self.played("cupy_peer.py", "stock")

    def test_cupy_kernel_on_the_host(self):
        self.played("cupy_peer.py", "kernel")


class CxxRandom(unittest.TestCase):
    def compiled(self, change=lambda text: text):
        """A report of the peer, its source changed."""
        with tempfile.TemporaryDirectory() as folder:
            source, program = pathlib.Path(folder) / "peer.cpp", pathlib.Path(folder) / "peer"
            source.write_text(change((PEERS / "cxx_random.cpp").read_text()))
            subprocess.run(["c++", "-std=c++17", "-O2", str(source), "-o", str(program)], check=True)
            return race.pool(None, run([program], 20000))

    def test_follows_the_law(self):
        self.assertEqual(checks.check_peer("cxx_random", self.compiled(), EXACT, ALLOWANCE).faults, [])

    def test_a_planted_error_of_a_hazard_is_refused(self):
        planted = self.compiled(lambda text: text.replace("0.012, 0.015}", "0.012, 0.0155}"))
        faults = checks.check_peer("cxx_random", planted, EXACT, ALLOWANCE).faults
        self.assertTrue(any("mean headcount of month 120" in fault for fault in faults), faults)


class Inversion(unittest.TestCase):
    def test_gives_the_quantile_of_the_exact_law(self):
        """Single precision: the distribution function at its jumps is right within 3e-6."""
        try:
            import numpy as np
        except ImportError:
            self.skipTest("numpy is not installed")
        uniform = np.linspace(0, 1, 20001, dtype=np.float32)[:-1]
        for n, p in ((0, 0.25), (1, 0.25), (24, course.LEAVE[0]), (100, course.FILL), (1800, course.LEAVE[4])):
            found = inversion.chop_down(np, np.full_like(uniform, n), p, uniform, inversion.steps_for(n * p))
            first, pmf = law.binomial_pmf(n, p, 0.0)
            below = np.concatenate([[0.0], np.cumsum(pmf)])
            k = found.astype(int)
            self.assertTrue((below[k] <= uniform + 3e-6).all() and (uniform < below[np.minimum(k + 1, n + 1)] + 3e-6).all(), (n, p))


    def test_takes_no_more_than_the_tail_at_the_largest_uniform(self):
        """Twelve standard deviations or people above the mean; the exact quantile at 1 - 2^-24 lies within nine."""
        try:
            import numpy as np
        except ImportError:
            self.skipTest("numpy is not installed")
        import numpy_peer
        last = lambda size, dtype=None: np.full(size, 1.0 - 2.0**-24, dtype=np.float32)
        for n, p in ((90, course.LEAVE[1]), (300, course.LEAVE[2]), (1800, course.LEAVE[4]), (101, course.FILL)):
            trials = np.arange(n // 2, n + 1)
            arrays = inversion.chop_down(np, trials.astype(np.float32), p, last(trials.shape), inversion.steps_for(n * p))
            in_place = numpy_peer.inversion(types.SimpleNamespace(random=last), trials, p)
            for found in (arrays, in_place):
                self.assertLess(found.max(), n * p + 12.0 * max(1.0, np.sqrt(n * p)), (n, p))


class Skipping(unittest.TextTestResult):
    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print(f"SKIPPED: {reason}")
        sys.stdout.flush()
        os._exit(SKIPPED)


if __name__ == "__main__":
    PYTHON = sys.argv[1]
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:], testRunner=unittest.TextTestRunner(resultclass=Skipping))
