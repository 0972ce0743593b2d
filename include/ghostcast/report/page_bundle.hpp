// SPDX-License-Identifier: Apache-2.0
/// \file
/// The report page as the build bundled it from src/report/web.
#pragma once

#include <string_view>

namespace ghostcast {

/// The page without its data; empty where the program was built without it.
std::string_view page_template();

/// A program for node that draws the charts of a page as SVG files; empty likewise.
std::string_view page_svg_program();

}  // namespace ghostcast
