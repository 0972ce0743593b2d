// SPDX-License-Identifier: Apache-2.0
/// \file
/// The same as disclosure.hpp for comma-separated values and JSON.
#pragma once

#include <map>
#include <nlohmann/json.hpp>

#include "report/disclosure.hpp"

namespace ghostcast::test {

/// One record by the names of its columns.
using Record = std::map<std::string, std::string>;

inline bool is_number(std::string const& field)
{
  return matches(field, "[0-9][0-9.e+-]*");
}

/// Whether `value` lies between its bounds; rounding of nine digits may move each.
inline bool is_between(Record const& record, char const* value, char const* low, char const* high)
{
  for (char const* key : {value, low, high}) {
    if (!record.contains(key) || !is_number(record.at(key))) return false;
  }
  double const middle = std::stod(record.at(value));
  return std::stod(record.at(low)) <= middle + 1e-8 && middle <= std::stod(record.at(high)) + 1e-8;
}

inline bool names_never(Record const& record)
{
  for (char const* key : {"interval", "beliefs", "horizon", "unit", "definition"}) {
    if (!record.contains(key) || record.at(key).empty()) return false;
  }
  return is_between(record, "never", "never_low", "never_high") &&
         matches(record.at("interval"), interval.substr(std::string("intervals: ").size())) &&
         is_number(record.at("beliefs")) && is_number(record.at("horizon"));
}

/// Records about a definition must name P(never); probabilities must have their interval too.
inline bool is_disclosed(Record const& record)
{
  auto const about = [&](char const* key) { return record.contains(key) ? record.at(key) : ""; };
  bool const probability = record.contains("probability") ||
                           (about("metric").find("probability") != std::string::npos &&
                            about("metric").starts_with("ghost"));
  bool const of_ghosts = probability || !about("definition").empty() ||
                         contains(about("metric") + about("quantity") + about("outcome"), "ghost");
  if (!of_ghosts) return true;
  if (!names_never(record)) return false;
  return !probability ||
         is_between(record, record.contains("probability") ? "probability" : "value", "low", "high");
}

inline Breaches csv_breaches(std::string const& text)
{
  auto const records = csv_records(text);
  Breaches breaches;
  for (std::size_t line = 1; line < records.size(); ++line) {
    Record record;
    for (std::size_t k = 0; k < records[line].size() && k < records[0].size(); ++k)
      record[records[0][k]] = records[line][k];
    if (!is_disclosed(record)) breaches.push_back("record " + std::to_string(line));
  }
  return breaches;
}

/// An object as a record; members that are neither text nor numbers are left out.
inline Record record_of(nlohmann::json const& object)
{
  Record record;
  for (auto const& [key, value] : object.items()) {
    if (value.is_string()) record[key] = value.get<std::string>();
    if (value.is_number()) record[key] = value.dump();
  }
  return record;
}

/// Hazards name all that must stand beside them once, and an interval each.
inline bool is_disclosed_hazard(nlohmann::json const& hazard, std::string const& at)
{
  Record record = record_of(hazard);
  record["unit"] = at;
  if (!names_never(record)) return false;
  for (nlohmann::json const& year : hazard.at("by_year")) {
    for (nlohmann::json const& outcome : year.at("outcomes")) {
      if (!is_between(record_of(outcome), "hazard", "low", "high")) return false;
    }
  }
  return true;
}

/// Intervals by month name all that must stand beside them once, and have as many bounds as there are months.
inline bool is_disclosed_curve(nlohmann::json const& intervals, std::string const& at)
{
  Record record = record_of(intervals);
  record["unit"] = at;
  if (!names_never(record)) return false;
  for (nlohmann::json const& outcome : intervals.at("outcomes")) {
    auto const low = outcome.at("low").get<std::vector<double>>();
    auto const high = outcome.at("high").get<std::vector<double>>();
    if (low.size() != intervals.at("horizon") || high.size() != low.size()) return false;
    for (std::size_t k = 0; k < low.size(); ++k) {
      if (!(0.0 <= low[k] && low[k] <= high[k] && high[k] <= 1.0)) return false;
    }
  }
  return true;
}

/// Numbers about a definition that are no probability of a ghost: levels of dates, months lost.
inline bool is_harmless_number(std::string const& at)
{
  return contains(at, "/ghost_dates/[0-9]+/level$") || contains(at, "/months_lost/[a-z_]+/[a-z_]+$");
}

inline void add_json_breaches(nlohmann::json const& json, std::string const& at, Breaches& breaches)
{
  if (json.is_object() && json.contains("probability")) {
    Record record = record_of(json);
    record["unit"] = at;  // the object stands in its unit
    if (!is_disclosed(record)) breaches.push_back(at);
    return;
  }
  if (at.ends_with("/hazard") && json.is_object()) {
    if (!is_disclosed_hazard(json, at)) breaches.push_back(at);
    return;
  }
  if (at.ends_with("/intervals") && json.is_object()) {
    if (!is_disclosed_curve(json, at)) breaches.push_back(at);
    return;
  }
  // Of definitions all other numbers are counts.
  if (json.is_number_float() && !is_harmless_number(at) && at.find("/definitions/") != std::string::npos) breaches.push_back(at);
  if (!json.is_structured()) return;
  for (auto const& [key, value] : json.items()) {
    if (key != "resolved_scenario") add_json_breaches(value, at + "/" + key, breaches);
  }
}

inline Breaches json_breaches(nlohmann::json const& result)
{
  Breaches breaches;
  add_json_breaches(result, "", breaches);
  for (nlohmann::json const& warning : result.value("warnings", nlohmann::json::array())) {
    for (std::string const& breach : text_breaches(warning.get<std::string>()))
      breaches.push_back(breach);
  }
  return breaches;
}

}  // namespace ghostcast::test
