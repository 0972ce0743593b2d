// SPDX-License-Identifier: Apache-2.0
/// \file
/// The command line as a tree of texts, read from the parser, and what is written from it: completion of
/// shells and a manual page. Nothing of it is kept by hand.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ghostcast::cli {

/// What the word behind a flag, or a positional word, is.
enum class WordKind : int { none, number, word, choice, file, folder };

struct FlagText {
  std::string name;                  ///< "--threads"; of a positional word "scenario"
  WordKind kind{WordKind::none};     ///< none: the flag stands alone
  std::string type;                  ///< "N", "KEY=VALUE"; empty where it stands alone
  std::vector<std::string> choices;  ///< of WordKind::choice
  std::string text;                  ///< what it does
};

struct VerbText {
  std::string name;                   ///< of the program itself "ghostcast"
  std::string example;                ///< a command, without "Example: "
  std::string text;                   ///< what it does
  std::vector<FlagText> flags;
  std::vector<FlagText> positionals;
  std::vector<VerbText> verbs;
};

VerbText grammar_of(CLI::App const& app);

/// Scripts that a shell reads: bash 4, zsh, fish 3.
std::string bash_completion(VerbText const& program);
std::string zsh_completion(VerbText const& program);
std::string fish_completion(VerbText const& program);

/// ghostcast(1) in the macros of man(7).
std::string manual_page(VerbText const& program, std::string_view version);

}  // namespace ghostcast::cli
