// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the file and the defaults say about one unit, for the checks across keys; internal to
/// src/scenario.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {

/// Keys of one unit by name. Valid as long as the compilation.
class UnitView {
 public:
  UnitView(Compilation& compilation, int unit) : c_(compilation), unit_(unit) {}

  /// Whether all these keys could be read; otherwise one fault would bring others.
  bool is_read(std::initializer_list<char const*> keys) const;

  /// The number as the scenario writes it: the shortest text that gives the same float; the median
  /// of what is drawn.
  double value(std::string_view key, int element = 0) const;
  bool is_drawn(std::string_view key) const;
  /// Whether the file gives this element.
  bool is_given(std::string_view key, int element) const;

  /// Ends of what may be drawn, but for one belief in 10^12; the number itself where it is one.
  double highest(std::string_view key) const;
  double lowest(std::string_view key) const;

  /// The numbers that substitution_rho may be; empty components, and a continuous rho, are left out.
  std::vector<double> rho_values() const;

  std::string const& name() const;
  /// The value in the file, or nullptr for a default.
  Node const* find(std::string_view key) const;
  /// Of that value, or of the unit's table.
  Position place(std::string_view key) const;
  /// A fault of a key of this unit.
  void refuse(std::string_view key, std::string const& reason, std::string const& hint = {});

 protected:
  Compilation& c_;
  int unit_;

 private:
  int index(std::string_view key, int element) const;
  double drawn_quantile(std::string_view key, double u) const;
};

/// Rounds away from what does not do, to 3 decimals.
std::string at_least(double value);
std::string at_most(double value);

}  // namespace ghostcast
