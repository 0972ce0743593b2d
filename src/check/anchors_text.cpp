// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

constexpr int equation_width = 5;
constexpr int number_width = 10;
constexpr int component_width = 9;

std::string name_cell(Anchor const& anchor)
{
  bool const bare = anchor.unit == std::string_view("1");
  return fmt::format("{} {}{}", anchor.name, anchor.symbol, bare ? "" : fmt::format(" [{}]", anchor.unit));
}

std::string anchor_row(Anchor const& anchor)
{
  std::string text = fmt::format("{:<{}}{:<{}}", shorten(name_cell(anchor), 62), 63, anchor.equation, equation_width + 1);
  return text + right(three_figures(anchor.values.front()), number_width) + "\n";
}

/// Anchors that differ between components, a column each.
std::string component_table(UnitAnchors const& unit)
{
  std::string header = std::string(28, ' ');
  for (RhoComponent const& component : unit.components) header += right(name_of(component), component_width);
  std::string text;
  for (Anchor const& anchor : unit.anchors) {
    if (anchor.values.size() == 1) continue;
    std::string line = fmt::format("{:<28}", shorten(anchor.name, 27));
    for (double const value : anchor.values) line += right(three_figures(value), component_width);
    text += line + "\n";
  }
  return text.empty() ? "" : "by rho, whose sign nobody knows:\n" + header + "\n" + text;
}

std::string repairs_line(UnitAnchors const& unit)
{
  std::string text;
  for (MedianRepair const& repair : unit.repairs) {
    for (int k = 0; k < repair_count; ++k) {
      if ((repair.repaired >> k & 1U) != 0)
        text += fmt::format("{}{} (rho {:.4g})", text.empty() ? "" : ", ", name_of(static_cast<Repair>(k)), repair.rho);
    }
  }
  return text.empty() ? "" : wrapped("Repaired here, because no productivity reaches what is stated: " + text, 2);
}

std::string identity_table(UnitAnchors const& unit)
{
  if (unit.identities.empty()) return "";
  std::string text = "does it give back what is stated?" + right("stated", 25) + right("obtained", 14) +
                     right("residual", 13) + right("limit", 10) + "\n";
  for (Identity const& each : unit.identities) {
    text += fmt::format("{:<44}", shorten(each.name, 43)) + right(three_figures(each.stated), 14) +
            right(three_figures(each.obtained), 14) + right(fmt::format("{:.1e}", each.residual), 13) +
            right(fmt::format("{:.0e}", each.bound), 10) + "\n";
  }
  return text;
}

std::string roles_table(UnitAnchors const& unit)
{
  if (unit.roles.empty()) return "";
  std::string text = "staff in balance" + right("people", 12) + right("new", 10) + right("places", 11) +
                     right("vacant", 9) + right("offers", 9) + right("leave/month", 13) + right("hired/month", 13) + "\n";
  for (RoleStart const& r : unit.roles) {
    text += fmt::format("{:<16}", role_names[r.role]) + right(compact(r.people), 12) + right(compact(r.newcomers), 10) +
            right(three_figures(r.places), 11) + right(three_figures(r.vacancies), 9) + right(compact(r.offers), 9) +
            right(three_figures(r.leavers), 13) + right(three_figures(r.accepted), 13) + "\n";
  }
  return text;
}

std::string unit_text(std::string const& name, UnitAnchors const& unit)
{
  std::string text = "\n" + shorten(name, text_width) + "\n";
  for (Anchor const& anchor : unit.anchors) {
    if (anchor.values.size() == 1) text += anchor_row(anchor);
  }
  return text + component_table(unit) + repairs_line(unit) + roles_table(unit) + identity_table(unit);
}

}  // namespace

std::string anchors_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text = section_heading("2. What is solved so that month 0 is as observed");
  text += wrapped("Every uncertain number stands at its median here. Columns: quantity, symbol and unit; equation; value.", 0);
  for (std::size_t u = 0; u < result.anchors.size(); ++u)
    text += unit_text(scenario.unit_names[u], result.anchors[u]);
  return text + wrapped("Residuals of amounts are relative. Shares and amounts are held to single precision, hires to the "
                        "rounding of people; of several rho the largest residual stands.",
                        0);
}

}  // namespace ghostcast
