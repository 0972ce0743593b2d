// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int date_width = 8;

/// Lines of right-aligned cells.
class TableText {
 public:
  TableText& cell(std::string const& text, int width)
  {
    text_ += fmt::format("{:>{}}", text, width);
    return *this;
  }
  TableText& left(std::string const& text, int width)
  {
    text_ += fmt::format("{:<{}}", text, width);
    return *this;
  }
  void end_line()
  {
    while (text_.ends_with(' ')) text_.pop_back();
    text_ += "\n";
  }
  std::string const& text() const { return text_; }

 private:
  std::string text_;
};

std::string exact(double count)
{
  return compact(count);
}

/// A share as a number of percent.
std::string share_cell(float share)
{
  return percent_number(static_cast<double>(share));
}

std::string month_cell(Explanation const& e, int month)
{
  return e.start ? e.when(month) : std::to_string(month);
}

/// Sum of a flow over the months after `from`, up to and with `to`.
template <class Flow>
double summed(Replay const& replay, int unit, int from, int to, Flow const& flow)
{
  double sum = 0.0;
  for (int month = from + 1; month <= to; ++month) {
    UnitMonth const& now = replay.unit_at(unit, month);
    if (now.at_work) sum += static_cast<double>(flow(now.state));
  }
  return sum;
}

/// F: hiring is frozen, D: compute is down, S: supervision binds.
std::string flags_of(UnitMonth const& month)
{
  return fmt::format("{}{}{}", month.state.freeze ? "F" : "", month.state.up ? "" : "D",
                     month.supervision_binds ? "S" : "");
}

void unit_header(TableText& table)
{
  table.left("", date_width).cell("", 18).cell("value", 7).cell("share of value or cost, %", 28);
  table.cell("know-", 7).cell("auto-", 6).cell("", 26);
  table.end_line();
  table.left("month", date_width).cell("people", 9).cell("GPUs", 9).cell("x now", 7);
  for (char const* name : {"cf", "Euler", "cost", "books"}) table.cell(name, 7);
  table.cell("ledge", 7).cell("mated", 6);
  for (char const* name : {"left", "cut", "joined"}) table.cell(name, 7);
  table.cell("", 5);
  table.end_line();
}

void unit_row(Explanation const& e, int unit, int before, int month, TableText& table)
{
  UnitMonth const& now = e.replay.unit_at(unit, month);
  UnitState<Scalar> const& s = now.state;
  auto const flow = [&](auto const& of) { return summed(e.replay, unit, before, month, of); };
  using Unit = UnitState<Scalar>;
  table.left(month_cell(e, month), date_width).cell(exact(now.people), 9);
  table.cell(compact(e.held_gpus(s)), 9);
  table.cell(fmt::format("{:.3g}", static_cast<double>(s.value)), 7);
  for (float const share : s.share.of) table.cell(share_cell(share), 7);
  table.cell(fmt::format("{:.2f}", static_cast<double>(s.knowledge)), 7);
  table.cell(fmt::format("{:.2f}", static_cast<double>(s.automation)), 6);
  table.cell(exact(flow([](Unit const& u) { return u.quits + u.poached + u.raided; })), 7);
  table.cell(exact(flow([](Unit const& u) { return u.cut; })), 7);
  table.cell(exact(flow([](Unit const& u) { return u.started + u.transferred; })), 7);
  table.cell(flags_of(now), 5);
  table.end_line();
}

void people_header(TableText& table)
{
  table.left("month", date_width);
  for (char const* name : {"resear.", "engin.", "infra.", "operat.", "superv.", "manag."})
    table.cell(name, 8);
  table.cell("offers", 8).cell("wanted", 8).cell("payroll", 9).cell("GPU cost", 9).cell("cash", 9);
  table.end_line();
}

void people_row(Explanation const& e, int unit, int month, TableText& table)
{
  UnitState<Scalar> const& s = e.replay.unit_at(unit, month).state;
  double offers = 0.0;
  double wanted = 0.0;
  table.left(month_cell(e, month), date_width);
  for (std::size_t r = 0; r < role_count; ++r) {
    table.cell(exact(static_cast<double>(s.n[r][newcomer] + s.n[r][settled])), 8);
    offers += static_cast<double>(s.offers[r]);
    wanted += static_cast<double>(s.target[r]);
  }
  table.cell(exact(offers), 8).cell(month == 0 ? "-" : exact(wanted), 8);
  table.cell(month == 0 ? "-" : compact(static_cast<double>(s.payroll)), 9);
  table.cell(month == 0 ? "-" : compact(static_cast<double>(s.gpu_cost)), 9);
  table.cell(compact(static_cast<double>(s.cash)), 9);
  table.end_line();
}

