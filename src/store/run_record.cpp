// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/run_record.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "ghostcast/scenario/file_bytes.hpp"

namespace ghostcast {

std::string RunKey::identity() const
{
  return sha256_of(fmt::format("{} beliefs {} block {}", question(), belief_count, belief_block));
}

std::string RunKey::question() const
{
  return sha256_of(fmt::format("scenario {} model {} seed {} record {}", scenario, model, seed, record));
}

std::string scenario_hash(nlohmann::json const& resolved)
{
  nlohmann::json said = nlohmann::json::object();
  for (char const* const key : {"document", "plan", "without", "set"}) said[key] = resolved.value(key, nlohmann::json());
  return sha256_of(said.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace));
}

std::string RunExtent::request() const
{
  return has_goal() ? fmt::format("precision {} relative {} at most {}", absolute, relative, at_most) : fmt::format("{}", planned);
}

std::string utc_text(std::int64_t seconds)
{
  auto const time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (gmtime_r(&time, &parts) == nullptr) return "at an unknown time";
  return fmt::format("{:%Y-%m-%d %H:%M} UTC", parts);
}

std::string utc_stamp(std::int64_t seconds)
{
  auto const time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  return gmtime_r(&time, &parts) == nullptr ? std::string() : fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", parts);
}

std::string origin_text(RunOrigin const& origin)
{
  std::string const threads = fmt::format("{} thread{}", origin.threads, origin.threads == 1 ? "" : "s");
  std::string const ranks = origin.ranks > 1 ? fmt::format(", {} ranks", origin.ranks) : "";
  if (origin.isa.empty()) return fmt::format("{} ({}{})", origin.engine, origin.device, ranks);
  return fmt::format("{} ({}, {}, {}{})", origin.engine, origin.device, threads, origin.isa, ranks);
}

}  // namespace ghostcast
