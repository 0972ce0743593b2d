// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/page_flags.hpp"

#include "ghostcast/report/page_languages.hpp"

namespace ghostcast::cli {

void add_page(CLI::App& verb, PageRequest& request, std::string const& flags)
{
  auto const not_empty = [](std::string const& name) { return name.empty() ? "names nothing" : std::string{}; };
  verb.add_option(flags, request.file, "File for the page: one HTML file that opens offline")->check(not_empty);
  verb.add_option("--svg", request.charts, "Folder for the page's charts as SVG files; needs node")->check(not_empty);
  verb.add_option("--lang", request.language, "Language of the page")
      ->check(CLI::IsMember(page_languages()))
      ->capture_default_str();
}

void add_page_parts(CLI::App& verb, PageRequest& request)
{
  verb.add_option_function<std::vector<std::string>>(
          "--report-parts",
          [&request](std::vector<std::string> const& parts) {
            request.parts = parts;
            if (parts == std::vector<std::string>{"none"}) request.parts.clear();
          },
          "What is computed for the page beyond the run: surface, comparison, stories, sensitivity, or none; default all")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"surface", "comparison", "stories", "sensitivity", "none"}))
      ->type_name("NAME,...");
  verb.add_option("--report-unit", request.unit, "Unit of the page's surface, stories and sensitivity; default the first");
  verb.add_option("--report-definition", request.definition, "Definition of the page's surface, stories and sensitivity; default the first");
}

}  // namespace ghostcast::cli
