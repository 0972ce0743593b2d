// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/sobol_directions.hpp"

#include <boost/random/sobol.hpp>
#include <cstdint>
#include <vector>

namespace ghostcast {
namespace {

/// Where the engine's point is one direction number: Boost goes through the points in the order of the
/// Gray code, in which step 2^(b+1) - 1 has bit b alone. It leaves out step 0, whose point is 0.
std::uint64_t step_of_bit(int bit) { return (std::uint64_t{2} << bit) - 2; }

std::vector<Directions> read_all()
{
  std::vector<Directions> all(sobol_dimensions);
  boost::random::sobol_engine<std::uint32_t, 32> engine(sobol_dimensions);
  for (int bit = 0; bit < 32; ++bit) {
    engine.seed();
    engine.discard(step_of_bit(bit) * sobol_dimensions);
    for (Directions& each : all) each.reversed[bit] = reverse_bits<Scalar>(engine());
  }
  return all;
}

}  // namespace

Directions const& sobol_directions(int dimension)
{
  static std::vector<Directions> const all = read_all();
  return all[static_cast<std::size_t>(dimension)];
}

}  // namespace ghostcast
