// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the whole model asks of a pack beyond the sampler: 64-bit integers, comparisons, rounding.
#pragma once

#include "random/four_lanes.hpp"

namespace ghostcast::test {

using FourWide = Four<std::int64_t>;

/// Four lanes that can run the model.
struct ModelLanes : FourLanes {
  using Wide = FourWide;
};

inline FourMask operator<=(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x <= y; }, a, b);
}
inline FourMask operator==(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x == y; }, a, b);
}
inline FourMask operator!=(FourReal const& a, FourReal const& b) { return !(a == b); }
inline FourMask operator>(FourWide const& a, FourWide const& b)
{
  return by_lane([](std::int64_t x, std::int64_t y) { return x > y; }, a, b);
}
inline FourReal ceil(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::ceil(x); }, a);
}
inline FourWide to_wide(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::to_wide(x); }, a);
}
inline FourWide proportion(FourWide const& part, FourWide const& total, FourWide const& whole);

}  // namespace ghostcast::test

namespace ghostcast {

template <>
inline test::FourReal from_wide<test::ModelLanes>(test::FourWide value)
{
  return test::by_lane([](std::int64_t x) { return from_wide<Scalar>(x); }, value);
}

template <>
inline test::FourReal real_from_signed<test::ModelLanes>(test::FourWord word)
{
  return real_from_signed<test::FourLanes>(word);
}

}  // namespace ghostcast

#include "ghostcast/model/share_out.hpp"

namespace ghostcast::test {

inline FourWide proportion(FourWide const& part, FourWide const& total, FourWide const& whole)
{
  return by_lane([](std::int64_t a, std::int64_t b, std::int64_t c) { return ghostcast::proportion(a, b, c); }, part, total,
                 whole);
}

}  // namespace ghostcast::test
