// SPDX-License-Identifier: Apache-2.0
/// \file
/// A TOML text as a tree of our own that knows the place of every key and value. Only
/// src/scenario/document/document.cpp sees toml++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {

struct Member;

/// A TOML value.
struct Node {
  enum class Kind { table, array, text, integer, real, boolean, date };

  Kind kind{Kind::table};
  Position at;
  std::string text;             ///< of Kind::text and Kind::date; of a number given with its unit
  double number{0.0};           ///< of Kind::integer and Kind::real
  bool truth{false};            ///< of Kind::boolean
  bool refused{false};          ///< its fault is reported; readers pass it over in silence
  std::vector<Member> members;  ///< of Kind::table, in the order of the text
  std::vector<Node> elements;   ///< of Kind::array

  bool is_number() const { return kind == Kind::integer || kind == Kind::real; }
  bool is_text() const { return kind == Kind::text; }
  bool is_table() const { return kind == Kind::table; }
  bool is_array() const { return kind == Kind::array; }

  /// The value of a key of a table, or nullptr.
  Node const* find(std::string_view key) const;
  Node* find(std::string_view key);
};

/// A key and its value.
struct Member {
  std::string key;
  Position at;  ///< of the key
  Node value;
};

/// "a number", "a string", ...: for messages.
std::string kind_name(Node const& node);

/// The value as one would write it in TOML, shortened to about 60 characters.
std::string to_string(Node const& node);

/// Parses TOML 1.0. \throws InputError with the place of the first syntax error
/// \param file   its name in messages
/// \param index  its number in positions
Node parse_document(std::string_view text, std::string const& file, int index = 0);

}  // namespace ghostcast
