// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/scenario.hpp"

#include <sha2.h>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "ghostcast/scenario/compilation.hpp"

namespace ghostcast {
namespace {

std::string sha256_of(std::string_view bytes)
{
  char text[SHA256_DIGEST_STRING_LENGTH] = {};
  SHA256Data(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), text);
  return text;
}

[[noreturn]] void refuse_file(std::string const& file, std::string const& reason)
{
  throw InputError(file, {Fault{{}, "", reason, ""}});
}

std::string read_bytes(std::filesystem::path const& path)
{
  std::error_code error;
  if (path.empty()) refuse_file("\"\"", "the name of the scenario file is empty");
  if (!std::filesystem::exists(path, error)) refuse_file(path.string(), "no such file");
  if (!std::filesystem::is_regular_file(path, error)) refuse_file(path.string(), "is not a file");
  constexpr std::uintmax_t most_bytes = 4U << 20U;
  if (std::filesystem::file_size(path, error) > most_bytes)
    refuse_file(path.string(), "is larger than 4 MiB");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) refuse_file(path.string(), "cannot be read");
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) refuse_file(path.string(), "cannot be read");
  return bytes;
}

void throw_faults(Compilation const& compilation)
{
  if (!compilation.faults.empty()) throw InputError(compilation.scenario.file, compilation.faults);
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

Scenario parse_scenario(std::string_view text, std::string const& file,
                        ScenarioRequest const& request)
{
  Node const root = parse_document(text, file);
  Compilation compilation(root, file);
  read_header(compilation);
  read_layout(compilation);
  check_sections(compilation);
  if (compilation.units.empty()) throw_faults(compilation);
  assign_parameters(compilation);
  choose_quantum(compilation);
  read_correlations(compilation);
  read_definitions(compilation);
  check_anchors(compilation);
  check_organisations(compilation);
  check_definitions(compilation);
  read_plans(compilation, request.plan);
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
  compilation.scenario.sha256 = sha256_of(text);
  compilation.scenario.resolved["sha256"] = compilation.scenario.sha256;
  return std::move(compilation.scenario);
}

Scenario load_scenario(std::filesystem::path const& path, ScenarioRequest const& request)
{
  return parse_scenario(read_bytes(path), path.string(), request);
}

}  // namespace ghostcast
