// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/recorded_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "ghostcast/scenario/document_json.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/scenario/file_bytes.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

constexpr char const* schema_name = "ghostcast.result/1";

/// Deeper than any result; what reads one calls itself once a level.
constexpr int most_levels = 100;

/// More trajectories than the command line takes would be no result of ours.
constexpr std::uint64_t most_trajectories = 1'000'000'000'000;

/// Reads keys of one result and gathers what is wrong with them.
class ResultReader {
 public:
  ResultReader(Json const& json, std::vector<Fault>& faults) : json_(json), faults_(faults) {}

  /// The value at a key such as "scenario.sha256", or nullptr after a fault.
  Json const* find(std::string const& key)
  {
    Json const* at = &json_;
    for (std::size_t first = 0; first <= key.size();) {
      std::size_t const last = std::min(key.find('.', first), key.size());
      std::string const part = key.substr(first, last - first);
      if (!at->is_object() || !at->contains(part)) {
        fault(key, "is missing");
        return nullptr;
      }
      at = &(*at)[part];
      first = last + 1;
    }
    return at;
  }

  std::string text(std::string const& key)
  {
    Json const* const value = find(key);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    fault(key + " = " + shortened(*value), "must be a string");
    return {};
  }

  std::uint64_t count(std::string const& key, std::uint64_t most)
  {
    Json const* const value = find(key);
    return value == nullptr ? 0 : count(key, *value, most);
  }

  std::uint64_t count(std::string const& key, Json const& value, std::uint64_t most)
  {
    bool const whole = value.is_number_unsigned() ||
                       (value.is_number_integer() && value.get<std::int64_t>() >= 0);
    if (whole && value.get<std::uint64_t>() <= most) return value.get<std::uint64_t>();
    fault(key + " = " + shortened(value), fmt::format("must be a whole number from 0 to {}", most));
    return 0;
  }

  Digest digest(std::string const& key, Json const* value)
  {
    if (value == nullptr) return {};
    auto const digest = value->is_string() ? digest_from_hex(value->get<std::string>()) : std::nullopt;
    if (!digest) fault(key + " = " + shortened(*value), "must be 32 hexadecimal digits");
    return digest.value_or(Digest{});
  }

  Json const* list(std::string const& key)
  {
    Json const* const value = find(key);
    if (value == nullptr || value->is_array()) return value;
    fault(key, "must be a list");
    return nullptr;
  }

  std::vector<RangeDigest> ranges(std::uint64_t planned)
  {
    std::vector<RangeDigest> ranges;
    Json const* const list = this->list("ranges");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      std::string const key = fmt::format("ranges.{}", i);
      ResultReader element((*list)[i], faults_);
      element.prefix_ = key + ".";
      std::uint64_t const before = ranges.empty() ? 0 : ranges.back().range.last;
      std::size_t const known = faults_.size();
      ranges.push_back(element.range(planned));
      if (faults_.size() == known) check_order(key, ranges.back().range, before);
    }
    return ranges;
  }

 private:
  RangeDigest range(std::uint64_t planned)
  {
    if (!json_.is_object()) {
      faults_.push_back({{}, prefix_.substr(0, prefix_.size() - 1) + " = " + shortened(json_), "must be a range", ""});
      return {};
    }
    std::uint64_t const first = count("first", planned);
    std::uint64_t const last = count("last", planned);
    return {{first, last}, digest("digest", find("digest"))};
  }

  void check_order(std::string const& key, TrajectoryRange const& range, std::uint64_t before)
  {
    std::string const what = fmt::format("{} = {} to {}", key, range.first, range.last);
    if (range.first >= range.last) fault(what, "is empty or reversed");
    if (range.first < before) fault(what, "overlaps the range before it, or is out of order");
  }

  void fault(std::string const& what, std::string reason)
  {
    faults_.push_back({{}, prefix_ + what, std::move(reason), ""});
  }

  Json const& json_;
  std::vector<Fault>& faults_;
  std::string prefix_;
};

/// Line and column of a byte, counted from 1.
Position place_of(std::string_view text, std::size_t byte)
{
  Position at{1, 1};
  for (char const c : text.substr(0, byte == 0 ? 0 : byte - 1)) {
    at.column = c == '\n' ? 1 : at.column + 1;
    at.line += c == '\n' ? 1 : 0;
  }
  return at;
}

Json parse_json(std::string_view text, std::string const& file)
{
  auto const look = [&](int depth, Json::parse_event_t, Json&) {
    if (depth > most_levels) throw InputError(file, {Fault{{}, "", "has too many levels", ""}});
    return true;
  };
  try {
    return Json::parse(text, look);
  } catch (Json::parse_error const& error) {
    throw InputError(file, {Fault{place_of(text, error.byte), "", "is not valid JSON", ""}});
  } catch (Json::exception const&) {
    throw InputError(file, {Fault{{}, "", "holds a number that is too large", ""}});
  }
}

/// A text of another kind, or of another version, is refused before its keys are looked at.
void check_schema(Json const& json, std::string const& file)
{
  auto const refuse = [&](std::string what, std::string reason) {
    throw InputError(file, {Fault{{}, std::move(what), std::move(reason), ""}});
  };
  if (!json.is_object() || !json.contains("schema") || !json["schema"].is_string())
    refuse("", fmt::format("is no result; a result has \"schema\": \"{}\"", schema_name));
  if (json["schema"] != schema_name)
    refuse("schema = " + shortened(json["schema"]), fmt::format("must be \"{}\"", schema_name));
}

