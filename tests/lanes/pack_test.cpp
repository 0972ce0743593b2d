// SPDX-License-Identifier: Apache-2.0
// A pack does in every lane what the scalar overload does, bit for bit, on the values where
// arithmetic has its edges.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "ghostcast/core/lane_bits.hpp"
#include "ghostcast/engine/isa.hpp"
#include "ghostcast/random/philox.hpp"
#include "lanes/columns.hpp"
#include "lanes/pack_probe.hpp"

namespace ghostcast::test {
namespace {

/// A set of instructions and the vectors of a pack.
struct Subject {
  Isa isa;
  int parts;
};

PackProbes probes_of(Isa isa)
{
#if defined(GHOSTCAST_HAS_AVX)
  if (isa == Isa::avx2) return ghostcast_avx2_probe();
  if (isa == Isa::avx512) return ghostcast_avx512_probe();
#endif
  EXPECT_EQ(isa, Isa::scalar);
  return ghostcast_scalar_probe();
}

class Pack : public ::testing::TestWithParam<Subject> {
 protected:
  void SetUp() override
  {
    if (std::ranges::find(available_isas(), GetParam().isa) == available_isas().end())
      GTEST_SKIP() << "this processor lacks " << isa_name(GetParam().isa);
    PackProbes const probes = probes_of(GetParam().isa);
    ASSERT_EQ(probes.count, 2);
    pack = &probes.probes[GetParam().parts - 1];
    ASSERT_EQ(pack->word_count, single->word_count);
    ASSERT_EQ(pack->wide_count, single->wide_count);
  }

