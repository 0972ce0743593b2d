#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables in Markdown for README and docs/performance.md, from what scripts/gpu_check.sh measured.

  scripts/gpu_tables.py bench/results/DEVICE.json

Exit 2: the file cannot be read, or nothing was measured.
"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from ends import refuse  # noqa: E402


def figure(value, form):
    return "-" if value is None else format(value, form)


def spread(runs, median):
    """Rates are slowest where runs are longest."""
    return f"{100 * (median / runs['most'] - 1):+.1f} to {100 * (median / runs['least'] - 1):+.1f} %"


def bench_rows(document):
    rows = ["| scenario | role-steps/s | draws/s | of the bound (E) | trajectories/s | s / million | spread |", "|---|---|---|---|---|---|---|"]
    for one in document["scenarios"]:
        if one.get("role_steps_per_s") is None:
            rows.append(f"| {one['scenario']} | no rate: {one.get('refused') or 'not finished'} | | | | | |")
            continue
        bound = one.get("bound") or {}
        rows.append(f"| {one['scenario']} | {one['role_steps_per_s']:.3g} | {one['draws_per_s']:.3g} | {figure(bound.get('fraction'), '.2f')} | "
                    f"{one['trajectories_per_s']:,.0f} | {one['seconds_per_million']:.3g} | {spread(one['seconds'], one['seconds']['median'])} |")
    return rows


def comparison_rows(document):
    rows = ["| program | draws/s | ghostcast is faster by |", "|---|---|---|"]
    for name, rate in document["rates"].items():
        ratio = document["ratios"].get(name)
        low, high = document["ratio_spread"].get(name, (None, None))
        told = "" if ratio is None else f"{ratio:.2f} ({low:.2f} to {high:.2f})"
        rows.append(f"| {name}, {document['versions'].get(name, '')} | {rate['draws']:.2e} | {told} |")
    return rows + [f"\n{name} is left out: {why}." for name, why in document["absent"].items()]


def tables(result):
    device = result["device"] or {}
    lines = [f"{device.get('name')}, driver {device.get('driver')}, {result['date']}, commit {result['commit']}.", ""]
    if result.get("bench"):
        lines += bench_rows(result["bench"]) + [""]
    if result.get("comparison"):
        checks = sum(each["checks"] for each in result["comparison"].get("agreement", {}).values())
        lines += [f"Distributions agree: {checks} checks.", ""] + comparison_rows(result["comparison"])
    return "\n".join(lines).rstrip()


def main(arguments):
    if len(arguments) != 1:
        refuse("usage: scripts/gpu_tables.py bench/results/DEVICE.json")
    try:
        result = json.loads(pathlib.Path(arguments[0]).read_text())
    except (OSError, ValueError) as why:
        refuse(f"{arguments[0]} cannot be read: {why}")
    if not result.get("measured"):
        refuse(f"{arguments[0]}: nothing was measured")
    print(tables(result))


if __name__ == "__main__":
    main(sys.argv[1:])
