// SPDX-License-Identifier: Apache-2.0
/// \file
/// Our numbers in a file that scripts of other statistical packages read, and how these scripts end.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>
#include <string>

#include "cli/process.hpp"

namespace ghostcast::test {

/// A line a number: what, tolerance, our value, arguments. "r" before a tolerance: relative.
class Checks {
 public:
  /// \param tolerance  "1e-9" absolute or "r1e-9" relative
  template <class... Arguments>
  void add(char const* what, char const* tolerance, double ours, Arguments... arguments)
  {
    text_ += fmt::format("{},{},{:.17g}", what, tolerance, ours * factor_);
    ((text_ += fmt::format(",{:.17g}", static_cast<double>(arguments))), ...);
    text_ += "\n";
  }

  /// The same with a list of arguments.
  template <class List>
  void add_list(char const* what, char const* tolerance, double ours, List const& arguments)
  {
    add(what, tolerance, ours);
    text_.pop_back();
    for (auto const each : arguments) text_ += fmt::format(",{:.17g}", static_cast<double>(each));
    text_ += "\n";
  }

  /// Writes values that are wrong by this factor: a test that they are found.
  void distort(double factor) { factor_ = factor; }
  std::string const& text() const { return text_; }

 private:
  std::string text_;
  double factor_{1.0};
};

inline void write_text(std::filesystem::path const& path, std::string const& text)
{
  std::ofstream(path) << text;
}

/// A command of the candidates that can `probe`; empty where none can.
inline std::string interpreter(std::initializer_list<char const*> candidates, std::string const& probe)
{
  for (char const* each : candidates) {
    if (run_shell(std::string(each) + " " + probe).code == 0) return each;
  }
  return {};
}

/// Runs a script of tests/foreign.
inline Finished run_script(std::string const& interpreter, std::string const& script, std::string const& arguments)
{
  return run_shell(interpreter + " '" GHOSTCAST_SOURCE_DIR "/tests/foreign/" + script + "' " + arguments);
}

}  // namespace ghostcast::test
