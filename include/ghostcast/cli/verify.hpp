// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `verify`: run parts of a result again, and compare digests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/recorded_result.hpp"

namespace ghostcast::cli {

struct VerifyOptions {
  std::string result;        ///< result.json, or its folder
  std::uint64_t ranges{4};   ///< to run again; all where there are fewer
  bool all{false};           ///< every range, and what the result reports of the whole
  std::optional<std::uint64_t> seed;  ///< of the choice of ranges; fresh without
  EngineChoice engine{EngineKind::cpu, {}, 0};  ///< devices: compared with the CPU too
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
};

/// What a verification found.
struct Verification {
  std::uint64_t seed{};                  ///< of the choice
  std::uint64_t chosen{};                ///< ranges
  std::vector<RangeDigest> repeated;     ///< as found now; those that were finished
  std::vector<std::string> differences;  ///< a line each
  std::vector<std::string> notes;
  bool interrupted{false};

  std::uint64_t trajectories() const;  ///< run again
};

/// `count` of `ranges` in ascending order, or all; a function of the seed.
std::vector<RangeDigest> choose_ranges(std::vector<RangeDigest> const& ranges, std::uint64_t count,
                                       std::uint64_t seed);

/// Where an engine differs from the CPU in these ranges, a line each that names the first
/// trajectory, month and variable. Stops where `progress` returns false.
std::vector<std::string> engine_differences(Engine& engine, Scenario const& scenario,
                                            RunPlan const& plan,
                                            std::vector<RangeDigest> const& cpu,
                                            Progress const& progress);

std::string verification_text(RecordedResult const& recorded, Verification const& found);
std::string verification_json(RecordedResult const& recorded, Verification const& found);

/// \throws InputError where there is no result that could be verified
ExitCode verify(VerifyOptions const& options);

}  // namespace ghostcast::cli
