// SPDX-License-Identifier: Apache-2.0
// The operations of lanes over arrays. CMake compiles this file once for each instruction set, as it
// does the model's (src/engine/isa/lane_program.cpp).
#include "pack_probe.hpp"

#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#endif
#include "ghostcast/model/share_out.hpp"
#include "ghostcast/random/philox.hpp"

namespace ghostcast::test {
namespace {

template <class L>
Word<L> word_at(std::uint32_t const* from)
{
  Word<L> value{};
  for (int i = 0; i < L::width; ++i) set_lane(value, i, from[i]);
  return value;
}
template <class L>
Real<L> real_at(std::uint32_t const* from)
{
  Real<L> value{};
  for (int i = 0; i < L::width; ++i) set_lane(value, i, as_real(from[i]));
  return value;
}
template <class L>
Mask<L> mask_at(std::uint32_t const* from)
{
  return real_from_signed<L>(word_at<L>(from)) != Real<L>(0);
}
/// From pieces that a number holds exactly: 22, 21 and 21 bits.
template <class L>
Wide<L> wide_at(std::int64_t const* from)
{
  Wide<L> value{};
  for (int piece = 2; piece >= 0; --piece) {
    Real<L> part{};
    for (int i = 0; i < L::width; ++i) {
      std::int64_t const bits = piece == 2 ? from[i] >> 42 : from[i] >> (21 * piece) & 0x1fffff;
      set_lane(part, i, static_cast<float>(bits));
    }
    for (int k = 0; k < 21; ++k) value = value + value;
    value = value + to_wide(part);
  }
  return value;
}

template <class L>
void put(Real<L> const& value, std::uint32_t* to)
{
  for (int i = 0; i < L::width; ++i) to[i] = as_word(lane(value, i));
}
template <class L>
void put_word(Word<L> const& value, std::uint32_t* to)
{
  for (int i = 0; i < L::width; ++i) to[i] = lane(value, i);
}
template <class L>
void put_mask(Mask<L> const& value, std::uint32_t* to)
{
  for (int i = 0; i < L::width; ++i) to[i] = lane(value, i) ? 1 : 0;
}
template <class L>
void put_wide(Wide<L> const& value, std::int64_t* to)
{
  for (int i = 0; i < L::width; ++i) to[i] = lane(value, i);
}

using Arguments = std::uint32_t const* const*;
using WideArguments = std::int64_t const* const*;

/// Names stand for the arguments: a, b, c are numbers; u, v words; m, n truth values.
template <class L>
constexpr WordOperation word_operations[] = {
    {"a + b", [](Arguments x, std::uint32_t* r) { put<L>(real_at<L>(x[0]) + real_at<L>(x[1]), r); }},
    {"a - b", [](Arguments x, std::uint32_t* r) { put<L>(real_at<L>(x[0]) - real_at<L>(x[1]), r); }},
    {"a * b", [](Arguments x, std::uint32_t* r) { put<L>(real_at<L>(x[0]) * real_at<L>(x[1]), r); }},
    {"a / b", [](Arguments x, std::uint32_t* r) { put<L>(real_at<L>(x[0]) / real_at<L>(x[1]), r); }},
    {"-a", [](Arguments x, std::uint32_t* r) { put<L>(-real_at<L>(x[0]), r); }},
    {"fma(a, b, c)", [](Arguments x, std::uint32_t* r) { put<L>(fma(real_at<L>(x[0]), real_at<L>(x[1]), real_at<L>(x[2])), r); }},
    {"fms(a, b, c)", [](Arguments x, std::uint32_t* r) { put<L>(fms(real_at<L>(x[0]), real_at<L>(x[1]), real_at<L>(x[2])), r); }},
    {"fnma(a, b, c)", [](Arguments x, std::uint32_t* r) { put<L>(fnma(real_at<L>(x[0]), real_at<L>(x[1]), real_at<L>(x[2])), r); }},
    {"square_root(a)", [](Arguments x, std::uint32_t* r) { put<L>(square_root(real_at<L>(x[0])), r); }},
    {"floor(a)", [](Arguments x, std::uint32_t* r) { put<L>(floor(real_at<L>(x[0])), r); }},
    {"ceil(a)", [](Arguments x, std::uint32_t* r) { put<L>(ceil(real_at<L>(x[0])), r); }},
    {"abs(a)", [](Arguments x, std::uint32_t* r) { put<L>(abs(real_at<L>(x[0])), r); }},
    {"min(a, b)", [](Arguments x, std::uint32_t* r) { put<L>(min(real_at<L>(x[0]), real_at<L>(x[1])), r); }},
    {"max(a, b)", [](Arguments x, std::uint32_t* r) { put<L>(max(real_at<L>(x[0]), real_at<L>(x[1])), r); }},
    {"a < b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) < real_at<L>(x[1]), r); }},
    {"a > b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) > real_at<L>(x[1]), r); }},
    {"a <= b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) <= real_at<L>(x[1]), r); }},
    {"a >= b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) >= real_at<L>(x[1]), r); }},
    {"a == b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) == real_at<L>(x[1]), r); }},
    {"a != b", [](Arguments x, std::uint32_t* r) { put_mask<L>(real_at<L>(x[0]) != real_at<L>(x[1]), r); }},
    {"m && n", [](Arguments x, std::uint32_t* r) { put_mask<L>(mask_at<L>(x[0]) && mask_at<L>(x[1]), r); }},
    {"m || n", [](Arguments x, std::uint32_t* r) { put_mask<L>(mask_at<L>(x[0]) || mask_at<L>(x[1]), r); }},
    {"!m", [](Arguments x, std::uint32_t* r) { put_mask<L>(!mask_at<L>(x[0]), r); }},
    {"select(m, a, b)", [](Arguments x, std::uint32_t* r) { put<L>(select(mask_at<L>(x[0]), real_at<L>(x[1]), real_at<L>(x[2])), r); }},
    {"select(m, u, v)", [](Arguments x, std::uint32_t* r) { put_word<L>(select(mask_at<L>(x[0]), word_at<L>(x[1]), word_at<L>(x[2])), r); }},
    {"select(m, n, o)", [](Arguments x, std::uint32_t* r) { put_mask<L>(select(mask_at<L>(x[0]), mask_at<L>(x[1]), mask_at<L>(x[2])), r); }},
    {"u + v", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) + word_at<L>(x[1]), r); }},
    {"u - v", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) - word_at<L>(x[1]), r); }},
    {"u & v", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) & word_at<L>(x[1]), r); }},
    {"u | v", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) | word_at<L>(x[1]), r); }},
    {"u ^ v", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) ^ word_at<L>(x[1]), r); }},
    {"min(u, v)", [](Arguments x, std::uint32_t* r) { put_word<L>(min(word_at<L>(x[0]), word_at<L>(x[1])), r); }},
    {"~u", [](Arguments x, std::uint32_t* r) { put_word<L>(~word_at<L>(x[0]), r); }},
    {"u << 9", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) << 9, r); }},
    {"u << 31", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) << 31, r); }},
    {"u >> 1", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) >> 1, r); }},
    {"u >> 31", [](Arguments x, std::uint32_t* r) { put_word<L>(word_at<L>(x[0]) >> 31, r); }},
    {"shift_right_signed(u, 1)", [](Arguments x, std::uint32_t* r) { put_word<L>(shift_right_signed(word_at<L>(x[0]), 1), r); }},
    {"shift_right_signed(u, 23)", [](Arguments x, std::uint32_t* r) { put_word<L>(shift_right_signed(word_at<L>(x[0]), 23), r); }},
    {"as_word(a)", [](Arguments x, std::uint32_t* r) { put_word<L>(as_word(real_at<L>(x[0])), r); }},
    {"as_real(u)", [](Arguments x, std::uint32_t* r) { put<L>(as_real(word_at<L>(x[0])), r); }},
    {"all_signed(a)", [](Arguments x, std::uint32_t* r) {
       for (int i = 0; i < L::width; ++i) r[i] = all_signed(Real<L>(as_real(x[0][i]))) ? 1 : 0;
     }},
    {"all_signed(-1, a)", [](Arguments x, std::uint32_t* r) {
       for (int i = 0; i < L::width; ++i) {
         Real<L> value(-1.0f);
         set_lane(value, i, as_real(x[0][i]));
         r[i] = all_signed(value) ? 1 : 0;
       }
     }},
    {"sign_bit(a)", [](Arguments x, std::uint32_t* r) { put_word<L>(sign_bit(real_at<L>(x[0])), r); }},
    {"real_from_signed(u)", [](Arguments x, std::uint32_t* r) { put<L>(real_from_signed<L>(word_at<L>(x[0])), r); }},
    {"Real(0.1f)", [](Arguments, std::uint32_t* r) { put<L>(Real<L>(0.1f), r); }},
    {"Real(16777217)", [](Arguments, std::uint32_t* r) { put<L>(Real<L>(16777217), r); }},
    {"Word(0x9e3779b9)", [](Arguments, std::uint32_t* r) { put_word<L>(Word<L>(0x9e3779b9u), r); }}};