/// \throws Json::exception where it is no count
std::uint64_t whole(Json const& count)
{
  if (!count.is_number_unsigned()) throw Json::type_error::create(302, "no count", &count);
  return count.get<std::uint64_t>();
}

/// The last of cumulative counts. \throws Json::exception where there is none, or they fall
std::uint64_t last_month(Json const& by_month)
{
  std::uint64_t last = 0;
  if (!by_month.is_array() || by_month.empty()) throw Json::type_error::create(302, "no counts", &by_month);
  for (Json const& each : by_month) {
    if (whole(each) < last) throw Json::type_error::create(302, "counts that fall", &each);
    last = whole(each);
  }
  return last;
}

/// Trajectories of a unit by one definition, as its outcomes count them; nothing where the result
/// does not say.
std::optional<std::uint64_t> judged_trajectories(Json const& definition)
{
  try {
    std::uint64_t sum = whole(definition.at("born_ghost")) + whole(definition.at("human"));
    for (Json const& outcome : definition.at("outcomes")) sum += last_month(outcome.at("by_month"));
    return sum;
  } catch (Json::exception const&) {
    return std::nullopt;
  }
}

void check_units(RecordedResult const& recorded, std::vector<std::string>& lines)
{
  Json const& units = recorded.json.at("units");
  for (std::size_t u = 0; u < units.size(); ++u) {
    Json const definitions = units[u].is_object() ? units[u].value("definitions", Json()) : Json();
    if (!definitions.is_array() || definitions.empty())
      lines.push_back(fmt::format("units.{}.definitions: says nothing", u));
    for (std::size_t d = 0; definitions.is_array() && d < definitions.size(); ++d) {
      auto const sum = judged_trajectories(definitions[d]);
      if (sum == recorded.trajectories) continue;
      lines.push_back(fmt::format("units.{}.definitions.{}: outcomes of {} trajectories, recorded {}",
                                  u, d, sum ? fmt::format("{}", *sum) : "no", recorded.trajectories));
    }
  }
}

}  // namespace

std::optional<Digest> digest_from_hex(std::string_view text)
{
  if (text.size() != 32) return std::nullopt;
  Digest digest;
  auto const half = [&](std::size_t first, std::uint64_t& to) {
    char const* const end = text.data() + first + 16;
    auto const [at, error] = std::from_chars(text.data() + first, end, to, 16);
    return error == std::errc() && at == end;
  };
  return half(0, digest.high) && half(16, digest.low) ? std::optional(digest) : std::nullopt;
}

RecordedResult parse_recorded_result(std::string_view text, std::string const& file)
{
  RecordedResult to;
  to.file = file;
  to.json = parse_json(text, file);
  check_schema(to.json, file);
  std::vector<Fault> faults;
  ResultReader reader(to.json, faults);
  to.program_version = reader.text("program.version");
  to.program_commit = reader.text("program.commit");
  to.name = reader.text("scenario.name");
  to.sha256 = reader.text("scenario.sha256");
  to.plan = reader.text("plan");
  to.seed = reader.count("seed", ~std::uint64_t{0});
  to.planned = reader.count("planned.trajectories", most_trajectories);
  to.belief_count = reader.count("planned.beliefs", most_trajectories);
  if (auto const* planned = reader.find("planned"); planned != nullptr && planned->is_object() && planned->contains("belief_block"))
    to.belief_block = reader.count("planned.belief_block", most_trajectories);
  to.trajectories = reader.count("trajectories", most_trajectories);
  to.digest = reader.digest("digest", reader.find("digest"));
  to.ranges = reader.ranges(to.planned > 0 ? to.planned : most_trajectories);
  reader.find("resolved_scenario");
  reader.list("units");
  if (to.ranges.empty() && faults.empty()) faults.push_back({{}, "ranges", "has no range", ""});
  if (!faults.empty()) throw InputError(file, std::move(faults));
  return to;
}

RecordedResult read_recorded_result(std::filesystem::path const& path)
{
  std::error_code error;
  bool const folder = std::filesystem::is_directory(path, error);
  std::filesystem::path const file = folder ? path / "result.json" : path;
  FileBytes const read = read_file(file, std::size_t{1} << 30U);
  if (!read.reason.empty()) throw InputError(file.string(), {Fault{{}, "", read.reason, ""}});
  return parse_recorded_result(read.bytes, file.string());
}

std::vector<std::string> accounting_differences(RecordedResult const& recorded)
{
  std::vector<std::string> lines;
  Digest sum;
  std::uint64_t covered = 0;
  for (RangeDigest const& each : recorded.ranges) {
    sum += each.digest;
    covered += each.range.last - each.range.first;
  }
  if (sum != recorded.digest)
    lines.push_back(fmt::format("digest: recorded {}, sum of the ranges {}", to_hex(recorded.digest), to_hex(sum)));
  if (covered != recorded.trajectories)
    lines.push_back(fmt::format("trajectories: recorded {}, in the ranges {}", recorded.trajectories, covered));
  check_units(recorded, lines);
  return lines;
}

}  // namespace ghostcast
