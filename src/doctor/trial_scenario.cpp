// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/engine_trial.hpp"

namespace ghostcast {

char const* trial_scenario_text()
{
  return R"(# Small, and with what is easily computed wrongly: several units, odd sizes, rare events.
name    = "doctor"
start   = "2026-01"
horizon = 96
record  = "all"

[market]
substitution_rho = { dist = "mixture", weight = [0.5, 0.5], value = [-0.4, 0.3] }
commodity_hazard = 0.01
commodity_size = 0.5
heat_jump_probability = 0.02
heat_jump_size = 0.3

[organisation]
groups = ["core", "rest"]

[[unit]]
name = "Models"
group = "core"
people = { researcher = 12, engineer = 18, infrastructure = 4, supervisor = 3, manager = 3 }
gpus = 611
monthly_value = 6.0e6
initial_compute_share = 0.55
demand_growth = { dist = "normal", mean = 0.01, sd = 0.005 }
team_raid = { rate_per_year = 0.2, size = 3 }

[[unit]]
name = "Product"
group = "rest"
people = { researcher = 61, engineer = 287, infrastructure = 31, operations = 43, supervisor = 29, manager = 41 }
gpus = 1999
monthly_value = 4.1e7
initial_compute_share = { dist = "beta", a = 3, b = 7 }

[[unit]]
name = "Two people"
group = "rest"
people = { engineer = 1, supervisor = 1 }
gpus = 7
monthly_value = 1.1e5
initial_compute_share = 0.4

[[definition]]
name = "ghost"
headcount_share = 0.5

[[definition]]
name = "cost 60"
share = "cost"
threshold = 0.6
headcount_share = 0.9
persistence = 1

[plan]
retention_bonus = 0.1
)";
}

}  // namespace ghostcast