/// Names stand for the arguments: i, j, k are integers; a is a whole number, its bits the low half.
template <class L>
constexpr WideOperation wide_operations[] = {
    {"i + j", [](WideArguments x, std::int64_t* r) { put_wide<L>(wide_at<L>(x[0]) + wide_at<L>(x[1]), r); }},
    {"i - j", [](WideArguments x, std::int64_t* r) { put_wide<L>(wide_at<L>(x[0]) - wide_at<L>(x[1]), r); }},
    {"i > j",
     [](WideArguments x, std::int64_t* r) {
       std::uint32_t mask[L::width];
       put_mask<L>(wide_at<L>(x[0]) > wide_at<L>(x[1]), mask);
       for (int i = 0; i < L::width; ++i) r[i] = mask[i];
     }},
    {"select(i > j, i, k)",
     [](WideArguments x, std::int64_t* r) {
       Wide<L> const i = wide_at<L>(x[0]);
       put_wide<L>(select(i > wide_at<L>(x[1]), i, wide_at<L>(x[2])), r);
     }},
    {"from_wide(i)",
     [](WideArguments x, std::int64_t* r) {
       std::uint32_t bits[L::width];
       put<L>(from_wide<L>(wide_at<L>(x[0])), bits);
       for (int i = 0; i < L::width; ++i) r[i] = bits[i];
     }},
    {"to_wide(a)",
     [](WideArguments x, std::int64_t* r) {
       std::uint32_t bits[L::width];
       for (int i = 0; i < L::width; ++i) bits[i] = static_cast<std::uint32_t>(x[0][i]);
       put_wide<L>(to_wide(real_at<L>(bits)), r);
     }},
    {"Wide(7)", [](WideArguments, std::int64_t* r) { put_wide<L>(Wide<L>(7), r); }},
    {"proportion(i, j, k)",
     [](WideArguments x, std::int64_t* r) {
       put_wide<L>(proportion(wide_at<L>(x[0]), wide_at<L>(x[1]), wide_at<L>(x[2])), r);
     }}};