/// Months of a unit's rows: those of the table while it is there, and that of its exit.
std::vector<int> months_of(Explanation const& e, ExplainView const& view, int unit)
{
  std::vector<int> months;
  for (int const month : table_months(e, view)) {
    UnitMonth const& now = e.replay.unit_at(unit, month);
    if (month == 0 || now.at_work) months.push_back(month);
  }
  return months;
}

std::string market_table(Explanation const& e, ExplainView const& view)
{
  TableText table;
  table.left("month", date_width).cell("GPU, USD", 10).cell("rent, USD/h", 12).cell("heat", 7);
  table.cell("algorithms", 12).cell("frontier", 10).cell("commodity", 11).cell("", 30);
  table.end_line();
  for (int const month : table_months(e, view)) {
    MarketState<Scalar> const& m = e.replay.market_at(month);
    auto const number = [](char const* format, float value) {
      return fmt::format(fmt::runtime(format), static_cast<double>(value));
    };
    table.left(month_cell(e, month), date_width);
    table.cell(money_words(static_cast<double>(m.price)), 10);
    table.cell(number("{:.2f}", m.rent), 12).cell(number("{:.2f}", m.heat_level), 7);
    table.cell(number("e^{:.2f}", m.algorithms), 12).cell(number("10^{:.2f}", m.frontier), 10);
    table.cell(number("{:.3f}", m.chi), 11);
    table.left(fmt::format("{}{}{}", m.shortage ? "  shortage" : "",
                           m.scarcity_left > 0.0f ? "  scarce rents" : "",
                           m.crash_left > 0.0f ? "  crash" : ""),
               0);
    table.end_line();
  }
  return explain_heading("Markets by month", view.style) + table.text();
}

std::string organisation_table(Explanation const& e, ExplainView const& view, int organisation)
{
  TableText table;
  table.left("month", date_width);
  for (char const* name :
       {"ordered", "arrived", "idle failed", "on order", "idle", "power, MW", "paid, USD"})
    table.cell(name, 12);
  table.end_line();
  int before = 0;
  for (int const month : table_months(e, view)) {
    auto const flow = [&](auto const& of) {
      double sum = 0.0;
      for (int t = before + 1; t <= month; ++t)
        sum += of(e.replay.organisation_at(organisation, t));
      return compact(sum * e.gpu_quantum);
    };
    OrganisationMonth const& now = e.replay.organisation_at(organisation, month);
    using Month = OrganisationMonth;
    table.left(month_cell(e, month), date_width);
    table.cell(flow([](Month const& m) { return m.ordered; }), 12);
    table.cell(flow([](Month const& m) { return static_cast<double>(m.state.arrived); }), 12);
    table.cell(flow([](Month const& m) { return static_cast<double>(m.state.failed); }), 12);
    table.cell(compact(now.on_order * e.gpu_quantum), 12);
    table.cell(compact(static_cast<double>(now.state.free) * e.gpu_quantum), 12);
    table.cell(compact(std::round(static_cast<double>(now.state.power))), 12);
    table.cell(money_words(static_cast<double>(now.state.book_price)), 12);
    table.end_line();
    before = month;
  }
  std::string const name = e.organisations.size() > 1
                               ? e.organisations[static_cast<std::size_t>(organisation)]
                               : "The organisation";
  return explain_heading(name + ", GPUs by month", view.style) + table.text();
}

}  // namespace

std::string explain_unit_table(Explanation const& explanation, ExplainView const& view, int unit)
{
  TableText sizes;
  TableText people;
  unit_header(sizes);
  people_header(people);
  int before = 0;
  for (int const month : months_of(explanation, view, unit)) {
    unit_row(explanation, unit, before, month, sizes);
    people_row(explanation, unit, month, people);
    before = month;
  }
  std::string const notes = wrapped(
      "left, cut, joined: people since the row before. F: hiring is frozen, D: compute is down, S: "
      "supervision binds. cf: counterfactual share.",
      2);
  return explain_heading(shorten(explanation.unit_name(unit), 70) + " by month", view.style) + sizes.text() +
         notes + "\n" + people.text();
}

std::string explain_world_tables(Explanation const& explanation, ExplainView const& view)
{
  std::string text = market_table(explanation, view);
  std::set<int> organisations;
  for (int const unit : view.units)
    organisations.insert(explanation.units[static_cast<std::size_t>(unit)].organisation);
  for (int const organisation : organisations)
    text += organisation_table(explanation, view, organisation);
  return text;
}

}  // namespace ghostcast
