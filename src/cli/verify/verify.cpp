// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <utility>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/result_json.hpp"
#include "ghostcast/scenario/document_json.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

/// Lines of one kind that are printed; a result that was written for another scenario has thousands.
constexpr std::size_t most_lines = 20;

void append(std::vector<std::string>& to, std::vector<std::string> const& lines)
{
  std::size_t const count = std::min(lines.size(), most_lines);
  to.insert(to.end(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count));
  if (lines.size() > most_lines)
    to.push_back(fmt::format("and {} more of this kind", lines.size() - most_lines));
}

std::uint64_t fresh_seed()
{
  return std::random_device{}();  // 32 bits: short enough to type again
}

/// The names of a list of units or definitions; what has none is null.
nlohmann::json names_of(nlohmann::json const& list)
{
  nlohmann::json names = nlohmann::json::array();
  for (nlohmann::json const& each : list) {
    names.push_back(each.is_object() && each.contains("name") ? each["name"] : nlohmann::json());
  }
  return names;
}

/// The devices that are asked for beside the CPU.
std::unique_ptr<Engine> open_beside(EngineChoice const& choice)
{
  if (!demands_devices(choice)) return nullptr;
  try {
    return make_engine(choice, {});
  } catch (NoAccelerator const& fault) {
    throw NoAccelerator(fmt::format("{}. Without --cuda the CPU alone verifies", fault.what()));
  }
}

/// Verifies one result.
class Verifier {
 public:
  explicit Verifier(VerifyOptions const& options)
      : options_(options),
        recorded_(read_recorded_result(options.result)),
        scenario_(read_resolved(recorded_.json["resolved_scenario"], recorded_.file)),
        engine_(open_beside(options.engine))
  {
  }

  ExitCode run()
  {
    found_.seed = options_.seed.value_or(fresh_seed());
    note_program();
    append(found_.differences, accounting_differences(recorded_));
    compare_header();
    append(found_.differences,
           resolved_differences(recorded_.json["resolved_scenario"], scenario_.resolved));
    repeat();
    bool const json = options_.format == OutputFormat::json;
    print_out(json ? verification_json(recorded_, found_) : verification_text(recorded_, found_));
    return judge();
  }

 private:
  void note_program()
  {
    bool const same = recorded_.program_version == program_version &&
                      recorded_.program_commit == program_commit;
    if (same) return;
    found_.notes.push_back(fmt::format("the result is of ghostcast {} ({}), this is {} ({})",
                                       recorded_.program_version, recorded_.program_commit,
                                       program_version, program_commit));
  }

  /// What the head of the result says twice.
  void compare_header()
  {
    compare("scenario.sha256", recorded_.sha256, scenario_.sha256);
    compare("scenario.name", recorded_.name, scenario_.name);
    compare("plan", recorded_.plan, scenario_.plan);
    compare("horizon_months", recorded_.json.value("horizon_months", nlohmann::json()), scenario_.horizon);
    compare("units", names_of(recorded_.json["units"]), scenario_.unit_names);
    for (nlohmann::json const& unit : recorded_.json["units"]) {
      nlohmann::json const definitions = unit.is_object() ? unit.value("definitions", nlohmann::json()) : nlohmann::json();
      compare("definitions", names_of(definitions), scenario_.definition_names);
    }
    compare("changes", recorded_.json.value("changes", nlohmann::json()), scenario_.changes);
  }

  void compare(char const* key, nlohmann::json const& recorded, nlohmann::json const& resolved)
  {
    if (recorded == resolved) return;
    found_.differences.push_back(fmt::format("{}: recorded {}, of the resolved scenario {}", key,
                                             shortened(recorded), shortened(resolved)));
  }

