// SPDX-License-Identifier: Apache-2.0
// The reductions on a device against counting off, and a scan on devices against the host's.
#include <memory>

#include "cuda/device.hpp"
#include "cuda/device_buffer.hpp"
#include "cuda/reduction.hpp"
#include "cuda/stream.hpp"
#include "ghostcast/replay/selection.hpp"
#include "reduction/random_counts.hpp"
#include "support/haunted_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using cuda::DeviceBuffer;

template <class T>
DeviceBuffer<T> on_device(std::vector<T> const& values)
{
  DeviceBuffer<T> buffer(values.size(), "the input of a test");
  GHOSTCAST_CUDA_CHECK(cudaMemcpy(buffer.data(), values.data(), buffer.bytes(), cudaMemcpyHostToDevice));
  return buffer;
}

template <class T>
std::vector<T> on_host(DeviceBuffer<T> const& buffer)
{
  std::vector<T> values(buffer.size());
  GHOSTCAST_CUDA_CHECK(cudaMemcpy(values.data(), buffer.data(), buffer.bytes(), cudaMemcpyDeviceToHost));
  return values;
}

class DeviceReduction : public OnDevice {
 protected:
  std::vector<RankPosition> found_levels(Counts const& counts, std::size_t row_count, std::vector<double> const& levels)
  {
    auto const input = on_device(counts);
    auto const at = on_device(levels);
    DeviceBuffer<std::uint64_t> const sums(counts.size(), "sums");
    DeviceBuffer<RankPosition> const positions(row_count * levels.size(), "positions");
    cuda::find_levels_async(input.data(), static_cast<std::int64_t>(row_count),
                            static_cast<std::int64_t>(counts.size() / row_count), at.data(),
                            static_cast<std::int64_t>(levels.size()), sums.data(), positions.data(), memory_,
                            stream_->get());
    stream_->synchronize();
    return on_host(positions);
  }

  std::vector<RankPosition> found_ranks(Counts const& counts, std::vector<std::uint64_t> const& ranks)
  {
    auto const input = on_device(counts);
    auto const at = on_device(ranks);
    DeviceBuffer<std::uint64_t> const sums(counts.size(), "sums");
    DeviceBuffer<RankPosition> const positions(ranks.size(), "positions");
    cuda::find_ranks_async(input.data(), static_cast<std::int64_t>(counts.size()), at.data(),
                           static_cast<std::int64_t>(ranks.size()), sums.data(), positions.data(), memory_,
                           stream_->get());
    stream_->synchronize();
    return on_host(positions);
  }

  std::vector<Group> grouped(std::vector<std::uint32_t> const& codes, std::uint64_t first, std::uint32_t code_count)
  {
    auto const input = on_device(codes);
    DeviceBuffer<std::uint32_t> const offsets(codes.size(), "offsets");
    DeviceBuffer<Group> const groups(code_count, "groups");
    cuda::group_by_code_async(input.data(), offsets.data(), static_cast<std::int64_t>(codes.size()), first,
                              code_count, groups.data(), memory_, stream_->get());
    stream_->synchronize();
    return on_host(groups);
  }

  void SetUp() override
  {
    OnDevice::SetUp();
    if (device_) stream_ = std::make_unique<cuda::Stream>();
  }

  cuda::ReductionMemory memory_;
  std::unique_ptr<cuda::Stream> stream_;
};

TEST_F(DeviceReduction, FindsTheLevelsThatCountingOffFinds)
{
  std::vector<double> const levels = {0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0};
  for (unsigned seed = 0; seed < 10; ++seed) {
    std::mt19937_64 random(seed);
    constexpr std::size_t bin_count = 1602, row_count = 120;
    Counts const counts = random_rows(random, row_count, bin_count);
    auto const found = found_levels(counts, row_count, levels);
    for (std::size_t k = 0; k < found.size(); ++k) {
      std::uint64_t const* const row = counts.data() + k / levels.size() * bin_count;
      ASSERT_EQ(found[k], counted_off(row, bin_count, levels[k % levels.size()])) << "seed " << seed << ", " << k;
    }
  }
}

TEST_F(DeviceReduction, FindsTheOrderStatisticsThatCountingOffFinds)
{
  for (unsigned seed = 0; seed < 10; ++seed) {
    std::mt19937_64 random(seed);
    Counts const counts = random_rows(random, 1, 121);
    std::vector<std::uint64_t> ranks(300);
    for (std::size_t k = 0; k < ranks.size(); ++k) ranks[k] = k;
    auto const found = found_ranks(counts, ranks);
    for (std::size_t k = 0; k < ranks.size(); ++k) {
      ASSERT_EQ(found[k], counted_off(counts.data(), counts.size(), ranks[k])) << "seed " << seed << ", rank " << k;
    }
  }
}

TEST_F(DeviceReduction, GroupsCodesAsOneLookAtEachDoes)
{
  for (unsigned seed = 0; seed < 10; ++seed) {
    std::mt19937_64 random(seed);
    std::uint32_t const code_count = 1 + static_cast<std::uint32_t>(random() % 1000);
    std::uint64_t const first = random() >> 20;
    auto const codes = random_codes(random, 1 + random() % 100'000, code_count);
    auto const expected = counted_groups(codes, first, code_count);
    auto const found = grouped(codes, first, code_count);
    for (std::size_t code = 0; code < code_count; ++code) {
      ASSERT_TRUE(same(found[code], expected[code])) << "seed " << seed << ", code " << code;
    }
  }
}

class DeviceScan : public OnDevice {
 protected:
  void expect_the_hosts_outcomes(std::vector<int> const& devices, std::uint64_t beliefs, int unit)
  {
    RunPlan const plan{4, beliefs, {40, 1600}, 0};
    FirstOutcomes const expected = scan_outcomes(haunted_.params(), plan, unit, 0, 0, {});
    FirstOutcomes const found = scan_outcomes_on(devices, haunted_.params(), plan, unit, 0, {});
    for (std::size_t month = 0; month < expected.ghosts.size(); ++month) {
      EXPECT_TRUE(same(found.ghosts[month], expected.ghosts[month])) << month;
    }
    for (std::size_t k = 0; k < expected.others.size(); ++k) {
      EXPECT_TRUE(same(found.others[k], expected.others[k])) << k;
    }
    EXPECT_TRUE(same(found.human, expected.human));
    EXPECT_EQ(found.non_finite, expected.non_finite);
  }

  QuietModel haunted_ = haunted_model();
};

TEST_F(DeviceScan, FindsTheOutcomesThatTheHostFinds)
{
  expect_the_hosts_outcomes({0}, 0, 0);
  expect_the_hosts_outcomes({0}, 50, 1);
}

TEST_F(DeviceScan, FindsTheSameWithTwoThreadsOnOneDevice)
{
  if (device_->name().starts_with("Played")) GTEST_SKIP() << "the played runtime serves one thread";
  expect_the_hosts_outcomes({0, 0}, 0, 1);
}

TEST_F(DeviceScan, StopsWhereItIsAskedTo)
{
  std::uint64_t const many = std::uint64_t{1} << 40;
  FirstOutcomes const some =
      scan_outcomes_on({0}, haunted_.params(), {4, 0, {0, many}, 0}, 0, 0, [](auto, auto) { return false; });
  EXPECT_LT(some.trajectories(), many);
}

}  // namespace
}  // namespace ghostcast