  PackProbe const* pack{};
  PackProbe const* const single = ghostcast_scalar_probe().probes;
};

bool is_nan(std::uint32_t bits) { return std::isnan(as_real(bits)); }

Column<std::uint32_t> const& edge_numbers()
{
  using Limits = std::numeric_limits<float>;
  static Column<std::uint32_t> const bits = [] {
    Column<std::uint32_t> all;
    for (float const value : {0.0f, Limits::denorm_min(), 0x1.fffffcp-127f, Limits::min(), 0x1p-24f, 0.1f, 0.5f, 0x1.fffffep-1f, 1.0f,
                              0x1.000002p0f, 1.5f, 2.5f, 3.0f, 8388607.5f, 8388609.0f, 16777215.0f, 16777216.0f, 16777218.0f,
                              0x1p31f, 1e30f, Limits::max(), Limits::infinity()}) {
      all.push_back(as_word(value));
      all.push_back(as_word(-value));
    }
    all.push_back(as_word(Limits::quiet_NaN()));
    return all;
  }();
  return bits;
}

/// Words on which an operation on so named arguments is tried.
Column<std::uint32_t> values_of(char argument)
{
  switch (argument) {
    case 'a': case 'b': case 'c': return edge_numbers();
    case 'm': case 'n': case 'o': return {0, 1, 1, 0, 0};
    default: return {0, 1, 2, 0x7f, 0x800000, 0x1000001, 0x7fffffff, 0x80000000, 0x80000001, 0xaaaaaaaa, 0xff7fffff, 0xffffffff};
  }
}

/// Where lanes.hpp leaves the result open: NaN, zeros of both signs; abs of -0 is a zero of either.
bool is_open(std::string const& name, std::vector<Column<std::uint32_t>> const& x, std::size_t row)
{
  if (name.starts_with("abs")) return x[0][row] == as_word(-0.0f);
  if (!name.starts_with("min") && !name.starts_with("max")) return false;
  bool const zeros = as_real(x[0][row]) == 0.0f && as_real(x[1][row]) == 0.0f;
  return is_nan(x[0][row]) || is_nan(x[1][row]) || zeros;
}

TEST_P(Pack, DoesWithNumbersAndWordsWhatASingleTrajectoryDoes)
{
  for (int k = 0; k < pack->word_count; ++k) {
    std::string const name = pack->words[k].name;
    std::vector<Column<std::uint32_t>> lists;
    for (char const argument : arguments_of(name)) lists.push_back(values_of(argument));
    auto const columns = combinations(lists);
    auto const ours = results(pack->words[k], columns, static_cast<std::size_t>(pack->width));
    auto const theirs = results(single->words[k], columns, 1);
    bool const number = name.find_first_of("<>=&|!~^") == name.npos && name.find("word") == name.npos && name.find("u, v") == name.npos;
    for (std::size_t row = 0; row < theirs.size(); ++row) {
      if (is_open(name, columns, row)) continue;
      if (number && is_nan(ours[row]) && is_nan(theirs[row])) continue;
      std::string at;
      for (auto const& column : columns) at += " " + std::to_string(as_real(column[row])) + " (" + std::to_string(column[row]) + ")";
      EXPECT_EQ(ours[row], theirs[row]) << name << " of" << at;
      if (ours[row] != theirs[row]) break;  // one line an operation
    }
  }
}

std::int64_t bits_of(float value) { return static_cast<std::int64_t>(as_word(value)); }

/// Among them those that round wrongly by way of double precision: 2^60 + 2^36 + 1.
Column<std::int64_t> edge_integers()
{
  Column<std::int64_t> all{0};
  for (std::int64_t const value : {std::int64_t{1}, std::int64_t{7}, std::int64_t{1} << 24, (std::int64_t{1} << 24) + 1,
                                   std::int64_t{1} << 31, (std::int64_t{1} << 32) + 1, (std::int64_t{1} << 53) - 1,
                                   (std::int64_t{1} << 53) + 1, (std::int64_t{1} << 60) + (std::int64_t{1} << 36) + 1,
                                   (std::int64_t{1} << 61) - 1}) {
    all.push_back(value);
    all.push_back(-value);
  }
  return all;
}

/// Numbers below 2^62 in magnitude, as to_wide takes.
Column<std::int64_t> whole_numbers()
{
  Column<std::int64_t> all;
  for (float const value : {0.0f, 0.75f, 1.0f, 1.5f, 16777215.0f, 16777216.0f, 0x1p31f, 0x1.000002p32f, 0x1p53f, 0x1.fffffep61f}) {
    all.push_back(bits_of(value));
    all.push_back(bits_of(-value));
  }
  return all;
}

/// Part, total and whole with a product below 2^53: edges, and quotients near whole numbers, where a
/// quotient in double precision may fall on the wrong side.
std::vector<Column<std::int64_t>> proportion_arguments()
{
  std::int64_t const limit = std::int64_t{1} << 53;
  std::vector<Column<std::int64_t>> columns(3);
  auto const add = [&](std::int64_t part, std::int64_t total, std::int64_t whole) {
    if (part < 0 || total < 0 || whole < 0 || (total > 0 && part > (limit - 1) / total)) return;
    std::int64_t const row[] = {part, total, whole};
    for (std::size_t k = 0; k < 3; ++k) columns[k].push_back(row[k]);
  };
  Column<std::int64_t> const edges{0, 1, 2, 3, 7, 4095, (1 << 24) - 1, 1 << 24, (1 << 29) - 1, 1 << 29, limit / 3, limit - 1};
  auto const all = combinations<std::int64_t>({edges, edges, edges});
  for (std::size_t row = 0; row < all[0].size(); ++row) add(all[0][row], all[1][row], all[2][row]);
  std::mt19937_64 dice(3);
  for (int k = 0; k < 100000; ++k) {
    std::int64_t const total = 1 + static_cast<std::int64_t>(dice() % (1 << 24));
    std::int64_t const whole = 1 + static_cast<std::int64_t>(dice() % (1 << (1 + dice() % 29)));
    std::int64_t const quotient = static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(total));
    std::int64_t const part = (quotient * whole + total - 1) / total;  // the least whose quotient it is
    for (std::int64_t off = -1; off <= 1; ++off) add(part + off, total, whole);
  }
  return columns;
}

TEST_P(Pack, DoesWithIntegersWhatASingleTrajectoryDoes)
{
  for (int k = 0; k < pack->wide_count; ++k) {
    std::string const name = pack->wides[k].name;
    std::vector<Column<std::int64_t>> lists;
    for (char const argument : arguments_of(name)) lists.push_back(argument == 'a' ? whole_numbers() : edge_integers());
    auto const columns = name.starts_with("proportion") ? proportion_arguments() : combinations(lists);
    auto const ours = results(pack->wides[k], columns, static_cast<std::size_t>(pack->width));
    auto const theirs = results(single->wides[k], columns, 1);
    for (std::size_t row = 0; row < theirs.size(); ++row) {
      std::string at;
      for (auto const& column : columns) at += " " + std::to_string(column[row]);
      ASSERT_EQ(ours[row], theirs[row]) << name << " of" << at;
    }
  }
}

TEST_P(Pack, RollsTheWordsOfASingleTrajectory)
{
  auto const width = static_cast<std::size_t>(pack->width);
  std::mt19937 dice(8);
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<Column<std::uint32_t>> counters(4, Column<std::uint32_t>(width));
    for (auto& column : counters) std::ranges::generate(column, [&] { return static_cast<std::uint32_t>(dice()); });
    std::uint32_t const key[] = {static_cast<std::uint32_t>(dice()), static_cast<std::uint32_t>(dice())};
    std::uint32_t const* const arguments[] = {counters[0].data(), counters[1].data(), counters[2].data(), counters[3].data()};
    Column<std::uint32_t> words(4 * width);
    pack->philox(arguments, key, words.data());
    for (std::size_t i = 0; i < width; ++i) {
      auto const expected = philox4x32_scalar(counters[0][i], counters[1][i], counters[2][i], counters[3][i], key[0], key[1]);
      for (std::size_t j = 0; j < 4; ++j) ASSERT_EQ(words[4 * i + j], expected.word[j]) << "lane " << i << ", word " << j;
    }
  }
}

