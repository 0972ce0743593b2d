// SPDX-License-Identifier: Apache-2.0
#include "cuda/memory_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace ghostcast::cuda {
namespace {

using testing::HasSubstr;

constexpr std::size_t mebi = std::size_t{1} << 20;
constexpr std::size_t gibi = std::size_t{1} << 30;
constexpr std::size_t largest = std::numeric_limits<std::size_t>::max();

/// A device of 80 GiB with `free` bytes beside the reserve.
DeviceMemory with_usable(std::size_t free) { return {free + reserved_bytes(80 * gibi), 80 * gibi}; }

/// 264 blocks of 512 trajectories; a tally of a million counts, a model of 1 MiB, no scratch.
MemoryDemand demand_for(int range_count, std::uint64_t range_size)
{
  return {mebi, 1000000, 264, 512, 0, {range_count, range_size}};
}

std::uint64_t quotient_up(std::uint64_t a, std::uint64_t b) { return (a + b - 1) / b; }

/// The time of a run in rounds of a block, from its definition.
std::uint64_t rounds_of(MemoryDemand const& demand, int slots, int blocks_per_slot)
{
  std::uint64_t const at_once = static_cast<std::uint64_t>(blocks_per_slot) * static_cast<std::uint64_t>(demand.trajectories);
  return quotient_up(static_cast<std::uint64_t>(demand.workload.range_count), static_cast<std::uint64_t>(slots)) *
         quotient_up(demand.workload.range_size, at_once);
}

/// The fewest rounds of all share-outs that fit, by trying each; 0: none fits.
std::uint64_t fewest_rounds(MemoryDemand const& demand, std::size_t usable)
{
  std::uint64_t fewest = 0;
  for (int slots = 1; slots <= demand.workload.range_count; ++slots) {
    for (int blocks = 1; slots * blocks <= demand.blocks; ++blocks) {
      if (planned_bytes(demand, slots, slots * blocks) > usable) continue;
      std::uint64_t const rounds = rounds_of(demand, slots, blocks);
      if (fewest == 0 || rounds < fewest) fewest = rounds;
    }
  }
  return fewest;
}

TEST(ReservedBytes, AreAThirtySecondWithinTheirLimits)
{
  EXPECT_EQ(reserved_bytes(mebi), 64 * mebi);
  EXPECT_EQ(reserved_bytes(16 * gibi), gibi / 2);
  EXPECT_EQ(reserved_bytes(80 * gibi), gibi);
}

TEST(PlannedBytes, CountTheTotalTwiceAsWideAsASlot)
{
  MemoryDemand demand = demand_for(1, 1);
  std::size_t const bookkeeping = sizeof(std::uint64_t) + sizeof(Digest) + sizeof(Piece) + sizeof(int);
  EXPECT_EQ(planned_bytes(demand, 0, 0), mebi + 8 * 1000000);
  EXPECT_EQ(planned_bytes(demand, 3, 7), mebi + 8 * 1000000 + 3 * (4 * 1000000 + bookkeeping));
  demand.scratch_bytes = 4096;
  EXPECT_EQ(planned_bytes(demand, 3, 7), mebi + 8 * 1000000 + 3 * (4 * 1000000 + bookkeeping) + 7 * 4096);
}

TEST(PlannedBytes, SaturateInsteadOfWrapping)
{
  MemoryDemand demand = demand_for(1, 1);
  demand.tally_size = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(planned_bytes(demand, 1, 1), largest);
  demand = demand_for(1, 1);
  demand.scratch_bytes = largest / 2;
  EXPECT_EQ(planned_bytes(demand, 1, 3), largest);
}

TEST(PlanMemory, OneLargeRangeFillsTheDevice)
{
  MemoryPlan const plan = plan_memory(with_usable(10 * gibi), demand_for(256, 4000000));
  EXPECT_EQ(plan.slots, 1);
  EXPECT_EQ(plan.blocks_per_slot, 264);
}

TEST(PlanMemory, SmallRangesShareTheDevice)
{
  // A range of 512 keeps one block busy for one round: all 256 at once is the fewest rounds, one.
  MemoryPlan const plan = plan_memory(with_usable(10 * gibi), demand_for(256, 512));
  EXPECT_EQ(plan.slots, 256);
  EXPECT_EQ(plan.blocks_per_slot, 1);
}

TEST(PlanMemory, NeverHoldsMoreRangesThanThereAre)
{
  MemoryPlan const plan = plan_memory(with_usable(10 * gibi), demand_for(3, 1));
  EXPECT_EQ(plan.slots, 3);
  EXPECT_EQ(plan.blocks_per_slot, 1);
}

TEST(PlanMemory, TakesFewerSlotsWhereOnlySomeFit)
{
  MemoryDemand const demand = demand_for(256, 512);
  for (int held : {1, 2, 7, 64}) {
    MemoryPlan const plan = plan_memory(with_usable(planned_bytes(demand, held, held)), demand);
    EXPECT_TRUE(plan.fits());
    EXPECT_LE(plan.slots, held);
    EXPECT_EQ(rounds_of(demand, plan.slots, 1), rounds_of(demand, held, 1)) << "room for " << held;
  }
}

TEST(PlanMemory, TakesFewerBlocksWhereTheirScratchDoesNotFit)
{
  MemoryDemand demand = demand_for(256, 4000000);
  demand.scratch_bytes = 100 * mebi;
  MemoryPlan const plan = plan_memory(with_usable(planned_bytes(demand, 1, 10)), demand);
  EXPECT_EQ(plan.slots, 1);
  EXPECT_EQ(plan.blocks_per_slot, 10);
}

TEST(PlanMemory, FitsWithTheLastByteAndIsRefusedWithoutIt)
{
  MemoryDemand demand = demand_for(256, 4000000);
  demand.scratch_bytes = mebi;
  std::size_t const smallest = planned_bytes(demand, 1, 1);
  MemoryPlan const just = plan_memory(with_usable(smallest), demand);
  EXPECT_EQ(just.slots, 1);
  EXPECT_EQ(just.blocks_per_slot, 1);
  MemoryPlan const refused = plan_memory(with_usable(smallest - 1), demand);
  EXPECT_FALSE(refused.fits());
  EXPECT_EQ(refused.bytes, smallest);
}

TEST(PlanMemory, RefusesWhereTheReserveIsAllThereIs)
{
  EXPECT_FALSE(plan_memory({10 * mebi, 80 * gibi}, demand_for(1, 1)).fits());
  EXPECT_FALSE(plan_memory({0, 0}, demand_for(1, 1)).fits());
}

TEST(PlanMemory, RefusesATallyWhoseBytesHaveNoNumber)
{
  MemoryDemand demand = demand_for(4, 100);
  demand.tally_size = std::numeric_limits<std::int64_t>::max();
  EXPECT_FALSE(plan_memory(with_usable(70 * gibi), demand).fits());
}

void expect_limits_kept(MemoryDemand const& demand, std::size_t usable)
{
  MemoryPlan const plan = plan_memory(with_usable(usable), demand);
  std::uint64_t const fewest = fewest_rounds(demand, usable);
  ASSERT_EQ(plan.fits(), fewest > 0);
  if (!plan.fits()) return;
  EXPECT_GE(plan.blocks_per_slot, 1);
  EXPECT_LE(plan.slots, demand.workload.range_count);
  EXPECT_LE(plan.slots * plan.blocks_per_slot, demand.blocks);
  EXPECT_EQ(plan.bytes, planned_bytes(demand, plan.slots, plan.slots * plan.blocks_per_slot));
  EXPECT_LE(plan.bytes, usable);
  EXPECT_LE(rounds_of(demand, plan.slots, plan.blocks_per_slot), fewest + fewest / 32);
}

TEST(PlanMemory, OfAnyWorkloadKeepsItsLimitsAndIsNearTheBest)
{
  for (int range_count : {1, 3, 64, 256})
    for (std::uint64_t range_size : {1u, 511u, 3907u, 4000000u})
      for (int blocks : {1, 108, 264, 1056})
        for (std::size_t scratch : {0u, 256u, 3u << 20})
          for (std::size_t usable : {mebi, 3 * mebi, 20 * mebi, gibi}) {
            SCOPED_TRACE(testing::Message() << range_count << " ranges of " << range_size << ", " << blocks
                                            << " blocks with " << scratch << " bytes, " << usable << " usable");
            expect_limits_kept({mebi, 100000, blocks, 512, scratch, {range_count, range_size}}, usable);
          }
}

TEST(PlanMemory, MoreMemoryNeverMakesARunLonger)
{
  MemoryDemand demand = demand_for(256, 3907);
  demand.scratch_bytes = mebi;
  std::uint64_t before = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t usable = planned_bytes(demand, 1, 1); usable < 2 * gibi; usable += usable / 8) {
    MemoryPlan const plan = plan_memory(with_usable(usable), demand);
    std::uint64_t const rounds = rounds_of(demand, plan.slots, plan.blocks_per_slot);
    EXPECT_LE(rounds, before + before / 32) << usable << " bytes";
    before = std::min(before, rounds);
  }
}

