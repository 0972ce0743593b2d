// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/cli/verify.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Ranges that the text lists; the JSON has all.
constexpr std::size_t most_listed = 16;

/// What was run again, of how much.
std::string head(RecordedResult const& recorded, Verification const& found)
{
  return fmt::format("{}, plan \"{}\", seed {}: {} of {} run again, {} of {} trajectories\n",
                     printable(recorded.name), printable(recorded.plan), recorded.seed,
                     grouped(found.repeated.size()),
                     counted(recorded.ranges.size(), "range", "ranges"),
                     grouped(found.trajectories()), grouped(recorded.trajectories));
}

}  // namespace

std::string verification_text(RecordedResult const& recorded, Verification const& found)
{
  std::string text = head(recorded, found);
  std::size_t const listed = std::min(found.repeated.size(), most_listed);
  for (std::size_t i = 0; i < listed; ++i) {
    RangeDigest const& each = found.repeated[i];
    text += fmt::format("  {:>15} to {:>15}  {}\n", grouped(each.range.first),
                        grouped(each.range.last - 1), to_hex(each.digest));
  }
  if (listed < found.repeated.size())
    text += fmt::format("  and {} more\n", grouped(found.repeated.size() - listed));
  if (recorded.trajectories < recorded.planned)
    text += fmt::format("the run was stopped after {} of {} trajectories\n",
                        grouped(recorded.trajectories), grouped(recorded.planned));
  for (std::string const& note : found.notes) text += fmt::format("note: {}\n", printable(note));
  for (std::string const& line : found.differences) text += fmt::format("difference: {}\n", printable(line));
  if (found.chosen < recorded.ranges.size())
    text += fmt::format("ranges chosen by --seed {}; the numbers reported of units are compared with --all\n", found.seed);
  char const* const verdict = !found.differences.empty() ? "does not verify"
                              : found.interrupted        ? "not finished; no difference so far"
                                                         : "verified";
  return text + fmt::format("digest {}: {}\n", to_hex(recorded.digest), verdict);
}

std::string verification_json(RecordedResult const& recorded, Verification const& found)
{
  Json json;
  json["schema"] = "ghostcast.verify/1";
  json["result"] = recorded.file;
  json["scenario"] = recorded.name;
  json["plan"] = recorded.plan;
  json["seed"] = found.seed;
  json["digest"] = to_hex(recorded.digest);
  json["trajectories"] = recorded.trajectories;
  json["range_count"] = recorded.ranges.size();
  json["repeated_trajectories"] = found.trajectories();
  json["repeated"] = Json::array();
  for (RangeDigest const& each : found.repeated)
    json["repeated"].push_back({{"first", each.range.first}, {"last", each.range.last}, {"digest", to_hex(each.digest)}});
  json["notes"] = found.notes;
  json["differences"] = found.differences;
  json["finished"] = !found.interrupted;
  json["verified"] = !found.interrupted && found.differences.empty();
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast::cli
