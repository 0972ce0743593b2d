// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// With its sign where it is a growth.
std::string number(double value, YearMetric metric)
{
  if (std::isinf(value)) return value < 0.0 ? "gone" : "all";
  return metric == YearMetric::voluntary_leaving ? fmt::format("{:.3f}", value)
                                                 : fmt::format("{:+.3f}", value);
}

char const* word_of(Mark mark)
{
  constexpr char const* words[] = {"", "outside", "wide", "(proxy)"};
  return words[static_cast<int>(mark)];
}

std::string metric_row(GlanceLine const& line)
{
  PublicRange const& range = *line.range;
  std::string const name = fmt::format("{} [{}]", range.name, range.unit);
  std::string text = fmt::format("{:<52}", name);
  if (!line.quantiles) return text + "none\n";
  YearQuantiles const& q = *line.quantiles;
  text += right(number(q.median, range.metric), 7) + right(number(q.low, range.metric), 8) +
          right(number(q.high, range.metric), 8) + "  " +
          right(number(range.low, range.metric), 7) + right(number(range.high, range.metric), 7);
  std::string const mark = word_of(line.mark);
  return text + (mark.empty() ? "" : "  " + mark) + "\n";
}

std::string unit_table(std::string const& name, UnitGlance const& unit)
{
  std::string text = "\n" + shorten(name, text_width) + "\n";
  if (unit.exited > 0) {
    text +=
        wrapped(fmt::format("without the {} of {} trajectories that ended within the year",
                            grouped(unit.exited), grouped(unit.exited + unit.running)),
                2);
  }
  if (unit.running == 0) return text + "nobody runs after the year\n";
  text += std::string(52, ' ') + right("median", 7) + right("5 %", 8) + right("95 %", 8) +
          right("public range", 16) + "\n";
  for (GlanceLine const& line : unit.lines) text += metric_row(line);
  return text;
}

std::string sources_text()
{
  std::string text = "\nPublic ranges, as of " + std::string(public_ranges_as_of) +
                     "; all are of large public companies:\n";
  for (PublicRange const& r : public_ranges()) {
    text += list_item(fmt::format("{}: {} of {} {}, {}; {} ({}); {}", r.name, r.ends,
                                  r.observations, r.kind, r.period, r.source, r.status, r.note));
  }
  return text;
}

}  // namespace

std::string glance_text(Scenario const& scenario, CheckResult const& result)
{
  Glance const& glance = result.glance;
  std::string text = section_heading("5. The first year, beside what public companies did");
  std::string const span =
      glance.months == 12
          ? "month 12 against month 0"
          : fmt::format("month {} against month 0, scaled to a year", glance.months);
  text += wrapped(fmt::format("{} of plan \"{}\" (seed {}), one belief each: {}. A log growth of "
                              "0.10 is 10.5 %. \"outside\": the "
                              "median is beyond the public range; \"wide\": 5 to 95 % spans more "
                              "than twice of it; \"(proxy)\": nobody publishes this, and the range is of another share. A start-up or a team of forty "
                              "may rightly lie outside.",
                              counted(glance.trajectories, "trajectory", "trajectories"),
                              scenario.plan, result.plan.seed, span),
                  0);
  for (std::size_t u = 0; u < glance.units.size(); ++u)
    text += unit_table(scenario.unit_names[u], glance.units[u]);
  return text + sources_text();
}

}  // namespace ghostcast
