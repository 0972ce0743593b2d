// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/runs.hpp"

#include <fmt/format.h>

#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/run_differences.hpp"
#include "ghostcast/cli/store_session.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/comparison.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/result_json.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/report/warnings.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

RunStore open(RunsOptions const& options)
{
  if (!options.store.enabled) throw StoreError(StoreFault::unknown, "there is no store; --store names one");
  return RunStore(options.store.path, StoreAccess::existing);
}

/// A run and its result; another model may read its scenario otherwise, which is said.
StoredRun take(RunStore& store, std::int64_t id)
{
  RunRecord record = store.record(id);
  if (record.key.model != model_fingerprint)
    complain(fmt::format("warning: run {} was computed by another model, of ghostcast {} ({}); what this program says of its scenario "
                         "may not be what it was\n", id, record.origin.version, record.origin.commit));
  Scenario scenario = stored_scenario(store, record);
  RunResult result = stored_result(store, record, scenario);
  return {std::move(record), std::move(scenario), std::move(result)};
}

}  // namespace

ExitCode list_runs(RunsOptions const& options)
{
  std::vector<RunRecord> records = open(options).all();
  std::erase_if(records, [&](RunRecord const& record) { return !passes(record, options.filter); });
  print_out(options.json ? list_json_text(records) : list_text(records));
  return ExitCode::success;
}

ExitCode show_run(RunsOptions const& options)
{
  RunStore store = open(options);
  StoredRun const run = take(store, options.ids.at(0));
  TextStyle const style = wants_colour(Stream::out) ? TextStyle::emphasised : TextStyle::plain;
  print_out(options.json ? result_json_text(run.result) : record_text(run.record) + "\n" + text_report(run.result, style));
  for (std::string const& warning : warnings_of(run.result)) complain("warning: " + warning + "\n");
  return ExitCode::success;
}

ExitCode compare_runs(RunsOptions const& options)
{
  RunStore store = open(options);
  StoredRun const a = take(store, options.ids.at(0));
  StoredRun const b = take(store, options.ids.at(1));
  std::string text;
  for (std::string const& line : question_differences(a, b)) text += wrapped(line, 2);
  if (text.empty()) text = "the same run twice\n";
  std::string const why = why_incomparable(a.scenario, b.scenario);
  if (why.empty()) {
    text += "\n" + probability_differences(a, b);
  } else {
    text += wrapped(fmt::format("Probabilities do not compare: run {} {}.", b.record.id, why), 2);
  }
  print_out(text);
  return ExitCode::success;
}

ExitCode export_run(RunsOptions const& options)
{
  RunStore store = open(options);
  StoredRun const run = take(store, options.ids.at(0));
  if (!options.folder.empty()) write_result(options.folder, run.result);
  if (options.json) print_out(result_json_text(run.result));
  return ExitCode::success;
}

ExitCode tag_run(RunsOptions const& options)
{
  open(options).tag(options.ids.at(0), options.tag);
  return ExitCode::success;
}

ExitCode untag_run(RunsOptions const& options)
{
  open(options).untag(options.ids.at(0), options.tag);
  return ExitCode::success;
}

ExitCode delete_runs(RunsOptions const& options)
{
  RunStore store = open(options);
  for (std::int64_t const id : options.ids) store.record(id);  // all of them are there, or none is deleted
  for (std::int64_t const id : options.ids) store.remove(id);
  return ExitCode::success;
}

/// What SQLite says of the file, and whether every run can be read.
ExitCode check_runs(RunsOptions const& options)
{
  RunStore store = open(options);
  std::vector<std::string> lines = store.check();
  std::vector<RunRecord> const records = store.all();
  for (RunRecord const& record : records) {
    if (record.key.model != model_fingerprint) continue;  // its layout is not known here
    try {
      stored_result(store, record, stored_scenario(store, record));
    } catch (std::runtime_error const& fault) {
      lines.push_back(fmt::format("run {}: {}", record.id, fault.what()));
    }
  }
  for (std::string const& line : lines) print_out(line + "\n");
  if (!lines.empty()) {
    complain(fmt::format("ghostcast: {} is damaged\n", store.path()));
    return ExitCode::machine_fault;
  }
  print_out(fmt::format("{} is whole: {}\n", store.path(), counted(records.size(), "run", "runs")));
  return ExitCode::success;
}

}  // namespace ghostcast::cli
