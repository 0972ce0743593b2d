// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "ghostcast/benchmark/bench_report.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::bench {
namespace {

using Json = nlohmann::ordered_json;

Json pieces_json(std::vector<RangeDigest> const& pieces)
{
  Json list = Json::array();
  for (RangeDigest const& each : pieces)
    list.push_back({{"first", each.range.first}, {"last", each.range.last - 1}, {"digest", to_hex(each.digest)}});
  return list;
}

Json bound_json(BenchReport const& report, Measurement const& measurement)
{
  auto const bound = bound_of(report, measurement);
  if (!bound) return nullptr;
  bool const devices = report.roof.of_devices;
  return {{"role_steps_per_s", bound->role_steps_per_second},
          {"of", devices ? "devices" : "one core"},
          {"fraction", bound->fraction},
          {"estimated", devices}};
}

void add_rates(Json& json, BenchReport const& report, Measurement const& each)
{
  std::vector<double> const wall = wall_seconds(each);
  std::vector<double> const core = core_seconds(each);
  Spread const time = spread_of(wall);
  double const trajectories = static_cast<double>(each.trajectories());
  json["seconds"] = {{"median", time.median}, {"least", time.least}, {"most", time.most}, {"median_deviation", time.deviation}, {"runs", wall}};
  json["core_seconds"] = {{"median", spread_of(core).median}, {"runs", core}};
  json["role_steps_per_s"] = each.role_steps() / time.median;
  json["draws_per_s"] = static_cast<double>(each.draws) / time.median;
  if (!report.roof.of_devices) json["draws_per_core_s"] = static_cast<double>(each.draws) / spread_of(core).median;
  json["trajectories_per_s"] = trajectories / time.median;
  json["seconds_per_million"] = time.median / trajectories * 1e6;
  json["bound"] = bound_json(report, each);
}

/// Where there is no rate, all keys of rates are null.
Json measurement_json(BenchReport const& report, Measurement const& each)
{
  Json json = {{"scenario", each.scenario.name}, {"file", each.scenario.file}, {"sha256", each.scenario.sha256},
               {"refused", each.refusal.empty() ? Json(nullptr) : Json(each.refusal)},
               {"trajectories", each.trajectories()}, {"draws", each.draws}, {"digest", to_hex(each.digest)}};
  json["checked"] = {{"pieces", each.pieces.size()}, {"agreed", pieces_json(each.checked)}};
  for (char const* const key : {"seconds", "core_seconds", "role_steps_per_s", "draws_per_s", "draws_per_core_s", "trajectories_per_s", "seconds_per_million", "bound"})
    json[key] = nullptr;
  if (each.has_rate()) add_rates(json, report, each);
  return json;
}

}  // namespace

std::string bench_json(BenchReport const& report)
{
  ReportedEngine const& engine = report.engine;
  Json json;
  json["schema"] = "ghostcast.bench/1";
  json["program"] = {{"version", program_version}, {"commit", program_commit}};
  json["engine"] = {{"name", engine.name}, {"device", engine.device}, {"threads", engine.threads},
                    {"isa", engine.isa.empty() ? Json(nullptr) : Json(engine.isa)}};
  json["status"] = report.interrupted ? "interrupted" : "complete";
  json["settings"] = {{"seed", report.settings.seed}, {"choice", report.settings.choice}, {"repetitions", report.settings.repetitions},
                      {"seconds", report.settings.seconds}, {"check_seconds", report.settings.check_seconds}};
  json["operations_per_s"] = report.roof.operations_per_second > 0.0 ? Json(report.roof.operations_per_second) : Json(nullptr);
  json["scenarios"] = Json::array();
  for (Measurement const& each : report.measurements) json["scenarios"].push_back(measurement_json(report, each));
  return json.dump(1) + "\n";
}

}  // namespace ghostcast::bench
