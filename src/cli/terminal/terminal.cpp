// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "ghostcast/cli/messages.hpp"

namespace ghostcast::cli {
namespace {

constexpr int bar_width = 30;

std::string bar(double fraction)
{
  int const filled = static_cast<int>(fraction * bar_width);
  std::string text = "[";
  for (int k = 0; k < bar_width; ++k) text += k < filled ? '=' : ' ';
  return text + "]";
}

std::string remaining_text(double seconds)
{
  if (seconds < 90.0) return fmt::format("{:.0f} s", seconds);
  return seconds < 5400.0 ? fmt::format("{:.0f} min", seconds / 60.0)
                          : fmt::format("{:.1f} h", seconds / 3600.0);
}

}  // namespace

bool is_terminal(Stream stream)
{
  return isatty(static_cast<int>(stream)) != 0;
}

bool wants_colour(Stream stream)
{
  char const* const refused = std::getenv("NO_COLOR");
  return is_terminal(stream) && (refused == nullptr || *refused == '\0');
}

void ProgressLine::show(std::uint64_t done, std::uint64_t total, std::string const& remark)
{
  Clock::time_point const now = Clock::now();
  std::chrono::duration<double> const elapsed = now - start_;
  before_ = begun_ ? std::min(before_, done) : done;  // what an earlier session did says nothing of the speed
  begun_ = true;
  constexpr auto patience = std::chrono::milliseconds(1500);  // short runs stay silent
  if (now < next_ || now < start_ + patience || done == before_) return;
  next_ = now + (terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10000));
  double const rate = static_cast<double>(done - before_) / elapsed.count();
  double const fraction = static_cast<double>(done) / static_cast<double>(total);
  std::string const numbers =
      fmt::format("{:.1f} % of {} trajectories, {:.0f}/s, {} to go{}", 100.0 * fraction, total, rate,
                  remaining_text(static_cast<double>(total - done) / rate), remark);
  draw(terminal_ ? fmt::format("\r\033[K{} {}", bar(fraction), numbers) : numbers + "\n");
  drawn_ = terminal_;
}

void ProgressLine::clear()
{
  if (drawn_) draw("\r\033[K");
  drawn_ = false;
}

}  // namespace ghostcast::cli
