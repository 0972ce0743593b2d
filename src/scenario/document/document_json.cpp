// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/document_json.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace ghostcast {
namespace {

using Json = nlohmann::json;

/// Deeper than any scenario: those that TOML gives have at most 16 values in each other.
constexpr int most_levels = 32;

Json infinity_json(double value)
{
  return {{"number", value > 0.0 ? "inf" : "-inf"}};
}

bool is_infinity(Json const& json)
{
  if (!json.is_object() || json.size() != 1 || !json.contains("number")) return false;
  return json["number"] == "inf" || json["number"] == "-inf";
}

/// Reads one document.
class Reader {
 public:
  Reader(std::vector<Fault>& faults, std::vector<std::string>& paths) : faults_(faults), paths_(paths) {}

  Node read(Json const& json, std::string const& at, int level)
  {
    Node node;
    node.at = {0, first_path_column + static_cast<int>(paths_.size()), 0};
    paths_.push_back(at);
    if (level > most_levels) {
      refuse(at, "has too many levels");
    } else if (is_infinity(json)) {
      double const infinity = std::numeric_limits<double>::infinity();
      node.kind = Node::Kind::real;
      node.number = json["number"] == "inf" ? infinity : -infinity;
    } else if (json.is_object()) {
      for (auto const& [key, value] : json.items()) {
        Node child = read(value, at + "." + key, level + 1);
        node.members.push_back({key, child.at, std::move(child)});
      }
    } else if (json.is_array()) {
      node.kind = Node::Kind::array;
      for (std::size_t i = 0; i < json.size(); ++i)
        node.elements.push_back(read(json[i], fmt::format("{}[{}]", at, i), level + 1));
    } else {
      read_value(json, at, node);
    }
    return node;
  }

 private:
  void read_value(Json const& json, std::string const& at, Node& node)
  {
    if (json.is_string()) {
      node.kind = Node::Kind::text;
      node.text = json.get<std::string>();
    } else if (json.is_boolean()) {
      node.kind = Node::Kind::boolean;
      node.truth = json.get<bool>();
    } else if (json.is_number()) {
      node.kind = json.is_number_float() ? Node::Kind::real : Node::Kind::integer;
      node.number = json.get<double>();
    } else {
      refuse(at, "stands for no value");
    }
  }

  void refuse(std::string const& at, char const* reason)
  {
    faults_.push_back({{}, at, reason, ""});
  }

  std::vector<Fault>& faults_;
  std::vector<std::string>& paths_;
};

}  // namespace

nlohmann::json document_json(Node const& node)
{
  Json json;
  switch (node.kind) {
    case Node::Kind::table:
      json = Json::object();
      for (Member const& member : node.members) json[member.key] = document_json(member.value);
      return json;
    case Node::Kind::array:
      json = Json::array();
      for (Node const& element : node.elements) json.push_back(document_json(element));
      return json;
    case Node::Kind::boolean:
      return node.truth;
    case Node::Kind::integer:
      return static_cast<std::int64_t>(node.number);
    case Node::Kind::real:
      return std::isinf(node.number) ? infinity_json(node.number) : Json(node.number);
    default:
      return node.text;
  }
}

Node document_from_json(nlohmann::json const& json, std::vector<Fault>& faults, std::vector<std::string>& paths)
{
  return Reader(faults, paths).read(json, "document", 0);
}

std::string shortened(nlohmann::json const& json)
{
  std::string const text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.size() > 60 ? text.substr(0, 57) + "..." : text;
}

}  // namespace ghostcast
