// SPDX-License-Identifier: Apache-2.0
/// \file
/// The kernels over a lanes type: of an instruction set, or of lanes that count.
#pragma once

#include <array>
#include <cstring>

#include "ghostcast/random/binomial.hpp"
#include "ghostcast/random/variates.hpp"
#include "kernels/lane_kernels.hpp"
#include "kernels/month_kernels_over.hpp"

namespace ghostcast::bench {

/// Lanes from memory that holds a pack's numbers or words one after the other.
template <class Pack>
inline Pack load(void const* from)
{
  Pack pack;
  std::memcpy(&pack, from, sizeof(Pack));
  return pack;
}

/// Adds `value(offset)` of each pack. A loop with an asm in it is not vectorised: one lane stays one lane.
template <class L, class Value>
inline void add_up(int count, float* sum, Value&& value)
{
  Real<L> total(0);
  for (int i = 0; i < count; i += L::width) {
    asm volatile("");
    total = total + value(i);
  }
  std::memcpy(sum, &total, sizeof(total));
}

template <class L, class Function>
inline void run_numbers(void const* inputs, int count, float* sum, Function&& function)
{
  add_up<L>(count, sum, [&](int i) { return function(load<Real<L>>(static_cast<char const*>(inputs) + 4 * i)); });
}

template <class L, class Function>
inline void run_words(void const* inputs, int count, float* sum, Function&& function)
{
  add_up<L>(count, sum, [&](int i) { return function(load<Word<L>>(static_cast<char const*>(inputs) + 4 * i)); });
}

/// Exponents and scales are like those of the model: none of them is special.
template <class L>
constexpr auto make_math_kernels()
{
  return std::to_array<MathKernel>({
    {"exp", false, -20.0f, 20.0f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return exp<L>(x); }); }},
    {"expm1", false, -1.0f, 1.0f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return expm1<L>(x); }); }},
    {"log", false, 1e-3f, 1e3f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return log<L>(x); }); }},
    {"log1p", false, -0.5f, 1.0f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return log1p<L>(x); }); }},
    {"pow", false, 1e-3f, 1e3f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return pow<L>(x, real<L>(0.37)); }); }},
    {"logistic", false, -20.0f, 20.0f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return logistic<L>(x); }); }},
    {"divide", false, 1e-3f, 1e3f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return real<L>(3.0) / x; }); }},
    {"square_root", false, 1e-3f, 1e3f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return square_root(x); }); }},
    {"chance_from_hazard", false, 1e-3f, 0.5f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return chance_from_hazard<L>(x).odds; }); }},
    {"chance_from_probability", false, 1e-3f, 0.5f, [](void const* in, int n, float* sum) { run_numbers<L>(in, n, sum, [](auto const& x) { return chance_from_probability<L>(x).hazard; }); }},
    {"normal_quantile", true, 0, 0, [](void const* in, int n, float* sum) { run_words<L>(in, n, sum, [](auto const& w) { return normal_quantile<L>(w); }); }},
    {"kumaraswamy", true, 0, 0, [](void const* in, int n, float* sum) { run_words<L>(in, n, sum, [](auto const& w) { return kumaraswamy<L>(real<L>(2.0), real<L>(3.0), w); }); }},
    {"geometric", true, 0, 0, [](void const* in, int n, float* sum) { run_words<L>(in, n, sum, [](auto const& w) { return geometric<L>(real<L>(4.0), w); }); }},
  });
}

template <class L>
void draw_with_words(float n, float p, std::uint32_t const* words, int count, float* sum)
{
  Chance<L> const chance = chance_from_probability<L>(Real<L>(p));
  Real<L> const number(n);
  run_words<L>(words, count, sum, [&](auto const& word) { return sample_binomial<L>(number, chance, word); });
}

template <class L>
void draw_with_philox(float n, float p, std::uint64_t first, int count, float* sum)
{
  Chance<L> const chance = chance_from_probability<L>(Real<L>(p));
  Real<L> const number(n);
  RandomStream<L> const stream = make_stream<L>(1, first);
  int month = 0;
  add_up<L>(count / 4, sum, [&](int) {
    WordBlock<L> const block = random_words<L>(stream, ++month, 0, 0);
    Real<L> total(0);
    for (Word<L> const& word : block.word) total = total + sample_binomial<L>(number, chance, word);
    return total;
  });
}

/// Data of this translation unit alone: a variable template would be one for all instruction sets.
/// \param vectors  native vectors a pack; 1 for a lone lane
template <class L>
constexpr LaneKernels make_lane_kernels(int vectors, MathKernel const* math, std::size_t math_count)
{
  return {L::width, vectors, static_cast<int>(math_count), math, {draw_with_words<L>, draw_with_philox<L>}, month_kernels<L>()};
}

}  // namespace ghostcast::bench
