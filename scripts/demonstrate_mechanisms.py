#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows each of the 27 mechanisms of docs/model.md at work in a scenario, as a Markdown table.

Each row runs one scenario twice with the same dice, with the mechanism and without it, and reads one
figure of result.json from both. Needs Python 3.9 and a built program, nothing else.

    scripts/demonstrate_mechanisms.py [--binary FILE] [--scenarios DIR] [--trajectories N] [--seed S] [--rows 2,15]

A probability is shown with its 95 % Wilson interval and its month; its number of beliefs is the number
of trajectories. Another figure is shown as the median over trajectories of units that run, with the
5 % and 95 % quantiles: the spread of futures, no error of the median. What decides is the difference,
with minus without, and its standard error: ten more pairs of runs with seeds 1 to 10, a twentieth of
the size each. A row whose difference is within five standard errors is marked.
"""
import argparse
import json
import math
import os
import shlex
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """P(an outcome of a unit by a month), by a definition (0: the first)."""

    unit: str
    outcome: str
    month: int
    definition: str = ""


@dataclass(frozen=True)
class Tenfold:
    """P(a unit's compute has cost ten payrolls by a month)."""

    unit: str
    month: int


@dataclass(frozen=True)
class Fan:
    """Quantiles of a recorded quantity in a month, of a unit, an organisation or the market."""

    quantity: str
    month: int
    unit: str = ""
    organisation: str = ""
    scale: float = 1.0


@dataclass(frozen=True)
class Row:
    number: int
    mechanism: str
    scenario: str
    common: str  # flags of both runs
    on: str  # flags that turn the mechanism on; empty: the scenario has it on
    off: str  # flags that turn it off
    figure: object


PERCENT = 100.0
MILLION = 1e-6
PAIRS = 10  # of runs behind a standard error,
SHARE = 20  # each with this part of the trajectories
LONG = {"phantom_unit", "hundred_million"}  # scenarios of long runs: a quarter of the trajectories
FEW_ERRORS = 5  # as many as the tests of mechanisms ask for

ROWS = [
    Row(1, "the ghost itself", "phantom_unit", "--set horizon=240", "", "--without automation",
        Outcome("Google Cloud", "ghost", 240, "half empty")),
    Row(2, "GPUs recruit", "ten_thousand_h100", '--plan "accept, buy"', "", "--set gpu_appeal=0 --set gpu_quit_effect=0",
        Fan("headcount", 24, "Answer engine")),
    Row(3, "hiring freeze pays for GPUs", "freeze_twelve_seniors", "", "--set hiring_freeze=on --set freeze_pass=1", "",
        Fan("gpus", 36, "Product AI")),
    Row(4, "compute grows exponentially", "phantom_unit", "--set horizon=120", "",
        "--set algorithm_halving_months=inf --set frontier_growth=0",
        Fan("share_counterfactual", 120, "Google Cloud", scale=PERCENT)),
    Row(5, "a project dies for lack of GPUs", "pain_and_suffering", "--plan priority", "", "--set starvation_share=0",
        Outcome("Odd idea", "dead_gpu", 60)),
    Row(6, "units without allocation maintain the old world", "pain_and_suffering",
        "--plan priority --set horizon=120 --set starvation_share=0", "--set maintenance_value=0.9",
        "--set maintenance_value=0", Outcome("Odd idea", "maintenance", 120)),
    Row(7, "knowledge and resilience", "four_infra_engineers", "", "", "--set knowledge_lost_with_leavers=0",
        Fan("knowledge", 36, "Scaling", scale=PERCENT)),
    Row(8, "the day compute is a commodity", "commodity_day", "", '--plan "commodity, rent erased"', "--plan commodity",
        Fan("value", 60, "Platform", scale=MILLION)),
    Row(9, "infrastructure costs 10 x the people", "phantom_unit", "--set horizon=240", "", "--set automation_elasticity=0",
        Tenfold("Google Cloud", 240)),
    Row(10, "headcount is the old metric of power", "pain_and_suffering",
        "--set '\"Video\".people={ researcher = 40, engineer = 160, infrastructure = 24, supervisor = 20 }'",
        "--set weight_on_headcount=1", "--set weight_on_headcount=0", Fan("gpus", 24, "Video")),
    Row(11, "allocation in levels", "pain_and_suffering", "", "", "--set group_weight=1", Fan("gpus", 24, "Reasoning")),
    Row(12, "the desk that re-assigns hardware", "pain_and_suffering", "", "", "--set project_end_rate=0",
        Fan("gpus", 24, "Final run")),
    Row(13, "insatiable demand", "pain_and_suffering", "--plan priority", "", "--set appetite=affordable",
        Fan("gpus", 36, "Final run")),
    Row(14, "counter-offers", "talent_raid", "--set hiring_freeze=on --set shrink_quit_effect=0", "", "--set counter_offer_success=0",
        Fan("headcount", 36, "Start-up")),
    Row(15, "acqui-hires", "talent_raid", "", "", "--set raid_rate_per_year=0", Outcome("Start-up", "acquired", 60)),
    Row(16, "a blocked purchase becomes a hire plus a licence", "pain_and_suffering",
        "--set raid_rate_per_year=0.3 --set licence_fee=2e8", "--set purchase_blocked=1", "--set purchase_blocked=0",
        Fan("total_gpus", 60, organisation="organisation")),
    Row(17, "the talent market overheats", "talent_raid", "", "--set initial_heat=0.7", "--set initial_heat=0",
        Fan("headcount", 12, "Start-up")),
    Row(18, "layoffs in the months of hiring", "meta_2022", "", "", "--set layoff_waves_per_year=0",
        Fan("headcount", 12, "Meta")),
    Row(19, "years of waiting for chips", "ten_thousand_h100", '--plan "accept, buy"', "",
        "--set shortage_on=0 --set shortage_at_start=false", Fan("gpus", 9, "Answer engine")),
    Row(20, "infrastructure engineers build the site sooner", "ten_thousand_h100", '--plan "accept, buy"',
        "--set lead_infra_effect=0.5", "--set lead_infra_effect=0", Fan("gpus", 9, "Answer engine")),
    Row(21, "a kitchen that nobody supervises", "commando_against_department", "", "",
        "--set '\"Commando\".supervision_span=inf'", Fan("value", 60, "Commando", scale=MILLION)),
    Row(22, "recipes travel with the chefs", "talent_raid", '--plan "raid 70"', "--set leak_to_rivals=0.5",
        "--set leak_to_rivals=0", Fan("value", 60, "Start-up", scale=MILLION)),
    Row(23, "four engineers poached at once", "four_infra_engineers", "", "",
        '--plan "nobody leaves" --set team_raid.rate_per_year=0', Fan("infrastructure_engineers", 7, "Scaling")),
    Row(24, "energy", "hundred_million", '--plan "five trillion"', "", "--set power_mw=inf --set power_max_mw=inf",
        Fan("gpus", 180, "Programme", scale=MILLION)),
    Row(25, "deflation of compute", "hundred_million", '--plan "three trillion"', "", "--set price_halving_months=inf",
        Fan("gpus", 120, "No power limit", scale=MILLION)),
    Row(26, "GPU rich and GPU poor", "pain_and_suffering", "", "--set weight_on_gpus=1", "--set weight_on_gpus=0",
        Fan("gpu_gini", 60, scale=PERCENT)),
    Row(27, "a bubble that may burst", "phantom_unit", "--set horizon=120", "--set crash_hazard=0.02",
        "--set crash_hazard=0", Fan("value", 120, "Google Cloud", scale=MILLION)),
]


def named(items, name):
    """The item of a list with this name; the first where the name is empty."""
    found = [item for item in items if not name or item["name"] == name]
    if not found:
        sys.exit(f"no {name!r} among {[item['name'] for item in items]}")
    return found[0]


def wilson(count, size, factor=1.959964):
    """The 95 % Wilson score interval of count in size."""
    if count == 0:
        return 0.0, factor * factor / (size + factor * factor)
    share = count / size
    centre = share + factor * factor / (2 * size)
    half = factor * math.sqrt(share * (1 - share) / size + factor * factor / (4 * size * size))
    scale = 1 + factor * factor / size
    return max((centre - half) / scale, 0.0), min((centre + half) / scale, 1.0)


def number(value, digits=3):
    """A number with so many digits, thousands in groups."""
    if value == 0:
        return "0"
    decimals = max(digits - 1 - math.floor(math.log10(abs(value))), 0)
    return f"{value:,.{decimals}f}"


def probability(count, size):
    low, high = wilson(count, size)
    return f"{number(100 * count / size)} [{number(100 * low)}, {number(100 * high)}] %"


def counted(by_month, month, born=0):
    return by_month[month - 1] + born


def fans_of(result, figure):
    """All fans of the unit, organisation or market that a figure is about."""
    if figure.unit:
        return named(result["units"], figure.unit)["fan"]
    if figure.organisation:
        return named(result["organisation"]["organisations"], figure.organisation)["fan"]
    return result["organisation"]["market"]


def outcome_count(result, figure, month):
    """Trajectories with an outcome by a month; a ghost may be born one."""
    definition = named(named(result["units"], figure.unit)["definitions"], figure.definition)
    born = definition["born_ghost"] if figure.outcome == "ghost" else 0
    return counted(definition["outcomes"][figure.outcome]["by_month"], month, born)


def count(result, figure):
    if isinstance(figure, Outcome):
        return outcome_count(result, figure, figure.month)
    return counted(named(result["units"], figure.unit)["metrics"]["infra_10x"]["by_month"], figure.month)


def quantiles(result, figure):
    """5, 50 and 95 % of a recorded quantity; nothing where no unit runs."""
    fans = fans_of(result, figure)
    if figure.quantity not in fans:
        sys.exit(f"{figure.quantity} is not recorded; recorded are {list(fans)}")
    if figure.month > result["horizon_months"]:
        sys.exit(f"month {figure.month} is after the horizon of {result['horizon_months']}")
    fan = fans[figure.quantity]
    values = fan["by_month"][figure.month - 1]
    return values and [figure.scale * values[fan["quantiles"].index(level)] for level in (0.05, 0.5, 0.95)]


def is_probability(figure):
    return isinstance(figure, (Outcome, Tenfold))


def unit_of(figure):
    if is_probability(figure):
        return " points"
    if figure.scale == MILLION:
        return " MUSD" if figure.quantity == "value" else " M"
    return " points" if figure.scale == PERCENT else ""


def cell(result, figure):
    """The figure of one run as text."""
    if is_probability(figure):
        return probability(count(result, figure), result["trajectories"])
    found = quantiles(result, figure)
    if found is None:
        return "no unit runs"
    low, middle, high = found
    return f"{number(middle)} [{number(low)}, {number(high)}]{unit_of(figure).replace('points', '%')}"


def statistic(result, figure):
    """The figure of one run as a number: a probability in % or a median."""
    if is_probability(figure):
        return 100 * count(result, figure) / result["trajectories"]
    return quantiles(result, figure)[1]


def size_of(options, row):
    """Trajectories of a row."""
    return max(options.trajectories // (4 if row.scenario in LONG else 1), 100)


def difference(options, row):
    """Mean of with minus without over pairs of runs that share their dice, and its standard error."""
    gaps = []
    for seed in range(1, PAIRS + 1):
        both = [run(options, row, flags, max(size_of(options, row) // SHARE, 100), seed) for flags in (row.on, row.off)]
        gaps.append(statistic(both[0], row.figure) - statistic(both[1], row.figure))
    mean, error = statistics.mean(gaps), statistics.stdev(gaps) / math.sqrt(PAIRS)
    weak = "" if abs(mean) > FEW_ERRORS * error else " (within five errors)"
    return f"{'+' if mean > 0 else ''}{number(mean)} +- {number(error, 2)}{unit_of(row.figure)}{weak}"


OUTCOMES = {"ghost": "a ghost", "dead_gpu": "dead for lack of GPUs", "dead_money": "broke", "abandoned": "abandoned",
            "acquired": "acqui-hired", "maintenance": "in maintenance"}
QUANTITIES = {"headcount": "people", "gpus": "GPUs", "value": "value a month", "knowledge": "knowledge",
              "share_counterfactual": "counterfactual share", "infrastructure_engineers": "infrastructure engineers",
              "total_gpus": "GPUs of the organisation", "gpu_gini": "Gini coefficient of GPUs"}


def described(figure, results):
    """What is read, in words; a probability of a ghost names its definition."""
    if isinstance(figure, Outcome):
        definition = named(named(results[0]["units"], figure.unit)["definitions"], figure.definition)
        by = f' by "{definition["name"]}" ({definition["text"]})' if figure.outcome == "ghost" else ""
        text = f"P({figure.unit} {OUTCOMES[figure.outcome]}{by} by month {figure.month})"
        if figure.outcome == "ghost":
            never = [probability(result["trajectories"] - outcome_count(result, figure, result["horizon_months"]),
                                 result["trajectories"]) for result in results]
            text += f"; not by month {results[0]['horizon_months']}: {never[0]} with, {never[1]} without"
        return text
    if isinstance(figure, Tenfold):
        return f"P(GPU cost >= 10 payrolls in {figure.unit} by month {figure.month})"
    of = f" of {figure.unit}" if figure.unit else ""
    return f"{QUANTITIES[figure.quantity]}{of}, month {figure.month}"


def run(options, row, flags, trajectories, seed):
    """One run; exits where the program refuses."""
    command = [options.binary, "run", str(options.scenarios / (row.scenario + ".toml")), "--json", "--quiet",
               "--trajectories", str(trajectories), "--beliefs", str(trajectories), "--seed", str(seed)]
    finished = subprocess.run(command + shlex.split(row.common) + shlex.split(flags), capture_output=True, text=True)
    if finished.returncode != 0:
        sys.exit(f"row {row.number}: {shlex.join(command + shlex.split(row.common) + shlex.split(flags))}\n{finished.stderr}")
    return json.loads(finished.stdout)


def code(flags):
    return f"`{flags}`" if flags else "(as it is)"


def line(options, row):
    results = [run(options, row, flags, size_of(options, row), options.seed) for flags in (row.on, row.off)]
    units = results[0]["units"], results[1]["units"]
    if [unit["name"] for unit in units[0]] != [unit["name"] for unit in units[1]]:
        sys.exit(f"row {row.number}: the two runs differ in their units")
    both = f" `{row.common}`" if row.common else ""
    fewer = f" ({size_of(options, row):,})" if row.scenario in LONG else ""
    cells = [str(row.number), row.mechanism, f"{row.scenario}{fewer}{both}", code(row.on), code(row.off),
             described(row.figure, results), cell(results[0], row.figure), cell(results[1], row.figure), difference(options, row)]
    return "| " + " | ".join(text.replace("|", "\\|") for text in cells) + " |"


def parse():
    folder = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.fspath(folder / "build/release/ghostcast"))
    parser.add_argument("--scenarios", type=Path, default=folder / "scenarios")
    parser.add_argument("--trajectories", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", default="", help="numbers of rows with commas; all when not given")
    return parser.parse_args()


def main():
    os.environ["GHOSTCAST_STORE"] = "none"  # every run is computed here
    options = parse()
    wanted = {int(word) for word in options.rows.split(",") if word}
    missing = []
    print(f"{options.trajectories:,} trajectories (fewer where the row says so) with one belief each, seed {options.seed}, the same dice with and without. "
          "Probabilities with their 95 % Wilson interval; other figures as median [5 %, 95 %] of the futures in which the unit runs. Difference: mean and standard error of ten "
          f"pairs of a {SHARE}th of the size, seeds 1 to {PAIRS}.\n")
    print("| # | mechanism | scenario, flags of both runs | with | without | figure | with it | without it | difference |")
    print("|---|---|---|---|---|---|---|---|---|")
    for row in ROWS:
        if wanted and row.number not in wanted:
            continue
        if not (options.scenarios / (row.scenario + ".toml")).exists():
            missing.append(f"{row.number} ({row.scenario})")
            continue
        print(line(options, row), flush=True)
    if missing:
        print(f"left out, for lack of the scenario: {', '.join(missing)}", file=sys.stderr)


if __name__ == "__main__":
    main()
