// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/explanation.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// Writes one event of the markets. Prices have three digits.
class MarketWords {
 public:
  MarketWords(Explanation const& explanation, Event const& event) : e_(explanation), event_(event)
  {
  }

  std::string text() const
  {
    double const was = event_.before;
    double const is = event_.after;
    std::string const price = fmt::format(": a GPU costs {}, {} before", usd(is), money_words(was));
    switch (event_.kind) {
      case EventKind::shortage_begins:
        return "shortage of GPUs begins" + price;
      case EventKind::shortage_ends:
        return "shortage of GPUs ends after " + months(event_.limit) + price;
      case EventKind::heat_jump:
        return fmt::format("talent market jumps: heat {:.2f} -> {:.2f} (1 is the mean)", was, is);
      case EventKind::scarcity_begins:
        return fmt::format("rented GPUs are scarce for {}: a GPU-hour costs {}, {} before",
                           months(event_.limit), cents(is), cents(was));
      case EventKind::scarcity_ends:
        return fmt::format("rented GPUs are no longer scarce: a GPU-hour costs {}, {} before",
                           cents(is), cents(was));
      case EventKind::crash_begins:
        return fmt::format(
            "the bubble bursts: demand falls, income buys no GPUs for {}; talent heat {:.2f} -> "
            "{:.2f}",
            months(event_.limit), was, is);
      case EventKind::crash_ends:
        return "the crash is over: income buys GPUs again";
      default:
        return commodity();
    }
  }

 private:
  static std::string months(double count)
  {
    return counted(static_cast<std::uint64_t>(count), "month", "months");
  }
  static std::string cents(double usd) { return fmt::format("{:.2f} USD", usd); }
  static std::string usd(double amount) { return money_words(amount) + " USD"; }

  /// The commodity day, and what it takes from each unit.
  std::string commodity() const
  {
    std::string text = fmt::format("compute becomes a commodity: commoditisation {:.3f} -> {:.3f}",
                                   event_.before, event_.after);
    for (std::size_t u = 0; u < e_.units.size(); ++u) {
      auto const loss = commodity_loss(e_, static_cast<int>(u), event_.month);
      if (loss) text += fmt::format("; {} loses {} of its value", e_.units[u].name, percent(*loss));
    }
    return text;
  }

  Explanation const& e_;
  Event const& event_;
};

}  // namespace

std::optional<double> commodity_loss(Explanation const& explanation, int unit, int month)
{
  auto const loss = [&](int at) { return explanation.replay.unit_at(unit, at).state.commodity_loss; };
  if (loss(month) < 0.0f || loss(month - 1) >= 0.0f) return std::nullopt;
  return static_cast<double>(loss(month));
}

std::string market_event_words(Explanation const& explanation, Event const& event)
{
  return MarketWords(explanation, event).text();
}

}  // namespace ghostcast