  /// Runs the chosen ranges and compares their digests.
  void repeat()
  {
    std::vector<RangeDigest> const chosen =
        options_.all ? recorded_.ranges : choose_ranges(recorded_.ranges, options_.ranges, found_.seed);
    found_.chosen = chosen.size();
    std::vector<TrajectoryRange> ranges;
    for (RangeDigest const& each : chosen) ranges.push_back(each.range);
    RunOutput output = compute(ranges);
    std::map<std::uint64_t, RangeDigest> by_first;
    for (RangeDigest const& each : output.ranges) by_first[each.range.first] = each;
    for (RangeDigest const& each : chosen) {
      auto const now = by_first.find(each.range.first);
      bool const finished = now != by_first.end() && now->second.range.last == each.range.last;
      if (finished) compare_range(each, now->second);
    }
    found_.interrupted = found_.interrupted && (engine_ || found_.repeated.size() < chosen.size());
    if (options_.all && !found_.interrupted) compare_report(std::move(output));
  }

  RunOutput compute(std::vector<TrajectoryRange> const& ranges)
  {
    InterruptGuard const interrupt;
    ProgressLine line;
    Progress const progress = [&](std::uint64_t done, std::uint64_t total) {
      if (options_.chatter == Chatter::normal) line.show(done, total);
      return !interrupt.raised();
    };
    RunPlan const plan{recorded_.seed, recorded_.belief_count, {}, scenario_.record, recorded_.belief_block};
    RunOutput output = run_ranges(scenario_.params(), plan, ranges, options_.engine.threads, progress);
    if (engine_) append(found_.differences, engine_differences(*engine_, scenario_, plan, output.ranges, progress));
    line.clear();
    found_.interrupted = interrupt.raised();
    return output;
  }

  void compare_range(RangeDigest const& recorded, RangeDigest const& now)
  {
    found_.repeated.push_back(now);
    if (recorded.digest == now.digest) return;
    found_.differences.push_back(fmt::format("trajectories {} to {}: recorded {}, found {}",
                                             recorded.range.first, recorded.range.last - 1,
                                             to_hex(recorded.digest), to_hex(now.digest)));
  }

  /// The whole tally is there: what the result reports of units and organisations follows from it.
  void compare_report(RunOutput output)
  {
    RunOptions options;
    options.trajectories = recorded_.planned;
    options.seed = recorded_.seed;
    options.beliefs = recorded_.belief_count;
    options.belief_block = recorded_.belief_block;
    auto const engine = make_cpu_engine(options_.engine.threads);
    nlohmann::json const now = result_json(assemble_result(scenario_, options, *engine, std::move(output)));
    std::vector<std::string> lines;
    for (char const* const key : {"units", "joint", "organisation", "beliefs", "non_finite", "role_steps", "start"}) {
      nlohmann::json const recorded = recorded_.json.value(key, nlohmann::json());
      for (std::string const& line : resolved_differences({{key, recorded}}, {{key, now[key]}}))
        lines.push_back(line);
    }
    append(found_.differences, lines);
  }

  ExitCode judge() const
  {
    if (found_.interrupted) {
      complain(fmt::format("ghostcast: stopped early; {} ranges were run again\n", found_.repeated.size()));
      return ExitCode::interrupted;
    }
    if (found_.differences.empty()) return ExitCode::success;
    complain(fmt::format("ghostcast: {} does not verify\n", recorded_.file));
    return ExitCode::own_fault;
  }

  VerifyOptions const& options_;
  RecordedResult const recorded_;
  Scenario const scenario_;
  std::unique_ptr<Engine> const engine_;  ///< beside the CPU; nullptr: none
  Verification found_;
};

}  // namespace

std::uint64_t Verification::trajectories() const
{
  std::uint64_t sum = 0;
  for (RangeDigest const& each : repeated) sum += each.range.last - each.range.first;
  return sum;
}

std::vector<RangeDigest> choose_ranges(std::vector<RangeDigest> const& ranges, std::uint64_t count,
                                       std::uint64_t seed)
{
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < ranges.size(); ++i) order.emplace_back(mix64(mix64(seed) + i), i);
  std::sort(order.begin(), order.end());
  if (count < order.size()) order.resize(static_cast<std::size_t>(count));
  std::vector<std::size_t> chosen;
  for (auto const& [key, i] : order) chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  std::vector<RangeDigest> result;
  for (std::size_t const i : chosen) result.push_back(ranges[i]);
  return result;
}

ExitCode verify(VerifyOptions const& options)
{
  return Verifier(options).run();
}

}  // namespace ghostcast::cli