TEST_P(Pack, VisitsTheLanesThatHoldAndKnowsWhetherAnyOrAllDo)
{
  auto const width = static_cast<std::size_t>(pack->width);
  std::mt19937_64 dice(2);
  for (int trial = 0; trial < 500; ++trial) {
    std::uint64_t const bits = trial == 0 ? 0 : trial == 1 ? ~0ull : trial < 34 ? 1ull << (trial - 2) : trial < 66 ? ~(1ull << (trial - 34)) : dice();
    Column<std::uint32_t> mask(width);
    std::vector<int> expected;
    for (std::size_t i = 0; i < width; ++i) {
      mask[i] = bits >> i & 1;
      if (mask[i] != 0) expected.push_back(static_cast<int>(i));
    }
    bool some{}, every{};
    std::vector<int> lanes(width);
    lanes.resize(static_cast<std::size_t>(pack->visit(mask.data(), some, every, lanes.data())));
    EXPECT_EQ(lanes, expected);
    EXPECT_EQ(some, !expected.empty());
    EXPECT_EQ(every, expected.size() == width);
  }
}

TEST_P(Pack, HasTheWidthOfItsVectors)
{
  EXPECT_EQ(pack->width, (GetParam().isa == Isa::avx512 ? 16 : 8) * GetParam().parts);
}

std::vector<Subject> subjects()
{
#if defined(GHOSTCAST_HAS_AVX)
  return {{Isa::avx2, 1}, {Isa::avx2, 2}, {Isa::avx512, 1}, {Isa::avx512, 2}};
#else
  return {};
#endif
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Pack);
INSTANTIATE_TEST_SUITE_P(Of, Pack, ::testing::ValuesIn(subjects()), [](auto const& subject) {
  return std::string(isa_name(subject.param.isa)) + (subject.param.parts == 1 ? "InOneVector" : "InTwoVectors");
});

}  // namespace
}  // namespace ghostcast::test
