// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/page_bundle.hpp"

#include <cstddef>

// Of page_bundle.S.
extern "C" {
extern char const ghostcast_page_html[];
extern char const ghostcast_page_html_end[];
extern char const ghostcast_page_svg[];
extern char const ghostcast_page_svg_end[];
}

namespace ghostcast {

std::string_view page_template()
{
  return {ghostcast_page_html, static_cast<std::size_t>(ghostcast_page_html_end - ghostcast_page_html)};
}

std::string_view page_svg_program()
{
  return {ghostcast_page_svg, static_cast<std::size_t>(ghostcast_page_svg_end - ghostcast_page_svg)};
}

}  // namespace ghostcast
