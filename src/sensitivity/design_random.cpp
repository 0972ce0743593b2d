// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/design_random.hpp"

#include <algorithm>
#include <numeric>

#include "ghostcast/math/normal.hpp"
#include "ghostcast/random/philox.hpp"

namespace ghostcast {
namespace {

/// The model's domains stand in these bits of the address and are smaller (random/random_stream.hpp).
constexpr std::uint32_t design_domain = 8u << 28;

}  // namespace

std::uint64_t design_bits(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column)
{
  WordBlock<Scalar> const words = philox4x32_scalar(
      column, static_cast<std::uint32_t>(purpose) | design_domain, static_cast<std::uint32_t>(row),
      static_cast<std::uint32_t>(row >> 32), static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
  return std::uint64_t{words.word[0]} << 32 | words.word[1];
}

double design_uniform(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column)
{
  return (static_cast<double>(design_bits(seed, purpose, row, column) >> 12) + 0.5) * 0x1p-52;
}

double design_normal(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column)
{
  return normal_quantile(design_uniform(seed, purpose, row, column));
}

std::vector<int> design_permutation(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, int size)
{
  std::vector<int> order(static_cast<std::size_t>(size));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t k = order.size(); k > 1; --k) {
    double const u = design_uniform(seed, purpose, row, static_cast<std::uint32_t>(k));
    auto const other = std::min(static_cast<std::size_t>(u * static_cast<double>(k)), k - 1);
    std::swap(order[k - 1], order[other]);
  }
  return order;
}

}  // namespace ghostcast
