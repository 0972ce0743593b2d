// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/tally.hpp"

#include <gtest/gtest.h>

#include <set>

#include "ghostcast/tally/sink.hpp"

namespace ghostcast {
namespace {

TallyLayout layout()
{
  return make_layout(3, 2, 2, 24, mask_of(Quantity::headcount) | mask_of(Quantity::price));
}

TEST(TallyLayout, EveryCountHasAPlaceOfItsOwn)
{
  TallyLayout const l = layout();
  std::set<std::int64_t> places;
  std::int64_t counted = scalar_count;
  auto const take = [&](std::int64_t at) {
    ++counted;
    EXPECT_GE(at, scalar_count);
    EXPECT_LT(at, l.size);
    EXPECT_TRUE(places.insert(at).second) << at;
  };
  for (int d = 0; d < 2; ++d) {
    for (int u = 0; u < 3; ++u) {
      for (int t = 0; t <= 24; ++t) {
        take(l.onset_at(d, u, t));
        for (int o = 0; o < outcome_count; ++o)
          take(l.outcome_at(d, u, static_cast<Outcome>(o), t));
      }
      for (int c = 0; c < criterion_count; ++c)
        take(l.criterion_at(d, u, static_cast<Criterion>(c)));
      take(l.born_at(d, u));
      take(l.human_at(d, u));
      take(l.relapsed_at(d, u));
      for (int t = 0; t <= 24; ++t) take(l.joint_at(d, u + 1, t));
      for (int g = 0; g < l.group_count; ++g) {
        for (int k = 0; k < l.grid_count; ++k) {
          for (int slot = 0; slot <= outcome_count; ++slot) take(l.group_at(g, k, d, u, slot));
          take(l.group_joint_at(g, k, d, u + 1));
        }
      }
    }
  }
  for (int u = 0; u < 3; ++u) {
    for (int t = 0; t <= 25; ++t) take(l.infra_at(u, t));
    for (int bin = 0; bin < linear_bins; ++bin) {
      take(l.outage_at(u, bin));
      take(l.commodity_at(u, true, bin));
      take(l.commodity_at(u, false, bin));
    }
    for (int c = 0; c < max_rho_components; ++c) {
      for (int k = 0; k < repair_count; ++k) take(l.repair_at(u, c, static_cast<Repair>(k)));
    }
    for (int t = 1; t <= 24; ++t) {
      for (int bin = 0; bin < logarithmic_bins; ++bin)
        take(l.series_at(Quantity::headcount, u, t, bin));
    }
  }
  for (int g = 0; g < l.group_count; ++g) take(l.group_size_at(g));
  for (int t = 1; t <= 24; ++t) {
    for (int bin = 0; bin < logarithmic_bins; ++bin) take(l.series_at(Quantity::price, 0, t, bin));
  }
  EXPECT_EQ(counted, l.size) << "and nothing else";
}

TEST(Binning, WholeNumbersBelow128HaveABinEach)
{
  for (int n = 0; n < 128; ++n) {
    int const bin = bin_of(Binning::logarithmic_count, static_cast<float>(n));
    EXPECT_EQ(bin_edge(Binning::logarithmic_count, bin), n);
    EXPECT_GT(bin_edge(Binning::logarithmic_count, bin + 1), n);
    EXPECT_TRUE(n == 0 || bin > bin_of(Binning::logarithmic_count, static_cast<float>(n - 1)));
  }
}

TEST(Binning, EveryValueLiesBetweenItsEdges)
{
  for (Binning binning :
       {Binning::logarithmic_count, Binning::logarithmic_ratio, Binning::linear}) {
    float const top = binning == Binning::linear ? 0.999f : 4000.0f;
    for (float value = top; value > 3e-4f; value *= 0.93f) {
      int const bin = bin_of(binning, value);
      EXPECT_LE(bin_edge(binning, bin), static_cast<double>(value));
      EXPECT_GT(bin_edge(binning, bin + 1), static_cast<double>(value));
    }
  }
}

TEST(Binning, WhatIsOutsideGoesToTheEndBins)
{
  EXPECT_EQ(bin_of(Binning::linear, 1.0f), linear_bins - 1);
  EXPECT_EQ(bin_of(Binning::linear, -0.1f), 0);
  EXPECT_EQ(bin_of(Binning::logarithmic_ratio, 1e9f), logarithmic_bins - 1);
  EXPECT_EQ(bin_of(Binning::logarithmic_ratio, 1e-9f), 0);
  EXPECT_EQ(bin_of(Binning::logarithmic_count, 0.0f), 0);
}

Tally filled(std::uint64_t seed)
{
  Tally tally(layout());
  for (std::size_t k = 0; k < tally.counts.size(); k += 1 + seed % 7)
    tally.counts[k] = mix64(seed + k) >> 40;
  return tally;
}

TEST(Merge, IsAssociativeAndCommutative)
{
  Tally ab = filled(1);
  merge(ab, filled(2));
  Tally ab_c = ab;
  merge(ab_c, filled(3));
  Tally c_b = filled(3);
  merge(c_b, filled(2));
  merge(c_b, filled(1));
  EXPECT_EQ(ab_c.counts, c_b.counts);
}

TEST(Digest, OfMergedTalliesIsTheSumOfTheirDigests)
{
  Tally sum = filled(1);
  merge(sum, filled(2));
  Digest digest = digest_of(filled(1));
  digest += digest_of(filled(2));
  EXPECT_EQ(digest, digest_of(sum));
}

TEST(Digest, SeesEveryCount)
{
  Tally tally = filled(1);
  Digest const before = digest_of(tally);
  for (std::size_t k = 0; k < tally.counts.size(); k += 997) {
    ++tally.counts[k];
    Digest const after = digest_of(tally);
    EXPECT_NE(after.high, before.high);
    EXPECT_NE(after.low, before.low);
    --tally.counts[k];
  }
}

TEST(Digest, SeesACountThatMoved)
{
  Tally tally(layout());
  tally.counts[10] = 5;
  Digest const before = digest_of(tally);
  tally.counts[10] = 4;
  tally.counts[11] = 1;
  EXPECT_NE(digest_of(tally), before);
}

TEST(Digest, IsPrintedAs32Digits)
{
  EXPECT_EQ(to_hex({.high = 0xabu, .low = 1u}), "00000000000000ab0000000000000001");
}

TEST(Drain, EmptiesTheRangeAndKeepsTheDraws)
{
  RangeTally range(layout());
  range.counts[40] = 7;
  range.draws = std::uint64_t{1} << 40;
  Tally total(layout());
  Digest const digest = drain(range, total);
  EXPECT_EQ(total.at(40), 7u);
  EXPECT_EQ(total.scalar(Scalars::draws), std::uint64_t{1} << 40);
  EXPECT_EQ(digest, digest_of(total));
  EXPECT_EQ(drain(range, total), Digest{});
  EXPECT_EQ(total.at(40), 7u);
}

TEST(TallyLayout, AMonthBelongsToTheFirstGridMonthItReaches)
{
  for (std::uint64_t const beliefs : {0u, 1024u, 2500u, 4096u}) {
    for (int const horizon : {1, 7, 60, 61, 479, 480}) {
      TallyLayout const l = make_layout(2, 1, 2, horizon, 0, beliefs);
      EXPECT_EQ(l.grid_month(l.grid_count - 1), horizon);
      for (int month = 0; month <= horizon; ++month) {
        int const k = l.grid_of(month);
        EXPECT_GE(l.grid_month(k), month);
        EXPECT_LT(k > 0 ? l.grid_month(k - 1) : -1, month);
      }
    }
  }
}

TEST(TallyLayout, KeepsTheMonthsOfReportsOnTheGrid)
{
  for (std::uint64_t const beliefs : {0u, 16u, 1024u, 4096u}) {
    for (int const units : {1, 5, 32}) {
      TallyLayout const l = make_layout(units, 1, 8, 480, 0, beliefs);
      for (int const month : {12, 36, 60, 120, 480}) EXPECT_EQ(l.grid_month(l.grid_of(month)), month);
    }
  }
}

/// docs/reliability.md states these: 4 bytes a count in each thread, 8 in the total.
TEST(TallyLayout, OfTheLargestScenarioStaysWithinItsBound)
{
  constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
  constexpr std::uint64_t most_beliefs = 1'000'000'000'000;
  RecordMask const everything = (RecordMask{1} << quantity_count) - 1;
  auto const size = [&](RecordMask record) {
    return static_cast<double>(make_layout(max_units, max_organisations, max_definitions, max_months, record, most_beliefs).size) / gibibyte;
  };
  EXPECT_LT(8.0 * size(everything), 2.8);
  EXPECT_LT(4.0 * size(everything), 1.4);
  EXPECT_LT(8.0 * size(default_record), 1.1);
  EXPECT_LT(4.0 * size(default_record), 0.6);
}

TEST(TallyLayout, GivesBeliefsGroupsOfTheirOwnWithinABudget)
{
  TallyLayout const small = make_layout(1, 1, 1, 120, 0, 1024);
  EXPECT_EQ(small.own_groups, 1024);
  EXPECT_EQ(small.grid_step, 1);
  EXPECT_EQ(make_layout(1, 1, 1, 120, 0, 100000).own_groups, max_own_groups);
  EXPECT_EQ(make_layout(1, 1, 1, 120, 0, 0).own_groups, 0);
  for (int const units : {1, 8, 32}) {
    for (int const definitions : {1, 8}) {
      TallyLayout const l = make_layout(units, 1, definitions, 480, 0, 4096);
      EXPECT_LE(l.size - l.group, std::int64_t{1} << 22);
      EXPECT_EQ(l.own_groups % replicate_count, 0);
      EXPECT_GT(l.own_groups, 0);
      BeliefGroups const last = l.groups_of(4096 + 35);
      EXPECT_EQ(last.own, -1);
      EXPECT_EQ(last.replicate, l.own_groups + 3);
      EXPECT_EQ(l.groups_of(5).own, 5);
      EXPECT_EQ(l.groups_of(5).replicate, l.own_groups + 5);
    }
  }
}

TEST(RangeSink, CountsOnlyWhereTheMaskHolds)
{
  TallyLayout const l = layout();
  RangeTally range(l);
  RangeSink<Scalar> sink{&l, range.counts.data(), {}};
  sink.add(false, 20);
  sink.add(true, 20);
  sink.record(true, Quantity::gpus, 0, 1, 3.0f);  // not recorded: no place
  sink.record(true, Quantity::headcount, 1, 2, 3.0f);
  std::uint64_t sum = 0;
  for (std::uint32_t count : range.counts) sum += count;
  EXPECT_EQ(sum, 2u);
  int const bin = bin_of(Binning::logarithmic_count, 3.0f);
  EXPECT_EQ(range.counts[static_cast<std::size_t>(l.series_at(Quantity::headcount, 1, 2, bin))],
            1u);
}

}  // namespace
}  // namespace ghostcast
