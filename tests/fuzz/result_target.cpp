// SPDX-License-Identifier: Apache-2.0
/// result.json as `verify` reads it, and the resolved scenario inside.
#include <string>

#include "fuzz/targets.hpp"
#include "ghostcast/report/recorded_result.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"

namespace ghostcast::fuzz {

void take_result(std::string_view bytes)
{
  try {
    RecordedResult const recorded = parse_recorded_result(bytes, "result.json");
    accounting_differences(recorded);
    Scenario const scenario = read_resolved(recorded.json["resolved_scenario"], recorded.file);
    resolved_differences(recorded.json["resolved_scenario"], scenario.resolved);
  } catch (InputError const& fault) {
    std::string const text = fault.what();
    if (text.empty() || printable_lines(text) != text) broken("a fault is printable", text);
  }
}

}  // namespace ghostcast::fuzz
