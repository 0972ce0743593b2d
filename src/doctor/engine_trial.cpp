// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/engine_trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t seed = 20261122;
constexpr std::uint64_t fewest_trajectories = 64;

double seconds_since(Clock::time_point start)
{
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Ranges of `output` whose digest the reference does not have; counts what could be compared.
void compare(RunOutput const& output, RunOutput const& reference, EngineTrial& trial)
{
  for (RangeDigest const& each : output.ranges) {
    auto const same = [&](RangeDigest const& other) {
      return other.range.first == each.range.first && other.range.last == each.range.last;
    };
    auto const found = std::ranges::find_if(reference.ranges, same);
    if (found == reference.ranges.end()) continue;
    trial.compared += each.range.last - each.range.first;
    if (found->digest != each.digest) trial.different.push_back(each.range);
  }
}

/// Runs trials of one scenario.
class Trials {
 public:
  Trials(TrialLimits const& limits, std::function<bool()> const& go_on)
      : limits_(limits), go_on_(go_on), scenario_(parse_scenario(trial_scenario_text(), "doctor"))
  {
  }

  EngineTrials run(Candidate const& reference, std::vector<Candidate> const& others)
  {
    EngineTrials trials;
    trials.scenario = scenario_.name;
    trials.seed = seed;
    // A first short run tells how many trajectories fit into the time of each.
    EngineTrial first{reference.name};
    compute(reference, fewest_trajectories, 0.2 * limits_.seconds, first);
    double const rate = static_cast<double>(first.trajectories) / std::max(first.seconds, 1e-6);
    double const share = 0.8 * limits_.seconds / static_cast<double>(others.size() + 2);  // two for the reference
    trials.trajectories = std::clamp(static_cast<std::uint64_t>(rate * share), fewest_trajectories, limits_.most_trajectories);
    trials.reference = {reference.name};
    RunOutput const expected = compute(reference, trials.trajectories, 2.0 * share, trials.reference);
    trials.reference.compared = trials.reference.trajectories;
    for (Candidate const& each : others) {
      if (go_on_ && !go_on_()) break;
      trials.others.push_back({each.name});
      RunOutput const output = compute(each, trials.trajectories, share, trials.others.back());
      compare(output, expected, trials.others.back());
    }
    trials.interrupted = go_on_ && !go_on_();
    return trials;
  }

 private:
  RunOutput compute(Candidate const& candidate, std::uint64_t trajectories, double seconds, EngineTrial& trial)
  {
    Clock::time_point const start = Clock::now();
    RunOutput output;
    try {
      std::unique_ptr<Engine> const engine = candidate.open();
      trial.device = engine->device();
      RunPlan const plan{seed, 16, {0, trajectories}, scenario_.record};
      output = engine->run(scenario_.params(), plan, [&](std::uint64_t, std::uint64_t) {
        return seconds_since(start) < seconds && (!go_on_ || go_on_());
      });
      trial.fault = output.fault;
    } catch (std::exception const& error) {
      trial.fault = error.what();
      return {};
    }
    trial.seconds = seconds_since(start);
    trial.trajectories = output.tally.trajectories();
    trial.digest = output.digest;
    return output;
  }

  TrialLimits limits_;
  std::function<bool()> const& go_on_;
  Scenario scenario_;
};

std::string speed_text(EngineTrial const& trial)
{
  return fmt::format("{} trajectories in {:.2f} s", grouped(trial.trajectories), trial.seconds);
}

Finding trial_finding(EngineTrials const& trials, EngineTrial const& trial)
{
  if (!trial.different.empty()) {
    TrajectoryRange const& first = trial.different.front();
    return {"digest", Verdict::differs,
            fmt::format("{}: {} of its ranges differ from {}, the first of trajectories {} to {}", trial.name,
                        trial.different.size(), trials.reference.name, first.first, first.last - 1),
            "Do not use results of this engine on this machine. Run doctor again: where the ranges change, memory or "
            "processor is faulty; where they stay, it is a fault of the program or its compiler, to be reported with "
            "this output. Until then --engine cpu --isa scalar computes."};
  }
  if (!trial.fault.empty())
    return {"digest", Verdict::problem, fmt::format("{}: {}", trial.name, trial.fault),
            "Its driver or device may be in use or out of order; --engine cpu gives the same numbers."};
  if (trial.compared == 0)
    return {"digest", Verdict::note, fmt::format("{}: too slow to finish a range in its time", trial.name),
            "The machine may be busy: run doctor again."};
  std::string const part = trial.compared < trials.trajectories ? fmt::format(", of which {} were compared", grouped(trial.compared)) : "";
  return {"digest", Verdict::well, fmt::format("{}: {}{}; the same digest", trial.name, speed_text(trial), part), ""};
}

}  // namespace

Candidate reference_candidate()
{
  return {"cpu scalar, 1 thread", [] { return make_cpu_engine(1, Isa::scalar); }};
}

std::vector<Candidate> cpu_candidates(int threads)
{
  // More than one, or nothing would show what threads do to each other.
  int const many = std::max(2, threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()));
  std::vector<Candidate> candidates;
  for (Isa const isa : available_isas()) {
    for (int const count : {1, many}) {
      if (isa == Isa::scalar && count == 1) continue;  // the reference
      candidates.push_back({fmt::format("cpu {}, {}", isa_name(isa), counted(static_cast<std::uint64_t>(count), "thread", "threads")),
                            [isa, count] { return make_cpu_engine(count, isa); }});
    }
  }
  return candidates;
}

EngineTrials try_engines(Candidate const& reference, std::vector<Candidate> const& others, TrialLimits const& limits,
                         std::function<bool()> const& go_on)
{
  return Trials(limits, go_on).run(reference, others);
}

std::vector<Finding> trial_findings(EngineTrials const& trials)
{
  std::vector<Finding> findings;
  if (!trials.reference.fault.empty() || trials.reference.trajectories == 0) {
    findings.push_back({"digest", Verdict::problem, fmt::format("{}: {}", trials.reference.name, trials.reference.fault.empty() ? "nothing was done in time" : trials.reference.fault),
                        "Nothing can be compared without it: the machine may be out of memory or very busy."});
    return findings;
  }
  findings.push_back({"digest", Verdict::well, fmt::format("{}: {}; digest {}", trials.reference.name, speed_text(trials.reference), to_hex(trials.reference.digest)), ""});
  for (EngineTrial const& each : trials.others) findings.push_back(trial_finding(trials, each));
  return findings;
}

}  // namespace ghostcast
