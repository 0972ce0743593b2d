// SPDX-License-Identifier: Apache-2.0
#include "year_observer.hpp"

#include <cmath>
#include <limits>

namespace ghostcast {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double real_of(float value)
{
  return static_cast<double>(value);
}

/// ln(last/first); minus infinity where nothing is left.
double growth(double first, double last)
{
  return first > 0.0 ? std::log(last / first) : nothing;
}

/// Change of the logit; minus infinity where the share is gone.
double logit_change(double first, double last)
{
  if (!(first > 0.0 && first < 1.0)) return nothing;
  return std::log(last / (1.0 - last)) - std::log(first / (1.0 - first));
}

double fleet(UnitState<Scalar> const& s)
{
  return real_of(s.gpus) + real_of(s.leased);
}

}  // namespace

Years::Years(int units, std::uint64_t count)
    : trajectories(count),
      of(static_cast<std::size_t>(units) * count),
      running(static_cast<std::size_t>(units) * count, 0)
{
}

void YearObserver::start(World<Scalar> const& world)
{
  for (int u = 0; u < world.model->unit_count; ++u) {
    UnitState<Scalar> const& s = world.state.unit[u];
    double const people = real_of(s.people);
    // Shares of t=0 are the anchored ones, also where an outage is under way.
    start_[static_cast<std::size_t>(u)] = {people, fleet(s),
                                           real_of(world.constants.unit[u].shares0[3]),
                                           real_of(world.constants.unit[u].shares0[0]), people};
  }
}

void YearObserver::month_end(World<Scalar> const& world)
{
  bool const last = world.dice.month == months_;
  for (int u = 0; u < world.model->unit_count; ++u) {
    UnitState<Scalar> const& s = world.state.unit[u];
    if (!last) start_[static_cast<std::size_t>(u)].staff += real_of(s.people);
    if (!last || !s.running) continue;
    std::size_t const place = years_.at(u, trajectory_);
    years_.of[place] = year_of(world, u);
    years_.running[place] = 1;
  }
}

Year YearObserver::year_of(World<Scalar> const& world, int unit) const
{
  UnitState<Scalar> const& s = world.state.unit[unit];
  Start const& first = start_[static_cast<std::size_t>(unit)];
  double const yearly = 12.0 / months_;
  double const left = real_of(s.quits_total) + real_of(s.poached_total);
  double const staff = first.staff / months_;
  return {yearly * growth(first.people, real_of(s.people)),
          staff > 0.0 ? yearly * left / staff : nothing,
          yearly * growth(1.0, real_of(s.value)),
          yearly * growth(first.gpus, fleet(s)),
          yearly * logit_change(first.books, real_of(s.share.of[3])),
          yearly * logit_change(first.counterfactual, real_of(s.share.of[0]))};
}

}  // namespace ghostcast