template <class L>
void philox(Arguments counters, std::uint32_t const* key, std::uint32_t* result)
{
  WordBlock<L> const block = philox4x32<L>(word_at<L>(counters[0]), word_at<L>(counters[1]), word_at<L>(counters[2]),
                                           word_at<L>(counters[3]), key[0], key[1]);
  for (int i = 0; i < L::width; ++i) {
    for (int j = 0; j < 4; ++j) result[4 * i + j] = lane(block.word[j], i);
  }
}

template <class L>
int visit(std::uint32_t const* mask, bool& some, bool& every, int* lanes)
{
  Mask<L> const held = mask_at<L>(mask);
  some = any(held);
  every = all(held);
  int count = 0;
  for_each_lane(held, [&](int i) { lanes[count++] = i; });
  return count;
}

template <class L>
constexpr PackProbe probe_of{L::width,
                             word_operations<L>,
                             sizeof(word_operations<L>) / sizeof(WordOperation),
                             wide_operations<L>,
                             sizeof(wide_operations<L>) / sizeof(WideOperation),
                             philox<L>,
                             visit<L>};

#if GHOSTCAST_PACK_PARTS > 0
constexpr PackProbe probes[] = {probe_of<PackLanes<1>>, probe_of<PackLanes<2>>};
#else
constexpr PackProbe probes[] = {probe_of<Scalar>};
#endif

}  // namespace
}  // namespace ghostcast::test

#define GHOSTCAST_JOIN(a, b, c) a##b##c
#define GHOSTCAST_PROBE(isa) GHOSTCAST_JOIN(ghostcast_, isa, _probe)

extern "C" ghostcast::test::PackProbes GHOSTCAST_PROBE(GHOSTCAST_ISA)()
{
  return {ghostcast::test::probes, sizeof(ghostcast::test::probes) / sizeof(ghostcast::test::PackProbe)};
}