TEST(RefusalText, NamesDeviceNeedPartsAndWhatHelps)
{
  MemoryDemand demand = demand_for(1, 1);
  demand.tally_size = 1 << 27;
  std::string const text = refusal_text("NVIDIA Test, device 2", {gibi, 2 * gibi}, demand);
  for (char const* part : {"NVIDIA Test, device 2 has 1.0 GiB free of 2.0 GiB", "64.0 MiB are kept in reserve",
                           "needs 1.5 GiB", "the model 1.0 MiB", "the total 1.0 GiB", "one range 512.0 MiB",
                           "`record`", "--engine cpu"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(BlocksPerPiece, SharesTheBlocksEqually)
{
  EXPECT_EQ(blocks_per_piece(264, 1, 1000000, 512), 264);
  EXPECT_EQ(blocks_per_piece(264, 5, 1000000, 512), 52);
  EXPECT_EQ(blocks_per_piece(264, 264, 1000000, 512), 1);
}

TEST(BlocksPerPiece, AreNoMoreThanTheLargestPieceKeepsBusy)
{
  EXPECT_EQ(blocks_per_piece(264, 1, 512, 512), 1);
  EXPECT_EQ(blocks_per_piece(264, 1, 513, 512), 2);
  EXPECT_EQ(blocks_per_piece(264, 1, 0, 512), 1);
  EXPECT_EQ(blocks_per_piece(264, 1, std::numeric_limits<std::uint64_t>::max(), 1), 264);
}

}  // namespace
}  // namespace ghostcast::cuda
