// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/rare_result.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

Json optional_json(std::optional<double> const& value)
{
  return value ? Json(*value) : Json(nullptr);
}

Json probability_json(RareResult const& r)
{
  ReplicateMean const mean = r.estimate.mean();
  RareInterval const interval = rare_interval(r);
  return {{"value", mean.value},
          {"standard_error", mean.interval ? Json(mean.standard_error) : Json(nullptr)},
          {"interval", {{"low", interval.ends.low}, {"high", interval.ends.high}, {"level", confidence_level}, {"method", interval.method}}},
          {"zero_replicates", mean.zeros},
          {"beliefs", r.particles()},
          {"beliefs_of_ghosts", r.estimate.sum_of(&SplitEstimate::ancestors)}};
}

Json first_json(RareResult const& r)
{
  Proportion const first = r.estimate.first_sample();
  return {{"trajectories", r.particles()},
          {"ghosts", r.estimate.sum_of(&SplitEstimate::first_reached)},
          {"interval", {{"low", first.interval.low}, {"high", first.interval.high}, {"level", confidence_level}, {"method", "Wilson"}}}};
}

Json never_json(RareResult const& r)
{
  return {{"month", r.horizon},
          {"value", r.never.value},
          {"interval", {{"low", r.never.interval.low}, {"high", r.never.interval.high}, {"level", confidence_level}, {"method", "Wilson"}}},
          {"trajectories", r.never_trajectories},
          {"beliefs", r.never_trajectories}};
}

Json cost_json(RareResult const& r)
{
  RareCost const cost = rare_cost(r);
  return {{"months", r.estimate.sum_of(&SplitEstimate::steps)},
          {"months_of_a_trajectory", cost.trajectory_months},
          {"plain_trajectories", optional_json(cost.plain)},
          {"gain", optional_json(cost.gain())},
          {"seconds", r.estimate.seconds}};
}

Json replicates_json(RareResult const& r)
{
  Json list = Json::array();
  for (std::size_t k = 0; k < r.estimate.replicates.size(); ++k) {
    SplitEstimate const& each = r.estimate.replicates[k];
    list.push_back({{"seed", replicate_seed(r.split.seed, k)},
                    {"probability", each.probability},
                    {"ghosts_before_splits", each.first_reached},
                    {"levels", each.rounds},
                    {"splits", each.splits},
                    {"months", each.steps},
                    {"beliefs_of_ghosts", each.ancestors}});
  }
  return list;
}

std::string number(double value)
{
  return fmt::format("{:.9g}", value);
}

}  // namespace

nlohmann::ordered_json rare_json(RareResult const& r)
{
  Json json;
  json["schema"] = "ghostcast.rare/1";
  json["program"] = {{"version", r.program_version}, {"commit", r.program_commit}};
  json["scenario"] = {{"name", r.name}, {"sha256", r.sha256}};
  json["resolved_scenario"] = r.resolved;
  json["plan"] = r.plan;
  json["changes"] = r.changes;
  json["seed"] = r.split.seed;
  json["unit"] = r.unit.name;
  json["definition"] = {{"name", r.definition.name}, {"text", definition_text(r.definition.definition, r.unit.people)}};
  json["within"] = r.within;
  json["date"] = r.start ? Json(month_name(r.start, r.within)) : Json(nullptr);
  json["replicate_count"] = r.split.replicates;
  json["particles"] = r.split.particles;
  json["probability"] = probability_json(r);
  json["before_splits"] = first_json(r);
  json["never"] = never_json(r);
  json["cost"] = cost_json(r);
  json["replicates"] = replicates_json(r);
  json["warnings"] = r.scenario_warnings;
  return json;
}

std::string rare_csv(RareResult const& r)
{
  ReplicateMean const mean = r.estimate.mean();
  RareInterval const interval = rare_interval(r);
  RareCost const cost = rare_cost(r);
  return "unit,definition,within,probability,low,high,interval,standard_error,replicates,zero_replicates,particles,beliefs,never,never_low,"
         "never_high,months,plain_trajectories\n" +
         fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(r.unit.name), csv_field(r.definition.name), r.within,
                     number(mean.value), number(interval.ends.low), number(interval.ends.high), interval.method,
                     mean.interval ? number(mean.standard_error) : "", r.split.replicates, mean.zeros, r.split.particles, r.particles(),
                     number(r.never.value), number(r.never.interval.low), number(r.never.interval.high),
                     r.estimate.sum_of(&SplitEstimate::steps), cost.plain ? number(*cost.plain) : "");
}

std::string replicates_csv(RareResult const& r)
{
  std::string text = "replicate,seed,probability,levels,splits,months,beliefs_of_ghosts\n";
  for (std::size_t k = 0; k < r.estimate.replicates.size(); ++k) {
    SplitEstimate const& each = r.estimate.replicates[k];
    text += fmt::format("{},{},{},{},{},{},{}\n", k, replicate_seed(r.split.seed, k), number(each.probability), each.rounds, each.splits, each.steps, each.ancestors);
  }
  return text;
}

void write_rare(std::filesystem::path const& folder, RareResult const& r)
{
  write_files(folder, {{"rare.json", rare_json(r).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"}, {"rare.csv", rare_csv(r)}, {"replicates.csv", replicates_csv(r)}});
}

}  // namespace ghostcast
