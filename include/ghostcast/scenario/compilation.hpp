// SPDX-License-Identifier: Apache-2.0
/// \file
/// The work in progress while a scenario is compiled; internal to src/scenario.
#pragma once

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/scenario/warning_texts.hpp"

namespace ghostcast {

/// Addresses of draws beside the units' own 0..31.
inline constexpr int shared_address = 255;
inline constexpr int first_organisation_address = 64;

/// A number, or a distribution of the scenario.
struct GivenValue {
  double number{0.0};    ///< the median where it is drawn
  int distribution{-1};  ///< -1: a number
  Node const* node{nullptr};
};

/// A key's value: one element per target; an empty one was not given.
struct Reading {
  std::vector<std::optional<GivenValue>> elements;
  bool single{false};  ///< one value stands for all elements
  bool faulty{false};  ///< something was wrong with it
};

/// Where a parameter of one unit or organisation comes from.
struct Source {
  Node const* node;
  bool is_default;
  int address;  ///< of its draws
  bool operator==(Source const&) const = default;
};

/// A value from the command line in place of the file's.
struct Change {
  ParameterInfo const* row;
  int unit;           ///< -1: wherever the parameter is
  Node value;         ///< its places carry the number of the cause
  std::string cause;  ///< "--set gpus=512", "--without shocks"
  bool off;           ///< by --without or --only
};

/// From `month` on, for `months` (0: for good), `amount` is added to a target.
enum class EventKind : int { number, share };

struct EventSpan {
  int target;
  int month;
  int months;
  double amount;
  EventKind kind;
};

/// A tail that a key's range took off a distribution.
struct CutTail {
  std::string what;
  std::string range;
  double share;  ///< of its values
};

/// A lever of the plan that the command line overrules.
struct DroppedLever {
  Position at;
  std::string key;
  std::string cause;
};

struct Compilation {
  Compilation(Node const& document, std::vector<SourceFile> const& source_files);

  Node const& root;
  Scenario scenario;
  std::vector<Fault> faults;
  Node const* market;  ///< the table, an empty one where there is none
  Node const* organisation;
  std::vector<std::vector<Node const*>> units;  ///< [unit]: its table, then those it is like
  std::map<std::pair<Node const*, ParameterInfo const*>, Reading> readings;
  std::map<std::pair<int, std::pair<double, double>>, int> tables;  ///< quantile tables by law
  std::map<Node const*, CutTail> cut_tails;  ///< by distribution, defaults too
  std::vector<char> targeted;  ///< by flat index: a draw or a lever sets it
  std::vector<std::string> files;  ///< names by Position::file; causes of changes come last
  std::list<Change> changes;
  std::vector<std::string> groups_off;  ///< by --without or --only
  std::vector<std::string> settings;    ///< texts of --set
  std::set<std::string, std::less<>> silenced;  ///< correlated keys that the command line gives
  std::vector<DroppedLever> dropped;  ///< of the plan read last
  bool separate{false};
  bool groups_known{true};  ///< false after a fault in the list of groups

  void fault(Position at, std::string what, std::string reason, std::string hint = {});
  /// \param values  of the sentence, but its place
  void warn(Position at, WarningKind kind, WarningValues values);
  /// Whether a search for the nearest key is worth its time: 100 faults are printed.
  bool gives_hints() const { return faults.size() < 1000; }
  float& base(int flat_index);
  float base(int flat_index) const;
};

/// "begins after the horizon of 60 months"
std::string after_horizon(Compilation const& compilation);

/// "unit.people = 7"
std::string describe(std::string_view section, std::string_view key, Node const& value);

// Small readers; each reports a fault and returns nothing when the value is wrong.
std::optional<double> read_number(Compilation& compilation, Node const& node,
                                  std::string const& what, Range const& range,
                                  std::string const& hint = {});
std::optional<double> read_integer(Compilation& compilation, Node const& node,
                                   std::string const& what, Range const& range);
std::optional<std::string> read_name(Compilation& compilation, Node const& node,
                                     std::string const& what);
std::optional<bool> read_flag(Compilation& compilation, Node const& node, std::string const& what);
/// Strings of an array; faults are reported and left out.
std::vector<std::pair<std::string, Node const*>> read_names(Compilation& compilation,
                                                            Node const& node,
                                                            std::string const& what);

/// A distribution `{ dist = ... }` whose values lie in `range`: its index, or -1 after a fault.
int read_distribution(Compilation& compilation, Node const& node, std::string const& what,
                      Range const& range);
double median(Scenario const& scenario, int distribution);
/// A number or a distribution.
std::optional<GivenValue> read_element(Compilation& compilation, ParameterInfo const& row,
                                       Node const& node, std::string const& what);
/// The value of a row, read once per node.
Reading const& read_value(Compilation& compilation, ParameterInfo const& row, Node const& node,
                          std::string_view section);

/// The default of a row as a value; rows without one have an empty table.
Node const& default_node(ParameterInfo const& row);

/// A draw of `distribution` into `targets` at an address; returns its index.
int add_draw(Compilation& compilation, std::string const& name, int address, int distribution,
             std::vector<int> const& targets);

/// Gives every uniform of the draws a dimension of the Sobol sequence, those of the plan last: with one
/// plan or another the others keep theirs.
void assign_directions(Scenario& scenario, std::size_t draws_without_plan);

/// Compiles a document whose layers, quantities and templates have been resolved.
/// \param faults  those found before  \throws InputError with these and its own
Scenario compile_document(Node const& root, std::vector<SourceFile> const& files,
                          std::vector<Fault> const& faults, ScenarioRequest const& request);

// The steps of the compilation, in this order.
void read_header(Compilation& compilation);
void read_layout(Compilation& compilation);
void read_changes(Compilation& compilation, ScenarioRequest const& request);
void check_sections(Compilation& compilation);
void assign_parameters(Compilation& compilation);
void choose_quantum(Compilation& compilation);
void read_correlations(Compilation& compilation);
void read_definitions(Compilation& compilation);
void read_plans(Compilation& compilation, std::string const& plan);
void check_anchors(Compilation& compilation);
void check_organisations(Compilation& compilation);
void check_definitions(Compilation& compilation);
void add_cautions(Compilation& compilation);
/// Warns of beliefs that anchoring has to repair, by a sample of them.
void caution_repairs(Compilation& compilation);
void resolve_layout(Compilation& compilation);

/// A whole plan as steps: `table` on top of `base` (nullptr: none).
std::vector<LeverStep> compile_plan(Compilation& compilation, Node const& table, Node const* base);
/// Reads one event key into spans; false when the key is no event.
bool read_event(Compilation& compilation, std::string_view key, Node const& node,
                std::vector<int> const& units, std::vector<EventSpan>& spans);

/// A plan as it was compiled, to be compared with others.
struct CompiledPlan {
  std::string name;
  Node const* table;
  std::vector<LeverStep> steps;
  /// [slot]: quantiles of the distribution that it is drawn from
  std::vector<std::vector<double>> laws;
};

/// Contradictions within a plan, and plans that come to the same.
void check_plan(Compilation& compilation, CompiledPlan const& plan);
void compare_plans(Compilation& compilation, std::vector<CompiledPlan> const& plans);
/// Warnings about the plan that runs. \param base  nullptr where `table` is the base plan
void add_plan_cautions(Compilation& compilation, Node const& table, Node const* base);

}  // namespace ghostcast
