// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/cli/grammar.hpp"

namespace ghostcast::cli {
namespace {

/// Text that troff prints as it stands.
std::string roff(std::string_view text)
{
  std::string out;
  bool start = true;  // of a line, where '.' and ''' begin requests
  for (char const c : text) {
    if (start && (c == '.' || c == '\'')) out += "\\&";
    start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string flag_entry(FlagText const& flag)
{
  std::string type = flag.kind == WordKind::none ? "" : " \\fI" + roff(flag.type) + "\\fR";
  if (!flag.choices.empty()) {
    type.clear();
    for (std::string const& choice : flag.choices) type += (type.empty() ? " " : "|") + roff(choice);
  }
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", roff(flag.name), type, roff(flag.text));
}

std::string verb_section(VerbText const& verb, std::string const& before)
{
  std::string words;
  for (FlagText const& word : verb.positionals) words += " [\\fI" + roff(word.name) + "\\fR]";
  std::string text = fmt::format(".SS ghostcast {}{}{}\n{}\n", roff(before), roff(verb.name), words, roff(verb.text));
  if (!verb.example.empty()) text += fmt::format(".PP\nExample:\n.PP\n.RS\n.nf\n{}\n.fi\n.RE\n", roff(verb.example));
  for (FlagText const& word : verb.positionals) text += fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(word.name), roff(word.text));
  for (FlagText const& flag : verb.flags) text += flag_entry(flag);
  for (VerbText const& inner : verb.verbs) text += verb_section(inner, before + verb.name + " ");
  return text;
}

constexpr char const* ends = R"(.SH EXIT STATUS
.TP
0
all was done
.TP
1
the program found a fault in itself, or verify or doctor a difference
.TP
2
the scenario or the command line is wrong; every fault has a line
.TP
3
the machine: disk, memory, a device; what was computed is printed and written
.TP
130
interrupted; what was computed is printed and written
.SH ENVIRONMENT
.TP
.B GHOSTCAST_SCENARIO
the scenario where none is named
.TP
.B NO_COLOR
no emphasis on a terminal, if set and not empty
)";

}  // namespace

std::string manual_page(VerbText const& program, std::string_view version)
{
  std::string text = fmt::format(".\\\" Written by: ghostcast man\n.TH GHOSTCAST 1 \"\" \"ghostcast {}\" \"User commands\"\n", roff(version));
  text += ".SH NAME\nghostcast \\- forecast when a business unit that builds with AI becomes a ghost\n.SH SYNOPSIS\n.B ghostcast\n\\fIVERB\\fR "
          "[\\fIwords\\fR] [\\fIflags\\fR]\n.SH DESCRIPTION\n";
  text += roff(program.text) + "\n";
  if (!program.example.empty()) text += fmt::format(".PP\n.RS\n.nf\n{}\n.fi\n.RE\n", roff(program.example));
  text += ".PP\nResults go to stdout, progress and warnings to stderr. What is not a terminal gets no escape codes.\n.SH VERBS\n";
  for (VerbText const& verb : program.verbs) text += verb_section(verb, "");
  return text + ends;
}

}  // namespace ghostcast::cli
