// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/scenario.hpp"

#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/file_bytes.hpp"
#include "ghostcast/scenario/layers.hpp"
#include "ghostcast/scenario/quantity_pass.hpp"
#include "ghostcast/scenario/templates.hpp"

namespace ghostcast {
namespace {

void throw_faults(Compilation const& compilation)
{
  if (!compilation.faults.empty()) throw InputError(compilation.files, compilation.faults);
}

/// Of one file its own; of several the sum over theirs.
std::string sha256_of_all(std::vector<SourceFile> const& files)
{
  if (files.size() == 1) return files.front().sha256;
  std::string all;
  for (SourceFile const& each : files) all += each.sha256 + "\n";
  return sha256_of(all);
}

/// Two uncertain inputs must not share their random words.
void check_addresses(Scenario const& scenario)
{
  std::set<std::tuple<std::uint32_t, int, std::string>> names;
  for (std::size_t d = 0; d < scenario.draws.size(); ++d) {
    names.emplace(scenario.draws[d].name_hash, scenario.draws[d].address_unit,
                  scenario.draw_names[d]);
  }
  std::set<std::pair<std::uint32_t, int>> addresses;
  for (auto const& [hash, unit, name] : names) {
    if (!addresses.emplace(hash, unit).second)
      throw std::logic_error("two keys have one hash: " + name);
  }
}

}  // namespace

ModelParams Scenario::params() const
{
  ModelParams params = model;
  params.distributions = {distributions.data(), tables.data()};
  params.draws = draws.data();
  params.draw_count = static_cast<int>(draws.size());
  params.draw_targets = draw_targets.data();
  params.copula_rows = copula_rows.data();
  params.copula_terms = copula_terms.data();
  params.lever_steps = lever_steps.data();
  params.lever_step_count = static_cast<int>(lever_steps.size());
  return params;
}

Scenario compile_document(Node const& root, std::vector<SourceFile> const& files,
                          std::vector<Fault> const& faults, ScenarioRequest const& request)
{
  Compilation compilation(root, files);
  compilation.faults = faults;
  read_header(compilation);
  read_layout(compilation);
  read_changes(compilation, request);
  check_sections(compilation);
  if (compilation.units.empty()) throw_faults(compilation);
  assign_parameters(compilation);
  check_templates(compilation);
  choose_quantum(compilation);
  read_correlations(compilation);
  read_definitions(compilation);
  check_anchors(compilation);
  check_organisations(compilation);
  check_definitions(compilation);
  std::size_t const draws_without_plan = compilation.scenario.draws.size();
  read_plans(compilation, request.plan);
  assign_directions(compilation.scenario, draws_without_plan);
  throw_faults(compilation);
  Features& features = compilation.scenario.model.features;
  features = features_of(compilation.scenario.params());
  // A recorded market runs, also where nobody trades on it.
  RecordMask const record = compilation.scenario.record;
  features.rental = features.rental || (record & ~default_record & mask_of(Quantity::rent)) != 0;
  features.compute = features.compute || (record & ~default_record & mask_of(Quantity::price)) != 0;
  add_cautions(compilation);
  resolve_layout(compilation);
  check_addresses(compilation.scenario);
  compilation.scenario.sha256 = sha256_of_all(compilation.scenario.files);
  compilation.scenario.resolved["sha256"] = compilation.scenario.sha256;
  return std::move(compilation.scenario);
}

Scenario parse_scenario(std::string_view text, std::string const& file,
                        ScenarioRequest const& request)
{
  LayeredDocument document = read_layers(text, file, request.bases);
  convert_quantities(document.root, document.faults);
  expand_templates(document.root, document.faults);
  return compile_document(document.root, document.files, document.faults, request);
}

Scenario load_scenario(std::filesystem::path const& path, ScenarioRequest const& request)
{
  FileBytes const file = read_file(path);
  if (file.reason.empty()) return parse_scenario(file.bytes, path.string(), request);
  std::string const name = path.empty() ? "\"\"" : path.string();
  throw InputError(name, {Fault{{}, "", file.reason, ""}});
}

}  // namespace ghostcast
