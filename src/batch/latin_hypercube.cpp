// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/latin_hypercube.hpp"

#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {
namespace {

/// Uniform in (0, 1) of so few bits that stratum + place is exact and stays in its stratum when it is
/// divided by the number of strata.
double place_within(std::uint64_t seed, std::uint64_t row, std::uint32_t stratum)
{
  std::uint64_t const bits = design_bits(seed, DesignPurpose::latin_place, row, stratum) >> 32;
  return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

}  // namespace

std::vector<double> latin_hypercube_axis(std::uint64_t seed, std::string_view axis, int samples)
{
  std::uint64_t const row = name_hash(axis.data(), axis.size());
  std::vector<double> uniforms;
  for (int const stratum : design_permutation(seed, DesignPurpose::latin_order, row, samples)) {
    double const place = place_within(seed, row, static_cast<std::uint32_t>(stratum));
    uniforms.push_back((static_cast<double>(stratum) + place) / static_cast<double>(samples));
  }
  return uniforms;
}

}  // namespace ghostcast
