#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the scenarios S1 to S10 and prints the numbers of docs/scenarios.md.

    scripts/answer_scenarios.py [--binary build/release/ghostcast] [--trajectories 20000] [S1 S4 ...]

Differences of two plans come with a standard error from ten pairs of runs with seeds 1 to 10, each a
tenth of the size: both plans of a pair share their dice. Every run has as many beliefs as
trajectories. Python's standard library is all it needs.
"""
import argparse
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RHOS = (-2, -0.5, -0.155, 0, 0.4, 0.61)
options = argparse.Namespace()
scratch = tempfile.TemporaryDirectory()


def variant(name, changes):
    """A file that extends a scenario; changes are lines of [market] or whole tables."""
    path = pathlib.Path(scratch.name) / "variant.toml"
    path.write_text(f'extends = "{ROOT}/scenarios/{name}.toml"\n{changes}\n')
    return path


def run(name, plan="base", changes=None, seed=1, share=1):
    """The result of one run, as `ghostcast run --json` prints it."""
    path = variant(name, changes) if changes else ROOT / "scenarios" / f"{name}.toml"
    command = [options.binary, "run", path, "--plan", plan, "--seed", str(seed), "--json", "--quiet", "--allow-outside"]
    size = str(max(options.trajectories // share, 100))
    command += ["--trajectories", size, "--beliefs", size]  # a belief each
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def rho(value):
    return f"[market]\nsubstitution_rho = {value}"


def unit(result, name=None):
    return next(u for u in result["units"] if name in (None, u["name"]))


def quantiles(result, quantity, month, name=None):
    """5, 25, 50, 75 and 95 % of the units that run; of the organisation for totals."""
    if quantity.startswith("total_"):
        owners = result["organisation"]["organisations"]
        owner = next(o for o in owners if name in (None, o["name"]))
        return owner["fan"][quantity]["by_month"][month - 1]
    return unit(result, name)["fan"][quantity]["by_month"][month - 1]


def median(result, quantity, month, name=None):
    return quantiles(result, quantity, month, name)[2]


def probability(count, n):
    """Percentage with Wilson's 95 % interval, rounded to the nearest digit; the program rounds outward."""
    z, p = 1.959964, count / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{100 * p:.2f} [{100 * max(middle - half, 0):.2f},{100 * min(middle + half, 1):.2f}] %"


def outcomes(result, month=None, definition=0, name=None):
    """First outcomes by a month under one definition; what is missing did not happen."""
    judged = unit(result, name)["definitions"][definition]
    month, n = month or result["horizon_months"], result["trajectories"]
    counts = {key: each["by_month"][month - 1] for key, each in judged["outcomes"].items()}
    text = [f"{key} {probability(count, n)}" for key, count in counts.items() if count]
    ghosts = counts["ghost"] + judged["born_ghost"]
    return f'"{judged["name"]}" by month {month}: ' + ", ".join(
        text + [f"born {judged['born_ghost']}", f"no ghost {probability(n - ghosts, n)}"])


def gap(name, first, second, statistic, changes=None):
    """Mean and standard error of statistic(second) - statistic(first) over ten paired runs."""
    gaps = []
    for seed in range(1, 11):
        pair = [statistic(run(name, plan, changes, seed, 10)) for plan in (first, second)]
        gaps.append(pair[1] - pair[0])
    return statistics.mean(gaps), statistics.stdev(gaps) / math.sqrt(len(gaps))


def relative_gap(name, first, second, quantity, month, changes=None):
    """The same for the median of a quantity, in % of the first plan's."""
    mean, error = gap(name, first, second, lambda r: math.log(median(r, quantity, month)), changes)
    return f"{100 * math.expm1(mean):+.2f} +- {100 * error:.2f} %"


def five(values, scale=1.0, digits=2):
    return "/".join(f"{value / scale:.{digits}f}" for value in values)


def freeze_twelve_seniors(name):
    plans = ("base", "freeze, lease a year", "freeze, lease on", "freeze, buy")
    for changes in [None] + [rho(value) for value in RHOS]:
        results = {plan: run(name, plan, changes) for plan in plans}
        base = [median(results["base"], "value", m) for m in range(1, 37)]
        print(f"-- {changes or 'all beliefs'}".replace("\n", " "))
        for plan, result in results.items():
            gaps = [median(result, "value", m) / base[m - 1] - 1 for m in range(1, 37)]
            crossings = [m + 1 for m in range(1, 36) if (gaps[m] > 0) != (gaps[m - 1] > 0)]
            shown = " ".join(f"{m}: {100 * gaps[m - 1]:+.1f} %" for m in (1, 3, 6, 12, 24, 36))
            print(f"{plan}: {shown}; changes sign in months {crossings}")
    for plan in plans:
        result = run(name, plan)
        print(plan, *(f"month {m}: {five(quantiles(result, 'value', m), 1e6)} M," for m in (6, 12, 24)),
              "people", median(result, "headcount", 12), "GPUs", median(result, "gpus", 12))
        print("  ", outcomes(result), "|", outcomes(result, definition=1))
    for plan in plans[1:]:
        print(plan, *(f"month {m}: {relative_gap(name, 'base', plan, 'value', m)};" for m in (6, 12, 24)))


