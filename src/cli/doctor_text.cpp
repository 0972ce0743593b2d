// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ghostcast/cli/doctor.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int indent = 22;

std::string finding_text(Finding const& finding)
{
  std::string text = wrapped(fmt::format("{:<8} {:<12} {}", verdict_name(finding.verdict), finding.topic, printable(finding.text)), indent);
  if (!finding.advice.empty()) text += wrapped(fmt::format("{:<21} {}", "what to do:", finding.advice), indent);
  return text;
}

std::uint64_t count_of(std::vector<Finding> const& findings, Verdict verdict)
{
  return static_cast<std::uint64_t>(std::ranges::count(findings, verdict, &Finding::verdict));
}

std::string verdict_line(std::vector<Finding> const& findings)
{
  std::uint64_t const differences = count_of(findings, Verdict::differs);
  std::uint64_t const problems = count_of(findings, Verdict::problem);
  std::uint64_t const notes = count_of(findings, Verdict::note);
  if (differences + problems == 0)
    return notes == 0 ? "all well\n" : fmt::format("all well; {}\n", counted(notes, "note", "notes"));
  return fmt::format("{} whose digest differs, {}, {}\n", counted(differences, "engine", "engines"),
                     counted(problems, "problem", "problems"), counted(notes, "note", "notes"));
}

Json trial_json(EngineTrial const& trial)
{
  Json json = {{"engine", trial.name}, {"device", trial.device}, {"trajectories", trial.trajectories}, {"compared", trial.compared},
               {"seconds", trial.seconds}, {"digest", to_hex(trial.digest)}, {"fault", trial.fault}, {"different", Json::array()}};
  for (TrajectoryRange const& each : trial.different) json["different"].push_back({{"first", each.first}, {"last", each.last}});
  return json;
}

}  // namespace

std::string doctor_text(std::vector<Finding> const& findings, Chatter chatter)
{
  std::string text;
  for (Finding const& each : findings) {
    if (chatter == Chatter::normal || each.verdict != Verdict::well) text += finding_text(each);
  }
  return text + verdict_line(findings);
}

std::string doctor_json(std::vector<Finding> const& findings, EngineTrials const& trials)
{
  Json json = {{"schema", "ghostcast.doctor/1"}, {"verdict", verdict_name(gravest(findings))}, {"findings", Json::array()}};
  for (Finding const& each : findings)
    json["findings"].push_back({{"topic", each.topic}, {"verdict", verdict_name(each.verdict)}, {"text", each.text}, {"advice", each.advice}});
  json["trials"] = {{"scenario", trials.scenario}, {"seed", trials.seed}, {"trajectories", trials.trajectories}, {"finished", !trials.interrupted},
                    {"reference", trial_json(trials.reference)}, {"others", Json::array()}};
  for (EngineTrial const& each : trials.others) json["trials"]["others"].push_back(trial_json(each));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ghostcast::cli
