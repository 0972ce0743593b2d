// SPDX-License-Identifier: Apache-2.0
#include "cuda/download.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace ghostcast::cuda {
namespace {

/// Counts 1, 2, 3 ... on the played device, and back.
std::vector<std::uint64_t> there_and_back(std::size_t count, std::size_t largest)
{
  DeviceBuffer<unsigned long long> const buffer(count, "numbers");
  std::iota(buffer.data(), buffer.data() + count, 1ull);
  return Download(largest)(buffer.data(), count, Stream());
}

TEST(Download, OfAnyLengthGivesEveryCountOnce)
{
  constexpr std::size_t piece = std::size_t{1} << 20;
  for (std::size_t count : {std::size_t{1}, piece - 1, piece, piece + 1, 2 * piece, 5 * piece + 7}) {
    std::vector<std::uint64_t> expected(count);
    std::iota(expected.begin(), expected.end(), 1u);
    EXPECT_EQ(there_and_back(count, count), expected) << count;
  }
}

TEST(Download, ThroughPiecesOfThreeGivesEveryCountOnce)
{
  for (std::size_t count = 0; count < 20; ++count) {
    std::vector<std::uint64_t> expected(count);
    std::iota(expected.begin(), expected.end(), 1u);
    EXPECT_EQ(there_and_back(count, 3), expected) << count;
  }
}

}  // namespace
}  // namespace ghostcast::cuda
