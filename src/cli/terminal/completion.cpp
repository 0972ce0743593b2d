// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/cli/grammar.hpp"

namespace ghostcast::cli {
namespace {

std::string joined(std::vector<std::string> const& words)
{
  std::string text;
  for (std::string const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> verb_names(VerbText const& verb)
{
  std::vector<std::string> names;
  for (VerbText const& inner : verb.verbs) names.push_back(inner.name);
  return names;
}

/// The first sentence, without what shells would read: one line, no quotes, brackets or colons.
std::string brief(std::string const& text)
{
  std::string out;
  std::size_t const end = std::min(text.find(". "), text.find("; "));
  for (char const c : text.substr(0, end)) {
    bool const plain = std::string_view("'\"[]:`$\\\n(){}").find(c) == std::string_view::npos;
    if (plain) out += c;
  }
  return out.substr(0, 100);
}

/// What bash completes for the word behind a flag.
std::string bash_words(FlagText const& flag)
{
  switch (flag.kind) {
    case WordKind::choice: return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))", joined(flag.choices));
    case WordKind::file: return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))";
    case WordKind::folder: return "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))";
    default: return "COMPREPLY=()";
  }
}

std::string bash_verb(VerbText const& verb)
{
  std::string text = fmt::format("    {})\n      case $before in\n", verb.name);
  std::vector<std::string> names;
  for (FlagText const& flag : verb.flags) {
    names.push_back(flag.name);
    if (flag.kind != WordKind::none) text += fmt::format("        {}) {}; return ;;\n", flag.name, bash_words(flag));
  }
  for (VerbText const& inner : verb.verbs) names.push_back(inner.name);
  return text + fmt::format("      esac\n      words='{}' ;;\n", joined(names));
}

std::string zsh_action(FlagText const& flag)
{
  switch (flag.kind) {
    case WordKind::choice: return "(" + joined(flag.choices) + ")";
    case WordKind::file: return "_files";
    case WordKind::folder: return "_files -/";
    default: return " ";
  }
}

std::string zsh_verb(VerbText const& verb)
{
  std::string text = fmt::format("    {})\n      _arguments \\\n", verb.name);
  for (FlagText const& flag : verb.flags) {
    std::string const value = flag.kind == WordKind::none ? "" : fmt::format(":{}:{}", brief(flag.type), zsh_action(flag));
    text += fmt::format("        '*{}[{}]{}' \\\n", flag.name, brief(flag.text), value);
  }
  if (!verb.verbs.empty()) text += fmt::format("        '1:verb:({})' \\\n", joined(verb_names(verb)));
  return text + "        '*:file:_files' ;;\n";
}

std::string fish_verb(VerbText const& verb)
{
  std::string text;
  std::string const when = fmt::format("-n '__fish_seen_subcommand_from {}'", verb.name);
  for (VerbText const& inner : verb.verbs) text += fmt::format("complete -c ghostcast {} -a {} -d '{}'\n", when, inner.name, brief(inner.text));
  for (FlagText const& flag : verb.flags) {
    std::string value;
    if (flag.kind == WordKind::choice) value = fmt::format(" -x -a '{}'", joined(flag.choices));
    if (flag.kind == WordKind::number || flag.kind == WordKind::word) value = " -x";
    if (flag.kind == WordKind::file) value = " -r -F";
    if (flag.kind == WordKind::folder) value = " -x -a '(__fish_complete_directories)'";
    text += fmt::format("complete -c ghostcast {} -l {}{} -d '{}'\n", when, flag.name.substr(2), value, brief(flag.text));
  }
  return text;
}

}  // namespace

std::string bash_completion(VerbText const& program)
{
  std::string cases;
  for (VerbText const& verb : program.verbs) cases += bash_verb(verb);
  return fmt::format(R"(# bash completion of ghostcast, written by: ghostcast completion bash
_ghostcast() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$cur"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case $cur in -*) return ;; esac
  compopt -o filenames 2>/dev/null
  COMPREPLY+=($(compgen -f -- "$cur"))
}}
complete -F _ghostcast ghostcast
)",
                     joined(verb_names(program)), cases);
}

std::string zsh_completion(VerbText const& program)
{
  std::string verbs;
  std::string cases;
  for (VerbText const& verb : program.verbs) {
    verbs += fmt::format("    '{}:{}'\n", verb.name, brief(verb.text));
    cases += zsh_verb(verb);
  }
  return fmt::format(R"(#compdef ghostcast
# zsh completion of ghostcast, written by: ghostcast completion zsh
_ghostcast() {{
  local -a verbs
  verbs=(
{}  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
{}  esac
}}
if [ "$funcstack[1]" = _ghostcast ]; then _ghostcast "$@"; else compdef _ghostcast ghostcast; fi
)",
                     verbs, cases);
}

std::string fish_completion(VerbText const& program)
{
  std::string text = "# fish completion of ghostcast, written by: ghostcast completion fish\n";
  for (VerbText const& verb : program.verbs)
    text += fmt::format("complete -c ghostcast -n __fish_use_subcommand -f -a {} -d '{}'\n", verb.name, brief(verb.text));
  for (VerbText const& verb : program.verbs) text += fish_verb(verb);
  return text;
}

}  // namespace ghostcast::cli