def ten_thousand_h100(name):
    for start in ("true", "false"):
        changes = f"[market]\nshortage_at_start = {start}"
        print(f"-- shortage at the start: {start}")
        for plan in ("base", "accept, buy", "accept, lease", "accept, unfunded"):
            result = run(name, plan, changes)
            print(plan, *(f"value {m}: {five(quantiles(result, 'value', m), 1e6)} M," for m in (12, 24)),
                  *(f"GPUs {m}: {five(quantiles(result, 'gpus', m), 1, 0)}," for m in (6, 9, 12, 18)))
            print("  ", *(outcomes(result, m, d) + " |" for m, d in ((24, 0), (60, 0), (60, 1))))
    for plan in ("accept, buy", "accept, lease"):
        print(plan, relative_gap(name, "base", plan, "value", 24))
    print("default supervision:", median(run(
        name, "accept, buy", '[[unit]]\nname = "Answer engine"\nsupervision_slack = 2.2'), "gpus", 24))


def commando_against_department(name):
    share = '[[unit]]\nname = "Department"\ninitial_compute_share = '
    cases = [None] + [rho(r) for r in (-3, -0.176, 0.612)]
    cases += [f"{rho(0.612)}\n{share}{s}" for s in (0.05, 0.4)] + [f"{rho(-3)}\n{share}0.4"]
    output = "\npass_through = 1\nvalue_ceiling = inf"  # what is made, not what the market pays for it
    cases += [rho(r) + output for r in (-3, -0.176, 0.612)] + [f"{rho(0.612)}{output}\n{share}0.4"]
    for changes in cases:
        result = run(name, changes=changes)
        print(f"-- {changes or 'all beliefs'}".replace("\n", " "))
        for each in result["units"]:
            print(each["name"], *(f"value {m}: {five(quantiles(result, 'value', m, each['name']), 1e6, 1)} M,"
                                  for m in (1, 12, 36, 60)), "GPUs", median(result, "gpus", 12, each["name"]),
                  "people", median(result, "headcount", 60, each["name"]))
            if not changes:
                print("  ", *(outcomes(result, None, d, each["name"]) + " |" for d in (0, 1)))
        for month in (1, 12, 60):
            ratios = [median(result, "value", month, u) / median(result, "value", month, "Department")
                      for u in ("Commando", "Commando, unlimited")]
            print(f"   ratio of medians, month {month}:", *(f"{ratio:.2f}" for ratio in ratios))


def hundred_million(name):
    for plan in ("base", "three trillion", "five trillion"):
        start = time.time()
        result = run(name, plan)
        print(f"-- {plan} ({time.time() - start:.0f} s)")
        for owner in result["organisation"]["organisations"]:
            fleets = owner["fan"]["total_gpus"]["by_month"]
            dates = []
            for level in (10e6, 28e6, 41e6, 100e6):
                hits = [next((m + 1 for m, f in enumerate(fleets) if f[k] >= level), None) for k in range(5)]
                dates.append(f"{level / 1e6:.0f} M {hits}")
            print(owner["name"], *(f"{m}: {five(fleets[m - 1], 1e6, 1)} M," for m in (36, 60, 120, 180)))
            print("   first month of each quantile:", "; ".join(dates))
        print("  ", outcomes(result, name="Programme"), "|", outcomes(result, None, 1, "Programme"))


def four_infra_engineers(name):
    def staff(result):
        """Infrastructure engineers by month: the mean of five quantiles."""
        return [statistics.mean(quantiles(result, "infrastructure_engineers", m)) for m in range(1, 37)]

    generator = random.Random(1)
    idle = [1 - max(generator.betavariate(17, 3), 0.451) for _ in range(100000)]
    slope = statistics.mean(u * math.log(0.55 / u) for u in idle) / 40
    per_month = slope * 200000 * 730
    print(f"utilisation lost per engineer {slope:.5f}, {per_month / 1e6:.3f} M GPU-hours a month")
    with_them = staff(run(name, "nobody leaves"))
    for plan in ("base", "retention grant", "double pay"):
        result = run(name, plan)
        missing = sum(a - b for a, b in zip(with_them, staff(result)))
        hours = missing * per_month
        print(f"{plan}: {missing:.1f} engineer-months, {hours / 1e6:.1f} M GPU-hours, "
              f"{2.35 * hours / 1e6:.0f} MUSD at 2.35; staff {[round(s, 1) for s in staff(result)][4:18]}")
        print("  ", outcomes(result), "|", outcomes(result, definition=1))
    mean, error = gap(name, "nobody leaves", "base", lambda r: sum(a for a in staff(r)))
    print(f"engineer-months over ten pairs: {mean:.1f} +- {error:.1f}")
    for plan in ("base", "double pay"):
        print(plan, *(f"month {m}: {relative_gap(name, 'nobody leaves', plan, 'value', m)};" for m in (7, 12, 36)))
    print("value, month 6:", five(quantiles(run(name, "nobody leaves"), "value", 6), 1e6, 0), "M")


