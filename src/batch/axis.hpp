// SPDX-License-Identifier: Apache-2.0
/// \file
/// Axes of a matrix: keys of a scenario and the values that each takes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/scenario/document.hpp"

namespace ghostcast {

/// A key with its values as texts of --set.
struct Axis {
  std::string key;
  std::string table;  ///< "grid" or "latin_hypercube": for messages
  Position at;
  std::vector<std::string> values;
  std::vector<Position> places;  ///< of the values
};

/// A value as TOML that --set reads back to the same value.
std::string toml_text(Node const& node);

/// A key as TOML: quoted unless its letters need none.
std::string toml_key(std::string const& key);

/// [grid]: each key has a list of values. Keys with dots and tables within tables are one thing.
std::vector<Axis> read_grid(Node const& table, std::vector<Fault>& faults);

/// [latin_hypercube] without its own keys: each key has its ends or a distribution; the values are
/// those of the samples. Keys that need whole numbers get them.
std::vector<Axis> read_samples(Node const& table, std::uint64_t seed, int samples, std::vector<Fault>& faults);

}  // namespace ghostcast
