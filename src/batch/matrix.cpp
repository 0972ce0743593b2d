// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/matrix.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "axis.hpp"
#include "ghostcast/batch/latin_hypercube.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> const matrix_keys = {"base", "set",  "without",      "only", "plans",
                                              "seeds", "grid", "trajectories", "latin_hypercube"};
constexpr double most_exact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact

/// Reads one matrix; faults are collected.
class MatrixReader {
 public:
  MatrixReader(Node const& root, std::string const& file) : root_(root), file_(file) {}

  std::vector<BatchCase> read()
  {
    for (Member const& member : root_.members) check_key(member);
    read_base();
    if (Node const* const given = root_.find("trajectories")) trajectories_ = whole(*given, "trajectories", 1.0, 1e12);
    read_list("seeds", [&](Node const& node) { seeds_.push_back(whole(node, "seeds", 0.0, most_exact)); });
    read_words("plans", plans_);
    read_words("without", request_.without);
    read_words("only", request_.only);
    read_words("set", request_.set);
    if (Node const* const grid = table("grid")) grid_ = read_grid(*grid, faults_);
    if (Node const* const samples = table("latin_hypercube")) read_latin(*samples);
    check_twice();
    check_count();
    stop_at_faults();
    check_against_base();
    stop_at_faults();
    return cases();
  }

 private:
  void fault(Position at, std::string what, std::string reason, std::string hint = {})
  {
    faults_.push_back({at, std::move(what), std::move(reason), std::move(hint)});
  }

  void stop_at_faults() const
  {
    if (!faults_.empty()) throw InputError(file_, faults_);
  }

  void check_key(Member const& member)
  {
    if (std::find(matrix_keys.begin(), matrix_keys.end(), member.key) != matrix_keys.end()) return;
    std::string hint = did_you_mean(member.key, matrix_keys);
    if (hint.empty()) hint = "Keys of a matrix are " + either(matrix_keys) + "; those of the scenario stand in [grid] or [latin_hypercube].";
    fault(member.at, member.key, "unknown key", hint);
  }

  void read_base()
  {
    Node const* const base = root_.find("base");
    if (base == nullptr) return fault({}, "base", "is missing", "Name the scenario: base = \"lab.toml\".");
    if (!base->is_text() || is_bad_name(base->text)) return fault(base->at, "base = " + to_string(*base), "must name a scenario file");
    base_ = (fs::path(file_).parent_path() / base->text).lexically_normal().string();
  }

  std::uint64_t whole(Node const& node, std::string const& key, double low, double high)
  {
    double const value = node.number;
    if (node.kind == Node::Kind::integer && value >= low && value <= high) return static_cast<std::uint64_t>(value);
    fault(node.at, key + " = " + to_string(node), fmt::format("must be a whole number from {:.0f} to {:.0f}", low, high));
    return 1;
  }

  template <class Take>
  void read_list(char const* key, Take const& take)
  {
    Node const* const list = root_.find(key);
    if (list == nullptr) return;
    if (!list->is_array() || list->elements.empty()) return fault(list->at, key + (" = " + to_string(*list)), "must be a list");
    for (Node const& element : list->elements) take(element);
  }

  void read_words(char const* key, std::vector<std::string>& words)
  {
    read_list(key, [&](Node const& node) {
      if (node.is_text() && !is_bad_name(node.text)) words.push_back(node.text);
      else fault(node.at, key + (" = " + to_string(node)), "must be a string");
    });
  }

  Node const* table(char const* key)
  {
    Node const* const node = root_.find(key);
    if (node != nullptr && (!node->is_table() || node->members.empty())) {
      fault(node->at, key + (" = " + to_string(*node)), "must be a table with a key or more");
      return nullptr;
    }
    return node;
  }

  void read_latin(Node table)
  {
    Node const* const count = table.find("samples");
    Node const* const seed = table.find("seed");
    if (count == nullptr) fault(table.at, "latin_hypercube", "needs samples", "For example samples = 20.");
    std::size_t const before = faults_.size();
    if (count != nullptr) samples_ = static_cast<int>(whole(*count, "latin_hypercube.samples", 1.0, most_latin_samples));
    std::uint64_t const of_design = seed != nullptr ? whole(*seed, "latin_hypercube.seed", 0.0, most_exact) : 1;
    if (count == nullptr || faults_.size() > before) samples_ = 1;  // the other faults still show
    std::erase_if(table.members, [](Member const& member) { return member.key == "samples" || member.key == "seed"; });
    latin_ = read_samples(table, of_design, samples_, faults_);
    if (table.members.empty()) fault(table.at, "latin_hypercube", "has no axis", "For example gpus = [256, 1024].");
  }

  void check_twice()
  {
    std::set<std::string> keys;
    for (auto const* axes : {&grid_, &latin_}) {
      for (Axis const& axis : *axes) {
        if (!keys.insert(axis.key).second) fault(axis.at, axis.table + "." + axis.key, "is varied twice");
      }
    }
  }

  void check_count()
  {
    double count = static_cast<double>(std::max<std::size_t>(1, seeds_.size()) * std::max<std::size_t>(1, plans_.size()));
    count *= latin_.empty() ? 1.0 : samples_;
    for (Axis const& axis : grid_) count *= static_cast<double>(axis.values.size());
    if (count > static_cast<double>(most_cases))
      fault({}, "", fmt::format("has {:.0f} cases; a batch may have {}", count, most_cases));
  }

