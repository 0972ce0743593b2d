# SPDX-License-Identifier: Apache-2.0
"""The steps of gpu_check, in order. Each writes into check.result and returns how it ended."""
import concurrent.futures
import json
import os
import pathlib
import shutil
import statistics
import time

from gpu_check_device import ClockSamples
from gpu_check_run import last_line, run

DIGEST_SECONDS = 3       # of the CPU engine, for each scenario
DIGEST_MOST = 1_000_000  # trajectories
BENCHMARK_SECONDS = 2    # of each of the repetitions
REPETITIONS = 3
SANITIZER_TOOLS = ("memcheck", "racecheck", "initcheck", "synccheck")
SANITIZER_SCENARIOS = ("scenarios/minimal.toml", "scenarios/phantom_unit.toml", "bench/scenarios/eight_units.toml")


def scenarios(check):
    """m5 and eight_units first: where time runs out, they are measured."""
    return sorted((check.root / "bench" / "scenarios").glob("*.toml"), reverse=True) + sorted((check.root / "scenarios").glob("*.toml"))


def short(check, path):
    return path.relative_to(check.root).as_posix()


def for_each_scenario(check, key, act):
    """check.result[key][scenario] = act(scenario); one scenario's fault does not lose the others."""
    check.result[key] = {}
    for scenario in scenarios(check)[:1] if check.dry else scenarios(check):
        try:
            check.result[key][short(check, scenario)] = act(scenario)
        except Exception as why:
            check.result[key][short(check, scenario)] = {"failed": str(why)}
            check.fail(f"{key} of {short(check, scenario)}: {why}")
        check.write()


def result_of(check, scenario, trajectories, engine, limit):
    """The document of `ghostcast run`. In a dry run the CPU stands in for the device."""
    command = [str(check.programs / "ghostcast"), "run", str(scenario), "--trajectories", str(trajectories), "--json", "--quiet"]
    command += ["--engine", "cpu"] if engine == "cpu" or check.dry else ["--engine", "cuda"]
    done = run(command, check.clock.left(limit))
    if done.code != 0:
        raise RuntimeError(f"{scenario.name} on {engine}: exit {done.code}: {last_line(done.error)}")
    return json.loads(done.out)


def configure(check):
    command = ["cmake", "-S", str(check.root), "-B", str(check.build), "-DCMAKE_BUILD_TYPE=Release",
               f"-DGHOSTCAST_CUDA={'AUTO' if check.dry else 'ON'}"]
    if shutil.which("ninja"):
        command += ["-G", "Ninja"]
    capability = (check.device or {}).get("compute_capability")
    if capability:
        command.append(f"-DGHOSTCAST_CUDA_ARCHITECTURES={capability.replace('.', '')}")
    done = run(command, check.clock.left(120))
    (check.build / "gpu_check_configure.log").write_text(done.out + done.error)
    if done.code != 0:
        return f"failed: {last_line(done.error)}"
    return None


def build(check):
    command = ["cmake", "--build", str(check.build), "--parallel", str(check.jobs)]
    if check.dry:
        command = ["cmake", "--build", str(check.build), "--target", "help"]
    done = run(command, check.clock.left(330))
    (check.build / "gpu_check_build.log").write_text(done.out + done.error)
    if done.code != 0:
        return f"failed: {last_line(done.out)}"
    return None


def kernels(check):
    done = run(["python3", str(check.root / "scripts" / "kernel_report.py"), "--json", "--build", str(check.programs)], check.clock.left(60))
    if done.code != 0:
        return f"failed: {last_line(done.out + done.error)}"
    report = json.loads(done.out)
    check.result["toolkit"] = report["toolkit"]
    check.result["kernels"] = report["kernels"]
    within = run(["python3", str(check.root / "scripts" / "kernel_report.py"), "--check", "--build", str(check.programs)], check.clock.left(60))
    check.result["registers_against_record"] = last_line(within.out + within.error)
    if within.code not in (0, 77) and not check.dry:
        check.fail(f"registers: {(within.out + within.error).strip()}")
    return None


def device_info(check):
    """Shapes and occupancy, from the device itself."""
    program = check.programs / "device_info"
    if check.dry or not program.exists():
        check.result["launches"] = None
        return None if check.dry else "failed: device_info was not built"
    done = run([str(program), *map(str, scenarios(check))], check.clock.left(60))
    if done.code != 0:
        return f"failed: {last_line(done.error)}"
    info = json.loads(done.out)
    check.result["device"].update(info["device"])
    check.result["launches"] = {short(check, pathlib.Path(file)): launch for file, launch in info["launches"].items()}
    return None


