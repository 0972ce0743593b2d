// SPDX-License-Identifier: Apache-2.0
/// \file
/// Text as a terminal shows it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "ghostcast/report/number_text.hpp"

namespace ghostcast::test {

/// No line has more characters than a terminal's; UTF-8.
inline void expect_fits_terminal(std::string const& text)
{
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    auto const characters = std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
    EXPECT_LE(characters, text_width) << line;
  }
}

}  // namespace ghostcast::test
