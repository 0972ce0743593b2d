// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "ghostcast/cli/decimal.hpp"
#include "ghostcast/cli/name_choice.hpp"
#include "ghostcast/cli/surface.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

/// A number, or a percentage as a share.
struct Quantum {
  double value;
  bool percent;
};

std::optional<Quantum> parse_number(std::string_view text)
{
  bool const percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  double value = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      !std::isfinite(value))
    return {};
  return Quantum{percent ? value / 100.0 : value, percent};
}

template <class Number>
void sort_once(std::vector<Number>& numbers)
{
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Reads the words and collects what is wrong with them.
class RequestReader {
 public:
  RequestReader(Scenario const& scenario, SurfaceOptions const& options)
      : scenario_(scenario), options_(options)
  {
  }

  SurfaceRequest read()
  {
    request_.unit = index_of(scenario_.unit_names, options_.unit, "--unit");
    request_.definition = index_of(scenario_.definition_names, options_.definition, "--definition");
    request_.month = read_month();
    read_thresholds();
    read_limits();
    read_persistences();
    std::size_t const cells = request_.axes.cell_count();
    if (faults_.empty() && cells > most_cells)
      refuse("surface",
             fmt::format("has {} cells; at most {} are computed at once", cells, most_cells), "");
    if (!faults_.empty()) throw InputError(scenario_.file, faults_);
    return request_;
  }

 private:
  void refuse(std::string const& what, std::string const& reason, std::string const& hint)
  {
    faults_.push_back({{}, what, reason, hint});
  }

  Definition const& own() const { return scenario_.model.definition[request_.definition]; }

  int index_of(std::vector<std::string> const& names, std::string const& name, char const* flag)
  {
    auto const index = find_name(names, name);
    if (!index) faults_.push_back(missing_name(names, name, fmt::format("{} {}", flag, name)));
    return index.value_or(0);
  }

  int read_month()
  {
    int const horizon = scenario_.horizon;
    if (options_.by.empty()) return horizon;
    std::string const what = "--by " + options_.by;
    std::optional<int> month;
    if (auto const number = decimal(options_.by, 9999)) {
      month = static_cast<int>(*number);
    } else if (auto const date = parse_month(options_.by)) {
      if (!scenario_.start) {
        refuse(what, "is a date, but the scenario has no start", "Give a number of months.");
        return horizon;
      }
      month = months_between(*scenario_.start, *date);
    }
    if (!month) {
      refuse(what, "is neither a month such as 2035-12 nor a number of months", "");
    } else if (*month < 1 || *month > horizon) {
      refuse(what, fmt::format("is not within months 1 to {} of the scenario", horizon), "");
    } else {
      return *month;
    }
    return horizon;
  }

  void read_thresholds()
  {
    std::vector<double>& to = request_.axes.thresholds;
    for (std::string const& word : options_.thresholds) {
      auto const number = parse_number(word);
      if (!number || number->value <= 0.0 || number->value >= 1.0) {
        refuse("--thresholds " + word, "is no share between 0 and 1", "Write 0.9 or 90%.");
      } else {
        to.push_back(number->value);
      }
    }
    if (options_.thresholds.empty()) to = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
    if (options_.thresholds.empty() && own().threshold > 0.0f && own().threshold < 1.0f)
      add_own(to, own().threshold);
    sort_once(to);
  }

  /// Adds the definition's own number unless a default is the same in single precision.
  static void add_own(std::vector<double>& to, float own)
  {
    if (std::ranges::none_of(to, [own](double x) { return static_cast<float>(x) == own; }))
      to.push_back(static_cast<double>(own));
  }

  void read_limits()
  {
    if (options_.limits.empty()) return default_limits();
    std::vector<double>& to = request_.axes.limits;
    int shares = 0;
    for (std::string const& word : options_.limits) {
      auto const number = parse_number(word);
      bool const good =
          number && number->value >= 0.0 &&
          (number->percent ? number->value <= 1.0
                           : number->value == std::floor(number->value) && number->value < 1e7);
      if (!good) {
        refuse("--limits " + word, "is neither a number of people nor a percentage of the peak",
               "Write 6 or 15%.");
        continue;
      }
      shares += number->percent ? 1 : 0;
      to.push_back(number->value);
    }
    request_.axes.kind = shares > 0 ? LimitKind::share : LimitKind::people;
    if (shares > 0 && static_cast<std::size_t>(shares) < to.size())
      refuse("--limits", "mixes people and percentages", "Give all limits in one of them.");
    sort_once(to);
  }

  /// In people where the definition's own limit is one for today's headcount.
  void default_limits()
  {
    double const people = people_of_unit();
    bool const absolute =
        people_allowed(own(), people) <= static_cast<double>(own().headcount_limit);
    request_.axes.kind = absolute ? LimitKind::people : LimitKind::share;
    std::vector<double>& to = request_.axes.limits;
    if (absolute) {
      double const limit = static_cast<double>(own().headcount_limit);
      for (double const factor : {1.0 / 3.0, 2.0 / 3.0, 1.0, 1.5, 2.0, 4.0})
        to.push_back(std::round(factor * limit));
    } else {
      to = {0.05, 0.10, 0.15, 0.25, 0.50, 1.00};
      add_own(to, own().headcount_share);
    }
    sort_once(to);
  }

  double people_of_unit() const
  {
    double people = 0.0;
    for (float const count : scenario_.model.base.unit[request_.unit].people)
      people += static_cast<double>(count);
    return people;
  }

  void read_persistences()
  {
    std::vector<int>& to = request_.axes.persistences;
    for (std::string const& word : options_.persistences) {
      auto const number = decimal(word, 9999);
      if (!number || *number < 1 || *number > static_cast<std::uint64_t>(request_.month)) {
        refuse("--persistences " + word,
               fmt::format("is no number of months from 1 to {}", request_.month), "");
      } else {
        to.push_back(static_cast<int>(*number));
      }
    }
    if (options_.persistences.empty()) {
      to = {1, 3, 12, own().persistence};
      std::erase_if(to, [&](int months) { return months > request_.month; });
    }
    sort_once(to);
  }

  Scenario const& scenario_;
  SurfaceOptions const& options_;
  SurfaceRequest request_;
  std::vector<Fault> faults_;
};

}  // namespace

SurfaceRequest surface_request(Scenario const& scenario, SurfaceOptions const& options)
{
  return RequestReader(scenario, options).read();
}

}  // namespace ghostcast::cli
