// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

constexpr std::size_t most_shown = 10;
constexpr int name_width = 42;
constexpr int value_width = 38;

/// The key of "unit: key".
std::string key_of(std::string const& name)
{
  std::size_t const colon = name.rfind(": ");
  return colon == std::string::npos ? name : name.substr(colon + 2);
}

/// The unit of a parameter's value, with a space in front; empty where it has none.
std::string unit_of(std::string const& name)
{
  for (Section const section : {Section::unit, Section::market, Section::organisation}) {
    ParameterInfo const* const row = find_parameter(section, key_of(name));
    if (row == nullptr) continue;
    bool const none = row->unit.empty() || row->unit == "1" || row->unit == "-";
    return none ? "" : fmt::format(" {}", row->unit);
  }
  return "";
}

std::string value_words(double value)
{
  return std::abs(value) >= 1e4 ? rounded(value) : fmt::format("{:.4g}", value);
}

/// Whether a parameter belongs to a unit that is not looked at.
bool of_another_unit(Explanation const& e, ExplainView const& view, std::string const& name)
{
  for (std::size_t u = 0; u < e.units.size(); ++u) {
    bool const shown = std::count(view.units.begin(), view.units.end(), static_cast<int>(u)) > 0;
    if (!shown && name.starts_with(e.units[u].name + ": ")) return true;
  }
  return false;
}

/// Parameters to show, the most extreme first.
std::vector<std::size_t> by_extremity(Explanation const& e, ExplainView const& view)
{
  std::vector<std::size_t> order;
  for (std::size_t d = 0; d < e.draw_names.size(); ++d) {
    if (!of_another_unit(e, view, e.draw_names[d])) order.push_back(d);
  }
  auto const extremity = [&](std::size_t d) {
    return std::abs(e.replay.belief.drawn[d].percentile - 0.5);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return extremity(a) > extremity(b); });
  return order;
}

std::string repairs(Explanation const& e, ExplainView const& view)
{
  std::string text;
  for (int const unit : view.units) {
    for (int k = 0; k < repair_count; ++k) {
      if ((e.replay.belief.repaired[static_cast<std::size_t>(unit)] >> k & 1u) == 0) continue;
      text +=
          fmt::format("{}{}: {}", text.empty() ? "" : ", ", e.unit_name(unit), name_of(Repair{k}));
    }
  }
  return text.empty() ? "" : wrapped("Moved so that the start is possible: " + text, 2);
}

}  // namespace

std::string explain_belief(Explanation const& explanation, ExplainView const& view)
{
  std::vector<std::size_t> const order = by_extremity(explanation, view);
  if (order.empty()) return "";
  std::size_t const shown =
      view.detail == ExplainDetail::all ? order.size() : std::min(order.size(), most_shown);
  std::string text = explain_heading("What is special about its belief", view.style);
  text += fmt::format("{:<{}}{:>{}}{:>20}\n",
                      shown == order.size()
                          ? fmt::format("{} uncertain parameters", shown)
                          : fmt::format("{} of {} uncertain parameters", shown, order.size()),
                      name_width, "value", value_width, "percentile of prior");
  for (std::size_t k = 0; k < shown; ++k) {
    DrawnParameter const& drawn = explanation.replay.belief.drawn[order[k]];
    std::string const& name = explanation.draw_names[order[k]];
    text += fmt::format("{:<{}}{:>{}}{:>20.1f}\n", shorten(name, name_width - 1), name_width,
                        value_words(drawn.value) + unit_of(name), value_width,
                        100.0 * drawn.percentile);
  }
  return text + repairs(explanation, view);
}

}  // namespace ghostcast
