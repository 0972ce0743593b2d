// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "ghostcast/scenario/plain_text.hpp"
#include "matrix_content.hpp"

namespace ghostcast {
namespace {

class BaseCheck {
 public:
  BaseCheck(MatrixContent const& matrix, std::vector<Fault>& faults) : matrix_(matrix), faults_(faults) {}

  void check()
  {
    static_cast<void>(load_scenario(matrix_.base, matrix_.request));
    for (std::string const& plan : matrix_.plans) {
      ScenarioRequest asked = matrix_.request;
      asked.plan = plan;
      static_cast<void>(load_scenario(matrix_.base, asked));
    }
    for (Axis const& axis : matrix_.grid) check_grid(axis);
    for (Axis const& axis : matrix_.latin) check_samples(axis);
  }

 private:
  void check_grid(Axis const& axis)
  {
    std::set<std::string> seen;
    for (std::size_t k = 0; k < axis.values.size(); ++k) {
      if (!seen.insert(axis.values[k]).second)
        faults_.push_back({axis.places[k], "grid." + axis.key, axis.values[k] + " stands there twice", ""});
      check_value(axis, k);
    }
  }

  /// Ranges have no holes, so the least and the greatest sample speak for all.
  void check_samples(Axis const& axis)
  {
    auto const less = [](std::string const& a, std::string const& b) { return std::stod(a) < std::stod(b); };
    auto const [least, most] = std::minmax_element(axis.values.begin(), axis.values.end(), less);
    std::size_t const before = faults_.size();
    check_value(axis, static_cast<std::size_t>(least - axis.values.begin()));
    if (faults_.size() == before) check_value(axis, static_cast<std::size_t>(most - axis.values.begin()));
  }

  void check_value(Axis const& axis, std::size_t k)
  {
    ScenarioRequest asked = matrix_.request;
    std::string const flag = axis.key + "=" + axis.values[k];
    asked.set.push_back(flag);
    try {
      static_cast<void>(load_scenario(matrix_.base, asked));
    } catch (InputError const& error) {
      for (Fault const& found : error.faults()) {
        if (error.file(found.at.file) == printable("--set " + flag)) add(axis, k, found);
      }
    }
  }

  void add(Axis const& axis, std::size_t k, Fault const& found)
  {
    std::string const what = found.what.empty() ? "" : " (" + found.what + ")";
    faults_.push_back({axis.places[k], fmt::format("{}.{} = {}{}", axis.table, axis.key, axis.values[k], what), found.reason, found.hint});
  }

  MatrixContent const& matrix_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_against_base(MatrixContent const& matrix, std::vector<Fault>& faults)
{
  BaseCheck(matrix, faults).check();
}

}  // namespace ghostcast
