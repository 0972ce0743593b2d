// SPDX-License-Identifier: Apache-2.0
/// \file
/// Faults of a scenario file: all of them are collected, sorted by line and reported at once.
#pragma once

#include <compare>
#include <stdexcept>
#include <string>
#include <vector>

namespace ghostcast {

/// A place in a text: line and column count from 1; line 0 means the file as a whole.
struct Position {
  int line{0};
  int column{0};
  int file{0};  ///< 0: the scenario; 1, 2, ...: what it extends
  bool operator==(Position const&) const = default;
};

/// By file, then line, then column.
inline std::strong_ordering operator<=>(Position const& a, Position const& b)
{
  if (a.file != b.file) return a.file <=> b.file;
  return a.line != b.line ? a.line <=> b.line : a.column <=> b.column;
}

/// One thing that is wrong, and what would be right.
struct Fault {
  Position at;
  std::string what;    ///< the key, with its value where it has one
  std::string reason;  ///< without a full stop
  std::string hint;    ///< a whole sentence, or empty
};

/// `file:line:column: key = value: reason. Hint`
std::string to_string(Fault const& fault, std::string const& file);

/// The user's input is wrong: exit code 2, nothing written. what() holds one line per fault,
/// at most 100 and how many there are beyond.
class InputError : public std::runtime_error {
 public:
  InputError(std::string const& file, std::vector<Fault> faults);
  /// \param files  names, by Position::file
  InputError(std::vector<std::string> const& files, std::vector<Fault> faults);
  std::vector<Fault> const& faults() const { return faults_; }
  /// Name of a file by Position::file; of a flag that is at fault, the flag.
  std::string const& file(int index) const;

 private:
  std::vector<Fault> faults_;
  std::vector<std::string> files_;
};

/// Sorts by position and drops repetitions.
std::vector<Fault> sorted(std::vector<Fault> faults);

}  // namespace ghostcast
