// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/store_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/ranks.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/resolved_reader.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

bool names_engine(EngineChoice const& choice)
{
  return choice.kind != EngineKind::unsaid || !choice.devices.empty() || choice.threads > 0 || choice.isa != Isa::automatic;
}

RunExtent extent_of(RunOptions const& options)
{
  RunExtent extent{.planned = options.trajectories};
  if (options.goal.any()) extent = {options.trajectories, options.goal.absolute, options.goal.relative, options.at_most};
  return extent;
}

RunSubject subject_of(Scenario const& scenario)
{
  return {scenario.name, scenario.title, scenario.file, scenario.sha256, scenario.plan, scenario.changes, scenario.warnings, scenario.resolved};
}

RunOrigin origin_of(Engine const& engine)
{
  return {program_version, program_commit, engine.name(), engine.device(), engine.threads(), engine.isa(), engine.ranks()};
}

RunPlan plan_of(RunKey const& key)
{
  return {key.seed, key.belief_count, {}, key.record, key.belief_block};
}

/// Whether what a stored run has done is the beginning of what is asked for: a run to a precision must not have
/// gone on where this one would have stopped.
bool begins(RunRecord const& stored, RunExtent const& asked)
{
  if (stored.trajectories == 0 || stored.extent.has_goal() != asked.has_goal()) return false;
  if (!asked.has_goal()) return stored.reach <= asked.planned;
  return stored.extent.absolute >= asked.absolute && stored.extent.relative >= asked.relative && stored.extent.planned <= asked.at_most;
}

/// Seconds between saves that tests ask for; by default those of CheckpointSchedule.
CheckpointSchedule schedule()
{
  CheckpointSchedule schedule;
  char const* const text = std::getenv("GHOSTCAST_CHECKPOINT_SECONDS");
  double const seconds = text == nullptr ? 0.0 : std::strtod(text, nullptr);
  if (seconds > 0.0) schedule = {seconds, seconds};
  return schedule;
}

}  // namespace

RunKey key_of(Scenario const& scenario, RunOptions const& options)
{
  return {scenario_hash(scenario.resolved), model_fingerprint, options.seed, options.beliefs, options.block(), scenario.record};
}

Scenario stored_scenario(RunStore& store, RunRecord const& record)
{
  RunSubject subject = store.subject(record);
  Scenario scenario = read_resolved(subject.resolved, fmt::format("run {} of {}", record.id, store.path()));
  scenario.name = subject.name;
  scenario.title = subject.title;
  scenario.file = subject.file;
  scenario.sha256 = subject.sha256;
  scenario.changes = subject.changes;
  scenario.warnings = subject.warnings;
  scenario.resolved = std::move(subject.resolved);
  return scenario;
}

RunOptions stored_options(RunRecord const& record, RunOptions options)
{
  options.seed = record.key.seed;
  options.beliefs = record.key.belief_count;
  options.belief_block = record.key.belief_block;
  options.trajectories = record.extent.planned;
  if (!record.extent.has_goal()) return options;
  options.goal = {record.extent.absolute, record.extent.relative};
  options.at_most = record.extent.at_most;
  options.trajectories = record.key.belief_block;
  return options;
}

RunResult stored_result(RunStore& store, RunRecord const& record, Scenario const& scenario)
{
  RunOutput output = store.load(record, layout_of(scenario.params(), plan_of(record.key)));
  RunOptions options = stored_options(record, {});
  options.trajectories = record.extent.planned;
  RunOrigin const& origin = record.origin;
  RunResult result = assemble_result(scenario, options, {origin.engine, origin.device, origin.threads, origin.isa, origin.ranks}, std::move(output));
  if (record.fault_kind != RunFault::survived) result.fault = record.fault;
  if (options.goal.any()) {
    Precision const reached = precision_of(result.tally, result.beliefs, options.goal);
    result.precision = ReportedPrecision{options.goal, options.at_most, options.belief_block, reached};
  }
  result.stored = ReportedStore{record.id, utc_text(record.updated), origin.version, origin.commit};
  return result;
}

StoreSession::StoreSession(Question const& question) : scenario_(question.scenario), options_(question.options)
{
  if (!options_.store.enabled) return;
  attempt(Attempt::last, [&] { store_.emplace(options_.store.path); });
  if (!store_) return;
  record_.key = key_of(scenario_, options_);
  record_.extent = extent_of(options_);
  record_.subject = subject_of(scenario_);
  saves_ = true;
  attempt(Attempt::again, [&] { look(); });
}

