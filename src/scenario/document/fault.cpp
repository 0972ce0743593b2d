// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/fault.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

auto order(Fault const& fault)
{
  return std::tie(fault.at, fault.what, fault.reason, fault.hint);
}

/// A part of a fault: it may quote the input, of which it shows no more than a screen.
std::string shown(std::string const& part)
{
  constexpr std::size_t most_bytes = 2000;
  return printable(shortened_text(part, most_bytes));
}

std::string lines(std::vector<std::string> const& files, std::vector<Fault> const& faults)
{
  constexpr std::size_t most = 100;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, faults.size()); ++i) {
    if (!text.empty()) text += '\n';
    auto const file = static_cast<std::size_t>(faults[i].at.file);
    text += to_string(faults[i], file < files.size() ? files[file] : files.front());
  }
  if (faults.size() > most) text += fmt::format("\n{}: and {} more.", files.front(), faults.size() - most);
  return text;
}

}  // namespace

std::string to_string(Fault const& fault, std::string const& file)
{
  std::string text = printable(file);
  if (fault.at.line > 0) text += fmt::format(":{}:{}", fault.at.line, fault.at.column);
  text += ": ";
  if (!fault.what.empty()) text += shown(fault.what) + ": ";
  text += shown(fault.reason) + ".";
  if (!fault.hint.empty()) text += " " + shown(fault.hint);
  return text;
}

std::vector<Fault> sorted(std::vector<Fault> faults)
{
  std::sort(faults.begin(), faults.end(),
            [](Fault const& a, Fault const& b) { return order(a) < order(b); });
  auto const same = [](Fault const& a, Fault const& b) { return order(a) == order(b); };
  faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
  return faults;
}

InputError::InputError(std::vector<std::string> const& files, std::vector<Fault> faults)
    : std::runtime_error(lines(files, sorted(faults))), faults_(sorted(std::move(faults))), files_(files)
{
}

std::string const& InputError::file(int index) const
{
  auto const place = static_cast<std::size_t>(index);
  return place < files_.size() ? files_[place] : files_.front();
}

InputError::InputError(std::string const& file, std::vector<Fault> faults)
    : InputError(std::vector<std::string>{file}, std::move(faults))
{
}

}  // namespace ghostcast
