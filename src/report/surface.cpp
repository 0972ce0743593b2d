// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/surface.hpp"

#include <fmt/format.h>

#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;

char const* kind_name(LimitKind kind)
{
  return kind == LimitKind::people ? "people" : "share of the peak";
}

std::string const& unit_name(Surface const& surface)
{
  return surface.result.units[static_cast<std::size_t>(surface.unit)].name;
}

double limit_of(Surface const& surface, Definition const& definition)
{
  return static_cast<double>(surface.axes.kind == LimitKind::people ? definition.headcount_limit
                                                                    : definition.headcount_share);
}

/// The number of the axis that a definition, in single precision, came from.
double axis_value(std::vector<double> const& axis, double stored)
{
  for (double const value : axis) {
    if (static_cast<float>(value) == static_cast<float>(stored)) return value;
  }
  return stored;
}

Json cell_json(Surface const& surface, SurfaceCell const& cell)
{
  Json json = {{"threshold", axis_value(surface.axes.thresholds, cell.definition.threshold)},
               {"limit", axis_value(surface.axes.limits, limit_of(surface, cell.definition))},
               {"persistence", cell.definition.persistence}};
  if (!cell.ghost) {
    json["probability"] = nullptr;
    return json;
  }
  Proportion const never = complement(*cell.ghost);
  json["probability"] = cell.ghost->value;
  json["low"] = cell.ghost->interval.low;
  json["high"] = cell.ghost->interval.high;
  json["never"] = never.value;
  json["never_low"] = never.interval.low;
  json["never_high"] = never.interval.high;
  return json;
}

}  // namespace

std::vector<SurfaceCell> surface_cells(Definition const& base, SurfaceAxes const& axes)
{
  std::vector<SurfaceCell> cells;
  for (int const persistence : axes.persistences) {
    for (double const threshold : axes.thresholds) {
      for (double const limit : axes.limits) {
        Definition d = base;
        d.threshold = static_cast<float>(threshold);
        d.persistence = persistence;
        d.headcount_limit = axes.kind == LimitKind::people ? static_cast<float>(limit) : 0.0f;
        d.headcount_share = axes.kind == LimitKind::share ? static_cast<float>(limit) : 0.0f;
        cells.push_back({d, std::nullopt});
      }
    }
  }
  return cells;
}

std::string limit_text(SurfaceAxes const& axes, double limit)
{
  return axes.kind == LimitKind::share ? fmt::format("{:.4g} %", 100.0 * limit)
                                       : fmt::format("{:.9g}", limit);
}

nlohmann::ordered_json surface_json(Surface const& surface)
{
  RunResult const& result = surface.result;
  Json json;
  json["schema"] = "ghostcast.surface/1";
  json["program"] = {{"version", result.program_version}, {"commit", result.program_commit}};
  json["scenario"] = {{"name", result.name}, {"sha256", result.sha256}};
  json["plan"] = result.plan;
  json["changes"] = result.changes;
  json["seed"] = result.seed;
  json["beliefs"] = result.beliefs;
  json["trajectories"] = result.trajectories();
  json["interval"] = interval_name(result);
  json["unit"] = unit_name(surface);
  json["definition"] = surface.varied;
  json["share"] = name_of(surface.cells.front().definition.share);
  json["growth"] = surface.cells.front().definition.growth;
  json["needs_supervisor"] = surface.cells.front().definition.needs_supervisor;
  json["month"] = surface.month;
  json["date"] = result.start ? Json(result.date(surface.month)) : Json(nullptr);
  json["axes"] = {{"threshold", surface.axes.thresholds},
                  {"limit_kind", kind_name(surface.axes.kind)},
                  {"limit", surface.axes.limits},
                  {"persistence", surface.axes.persistences}};
  json["digests"] = Json::array();
  for (Digest const& digest : surface.digests) json["digests"].push_back(to_hex(digest));
  json["cells"] = Json::array();
  for (SurfaceCell const& cell : surface.cells) json["cells"].push_back(cell_json(surface, cell));
  return json;
}

std::string surface_json_text(Surface const& surface)
{
  return surface_json(surface).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string surface_csv(Surface const& surface)
{
  RunResult const& result = surface.result;
  std::string text =
      "unit,definition,month,date,threshold,limit_kind,limit,persistence,probability,low,high," +
      std::string(never_header) + "\n";
  std::string const prefix =
      fmt::format("{},{},{},{}", csv_field(unit_name(surface)), csv_field(surface.varied),
                  surface.month, result.start ? result.date(surface.month) : "");
  for (SurfaceCell const& cell : surface.cells) {
    if (!cell.ghost) continue;
    Proportion const never = complement(*cell.ghost);
    fmt::format_to(std::back_inserter(text),
                   "{},{:.9g},{},{:.9g},{},{:.9g},{:.9g},{:.9g},{},{},{:.9g},{:.9g},{:.9g},{}\n",
                   prefix, axis_value(surface.axes.thresholds, cell.definition.threshold),
                   kind_name(surface.axes.kind),
                   axis_value(surface.axes.limits, limit_of(surface, cell.definition)),
                   cell.definition.persistence, cell.ghost->value, cell.ghost->interval.low,
                   cell.ghost->interval.high, interval_name(result), result.beliefs, never.value,
                   never.interval.low, never.interval.high, surface.month);
  }
  return text;
}

}  // namespace ghostcast