def operations(check):
    """Estimated issue slots per role-step, counted on the host."""
    def count(scenario):
        done = run([str(check.programs / "operation_count"), "--json", str(scenario)], check.clock.left(60))
        if done.code != 0:
            raise RuntimeError(last_line(done.error))
        return next(iter(json.loads(done.out).values()))
    chosen = scenarios(check)[:1] if check.dry else scenarios(check)
    with concurrent.futures.ThreadPoolExecutor(check.jobs) as pool:
        check.result["operations"] = {short(check, s): found for s, found in zip(chosen, pool.map(count, chosen))}


def tests(check):
    """All tests, those on the device one at a time (RESOURCE_LOCK); a dry run only lists them.

    Tests of the command line run one at a time too (RESOURCE_LOCK): each run opens the device.
    """
    report = check.build / "gpu_check_tests.xml"
    command = ["ctest", "--test-dir", str(check.programs), "--timeout", "120"]
    command += ["--show-only"] if check.dry else ["--parallel", str(check.jobs), "--output-junit", str(report), "--output-on-failure"]
    done = run(command, check.clock.left(150))
    if check.dry:
        check.result["tests"] = None
        return None if "Total Tests:" in done.out else "failed: ctest lists no tests"
    (check.build / "gpu_check_tests.log").write_text(done.out + done.error)
    counted = run([str(check.root / "scripts" / "count_tests.sh"), str(report)], check.clock.left(30)).out.splitlines()
    check.result["tests"] = {"count": counted[-1] if counted else None, "skipped": counted[:-1],
                             "failed": [line.strip() for line in done.out.splitlines() if line.rstrip().endswith(("(Failed)", "(Timeout)"))]}
    if done.code != 0:
        check.fail(f"tests: {counted[-1] if counted else 'no report'}")
    return None


def digest_pair(check, scenario):
    """CPU and device on the same trajectories: as many as the CPU does in a few seconds."""
    first = result_of(check, scenario, 64 if check.dry else 2000, "cpu", 60)
    trajectories = min(DIGEST_MOST, max(2000, int(2000 * DIGEST_SECONDS / max(first["seconds"], 1e-3))))
    cpu = first if check.dry else result_of(check, scenario, trajectories, "cpu", 60)
    device = result_of(check, scenario, cpu["trajectories"], "cuda", 60)
    if check.dry:
        return dict.fromkeys(("trajectories", "cpu", "cuda", "equal"))
    if device["digest"] != cpu["digest"]:
        check.fail(f"digest of {short(check, scenario)} at {cpu['trajectories']} trajectories: cpu {cpu['digest']}, cuda {device['digest']}")
    return {"trajectories": cpu["trajectories"], "cpu": cpu["digest"], "cuda": device["digest"], "equal": device["digest"] == cpu["digest"]}


def digests(check):
    for_each_scenario(check, "digests", lambda scenario: digest_pair(check, scenario))


def rates(check, scenario):
    """Rates of one scenario: the first run warms up and says how many trajectories take some seconds."""
    trajectories = 64 if check.dry else 10_000
    found = result_of(check, scenario, trajectories, "cuda", 90)
    while not check.dry and found["seconds"] < BENCHMARK_SECONDS / 4 and trajectories < 10**10:
        trajectories *= max(2, min(20, int(BENCHMARK_SECONDS / max(found["seconds"], 0.01) / 2)))
        found = result_of(check, scenario, trajectories, "cuda", 90)
    if not check.dry:
        trajectories = max(trajectories, int(trajectories * BENCHMARK_SECONDS / found["seconds"]))
    runs = [] if check.dry else [result_of(check, scenario, trajectories, "cuda", 90) for _ in range(REPETITIONS)]
    if check.dry:
        return dict.fromkeys(("trajectories", "seconds", "role_steps_per_s", "draws_per_s", "trajectories_per_s", "digest", "fraction_of_issue_bound"))
    seconds = statistics.median(each["seconds"] for each in runs)
    steps = runs[0]["role_steps"] / seconds
    return {"trajectories": trajectories, "seconds": [each["seconds"] for each in runs], "role_steps_per_s": steps,
            "draws_per_s": 2 * steps, "trajectories_per_s": trajectories / seconds, "digest": runs[0]["digest"],
            "fraction_of_issue_bound": fraction_of_bound(check, scenario, steps)}


