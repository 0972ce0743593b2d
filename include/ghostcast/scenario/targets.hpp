// SPDX-License-Identifier: Apache-2.0
/// \file
/// Flat indices of members, for the rows of the parameter table.
#pragma once

#include <cstddef>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {

/// Distance of organisation o's members from organisation 0's, in reals.
inline constexpr int organisation_stride =
    static_cast<int>(sizeof(OrganisationParams<Scalar>) / sizeof(float));
/// Distance of unit u's members from unit 0's, in reals.
inline constexpr int unit_stride = static_cast<int>(sizeof(UnitParams<Scalar>) / sizeof(float));
inline constexpr int first_market_index = 0;
inline constexpr int first_plan_value =
    static_cast<int>(offsetof(ParameterBlock<Scalar>, plan_value) / sizeof(float));
inline constexpr int first_organisation_index =
    static_cast<int>(offsetof(ParameterBlock<Scalar>, organisation) / sizeof(float));
inline constexpr int first_unit_index =
    static_cast<int>(offsetof(ParameterBlock<Scalar>, unit) / sizeof(float));

/// Index of a member inside its own struct.
template <class Params, class Value>
int member_index(Value Params::*member)
{
  static Params const params{};
  auto const* const first = reinterpret_cast<float const*>(&params);
  return static_cast<int>(reinterpret_cast<float const*>(&(params.*member)) - first);
}

template <class Value>
inline constexpr int value_count = static_cast<int>(sizeof(Value) / sizeof(float));

template <class Value>
Target at(Value MarketParams<Scalar>::*member)
{
  return {first_market_index + member_index(member), value_count<Value>};
}
template <class Value>
Target at(Value OrganisationParams<Scalar>::*member)
{
  return {first_organisation_index + member_index(member), value_count<Value>};
}
template <class Value>
Target at(Value UnitParams<Scalar>::*member)
{
  return {first_unit_index + member_index(member), value_count<Value>};
}

/// Flat index of element `element` of a row in organisation or unit `instance`.
inline int flat_index(ParameterInfo const& row, int instance, int element)
{
  int const stride = row.section == Section::unit           ? unit_stride
                     : row.section == Section::organisation ? organisation_stride
                                                            : 0;
  return row.target.index + instance * stride + element;
}

// Ranges that many rows share.
inline constexpr double unbounded = 1e300;
inline constexpr Range any_number{-unbounded, unbounded, false, false, false};
inline constexpr Range not_negative{0.0, unbounded, false, false, false};
inline constexpr Range not_negative_or_inf{0.0, unbounded, false, false, true};
inline constexpr Range positive{0.0, unbounded, true, false, false};
inline constexpr Range positive_or_inf{0.0, unbounded, true, false, true};
inline constexpr Range from_zero_to_one{0.0, 1.0, false, false, false};
inline constexpr Range below_one{0.0, 1.0, false, true, false};
inline constexpr Range above_zero_to_one{0.0, 1.0, true, false, false};
inline constexpr Range inside_zero_one{0.0, 1.0, true, true, false};
inline constexpr Range at_least_one{1.0, unbounded, false, false, false};
inline constexpr Range above_one_or_inf{1.0, unbounded, true, false, true};
inline constexpr Range count_of_people{0.0, 16777216.0, false, false, false};
inline constexpr Range count_of_gpus{0.0, 1e12, false, false, false};
inline constexpr Range month_or_never{0.0, 480.0, false, false, false};
inline constexpr Range months_from_one{1.0, 480.0, false, false, false};

// Ends that keep every number of a trajectory of 480 months inside single precision
// (tests/scenario/extremes_test.cpp).
inline constexpr Range effect{-20.0, 20.0};          ///< a factor inside an exponential
inline constexpr Range elasticity{0.0, 10.0};        ///< an exponent
inline constexpr Range monthly_growth{-0.5, 0.5};    ///< log a month
inline constexpr Range pay_growth{-0.1, 0.1};        ///< e^48 in 480 months where it never fades
inline constexpr Range monthly_noise{0.0, 1.0};      ///< log a month
inline constexpr Range capital{0.0, 1e15};           ///< USD
inline constexpr Range monthly_money{0.0, 1e14, true};  ///< USD a month
inline constexpr Range times_value{0.0, 1000.0};     ///< V0

}  // namespace ghostcast
