// SPDX-License-Identifier: Apache-2.0
/// \file
/// Units of quantities, such as "kUSD/year": what they measure and how large they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ghostcast {

/// Exponents of what a unit measures.
struct Dimension {
  int time{0};
  int money{0};
  int power{0};
  int gpus{0};
  int people{0};
  int decades{0};  ///< orders of magnitude
  bool operator==(Dimension const&) const = default;
};

/// A unit is numerator/denominator of the product of half-hours, USD, W, GPUs, people and orders of
/// magnitude. Whole numbers keep conversions exact: a month is 1461 half-hours, 30.4375 days.
struct PhysicalUnit {
  Dimension dimension;
  std::int64_t numerator{1};
  std::int64_t denominator{1};
  std::int64_t period{1};  ///< half-hours of the last word of time
};

/// A unit, or why a text is none.
struct UnitReading {
  std::optional<PhysicalUnit> unit;
  std::string reason;
  std::string hint;
};

/// Words joined by '/', "per" or "a" (all that follows the first of them divides), and by spaces,
/// '-' or '*'. Words in any case are known; symbols with a prefix (kUSD, MW) are not in any other,
/// but kw.
UnitReading parse_unit(std::string_view text);

/// Whether a number may be given in `given` where the documented unit is `documented`: per GPU and
/// per person may be left out.
bool fits(Dimension const& given, Dimension const& documented);

/// `value` in the unit `from`, in the unit `to` of the same dimension. Extended precision makes the
/// result the double that is nearest to the decimal: 0.15 a year is 0.0125 a month.
double converted(long double value, PhysicalUnit const& from, PhysicalUnit const& to);

/// "a time, such as \"90 days\"": for messages.
std::string example_of(Dimension const& dimension);

}  // namespace ghostcast