def fraction_of_bound(check, scenario, steps):
    """Against processors x 128 lanes x the highest clock; slots per role-step are estimated."""
    device = check.result["device"] or {}
    slots = (check.result.get("operations") or {}).get(short(check, scenario), {}).get("estimated_slots_per_role_step")
    clock = device.get("clock_max_mhz") or device.get("runtime_clock_max_mhz")
    if not slots or not device.get("processors") or not clock:
        return None
    return steps * slots / (device["processors"] * 128 * clock * 1e6)


def has_rate(result):
    """Whether a benchmark of this result has a rate."""
    benched = (result.get("bench") or {}).get("scenarios", [])
    return any(rates.get("role_steps_per_s") for rates in [*result.get("benchmarks", {}).values(), *benched])


def bench(check):
    """The document of `ghostcast bench`: rates that the CPU reference confirms. A dry run keeps no figure."""
    command = [str(check.programs / "ghostcast"), "bench", "--json", "--quiet"]
    command += ["--engine", "cpu", "--trajectories", "64", "--repetitions", "1", "--check-seconds", "0"] if check.dry else ["--engine", "cuda"]
    done = run(command, check.clock.left(120))
    document = json.loads(done.out) if done.out.strip() else {}
    check.result["bench"] = None if check.dry else document
    for scenario in document.get("scenarios", []):
        if scenario["refused"]:
            check.fail(f"bench of {scenario['scenario']}: {scenario['refused']}")
    return None if done.code == 0 else f"failed: exit {done.code}: {last_line(done.error)}"


def peers(check):
    """JAX, CuPy and Numba-CUDA on the same device, where they are installed; a dry run asks for the flags alone."""
    command = ["python3", "-B", str(check.root / "bench" / "compare.py")]
    command += ["--help"] if check.dry else ["--engine", "cuda", "--json", "--rounds", str(REPETITIONS), "--ours", str(check.programs / "ghostcast")]
    done = run(command, check.clock.left(180))
    check.result["comparison"] = None if check.dry or done.code != 0 else json.loads(done.out)
    return None if done.code == 0 else f"failed: exit {done.code}: {last_line(done.error)}"


def benchmarks(check):
    with ClockSamples() as samples:
        for_each_scenario(check, "benchmarks", lambda scenario: rates(check, scenario))
        time.sleep(0 if check.dry else 0.6)
    check.result["clock_at_work"] = None if check.dry else samples.summary()


def sanitizer(check):
    """compute-sanitizer on small runs of one, two and eight units; racecheck looks at shared memory alone."""
    tool = shutil.which("compute-sanitizer") or next(
        (str(path) for path in map(pathlib.Path, ("/usr/local/cuda/bin/compute-sanitizer", "/usr/local/cuda/compute-sanitizer/compute-sanitizer"))
         if path.exists()), None)
    check.result["compute_sanitizer"] = {"available": bool(tool)}
    if not tool or check.dry:
        return None
    for name in SANITIZER_TOOLS:
        runs = {pathlib.Path(path).stem: sanitized(check, tool, name, path) for path in SANITIZER_SCENARIOS}
        check.result["compute_sanitizer"][name] = {"clean": all(run["clean"] is True for run in runs.values()), "runs": runs}
        for scenario, found in runs.items():
            if found["clean"] is not True:
                check.fail(f"compute-sanitizer {name} on {scenario}: {found['summary']}")
        check.write()
    return None


def sanitized(check, tool, name, path):
    """One tool on a few trajectories of one scenario: clean is null where it did not come to an end."""
    command = [tool, "--tool", name, "--error-exitcode", "99", str(check.programs / "ghostcast"), "run",
               str(check.root / path), "--engine", "cuda", "--trajectories", "64", "--quiet"]
    try:
        done = run(command, check.clock.left(20), env={**os.environ, "GHOSTCAST_SCENARIO": ""})
    except Exception as why:
        return {"clean": None, "summary": str(why)}
    summary = next((line.strip("= ") for line in reversed((done.out + done.error).splitlines()) if "SUMMARY" in line), last_line(done.error))
    return {"clean": done.code == 0, "summary": summary}


# Name, what it does, and whether the others make sense without it.
STEPS = [("configure", configure, True), ("build", build, True), ("kernels", kernels, False), ("device_info", device_info, False),
         ("operations", operations, False), ("sanitizer", sanitizer, False), ("digests", digests, False),
         ("bench", bench, False), ("tests", tests, False), ("benchmarks", benchmarks, False), ("peers", peers, False)]
