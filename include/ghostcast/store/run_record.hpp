// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the store knows of a run beside its tally.
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// What decides every number of a run but how many trajectories it has. Two runs with the same key count the
/// same trajectories: either may go on where the other ended.
struct RunKey {
  std::string scenario;          ///< scenario_hash()
  std::string model;             ///< fingerprint of the model's sources
  std::uint64_t seed{};
  std::uint64_t belief_count{};  ///< of a block; 0: one each
  std::uint64_t belief_block{};  ///< trajectories of a block; 0: all
  RecordMask record{};

  friend bool operator==(RunKey const&, RunKey const&) = default;
  std::string identity() const;  ///< SHA-256 of all of it
  std::string question() const;  ///< of all but the beliefs
};

/// SHA-256 of what a scenario's numbers come from: the document after layers, quantities and templates, its
/// plan and the changes of the command line. Comments, file names and the order of keys do not count.
std::string scenario_hash(nlohmann::json const& resolved);

/// How many trajectories were asked for.
struct RunExtent {
  std::uint64_t planned{};  ///< with a goal: of the blocks that were begun
  double absolute{std::numeric_limits<double>::infinity()};  ///< goals of --precision and --relative
  double relative{std::numeric_limits<double>::infinity()};
  std::uint64_t at_most{};  ///< trajectories, with a goal; 0: no goal

  bool has_goal() const { return at_most > 0; }
  std::string request() const;  ///< the same for the same command line
};

/// What computed a run.
struct RunOrigin {
  std::string version;
  std::string commit;
  std::string engine;
  std::string device;
  int threads{};
  std::string isa;  ///< empty: of another engine than the CPU
  int ranks{1};     ///< processes that computed together
};

/// What the reports say of a scenario that is not in its resolved form.
struct RunSubject {
  std::string name;
  std::string title;
  std::string file;
  std::string sha256;
  std::string plan;
  std::vector<std::string> changes;
  std::vector<std::string> warnings;
  nlohmann::json resolved;  ///< null in lists: see RunStore::subject
};

enum class RunState : int { partial, complete };

struct RunRecord {
  std::int64_t id{0};  ///< 0: not stored yet
  RunKey key;
  RunExtent extent;
  RunOrigin origin;
  RunSubject subject;
  RunState state{RunState::partial};
  std::uint64_t trajectories{};  ///< done
  std::uint64_t reach{};         ///< all of them are below this
  Digest digest;
  double seconds{};              ///< of computing
  RunFault fault_kind{RunFault::none};
  std::string fault;
  std::int64_t created{};        ///< [s] since 1970
  std::int64_t updated{};
  std::int64_t generation{};     ///< saves so far
  std::vector<std::string> tags;
};

/// "2026-11-23 04:55 UTC".
std::string utc_text(std::int64_t seconds);

/// "2026-11-23T04:55:00Z" (ISO 8601); empty where there is no such time.
std::string utc_stamp(std::int64_t seconds);

/// "cpu (AMD EPYC, 2 threads, avx512)".
std::string origin_text(RunOrigin const& origin);

}  // namespace ghostcast