  /// What the scenario says of each value by itself; what it says of several together shows when they run.
  void check_against_base()
  {
    static_cast<void>(load_scenario(base_, request_));  // its own faults, with its own places
    ScenarioRequest asked = request_;
    for (std::string const& plan : plans_) {
      asked.plan = plan;
      static_cast<void>(load_scenario(base_, asked));
    }
    for (auto const* axes : {&grid_, &latin_}) {
      for (Axis const& axis : *axes) axis.table == "grid" ? check_grid(axis) : check_samples(axis);
    }
  }

  void check_grid(Axis const& axis)
  {
    std::set<std::string> seen;
    for (std::size_t k = 0; k < axis.values.size(); ++k) {
      if (!seen.insert(axis.values[k]).second)
        fault(axis.places[k], fmt::format("{}.{}", axis.table, axis.key), axis.values[k] + " stands there twice");
      check_value(axis, k);
    }
  }

  /// Ranges have no holes, so the least and the greatest sample speak for all.
  void check_samples(Axis const& axis)
  {
    auto const less = [](std::string const& a, std::string const& b) { return std::stod(a) < std::stod(b); };
    auto const [least, most] = std::minmax_element(axis.values.begin(), axis.values.end(), less);
    std::size_t const before = faults_.size();
    check_value(axis, static_cast<std::size_t>(least - axis.values.begin()));
    if (faults_.size() == before) check_value(axis, static_cast<std::size_t>(most - axis.values.begin()));
  }

  void check_value(Axis const& axis, std::size_t k)
  {
    ScenarioRequest asked = request_;
    std::string const flag = axis.key + "=" + axis.values[k];
    asked.set.push_back(flag);
    try {
      static_cast<void>(load_scenario(base_, asked));
    } catch (InputError const& error) {
      for (Fault const& found : error.faults()) {
        if (error.file(found.at.file) != printable("--set " + flag)) continue;
        std::string const what = found.what.empty() ? "" : " (" + found.what + ")";
        fault(axis.places[k], fmt::format("{}.{} = {}{}", axis.table, axis.key, axis.values[k], what), found.reason, found.hint);
      }
    }
  }

  /// Every point of the grid, the last key changing first.
  template <class Take>
  void each_point(std::size_t depth, BatchCase const& so_far, Take const& take) const
  {
    if (depth == grid_.size()) return take(so_far);
    for (std::string const& value : grid_[depth].values) {
      BatchCase next = so_far;
      vary(next, grid_[depth].key, value);
      each_point(depth + 1, next, take);
    }
  }

  static void vary(BatchCase& to, std::string const& key, std::string const& value)
  {
    to.request.set.push_back(key + "=" + value);
    to.varied.emplace_back(key, value);
  }

  std::vector<BatchCase> cases() const
  {
    std::vector<BatchCase> all;
    BatchCase const first{"", "", base_, request_, std::nullopt, trajectories_, {}};
    each_point(0, first, [&](BatchCase const& point) {
      for (int k = 0; k < (latin_.empty() ? 1 : samples_); ++k) {
        BatchCase sample = point;
        for (Axis const& axis : latin_) vary(sample, axis.key, axis.values[static_cast<std::size_t>(k)]);
        name(sample, k);
        add(sample, all);
      }
    });
    if (all.size() == 1 && all.front().name.empty()) all.front().name = fs::path(base_).stem().string();
    return all;
  }

  /// "gpus=512 sample 3": values of the grid, as those of samples are long.
  void name(BatchCase& sample, int k) const
  {
    for (std::size_t i = 0; i < grid_.size(); ++i)
      sample.name += (i > 0 ? " " : "") + sample.varied[i].first + "=" + sample.varied[i].second;
    if (latin_.empty()) return;
    int const width = static_cast<int>(std::to_string(samples_).size());
    sample.name += fmt::format("{}sample {:0{}}", sample.name.empty() ? "" : " ", k + 1, width);
  }

  void add(BatchCase const& sample, std::vector<BatchCase>& all) const
  {
    std::vector<std::string> const plans = plans_.empty() ? std::vector<std::string>{request_.plan} : plans_;
    for (std::string const& plan : plans) {
      BatchCase planned = sample;
      planned.request.plan = plan;
      if (!plans_.empty()) planned.name += (planned.name.empty() ? "" : " ") + plan;
      if (seeds_.empty()) all.push_back(planned);
      for (std::uint64_t const seed : seeds_) {
        all.push_back(planned);
        all.back().seed = seed;
        all.back().name += fmt::format("{}seed={}", planned.name.empty() ? "" : " ", seed);
      }
    }
  }

  Node const& root_;
  std::string const& file_;
  std::vector<Fault> faults_;
  std::string base_;
  ScenarioRequest request_;
  std::vector<std::string> plans_;
  std::vector<std::uint64_t> seeds_;
  std::optional<std::uint64_t> trajectories_;
  std::vector<Axis> grid_;
  std::vector<Axis> latin_;
  int samples_{1};
};

}  // namespace

bool is_matrix(Node const& root)
{
  return std::any_of(root.members.begin(), root.members.end(), [](Member const& member) {
    return member.key == "base" || member.key == "grid" || member.key == "latin_hypercube";
  });
}

std::vector<BatchCase> read_matrix(Node const& root, std::string const& file)
{
  return MatrixReader(root, file).read();
}

}  // namespace ghostcast
