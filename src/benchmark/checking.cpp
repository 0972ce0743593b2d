// SPDX-License-Identifier: Apache-2.0
#include "checking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ghostcast::bench {
namespace {

std::string difference_text(RangeDigest const& piece, std::string const& wanted_by, Digest const& wanted, std::string const& found_by)
{
  return fmt::format("the piece of trajectories {} to {} has digest {} on {}, {} on {}", piece.range.first, piece.range.last - 1,
                     to_hex(piece.digest), found_by, to_hex(wanted), wanted_by);
}

/// The pieces in random order.
std::vector<RangeDigest> shuffled(std::vector<RangeDigest> const& pieces, std::uint64_t seed)
{
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < pieces.size(); ++i) order.emplace_back(mix64(mix64(seed) + i), i);
  std::sort(order.begin(), order.end());
  std::vector<RangeDigest> result;
  for (auto const& [key, i] : order) result.push_back(pieces[i]);
  return result;
}

}  // namespace

bool covers(RunOutput const& output, TrajectoryRange const& range)
{
  std::uint64_t next = range.first;
  for (RangeDigest const& each : output.ranges) {
    if (each.range.first != next) return false;
    next = each.range.last;
  }
  return next == range.last;
}

std::string fault_within(RunOutput const& output, std::uint64_t trajectories)
{
  Digest sum;
  for (RangeDigest const& each : output.ranges) sum += each.digest;
  if (sum != output.digest) return fmt::format("the run's digest is {}, that of its pieces {}", to_hex(output.digest), to_hex(sum));
  if (Digest const counts = digest_of(output.tally); counts != sum)
    return fmt::format("the run's counts have digest {}, its pieces {}", to_hex(counts), to_hex(sum));
  if (output.tally.trajectories() != trajectories)
    return fmt::format("the run counted {} trajectories of {}", output.tally.trajectories(), trajectories);
  return {};
}

Checked check_pieces(Reference const& reference, ModelParams const& params, RunPlan const& plan, std::vector<RangeDigest> const& pieces,
                     BenchSettings const& settings, Progress const& progress)
{
  using Clock = std::chrono::steady_clock;
  auto const end = Clock::now() + std::chrono::duration<double>(settings.check_seconds);
  Checked found;
  for (RangeDigest const& piece : shuffled(pieces, settings.choice)) {
    if (!found.agreed.empty() && Clock::now() > end) break;
    // Digests add, so a piece may be cut for the threads of the reference.
    RunOutput const output = reference(params, plan, split_range(piece.range), progress);
    if (!covers(output, piece.range)) break;
    if (output.digest != piece.digest) {
      found.difference = difference_text(piece, "the reference", output.digest, "the engine");
      break;
    }
    found.agreed.push_back(piece);
  }
  return found;
}

std::string difference_between(std::vector<RangeDigest> const& wanted, std::vector<RangeDigest> const& found, std::string const& name)
{
  if (wanted.size() != found.size()) return fmt::format("{} has {} pieces, the checked run {}", name, found.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (found[i].digest != wanted[i].digest) return difference_text(found[i], "the checked run", wanted[i].digest, name);
  }
  return {};
}

Reference scalar_reference(int threads)
{
  return [threads](ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges, Progress const& progress) {
    return run_ranges(params, plan, ranges, threads, progress, Isa::scalar);
  };
}

}  // namespace ghostcast::bench