/// What the store has: the answer, a part of it, a smaller run, or nothing.
void StoreSession::look()
{
  bool const fresh = options_.store.fresh;
  std::optional<RunRecord> const same = store_->find(record_.key, record_.extent);
  if (same && same->state == RunState::complete) {
    complete_ = same;
    saves_ = false;
    return;
  }
  if (same) {
    record_.id = same->id;
    record_.generation = same->generation;
    record_.created = same->created;
  }
  if (fresh) return;
  if (same && same->trajectories > 0) return take_base(*same);
  std::vector<RunRecord> runs = store_->with_key(record_.key);
  std::erase_if(runs, [&](RunRecord const& run) { return !begins(run, record_.extent); });
  if (runs.empty()) return note_other_beliefs();
  take_base(*std::max_element(runs.begin(), runs.end(), [](RunRecord const& a, RunRecord const& b) { return a.trajectories < b.trajectories; }));
}

void StoreSession::take_base(RunRecord const& base)
{
  start_ = store_->load(base, layout_of(scenario_.params(), plan_of(base.key)));
  if (base.extent.has_goal()) planned_before_ = base.extent.planned;
  remark(fmt::format("note: run {} of {} goes on: {} trajectories are stored\n", base.id, utc_text(base.updated), grouped(base.trajectories)));
}

/// The default number of beliefs depends on that of trajectories: a run of another size is then another run.
void StoreSession::note_other_beliefs()
{
  if (record_.extent.has_goal()) return;
  RunRecord const* best = nullptr;
  std::vector<RunRecord> const runs = store_->with_question(record_.key);
  for (RunRecord const& run : runs) {
    bool const usable = run.key.belief_block == 0 && run.key.belief_count > 0 && begins(run, record_.extent);
    if (usable && (best == nullptr || best->trajectories < run.trajectories)) best = &run;
  }
  if (best == nullptr) return;
  remark(fmt::format("note: run {} has {} of these trajectories, with {}; --beliefs {} would compute only the rest\n", best->id,
                     grouped(best->trajectories), counted(best->key.belief_count, "belief", "beliefs"), best->key.belief_count));
}

std::optional<RunResult> StoreSession::answer()
{
  if (!complete_ || options_.store.fresh || names_engine(options_.engine) || has_ranks()) return std::nullopt;
  std::optional<RunResult> result;
  attempt(Attempt::again, [&] { result = stored_result(*store_, *complete_, scenario_); });
  if (result)
    remark(fmt::format("answered from the store: run {} of {}, computed by {}\n", complete_->id, utc_text(complete_->updated), origin_text(complete_->origin)));
  return result;
}

Checkpoints StoreSession::checkpoints(Engine const& engine, Save const& seen)
{
  if (!saves_ && !seen) return {};
  record_.origin = origin_of(engine);
  Save const save_and_show = [this, seen](RunOutput const& done) {
    if (seen) seen(done);
    save(done, RunState::partial, Attempt::again);
  };
  return Checkpoints(save_and_show, schedule());
}

void StoreSession::finish(Engine const& engine, RunOutput const& done, std::uint64_t planned)
{
  if (done.ranges.empty()) return;
  RunState const state = done.tally.trajectories() < planned ? RunState::partial : RunState::complete;
  contradicted_ = complete_ && state == RunState::complete && complete_->digest != done.digest;
  if (contradicted_) {
    complain(fmt::format("ghostcast: the digest is {}, that of run {} in the store, computed by {}, is {}; one of them is wrong\n",
                         to_hex(done.digest), complete_->id, origin_text(complete_->origin), to_hex(complete_->digest)));
  }
  record_.origin = origin_of(engine);  // an engine may have gone over to another
  save(done, state, Attempt::last);
}

void StoreSession::save(RunOutput const& done, RunState state, Attempt when)
{
  if (!saves_) return;
  record_.state = state;
  attempt(when, [&] { store_->save(record_, done); });
}

void StoreSession::remark(std::string const& text) const
{
  if (options_.chatter == Chatter::normal) complain(text);
}

/// Does something with the store; its first fault is said, and after one that lasts nothing is saved any more.
template <class Act>
void StoreSession::attempt(Attempt when, Act const& act)
{
  try {
    try {
      act();
    } catch (std::bad_alloc const&) {
      throw StoreError(StoreFault::unusable, "the store: out of memory");
    }
  } catch (StoreError const& fault) {
    bool const lasts = when == Attempt::last || fault.kind() != StoreFault::unusable;
    if (!warned_) remark(fmt::format("warning: {}; {}\n", fault.what(), lasts ? "this run is not stored" : "the run goes on, and tries to save again"));
    warned_ = true;
    if (lasts) saves_ = false;
  }
}

}  // namespace ghostcast::cli
