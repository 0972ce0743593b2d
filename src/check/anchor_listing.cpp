// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/anchor_listing.hpp"

#include <algorithm>
#include <cmath>

#include "anchor_identities.hpp"

namespace ghostcast {
namespace {

double real_of(float value)
{
  return static_cast<double>(value);
}

using Read = double (*)(AnchorState const& at, int unit);

struct AnchorRow {
  char const* name;
  char const* symbol;
  char const* unit;
  char const* equation;
  Read read;
};

constexpr AnchorRow production_rows[] = {
    {"human labour", "H", "people", "22", [](AnchorState const& at, int) { return at.human; }},
    {"automated share of tasks", "phi0", "1", "18",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).automation0); }},
    {"its ceiling", "phi_max", "1", "5",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).automation_ceiling); }},
    {"place on the automation curve", "offset", "orders of magnitude", "5",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).automation_offset); }},
    {"productivity of compute", "a_x", "people/GPU^zeta", "21",
     [](AnchorState const& at, int u) {
       return at.solved(u).has_compute > 0.0f ? std::exp(real_of(at.solved(u).log_productivity))
                                              : 0.0;
     }},
    {"compute's labour", "x", "people", "21",
     [](AnchorState const& at, int) { return at.compute_labour; }},
    {"output over human labour", "F/H", "1", "23",
     [](AnchorState const& at, int) { return at.ratio; }},
    {"counterfactual share", "s_K", "1", "26",
     [](AnchorState const& at, int) { return 1.0 - 1.0 / at.ratio; }},
    {"Euler share", "s_E", "1", "23", [](AnchorState const& at, int) { return at.euler; }},
    {"freeze index it starts from", "index0", "1", "28",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).freeze_index0); }},
};

constexpr AnchorRow resource_rows[] = {
    {"value", "V0", "USD/month", "25",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).value0); }},
    {"price of output", "price_out", "USD/person-month", "25",
     [](AnchorState const& at, int u) {
       UnitConstants<Scalar> const& c = at.solved(u);
       return real_of(c.demand_value) * std::exp(-real_of(c.log_demand_output));
     }},
    {"GPUs, in whole quanta", "G0", "GPUs", "11",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).gpus0) * at.quantum; }},
    {"utilisation", "util(0)", "1", "19",
     [](AnchorState const& at, int) { return at.utilisation; }},
    {"reach of an infrastructure engineer", "bI", "GPUs/person", "19",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).infra_utilisation); }},
    {"supervision span", "Omega", "GPUs/person", "20",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).span); }},
    {"supervised GPUs", "G_s", "GPUs", "20",
     [](AnchorState const& at, int) { return at.supervised; }},
    {"GPUs per researcher", "gpr_ref", "GPUs/person", "31",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).gpu_ratio0); }},
    {"payroll", "sum w_r n_r", "USD/month", "27", payroll_of},
    {"scale of monthly_pay", "w_r/monthly_pay", "1", "27",
     [](AnchorState const& at, int u) {
       int r = 0;
       while (r + 1 < role_count && !(at.params(u).monthly_pay[r] > 0.0f)) ++r;
       float const pay = at.params(u).monthly_pay[r];
       return pay > 0.0f ? real_of(at.solved(u).pay[r] / pay) : 1.0;
     }},
    {"cost of compute", "C0", "USD/month", "12",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).compute_budget0); }},
    {"cost share", "s_C", "1", "26",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).shares0[2]); }},
    {"books share", "s_B", "1", "26",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).shares0[3]); }},
    {"share of value paid out", "margin", "1", "27",
     [](AnchorState const& at, int u) { return real_of(at.solved(u).margin); }},
    {"a vacancy leads to an accepted offer", "p_fill p_acc", "1/month", "37",
     [](AnchorState const& at, int u) {
       return hire_probability_at_start(at.params(u), at.solved(u));
     }},
};

/// Once where the components agree to single precision.
void merge_equal(Anchor& anchor)
{
  double const first = anchor.values.front();
  double const tolerance = single_precision_bound * std::abs(first);
  bool const alike = std::ranges::all_of(
      anchor.values, [&](double v) { return v == first || std::abs(v - first) <= tolerance; });
  if (alike) anchor.values.resize(1);
}

template <std::size_t Count>
void add_rows(AnchorRow const (&rows)[Count],
              std::vector<std::unique_ptr<AnchorState>> const& states, int unit,
              std::vector<Anchor>& anchors)
{
  for (AnchorRow const& row : rows) {
    Anchor anchor{row.name, row.symbol, row.unit, row.equation, {}};
    for (auto const& state : states) anchor.values.push_back(row.read(*state, unit));
    merge_equal(anchor);
    anchors.push_back(std::move(anchor));
  }
}

/// Of each identity the component with the largest residual.
void keep_worst(std::vector<Identity> const& each, std::vector<Identity>& worst)
{
  for (Identity const& identity : each) {
    auto const known = std::ranges::find(worst, identity.name, &Identity::name);
    if (known == worst.end()) {
      worst.push_back(identity);
    } else if (std::abs(identity.residual) > std::abs(known->residual)) {
      *known = identity;
    }
  }
}

}  // namespace

UnitAnchors list_anchors(ModelParams const& params, int unit)
{
  UnitAnchors result;
  result.components = rho_components(params, unit);
  std::vector<std::unique_ptr<AnchorState>> states;
  for (RhoComponent const& component : result.components) {
    states.push_back(std::make_unique<AnchorState>(params, unit, component));
    keep_worst(identities_of(params, unit, *states.back()), result.identities);
    if (unsigned const repaired = states.back()->repaired[unit])
      result.repairs.push_back({component.rho, repaired});
  }
  add_rows(resource_rows, states, unit, result.anchors);
  add_rows(production_rows, states, unit, result.anchors);
  if (params.stationary_start) result.roles = role_starts(*states.front(), unit);
  return result;
}

}  // namespace ghostcast
