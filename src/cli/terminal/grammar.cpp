// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/grammar.hpp"

#include <sstream>

namespace ghostcast::cli {
namespace {

/// The words of "TEXT:{auto,cpu,cuda}", or none.
std::vector<std::string> choices_of(std::string const& type)
{
  std::size_t const open = type.find('{');
  std::size_t const close = type.find('}', open);
  if (open == type.npos || close == type.npos) return {};
  std::vector<std::string> choices;
  std::istringstream words(type.substr(open + 1, close - open - 1));
  for (std::string word; std::getline(words, word, ',');) choices.push_back(word.substr(0, word.find("->")));
  return choices;
}

WordKind kind_of(std::string const& name, std::string const& type, bool has_choices)
{
  if (has_choices) return WordKind::choice;
  if (type == "N" || type == "X" || type == "INT" || type == "UINT" || type == "FLOAT") return WordKind::number;
  for (char const* const folder : {"--out", "--svg"}) {
    if (name == folder) return WordKind::folder;
  }
  for (char const* const file : {"scenario", "result", "--from", "--store", "--report"}) {
    if (name == file) return WordKind::file;
  }
  return WordKind::word;
}

FlagText flag_text(CLI::Option const& option, std::string const& name)
{
  FlagText flag{name, WordKind::none, "", {}, option.get_description()};
  if (option.get_items_expected_max() == 0) return flag;
  std::string const type = option.get_type_name();
  flag.choices = choices_of(type);
  flag.type = flag.choices.empty() ? type.substr(0, type.find(':')) : "WORD";
  flag.kind = kind_of(name, type, !flag.choices.empty());
  return flag;
}

/// "Example: ghostcast keys\n\nPrints ..." taken apart.
void describe(std::string const& description, VerbText& verb)
{
  constexpr std::string_view mark = "Example: ";
  std::size_t const gap = description.find("\n\n");
  bool const example = description.starts_with(mark) && gap != description.npos;
  verb.example = example ? description.substr(mark.size(), gap - mark.size()) : "";
  verb.text = example ? description.substr(gap + 2) : description;
}

}  // namespace

VerbText grammar_of(CLI::App const& app)
{
  VerbText verb;
  verb.name = app.get_name();
  describe(app.get_description(), verb);
  for (CLI::Option const* const option : app.get_options()) {
    for (std::string const& name : option->get_lnames()) verb.flags.push_back(flag_text(*option, "--" + name));
    if (option->get_positional()) verb.positionals.push_back(flag_text(*option, option->get_name(true)));
  }
  for (CLI::App const* const inner : app.get_subcommands([](CLI::App const* each) { return !each->get_name().empty(); }))
    verb.verbs.push_back(grammar_of(*inner));
  return verb;
}

}  // namespace ghostcast::cli
