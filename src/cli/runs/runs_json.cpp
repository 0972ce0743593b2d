// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "ghostcast/cli/runs.hpp"

namespace ghostcast::cli {
namespace {

using Json = nlohmann::ordered_json;

Json goal_json(RunExtent const& extent)
{
  if (!extent.has_goal()) return nullptr;
  auto const limit = [](double goal) { return std::isfinite(goal) ? Json(goal) : Json(nullptr); };
  return {{"absolute", limit(extent.absolute)}, {"relative", limit(extent.relative)}, {"at_most", extent.at_most}};
}

Json origin_json(RunOrigin const& origin)
{
  return {{"program", {{"version", origin.version}, {"commit", origin.commit}}},
          {"engine", {{"name", origin.engine}, {"device", origin.device}, {"threads", origin.threads}, {"isa", origin.isa}, {"ranks", origin.ranks}}}};
}

Json subject_json(RunSubject const& subject)
{
  return {{"name", subject.name}, {"file", subject.file}, {"sha256", subject.sha256}, {"plan", subject.plan}, {"changes", subject.changes}};
}

Json record_json(RunRecord const& record)
{
  Json json{{"run", record.id},
            {"state", record.state == RunState::complete ? "complete" : "partial"},
            {"scenario", subject_json(record.subject)},
            {"seed", record.key.seed},
            {"beliefs", record.key.belief_count},
            {"belief_block", record.key.belief_block},
            {"trajectories", record.trajectories},
            {"planned", record.extent.planned},
            {"goal", goal_json(record.extent)},
            {"digest", to_hex(record.digest)},
            {"model", record.key.model},
            {"begun", utc_stamp(record.created)},
            {"saved", utc_stamp(record.updated)},
            {"seconds", record.seconds},
            {"fault", record.fault.empty() ? Json(nullptr) : Json(record.fault)},
            {"tags", record.tags}};
  json.update(origin_json(record.origin));
  return json;
}

}  // namespace

std::string list_json_text(std::vector<RunRecord> const& records)
{
  Json json{{"schema", "ghostcast.runs/1"}, {"runs", Json::array()}};
  for (RunRecord const& record : records) json["runs"].push_back(record_json(record));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast::cli
