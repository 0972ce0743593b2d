// SPDX-License-Identifier: Apache-2.0
/// \file
/// A result.json read back: what is needed to run parts of it again, and what its own numbers say
/// about each other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

struct RecordedResult {
  std::string file;  ///< of result.json
  std::string program_version;
  std::string program_commit;
  std::string name;    ///< of the scenario
  std::string sha256;  ///< of the scenario
  std::string plan;
  std::uint64_t seed{};
  std::uint64_t planned{};       ///< trajectories asked for
  std::uint64_t belief_count{};  ///< of a block; 0: one each
  std::uint64_t belief_block{};  ///< trajectories of a block; 0: all
  std::uint64_t trajectories{};  ///< done
  Digest digest;
  std::vector<RangeDigest> ranges;  ///< disjoint, ascending, within 0 .. planned
  nlohmann::json json;              ///< all of it
};

/// Reads result.json, or that of a folder that `run --out` wrote.
/// \throws InputError with every fault: no file, no JSON, another schema, keys that are missing,
///         values that no run writes (negative ones, ranges that overlap or are not in order)
RecordedResult read_recorded_result(std::filesystem::path const& path);

/// The same for a text; `file` is its name in messages.
RecordedResult parse_recorded_result(std::string_view text, std::string const& file);

/// Where the numbers of a result contradict each other, a line each: digests of ranges against
/// the digest, trajectories of ranges and of units against the number of trajectories.
std::vector<std::string> accounting_differences(RecordedResult const& recorded);

/// The digest that to_hex wrote, or nothing.
std::optional<Digest> digest_from_hex(std::string_view text);

}  // namespace ghostcast
