// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/reference.hpp"

namespace ghostcast {

std::string_view scenario_reference_introduction()
{
  return R"md(# Scenario files

A scenario is one [TOML](https://toml.io) file: an organisation, its market, its units and its plan.
This page is written by the program from the table that its reader uses (`src/scenario/rows/`),
and a test keeps the two the same. `scenarios/minimal.toml` is the smallest scenario,
`scenarios/phantom_unit.toml` the default one.

```toml
name = "example"
horizon = 120                  # months

[market]
algorithm_halving_months = { dist = "lognormal", median = 8, sigma = 0.5 }

[[unit]]
name = "Product AI"
people = { researcher = 6, engineer = 28, infrastructure = 3, supervisor = 3 }
gpus = 256
monthly_value = 3.6e6          # USD a month
initial_compute_share = 0.20

[plan]
[[plan.alternative]]
name = "freeze"
hiring_freeze = "on"
```

## Tables

| table | holds |
|---|---|
| top of the file | `extends`, `name`, `title`, `start`, `horizon`, `record` |
| `[market]` | what all units share: prices, algorithms, the talent market |
| `[organisation]` | power, orders, the pool of GPUs and its division, capital |
| `[[unit]]` | a business unit; one table for each, 1 to 32 |
| `[plan]`, `[[plan.alternative]]` | levers and events |
| `[[definition]]` | what counts as a ghost unit; up to 8, all judged on the same trajectories |
| `[[correlation]]` | parameters that are drawn together |
| `[template.NAME]` | keys of `[[unit]]` that several units take |
| `[role_template.NAME]` | values of keys by role, for one role |

A key of `[[unit]]` may also stand in `[organisation]` or `[market]`, and a key of `[organisation]` in
`[market]`: it then holds for all units. The value nearest to the unit wins: its own, then that of the
unit it is `like`, then the common one, then the default. With `separate = true` each group is an
organisation of its own, and a key in `[organisation]` may be a list with one value per group:
`capex_share = [0.78, 0.30]`.

Keys of a role take a table, `people = { researcher = 6, engineer = 28 }`; a list of six in the order
researcher, engineer, infrastructure, operations, supervisor, manager; or one number for all six.
Roles that a table leaves out keep their default, which is 0 for counts of people.

A unit with `like = "Name"` inherits all keys of that earlier unit but `name` and `reference_unit`.
A unit with `reference_unit` takes the productivity, the price of output and the automation of another,
so that two ways to organise the same work compare; its own value then follows from its people and GPUs.

## Templates

```toml
[template.product]
quit_multiplier = 1.1
team_raid = { rate_per_year = "20 %/year" }

[role_template.elite]
monthly_pay = "720 kUSD/year"
poach_hazard = "10 %/year"

[[unit]]
name = "Lab"
template = ["product"]             # or one name
roles = { researcher = "elite" }
```

`[template.NAME]` holds keys of `[[unit]]`, all but `name`, `like`, `template` and `reference_unit`. Of
several values for one key the nearest wins: the unit's own, then those of its templates in the order of
the list, then that of the unit it is `like`, then the common one, then the default. Tables whose keys
have a dot below (`team_raid`) join member by member, `roles` role by role; all other values are taken
whole. A distribution of a template is drawn for each unit anew. What takes one of `supervision_slack`
and `supervision_span` does not take the other from farther away.

`[role_template.NAME]` holds one number or distribution for keys that are given by role. In
`roles = { researcher = "NAME" }`, which also takes lists of names, it gives that value to that role, unless
the unit or its templates have one for the role, or one value for all. Roles without a template keep what
the unit has from `like`, `[organisation]` or `[market]`. Templates that no unit takes are checked too. A
fault in a template names the line of the template. There may be 64 templates of each kind.

## Files that extend others

```toml
extends = "base.toml"              # relative to this file

[market]
gpu_price = 40000                  # all else of [market] stays

[[unit]]
name = "Lab"                       # the base's unit of that name
gpus = 512

[[unit]]
name = "Support"
remove = true
```

A file is laid over the one that it extends, before anything is read. Keys of the top of the file,
`[market]`, `[organisation]` and `[plan]` replace those of the base one by one. `[[unit]]`,
`[[definition]]`, `[[plan.alternative]]` and templates match by name: one of a known name changes the
base's key by key, one of a new name is added at the end, and `remove = true` removes the base's. Tables
whose keys have a dot below (`rental_price`) are replaced member by member. All else is replaced whole:
distributions, tables of roles, lists, events, and the list of `[[correlation]]`. Every key at the top is
inherited, also `name` and `title`; a variant should say its own. Chains have up to 8 files, all in the folder
of the scenario or below it unless `--allow-outside` is given, and links do not lead out. Faults name
the file in which the value stands. The sha256 of such a scenario is that of the sha256 of its files, each
on a line; `files` of the resolved scenario lists them.

## Numbers and distributions

Where a key takes a number it also takes a distribution, unless the column "kind" of its table below
says `fixed`: such keys (counts, months, choices, everything in `[[definition]]`) take plain values
only, and so do `[[correlation]]` and all that stands in an event but the `size` of `commodity_shock`:

| dist | keys | optional |
|---|---|---|
| `normal` | `mean`, `sd` | `lo`, `hi`, `shift` |
| `lognormal` | `median`, `sigma` (of the log) | `lo`, `hi`, `shift` |
| `gamma` | `shape`, and `mean` or `scale` | `lo`, `hi`, `shift` |
| `beta` | `a`, `b` | `lo` = 0, `hi` = 1, `shift` |
| `kumaraswamy` | `a`, `b` | `lo` = 0, `hi` = 1, `shift` |
| `uniform` | `lo`, `hi` | `shift` |
| `triangular` | `lo`, `mode`, `hi` | `shift` |
| `mixture` | `value = [...]`, `weight = [...]` | `shift` |

`lo` and `hi` truncate normal, lognormal and gamma: the draw goes through the inverse of the
distribution function, and values are never clipped. Of the others they are the ends. `shift` is added
afterwards: `{ dist = "lognormal", median = 1, sigma = 1, shift = 1.2 }` is 1.2 plus a lognormal. The
values of a mixture are numbers or distributions; its weights sum to 1. Shapes of beta, gamma and
kumaraswamy lie in [0.05, 1000]. Values outside the range of a key are refused; of an endless
distribution a tail of at most 1 % outside is cut off like with `lo` and `hi`.

A distribution is what the analyst does not know. It is drawn once per belief: once for all units where
it stands in `[market]` or `[organisation]`, once per unit where it stands in `[[unit]]`, and as the
column "default" says where it is a default. `inf` is a number where the range says so.

The sizes of single events are dice of the world, not beliefs, and follow fixed laws whose parameters
are keys: `raid_fraction = { dist = "kumaraswamy", a = 1.4, b = 3.5 }`,
`layoff_size = { dist = "lognormal", median = 0.077, sigma = 0.41 }` and
`team_raid = { rate_per_year = 1.5, size = { dist = "one_plus_geometric", mean = 3.8 }, role = "infrastructure" }`.
A key with a dot, such as `rental_price.start`, is a member of such a table: `rental_price = { start = 2.35 }`.

## Quantities

A plain number has the unit that the tables below document. In quotes it has its own, wherever a key
takes a number: also in tables of roles, steps and events, and for all parameters of a distribution that
have the unit of its values (`mean`, `sd`, `median`, `mode`, `scale`, `lo`, `hi`, `shift`, `value`):

```toml
horizon = "10 years"
monthly_value = "58.7 bn USD/year"
monthly_pay = { researcher = "720 kUSD/year", engineer = "35 kUSD/month" }
fill_days = { dist = "lognormal", median = "11 weeks", sigma = 0.3 }
rental_price = { start = "2.35 USD/h", drift_per_year = "-9 %/year" }
```

| of | units |
|---|---|
| time | `h` `hour` `day` `week` `month` `quarter` `year`, also as plurals |
| money | `USD` `$` `kUSD` `MUSD`, or `mn` `bn` `tn` (`million` `billion` `trillion`) before `USD` |
| power | `W` `kW` `MW` `GW` |
| shares and logs | `%` `percent`; 1 % of a log is 0.01 |
| counts | `GPUs` `people`; "per GPU" and "per person" may be left out |
| orders of magnitude | `OOM`, a factor of ten |

`/`, `per` and `a` divide by all that follows: `USD/GPU-hour`. Words may be in any case; `MW`, `GW`
and `MUSD` may not. A year is 12 months or 365.25 days, hence a month 30.4375 days or 730.5 hours.
Equations that hold constants of their own keep them: 30.4 days for `fill_days`, `hours_per_month` for
what a rented GPU costs a month. Hazards and growth convert in proportion. A probability of a month
(unit `1/month`, range up to 1) compounds: p a year is 1 - (1-p)^(1/12) a month; in a distribution it is
taken by month only. Units such as `payrolls` or `months of pay` take plain numbers only.

## Calendar months

With `start = "2025-12"`, month 0, the month of an event or step may be a calendar month, as may
`horizon` and `commodity_month`: `capex_share = [["2026-01", "20 %"], ["2027-01", 0.4]]`,
`{ month = "2026-03", fraction = 0.1 }`, `horizon = "2035-12"`. It must lie after the start. TOML dates
are refused: months are strings.

## Correlation

```toml
[[correlation]]
of = ["algorithm_halving_months", "frontier_growth", "automation_width"]
loading = [-0.6, 0.6, -0.4]    # on one factor
```

makes a Gaussian copula with one factor; `matrix = [[1, 0.5], [0.5, 1]]` in place of `loading` gives all
correlations of the normals. Keys that are drawn per unit have one factor per unit, unless a key of
the same correlation is drawn once for all. Unless a scenario correlates one of the three keys above,
they have the loadings above, as far as they are drawn: where AI is fast, all of it is fast.

## Plans

`[plan]` is the plan called base. Each `[[plan.alternative]]` has a name, the keys of `[plan]` and its
own, which replace those. The model of t=0 never sees the plan: levers act from month 1 on.

* A lever is a number that holds from month 1, or a list of steps: `capex_share = [[1, 0.2], [13, 0.4]]`.
  It may be a distribution or a table of roles, also in a step. Steps may stand in any order, but no two in one month. Levers are marked in
  the tables.
* Events have a month: `scheduled_layoffs = [ { month = 2, fraction = 0.127 } ]`. Each event key takes
  one table or a list of them; `"none"` removes those of `[plan]`. Events of one kind in one month add
  up; shares compound, as the second is of what the first left.
* `units = ["Name"]` restricts the levers and events of a plan to these units and their organisations.
  Otherwise each unit (or organisation) has each of them.

## Definitions

```toml
[[definition]]
name = "books 90"
share = "books"                    # counterfactual, euler, cost or books
threshold = "90 %"
headcount_share = 1                # of the peak: no limit on people
```

All are judged on the same trajectories. What a definition leaves out has the defaults below; a scenario
without any has one of defaults alone.

## From the command line

`--set KEY=VALUE` of `run`, `check` and `explain` puts one value in place of all that the files give for that
key: `--set gpus=512`, `--set rental_price.start=3`, `--set 'horizon="5 years"'`; for one unit alone
`--set '"Lab".gpus=512'`. VALUE is TOML, also a quantity or distribution; a bare word is a string. What the
plan does to that key is dropped, with a warning. Names,
definitions, correlations, events and lists of steps cannot be set: extend the file. `--without` and
`--only` turn groups of mechanisms off, see [model.md](model.md#mechanisms).

## Faults

All faults of a file are reported at once, by line, with what would be right; nothing is then
written and the exit code is 2. What is said about t=0 must be possible: a share above .97, an
automation that no productivity of compute reaches for some component of `substitution_rho`, or GPUs
beyond the power, are refused where all of it is given as numbers. Where some of it is drawn, the model
moves such a draw to the nearest possible one and counts that.

Keys that contradict each other are faults too: a definition that no unit can meet, an alternative that
changes nothing, a lever or event after the horizon, fewer people than a minimum that the file gives.

A warning is about what is possible and may mislead: numbers given as if they were exact, a limit within
three people of where the places end, tails that a range takes off a distribution, draws that have to be
moved, and levers of the plan that runs which enter the measure of a definition.

## Keys

Marks of sources: **[V]** read in a published source, **[D]** derived, **[R]** textbook, **[P]** tuned so
that one-year forecasts cover public data, **[G]** a guess that a user is expected to replace; "user":
the scenario says it. "Equation" names an equation or a section of [model.md](model.md), whose table
"Notation" lists the symbols; a dash under "symbol" means that the key stands in no equation. Ranges
are such that no number of a trajectory overflows, also over 480 months.
)md";
}

}  // namespace ghostcast
