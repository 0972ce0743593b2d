// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "ghostcast/random/sobol_directions.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/tally/digest.hpp"

namespace ghostcast {
namespace {

using Address = std::pair<std::uint32_t, int>;  // hash of the name, unit

/// Gives dimensions of the Sobol sequence to addresses.
class Dimensions {
 public:
  /// To each its own by hash; where it is taken, the next one that is free. So a new uniform moves
  /// another one only where their hashes meet. Addresses that find none stay random.
  void give(std::set<Address> const& addresses)
  {
    for (Address const& address : addresses) {
      if (given_.contains(address) || taken_.size() == sobol_dimensions) continue;
      std::uint64_t const key = std::uint64_t{address.first} << 32 | static_cast<std::uint32_t>(address.second);
      int dimension = static_cast<int>(mix64(key) % sobol_dimensions);
      while (!taken_.insert(dimension).second) dimension = (dimension + 1) % sobol_dimensions;
      given_.emplace(address, dimension);
    }
  }

  Directions of(Address const& address) const
  {
    auto const found = given_.find(address);
    return found == given_.end() ? Directions{} : sobol_directions(found->second);
  }

 private:
  std::map<Address, int> given_;
  std::set<int> taken_;
};

}  // namespace

void assign_directions(Scenario& scenario, std::size_t draws_without_plan)
{
  std::set<Address> before;
  std::set<Address> all;
  for (CopulaTerm const& term : scenario.copula_terms) before.emplace(term.name_hash, term.address_unit);
  for (std::size_t d = 0; d < scenario.draws.size(); ++d) {
    Draw const& draw = scenario.draws[d];
    if (draw.copula_row >= 0) continue;  // its terms have the uniforms
    (d < draws_without_plan ? before : all).emplace(draw.name_hash, draw.address_unit);
  }
  Dimensions dimensions;
  dimensions.give(before);
  dimensions.give(all);
  for (CopulaTerm& term : scenario.copula_terms) term.directions = dimensions.of({term.name_hash, term.address_unit});
  for (Draw& draw : scenario.draws) {
    if (draw.copula_row < 0) draw.directions = dimensions.of({draw.name_hash, draw.address_unit});
  }
}

}  // namespace ghostcast
