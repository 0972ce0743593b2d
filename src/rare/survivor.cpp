// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/survivor.hpp"

#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {

std::size_t chosen_survivor(std::uint64_t seed, std::uint64_t stream, std::size_t count)
{
  auto const block = random_words<Scalar>(make_stream<Scalar>(seed, stream), 0, 0, 0);
  std::uint64_t const word = std::uint64_t{block.word[0]} << 32 | block.word[1];
  __extension__ using Wide128 = unsigned __int128;
  return static_cast<std::size_t>(static_cast<Wide128>(word) * count >> 64);
}

}  // namespace ghostcast
