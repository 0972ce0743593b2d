// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/replay.hpp"

#include "ghostcast/replay/ledger.hpp"
#include "ghostcast/replay/observe.hpp"

namespace ghostcast {
namespace {

/// Steps of u at which a mixture is looked at to say where a value stands in it.
constexpr int mixture_steps = 4096;

/// P(X < value) + P(X = value)/2 of a mixture, whose quantile need not increase in u.
double mixture_percentile(DistributionSet const& set, int distribution, double value)
{
  double below = 0.0;
  for (int k = 0; k < mixture_steps; ++k) {
    double const other = quantile(set, distribution, (k + 0.5) / mixture_steps);
    below += other < value ? 1.0 : other == value ? 0.5 : 0.0;
  }
  return below / mixture_steps;
}

DrawnParameter drawn_parameter(ModelParams const& model, BeliefPoint<Scalar> const& point,
                               Draw const& draw)
{
  double const u = draw_uniform(model, point, draw);
  double const value = quantile(model.distributions, draw.distribution, u);
  bool const mixed =
      model.distributions.distributions[draw.distribution].kind == DistributionKind::mixture;
  double const percentile =
      mixed ? mixture_percentile(model.distributions, draw.distribution, value) : u;
  return {static_cast<double>(static_cast<float>(value)), percentile};
}

ReplayedBelief belief_of(World<Scalar> const& world)
{
  ModelParams const& model = *world.model;
  ReplayedBelief belief;
  belief.number = world.belief[0];
  BeliefPoint<Scalar> const point = belief_point<Scalar>(world.seed, world.belief);
  for (int d = 0; d < model.draw_count; ++d) {
    belief.drawn.push_back(drawn_parameter(model, point, model.draws[d]));
  }
  for (int u = 0; u < model.unit_count; ++u) {
    belief.repaired.push_back(world.repaired[u]);
    belief.units.push_back(world.constants.unit[u]);
  }
  return belief;
}

/// Copies the world's state into the replay, month by month.
class Recorder : public Bystander {
 public:
  explicit Recorder(Replay& replay) : replay_(replay) {}

  void start(World<Scalar> const& world)
  {
    replay_.belief = belief_of(world);
    ReplayedMonth month;
    month.market = world.state.market;
    for (int o = 0; o < world.model->organisation_count; ++o) {
      OrganisationMonth first;
      first.state = world.state.organisation[o];
      for (float const order : first.state.order) first.on_order += static_cast<double>(order);
      month.organisations.push_back(first);
    }
    for (int u = 0; u < world.model->unit_count; ++u) {
      UnitMonth first;
      first.state = world.state.unit[u];
      first.people = static_cast<double>(first.state.people);
      month.units.push_back(first);
    }
    replay_.months.push_back(std::move(month));
  }

  void month_end(World<Scalar> const& world)
  {
    ReplayedMonth const& last = replay_.months.back();
    ReplayedMonth month;
    month.market = world.state.market;
    month.heat_jump = heat_jumped(world);
    for (int o = 0; o < world.model->organisation_count; ++o) {
      month.organisations.push_back(
          look_back(world, o, last.organisations[static_cast<std::size_t>(o)].state));
    }
    for (int u = 0; u < world.model->unit_count; ++u) {
      month.units.push_back(look_back(world, u, last.units[static_cast<std::size_t>(u)].state));
    }
    replay_.months.push_back(std::move(month));
  }

 private:
  Replay& replay_;
};

}  // namespace

int Replay::last_running_month(int unit) const
{
  int month = horizon();
  while (month > 0 && !unit_at(unit, month).state.running) --month;
  return month;
}

Replay replay_trajectory(ModelParams const& model, std::uint64_t seed, std::uint64_t belief_count,
                         std::uint64_t trajectory, RecordMask record, std::uint64_t belief_block)
{
  Replay replay;
  replay.seed = seed;
  replay.belief_count = belief_count;
  replay.trajectory = trajectory;
  Recorder recorder(replay);
  RunPlan const plan{seed, belief_count, {trajectory, trajectory + 1}, record, belief_block};
  replay.tally = observe(model, plan, recorder);
  return replay;
}

}  // namespace ghostcast
