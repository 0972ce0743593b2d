// SPDX-License-Identifier: Apache-2.0
// A device that looks for trajectories where memory is short or calls fail, on a played device.
#include "cuda/outcome_worker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "cuda/memory_plan.hpp"
#include "host_runtime.hpp"
#include "support/haunted_model.hpp"

namespace ghostcast::cuda {
namespace {

using testing::HasSubstr;
using testing_support::haunted_model;
using testing_support::host_runtime;
using testing_support::QuietModel;

class PlayedScan : public ::testing::Test {
 protected:
  PlayedScan()
  {
    host_runtime() = {};
    haunted_.model->horizon = 12;
  }
  ~PlayedScan() override { host_runtime() = {}; }

  FirstOutcomes scan() { return scan_outcomes_on({0}, haunted_.params(), {4, 0, {0, 60}, 0}, 1, 0, {}); }

  /// Scans with one failing call, or all from it on; nothing where no call failed.
  std::optional<std::string> scan_with_failure(int call, bool recovers)
  {
    host_runtime() = {};
    host_runtime().first_failing = call;
    host_runtime().recovers = recovers;
    try {
      scan();
    } catch (AcceleratorFault const& fault) {
      return fault.what();
    }
    return std::nullopt;
  }

  QuietModel haunted_ = haunted_model();
};

TEST_F(PlayedScan, FailsWithTheNameOfAnyCallThatFailsAndLeavesNothingBehind)
{
  for (bool recovers : {false, true}) {
    int call = 0;
    while (auto const message = scan_with_failure(call, recovers)) {
      EXPECT_THAT(*message, HasSubstr("CUDA cuda")) << "call " << call;
      EXPECT_TRUE(host_runtime().is_clean()) << "call " << call;
      ++call;
    }
    EXPECT_GT(call, 10);
    EXPECT_GE(call, host_runtime().calls) << "every call that a scan makes has failed once";
    EXPECT_TRUE(host_runtime().is_clean());
  }
}

TEST_F(PlayedScan, UsesFewerBlocksWhereMemoryIsShortAndFindsTheSame)
{
  FirstOutcomes const roomy = scan();
  std::size_t const block = shape_simulation(haunted_.params(), {}).scratch_bytes;
  std::size_t const total = std::size_t{1} << 30;
  std::size_t const fixed = reserved_bytes(total) + (std::size_t{4} * sizeof(std::uint32_t) << 22);
  for (std::size_t const blocks : {0u, 1u, 2u}) {
    host_runtime() = {};
    host_runtime().memory_total = total;
    host_runtime().memory_free = fixed + blocks * block + block / 2;
    FirstOutcomes const tight = scan();
    EXPECT_EQ(tight.trajectories(), 60u);
    EXPECT_EQ(tight.ghost_count(), roomy.ghost_count());
    for (auto const selection : {Selection::median_ghost, Selection::earliest_ghost, Selection::never}) {
      EXPECT_EQ(select(tight, selection), select(roomy, selection));
    }
  }
}

TEST_F(PlayedScan, SaysHowMuchIsMissingWhereNotEvenOneBlockFits)
{
  host_runtime().memory_free = std::size_t{1} << 20;
  EXPECT_THROW(scan(), AcceleratorMemoryFault);
  EXPECT_TRUE(host_runtime().is_clean());
}

TEST_F(PlayedScan, OfADeviceThatCannotHoldABlockIsAFault)
{
  host_runtime().blocks = 0;
  EXPECT_THROW(scan(), AcceleratorFault);
}

}  // namespace
}  // namespace ghostcast::cuda
