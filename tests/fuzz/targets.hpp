// SPDX-License-Identifier: Apache-2.0
/// \file
/// What hostile bytes are given to. A target takes any bytes, returns, and aborts where a promise about
/// them is broken; a sanitizer that stands by finds the rest.
#pragma once

#include <span>
#include <string_view>

namespace ghostcast::fuzz {

struct Target {
  char const* name;
  void (*take)(std::string_view bytes);
};

// The reader of scenarios, with what it extends; values of --set; tables of units; numbers, dates, quantities
// and lists of the command line; result.json as verify reads it; the store's tallies.
void take_scenario(std::string_view bytes);
void take_setting(std::string_view bytes);
void take_table(std::string_view bytes);
void take_numbers(std::string_view bytes);
void take_result(std::string_view bytes);
void take_tally(std::string_view bytes);
/// Aborts on texts that begin with "gho": shows that whoever searches can find something.
void take_planted(std::string_view bytes);

#ifdef GHOSTCAST_FUZZ_PLANTED_ALONE  // a program that is compiled in seconds, for the test of the search
inline constexpr Target targets[] = {{"planted", take_planted}};
#else
inline constexpr Target targets[] = {{"scenario", take_scenario}, {"setting", take_setting}, {"table", take_table},
                                     {"numbers", take_numbers},   {"result", take_result},   {"tally", take_tally},
                                     {"planted", take_planted}};
#endif

/// Aborts with the promise that was broken; unlike assert, in every build.
[[noreturn]] void broken(char const* promise, std::string_view what);

}  // namespace ghostcast::fuzz