def commodity_day(name):
    for changes in [None] + [rho(value) for value in RHOS]:
        shares = [median(run(name, plan, changes), "share_cost", 36) for plan in ("base", "commodity")]
        mean, error = gap(name, "base", "commodity", lambda r: 100 * median(r, "share_cost", 36), changes)
        print(f"-- {changes or 'all beliefs'}".replace("\n", " "),
              f"cost share in month 36: {100 * shares[0]:.1f} % -> {100 * shares[1]:.1f} %, "
              f"{mean:+.2f} +- {error:.2f} points")
    for plan in ("base", "commodity", "commodity, rent erased"):
        result = run(name, plan)
        print(plan, f"value 36: {five(quantiles(result, 'value', 36), 1e6, 1)} M, GPUs", median(result, "gpus", 36))
        print("  ", *(outcomes(result, None, d) + " |" for d in (0, 1, 2)))


def phantom_unit(name):
    for plan in ("base", "headcount frozen", "supervisor floor 2500", "pay up"):
        start = time.time()
        result = run(name, plan)
        print(f"-- {plan} ({time.time() - start:.0f} s)")
        for each in result["units"]:
            for d, judged in enumerate(each["definitions"] if plan == "base" else each["definitions"][:1]):
                n, by_month = result["trajectories"], judged["outcomes"]["ghost"]["by_month"]
                dates = [next((m + 1 for m, c in enumerate(by_month) if c >= p * n), None) for p in (0.1, 0.25, 0.5)]
                print(each["name"], judged["name"], *(f"{m}: {probability(by_month[m - 1], n)}," for m in (60, 120, 180, 480)),
                      "month of 10/25/50 %", dates, "not by 480", probability(n - by_month[-1] - judged["born_ghost"], n))


def pain_and_suffering(name):
    plans = ("base", "priority", "proportional", "max-min", "market", "guarantee", "yearly re-division")
    for plan in plans:
        result = run(name, plan)
        print(f"-- {plan}: total value", *(f"{m}: {five(quantiles(result, 'total_value', m), 1e6, 1)} M," for m in (12, 36, 60)),
              "GPUs", median(result, "total_gpus", 60))
        for each in result["units"]:
            print("  ", each["name"], "GPUs", round(median(result, "gpus", 24, each["name"])), outcomes(result, None, 0, each["name"]))
        if plan != "market":
            print("   against the market rule, month 60:", relative_gap(name, "market", plan, "total_value", 60))


def meta_2022(name):
    actual = {12: 67317, 24: 74067, 36: 78865}
    for plan in ("base", "both cuts", "no cuts"):
        result = run(name, plan)
        for month, people in actual.items():
            band = quantiles(result, "headcount", month)
            print(plan, month, people, five(band, 1, 0), "covered" if band[0] <= people <= band[4] else "NOT covered",
                  f"log error {math.log(band[2] / people):+.3f}")
        print("  ", outcomes(result), "|", outcomes(result, definition=1))


def talent_raid(name):
    def taken(result):
        return sum(median(result, "value", m) for m in range(6, 61))

    for plan in ("base", "raid 40", "raid 70", "team bought"):
        result = run(name, plan)
        print(f"-- {plan}:", outcomes(result), "|", outcomes(result, None, 1))
        judged = unit(result)["definitions"][1]  # by "cost 90": a "ghost" that dies later would count as a ghost
        lost = sum(judged["outcomes"][key]["by_month"][-1] for key in ("dead_gpu", "dead_money", "abandoned", "acquired", "maintenance"))
        print("   survives (human, or a ghost by cost 90):", probability(result["trajectories"] - lost, result["trajectories"]))
        if plan != "team bought":
            print("  ", *(f"value {m}: {five(quantiles(result, 'value', m), 1e6, 1)} M," for m in (6, 12, 60)),
                  *(f"people {m}: {median(result, 'headcount', m):.0f}," for m in (6, 12, 24, 60)))
    for plan, heads in (("raid 40", 40), ("raid 70", 70)):
        mean, error = gap(name, "base", plan, taken)
        print(f"{plan}: value lost over months 6 to 60 {-mean / 1e6:.1f} +- {error / 1e6:.1f} MUSD, a head {-mean / heads / 1e6:.2f}")


SCENARIOS = (freeze_twelve_seniors, ten_thousand_h100, commando_against_department, hundred_million, four_infra_engineers,
             commodity_day, phantom_unit, pain_and_suffering, meta_2022, talent_raid)


def main():
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(ROOT / "build/release/ghostcast"))
    parser.add_argument("--trajectories", type=int, default=20000)
    parser.add_argument("which", nargs="*", help="S1 to S10; all when none is given")
    parser.parse_args(namespace=options)
    for number, answer in enumerate(SCENARIOS, 1):
        if options.which and f"S{number}" not in options.which:
            continue
        start = time.time()
        print(f"\n== S{number} {answer.__name__}")
        answer(answer.__name__)
        print(f"   all runs of S{number}: {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
