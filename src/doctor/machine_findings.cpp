// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ghostcast/doctor/machine.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;

/// Of the largest scenarios: 32 units over 480 months, eight definitions, everything recorded, on some
/// threads (docs/reliability.md).
constexpr double ample_bytes = 2.0 * gibibyte;
constexpr double least_bytes = 0.25 * gibibyte;

std::string size_text(std::uint64_t bytes)
{
  return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / gibibyte);
}

Finding thread_finding(Machine const& machine)
{
  Finding finding{"threads", Verdict::well, fmt::format("{}, {}", counted(static_cast<std::uint64_t>(machine.cores), "core", "cores"), machine.processor), ""};
  double usable = machine.allowed_cores;
  if (machine.allowed_cores < machine.cores) finding.text += fmt::format("; this process may use {}", machine.allowed_cores);
  if (machine.quota) {
    usable = std::min(usable, *machine.quota);
    finding.text += fmt::format("; its control group has the time of {:.3g}", *machine.quota);
  }
  if (usable >= machine.cores) return finding;
  finding.verdict = Verdict::note;
  finding.advice = fmt::format("More threads than that wait for each other: give --threads {}.", std::max(1, static_cast<int>(std::floor(usable))));
  return finding;
}

Finding memory_finding(Machine const& machine)
{
  if (machine.memory_bytes == 0) return {"memory", Verdict::note, "the machine does not say how much it has", ""};
  std::uint64_t usable = machine.available_bytes;
  Finding finding{"memory", Verdict::well, fmt::format("{}, {} of it free", size_text(machine.memory_bytes), size_text(machine.available_bytes)), ""};
  if (machine.memory_limit && *machine.memory_limit < machine.memory_bytes) {
    usable = std::min(usable, *machine.memory_limit);
    finding.text += fmt::format("; the control group may have {}", size_text(*machine.memory_limit));
  }
  double const bytes = static_cast<double>(usable);
  if (bytes >= ample_bytes) return finding;
  finding.verdict = bytes < least_bytes ? Verdict::problem : Verdict::note;
  finding.advice = "Large scenarios may not fit: end other programs, or give fewer --threads, a shorter horizon or record list.";
  return finding;
}

Finding terminal_finding(Machine const& machine)
{
  std::string letters;
  for (char const c : machine.charset) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  bool const utf8 = letters == "utf8";
  Finding finding{"terminal", Verdict::well, machine.columns ? fmt::format("{} columns", *machine.columns) : "stdout is no terminal", ""};
  finding.text += ", locale " + (machine.charset.empty() ? std::string("not set") : machine.charset);
  if (!machine.columns) return finding;
  if (*machine.columns < text_width) {
    finding.verdict = Verdict::note;
    finding.advice = fmt::format("Tables take {} columns: widen the window.", text_width);
  }
  if (!utf8) {
    finding.verdict = Verdict::note;
    finding.advice += std::string(finding.advice.empty() ? "" : " ") + "Texts are UTF-8: export LC_ALL=C.UTF-8 shows curves and names as they are.";
  }
  return finding;
}

}  // namespace

std::vector<Finding> machine_findings(Machine const& machine)
{
  return {thread_finding(machine), memory_finding(machine), terminal_finding(machine)};
}

}  // namespace ghostcast
