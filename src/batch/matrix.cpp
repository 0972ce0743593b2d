// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/matrix.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "ghostcast/batch/latin_hypercube.hpp"
#include "ghostcast/scenario/file_bytes.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "matrix_content.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> const matrix_keys = {"base", "set",  "without",      "only", "plans",
                                              "seeds", "grid", "trajectories", "latin_hypercube"};
constexpr double most_exact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact

/// Reads one matrix; faults are collected.
class MatrixReader {
 public:
  MatrixReader(Node const& root, std::string const& file, BaseFiles bases) : root_(root), file_(file) { matrix_.request.bases = bases; }

  std::vector<BatchCase> read()
  {
    for (Member const& member : root_.members) check_key(member);
    read_base();
    if (Node const* const given = root_.find("trajectories")) matrix_.trajectories = whole(*given, "trajectories", 1.0, 1e12);
    read_list("seeds", [&](Node const& node) { matrix_.seeds.push_back(whole(node, "seeds", 0.0, most_exact)); });
    read_words("plans", matrix_.plans);
    read_words("without", matrix_.request.without);
    read_words("only", matrix_.request.only);
    read_words("set", matrix_.request.set);
    if (Node const* const grid = table("grid")) matrix_.grid = read_grid(*grid, faults_);
    if (Node const* const samples = table("latin_hypercube")) read_latin(*samples);
    check_twice();
    check_count();
    stop_at_faults();
    check_against_base(matrix_, faults_);
    stop_at_faults();
    return cases_of(matrix_);
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
    matrix_.base = (fs::path(file_).parent_path() / base->text).lexically_normal().string();
    if (matrix_.request.bases != BaseFiles::anywhere && !lies_inside(file_, matrix_.base))
      fault(base->at, "base = " + to_string(*base), "is outside the folder of the matrix", "--allow-outside allows it.");
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
    if (count != nullptr) matrix_.samples = static_cast<int>(whole(*count, "latin_hypercube.samples", 1.0, most_latin_samples));
    std::uint64_t const of_design = seed != nullptr ? whole(*seed, "latin_hypercube.seed", 0.0, most_exact) : 1;
    if (count == nullptr || faults_.size() > before) matrix_.samples = 1;  // the other faults still show
    std::erase_if(table.members, [](Member const& member) { return member.key == "samples" || member.key == "seed"; });
    matrix_.latin = read_samples(table, of_design, matrix_.samples, faults_);
    if (table.members.empty()) fault(table.at, "latin_hypercube", "has no axis", "For example gpus = [256, 1024].");
  }

  void check_twice()
  {
    std::set<std::string> keys;
    for (auto const* axes : {&matrix_.grid, &matrix_.latin}) {
      for (Axis const& axis : *axes) {
        if (!keys.insert(axis.key).second) fault(axis.at, axis.table + "." + axis.key, "is varied twice");
      }
    }
  }

  void check_count()
  {
    double count = static_cast<double>(std::max<std::size_t>(1, matrix_.seeds.size()) * std::max<std::size_t>(1, matrix_.plans.size()));
    count *= matrix_.latin.empty() ? 1.0 : matrix_.samples;
    for (Axis const& axis : matrix_.grid) count *= static_cast<double>(axis.values.size());
    if (count > static_cast<double>(most_cases))
      fault({}, "", fmt::format("has {:.0f} cases; a batch may have {}", count, most_cases));
  }

  Node const& root_;
  std::string const& file_;
  std::vector<Fault> faults_;
  MatrixContent matrix_;
};

}  // namespace

bool is_matrix(Node const& root)
{
  return std::any_of(root.members.begin(), root.members.end(), [](Member const& member) {
    return member.key == "base" || member.key == "grid" || member.key == "latin_hypercube";
  });
}

std::vector<BatchCase> read_matrix(Node const& root, std::string const& file, BaseFiles bases)
{
  return MatrixReader(root, file, bases).read();
}

}  // namespace ghostcast
