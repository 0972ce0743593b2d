// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/resolved_reader.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/document_json.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

bool is_text_list(Json const& json)
{
  return json.is_array() &&
         std::all_of(json.begin(), json.end(), [](Json const& each) { return each.is_string(); });
}

bool is_file_list(Json const& json)
{
  return json.is_array() && !json.empty() && json.size() <= 64 &&
         std::all_of(json.begin(), json.end(), [](Json const& each) {
           return each.is_object() && each.contains("file") && each["file"].is_string() &&
                  each.contains("sha256") && each["sha256"].is_string();
         });
}

/// Reads the keys that a compilation starts from, and gathers what is wrong with them.
class ResolvedReader {
 public:
  ResolvedReader(Json const& resolved, std::string const& file) : resolved_(resolved), file_(file)
  {
  }

  Scenario read()
  {
    need("document", "an object", [](Json const& json) { return json.is_object(); });
    need("plan", "a string", [](Json const& json) { return json.is_string(); });
    need("without", "a list of strings", is_text_list);
    need("set", "a list of strings", is_text_list);
    need("files", "a list of { file, sha256 }", is_file_list);
    throw_faults();
    Node const root = document_from_json(resolved_["document"], faults_, paths_);
    for (Fault& fault : faults_) fault.what = "resolved_scenario." + fault.what;
    throw_faults();
    return compile(root);
  }

 private:
  void need(char const* key, char const* kind, bool (*good)(Json const&))
  {
    std::string const what = fmt::format("resolved_scenario.{}", key);
    if (!resolved_.is_object() || !resolved_.contains(key)) {
      faults_.push_back({{}, what, "is missing", ""});
    } else if (!good(resolved_[key])) {
      faults_.push_back({{}, what, fmt::format("must be {}", kind), ""});
    }
  }

  void throw_faults() const
  {
    if (!faults_.empty()) throw InputError(file_, faults_);
  }

  /// Faults of the compilation are faults of this file, at no line of it.
  Scenario compile(Node const& root) const
  {
    try {
      return compile_document(root, files(), {}, request());
    } catch (InputError const& error) {
      std::vector<Fault> faults = error.faults();
      for (Fault& fault : faults) fault = placed(fault, error);
      throw InputError(file_, faults);
    }
  }

  /// The same fault with its place among the keys, or the flag that caused it.
  Fault placed(Fault const& fault, InputError const& error) const
  {
    auto const path = static_cast<std::size_t>(fault.at.column - first_path_column);
    bool const of_document = fault.at.file == 0 && fault.at.column >= first_path_column && path < paths_.size();
    std::size_t const value = fault.what.find(" = ");
    std::string what = "resolved_scenario" + (fault.what.empty() ? "" : "." + fault.what);
    if (of_document) what = "resolved_scenario." + paths_[path] + (value == fault.what.npos ? "" : fault.what.substr(value));
    if (fault.at.file >= static_cast<int>(resolved_["files"].size())) {
      what = "resolved_scenario: " + error.file(fault.at.file) + (fault.what.empty() ? "" : ": " + fault.what);
    }
    return {{}, what, fault.reason, fault.hint};
  }

  std::vector<SourceFile> files() const
  {
    std::vector<SourceFile> files;
    for (Json const& each : resolved_["files"])
      files.push_back({each["file"].get<std::string>(), each["sha256"].get<std::string>()});
    return files;
  }

  ScenarioRequest request() const
  {
    return {.plan = resolved_["plan"].get<std::string>(),
            .without = resolved_["without"].get<std::vector<std::string>>(),
            .set = resolved_["set"].get<std::vector<std::string>>()};
  }

  Json const& resolved_;
  std::string const& file_;
  std::vector<Fault> faults_;
  std::vector<std::string> paths_;  ///< of the document's values, by column - first_path_column
};

/// Drops where each parameter comes from: places in files that need not be there.
void drop_origins(Json& json)
{
  if (json.is_object()) json.erase("from");
  for (Json& each : json) {
    if (each.is_structured()) drop_origins(each);
  }
}

/// Gathers the differences of two trees, key by key.
void compare(Json const& recorded, Json const& now, std::string const& at,
             std::vector<std::string>& lines)
{
  bool const tables = recorded.is_object() && now.is_object();
  bool const lists = recorded.is_array() && now.is_array() && recorded.size() == now.size();
  if (recorded == now) return;
  if (lists) {
    for (std::size_t i = 0; i < now.size(); ++i)
      compare(recorded[i], now[i], fmt::format("{}.{}", at, i), lines);
  } else if (tables) {
    for (auto const& [key, value] : recorded.items())
      compare(value, now.contains(key) ? now[key] : Json(), at + "." + key, lines);
    for (auto const& [key, value] : now.items()) {
      if (!recorded.contains(key)) compare(Json(), value, at + "." + key, lines);
    }
  } else {
    lines.push_back(fmt::format("{}: recorded {}, now {}", at.substr(1), shortened(recorded), shortened(now)));
  }
}

}  // namespace

Scenario read_resolved(nlohmann::json const& resolved, std::string const& file)
{
  return ResolvedReader(resolved, file).read();
}

std::vector<std::string> resolved_differences(nlohmann::json const& recorded,
                                              nlohmann::json const& now)
{
  Json a = recorded;
  Json b = now;
  // The places of the parameters' values; a document has keys called `from` of its own.
  for (Json* const each : {&a, &b}) {
    each->erase("document");
    drop_origins(*each);
  }
  std::vector<std::string> lines;
  compare(a, b, "", lines);
  return lines;
}

}  // namespace ghostcast
