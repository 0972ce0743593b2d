// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a warp does lane by lane: counts in histograms, and decisions of the sampler in double.
///
/// The model asks for both by `for_each_lane`. Where the call sets a lane it was a decision; what it
/// read before says which cell it decided. A warp makes the decisions of its lanes at once, and takes
/// as long as the longest.
#pragma once

#include <algorithm>

#include "counting/warp.hpp"
#include "ghostcast/random/binomial_exact.hpp"

namespace ghostcast::counting {
inline namespace GHOSTCAST_WARP_NAMESPACE {

/// What one lane read and whether it set anything, during one call of `for_each_lane`.
struct LaneVisit {
  float numbers[8]{};
  int number_count{};
  bool set{};
};
inline LaneVisit visit;

inline float lane(WarpReal const& value, int i)
{
  if (visit.number_count < 8) visit.numbers[visit.number_count++] = value.lanes[i];
  return value.lanes[i];
}
inline std::uint32_t lane(WarpWord const& value, int i) { return value.lanes[i]; }
inline std::int64_t lane(WarpWide const& value, int i) { return value.lanes[i]; }
inline bool lane(WarpMask const& value, int i) { return value.lanes[i]; }

template <class T>
void set_lane(Warp<T>& value, int i, T scalar)
{
  visit.set = true;
  value.lanes[i] = scalar;
}

/// Terms that `lower_sum` and `upper_sum` add for a cell, on average of the two, from its middle: until
/// one falls below 1e-13 of the sum.
inline std::uint64_t terms_of(double n, double p)
{
  double const k = ghostcast::floor(n * p);
  std::uint64_t terms = 0;
  double mass = 1.0;
  double sum = 1.0;
  for (double at = k; at > 0.0 && mass > sum * 1e-13; at -= 1.0, ++terms) {
    mass *= (1.0 - p) / p * at / (n - at + 1.0);
    sum += mass;
  }
  mass = sum = 1.0;
  for (double at = k; at < n && mass > sum * 1e-13; at += 1.0, ++terms) {
    mass *= p / (1.0 - p) * (n - at) / (at + 1.0);
    sum += mass;
  }
  return terms / 2;
}

/// The cell that a visit decided: the sampler reads p, then n, then its guess.
inline std::uint64_t terms_of(LaneVisit const& seen)
{
  if (seen.number_count < 3) return 0;
  double const p = seen.numbers[0];
  double const n = seen.numbers[1];
  bool const expanded = n * p > 8192.0;  // in double, but without terms
  return expanded ? 0 : terms_of(n, p);
}

/// One block of Philox. Ten rounds: two products of 64 bits and two three-way xors each, and two additions to
/// the key between them.
inline void note_philox()
{
  note(Operation::multiply_wide, 20);
  note(Operation::integer, 20 + 18);
}

template <class Act>
void for_each_lane(WarpMask const& mask, Act&& act)
{
  note(Operation::vote);
  std::uint64_t longest = 0;
  bool decided = false;
  bool counted = false;
  for (int i = 0; i < warp_width; ++i) {
    if (!mask.lanes[i]) continue;
    visit = {};
    act(i);
    decided = decided || visit.set;
    counted = counted || !visit.set;
    std::uint64_t const terms = visit.set ? terms_of(visit) : 0;
    longest = std::max(longest, terms);
    ++(visit.set ? lane_work.decisions : lane_work.counts);
    lane_work.terms += terms;
  }
  if (counted) note(Operation::count);
  if (decided) {
    note(Operation::exact_decision);
    note_philox();  // for the bits of the number that are not at hand
  }
  note(Operation::exact_term, longest);
}

}  // namespace
}  // namespace ghostcast::counting

namespace ghostcast {

template <>
inline counting::WarpReal from_wide<counting::WarpLanes>(counting::WarpWide value)
{
  return counting::instruction(counting::Operation::convert, [](std::int64_t x) { return from_wide<Scalar>(x); }, value);
}

template <>
inline counting::WarpReal real_from_signed<counting::WarpLanes>(counting::WarpWord word)
{
  return counting::instruction(counting::Operation::convert, [](std::uint32_t x) { return real_from_signed<Scalar>(x); }, word);
}

/// The words are those of the generator itself.
template <>
inline WordBlock<counting::WarpLanes> philox4x32<counting::WarpLanes>(counting::WarpWord c0, counting::WarpWord c1, counting::WarpWord c2,
                                                                      counting::WarpWord c3, std::uint32_t key0, std::uint32_t key1)
{
  counting::note_philox();
  WordBlock<counting::WarpLanes> block{};
  for (int i = 0; i < counting::warp_width; ++i) {
    WordBlock<Scalar> const words = philox4x32_scalar(c0.lanes[i], c1.lanes[i], c2.lanes[i], c3.lanes[i], key0, key1);
    for (int j = 0; j < 4; ++j) block.word[j].lanes[i] = words.word[j];
  }
  return block;
}

}  // namespace ghostcast

#include "ghostcast/model/share_out.hpp"

namespace ghostcast::counting {
inline namespace GHOSTCAST_WARP_NAMESPACE {

inline WarpWide proportion(WarpWide const& part, WarpWide const& total, WarpWide const& whole)
{
  note(Operation::divide_wide);
  return by_lane([](std::int64_t a, std::int64_t b, std::int64_t c) { return ghostcast::proportion(a, b, c); }, part, total, whole);
}

}  // namespace
}  // namespace ghostcast::counting
