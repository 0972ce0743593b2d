// SPDX-License-Identifier: Apache-2.0
/// \file
/// All parameters of one trajectory in one block of Real<L>, addressable by a flat index.
#pragma once

#include <cstddef>

#include "ghostcast/model/market_params.hpp"
#include "ghostcast/model/organisation_params.hpp"
#include "ghostcast/model/unit_params.hpp"

namespace ghostcast {

/// Units stand last, so that a copy of the used part is one contiguous piece.
template <class L>
struct ParameterBlock {
  MarketParams<L> market;
  StoredReal<L> plan_value[max_plan_values];  ///< drawn values that levers of the plan refer to
  OrganisationParams<L> organisation[organisation_capacity<L>];
  UnitParams<L> unit[unit_capacity<L>];
};

/// The block as a flat array. Indices of scenarios are those over Scalar, see `place_of`.
template <class L>
GHOSTCAST_HOST_DEVICE StoredReal<L>* flat(ParameterBlock<L>& block)
{
  static_assert(sizeof(ParameterBlock<L>) % sizeof(StoredReal<L>) == 0);
  return reinterpret_cast<StoredReal<L>*>(&block);
}

template <class L>
GHOSTCAST_HOST_DEVICE StoredReal<L> const* flat(ParameterBlock<L> const& block)
{
  return reinterpret_cast<StoredReal<L> const*>(&block);
}

/// Reals in use when the scenario has `unit_count` units.
template <class L>
GHOSTCAST_HOST_DEVICE constexpr int used_size(int unit_count)
{
  std::size_t const bytes =
      offsetof(ParameterBlock<L>, unit) + sizeof(UnitParams<L>) * static_cast<std::size_t>(unit_count);
  return static_cast<int>(bytes / sizeof(StoredReal<L>));
}

/// Where a block over `L` holds what has flat index `k` in one over Scalar; -1 for an organisation
/// that it has no room for, which no scenario that fits has either.
template <class L>
GHOSTCAST_HOST_DEVICE constexpr int place_of(int k)
{
  constexpr int missing = max_organisations - organisation_capacity<L>;
  if constexpr (missing == 0) return k;
  constexpr int size = static_cast<int>(sizeof(OrganisationParams<Scalar>) / sizeof(float));
  constexpr int units = static_cast<int>(offsetof(ParameterBlock<Scalar>, unit) / sizeof(float));
  if (k >= units) return k - missing * size;
  return k < units - missing * size ? k : -1;
}

}  // namespace ghostcast
