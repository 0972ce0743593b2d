// SPDX-License-Identifier: Apache-2.0
/// \file
/// Demand for a unit's output (eqs. 7, 7b).
#pragma once

#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/unit_params.hpp"
#include "ghostcast/math/normal.hpp"

namespace ghostcast {

/// Eq. 7: log demand grows at a rate that halves every `demand_growth_half` months, plus a lasting
/// one, plus noise; eq. 7b takes a share of it in a crash.
///
/// \param crash_demand  share lost in a crash, [0, 1)
template <class L>
GHOSTCAST_HOST_DEVICE void advance_demand(UnitParams<L> const& p, MarketState<L> const& market, Real<L> crash_demand,
                                          Word<L> word, int month, UnitState<L>& s)
{
  Real<L> const growth = any(p.demand_growth != Real<L>(0))
                             ? p.demand_growth * halving<L>(Real<L>(month), p.demand_growth_half)
                             : Real<L>(0);
  Real<L> const noise = any(p.demand_noise > Real<L>(0)) ? p.demand_noise * normal_quantile<L>(word) : Real<L>(0);
  s.demand = s.demand + growth + p.demand_growth_long + noise;
  if (any(market.crash)) {
    s.demand = s.demand + select(market.crash, log1p<L>(-crash_demand), Real<L>(0));
  }
}

}  // namespace ghostcast
