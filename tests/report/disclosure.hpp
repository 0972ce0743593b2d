// SPDX-License-Identifier: Apache-2.0
/// \file
/// Reads reports and finds each probability of a ghost that lacks its definition, its interval, the
/// number of beliefs or the probability of no ghost by the horizon.
///
/// What speaks of ghosts and is not known to be free of their probabilities counts as a breach: a new
/// line of a report has to be taught here.
#pragma once

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "report/csv_records.hpp"

namespace ghostcast::test {

/// What breaks the rule, a line each.
using Breaches = std::vector<std::string>;

/// Pieces of regular expressions.
inline std::string const number = "[<>]?[0-9][0-9.]*";
inline std::string const estimate = number + " \\[[<>]?[0-9.]+,[<>]?[0-9.]+\\]";
inline std::string const date = "(?:[0-9]{4}-[0-9]{2}|month [0-9]+)";
inline std::string const beliefs = "[0-9,]+ beliefs?";
inline std::string const interval = "intervals: 95 % Wilson(?: clustered by belief)?";
inline std::string const basis = "[0-9,]+ trajector(?:y|ies), " + beliefs + ", " + interval;

/// Compiles each pattern once.
inline std::regex const& compiled(std::string const& pattern)
{
  static std::map<std::string, std::regex> cache;
  return cache.try_emplace(pattern, pattern).first->second;
}
inline bool matches(std::string const& line, std::string const& pattern)
{
  return std::regex_match(line, compiled(pattern));
}
inline bool contains(std::string const& line, std::string const& pattern)
{
  return std::regex_search(line, compiled(pattern));
}
inline std::string without(std::string const& line, std::string const& pattern)
{
  return std::regex_replace(line, compiled(pattern), "");
}

/// Lines of a report, wrapped ones joined; rows of a drawn curve begin like wrapped ones.
inline std::vector<std::string> logical_lines(std::string const& text)
{
  std::vector<std::string> lines;
  std::istringstream stream(text);
  bool curve = false;
  for (std::string line; std::getline(stream, line);) {
    curve = curve ? !line.starts_with("       ") : !lines.empty() && lines.back().ends_with("stacked:");
    bool const goes_on = line.size() > 2 && line.starts_with("  ") && line[2] != ' ';
    if (goes_on && !curve && !lines.empty() && !lines.back().empty()) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
  }
  return lines;
}

/// Lines that speak of ghosts and hold no probability of one.
inline bool is_harmless(std::string const& line)
{
  std::string const share = number + " %";
  std::string const kind = "(?:share|headcount|value|supervisor|several at once) ";
  static std::vector<std::string> const known = {
      "a ghost has: (?:books|cost|Euler|counterfactual) share >= " + share +
          ", (?:any number of people|at most .*of the peak so far\\)), value >= [0-9.]+ x today's, for "
          "[0-9]+ months?(?:, with a supervisor)?",
      "on average [0-9.]+ \\[[0-9.]+,[0-9.]+\\] of [0-9]+ months come after the ghost date \\(restricted mean time lost\\)",
      "of the [0-9,]+ ghosts?, met last: " + kind + share + "(?:, " + kind + share +
          ")*; relapsed later: " + share + "(?: of [0-9,]+, born ones included)?",
      "value lost on the day compute becomes a commodity \\(median\\): ghosts by \"[^\"]+\" (?:-|" +
          share + "), others (?:-|" + share + ")",
      "first outcomes by \"[^\"]+\", " + beliefs + ", stacked:",
      " +█ ghost(?:  [^ ]+ (?:dead: GPUs|dead: money|abandoned|acqui-hired|maintenance))*  blank: "
      "human",
      "of beliefs: P\\(ghost\\) of single beliefs about the uncertain parameters, 5 % \\(50 %\\) 95 % of " + beliefs +
          ", without the dice within them; ignorance: share of the variance of \"a ghost by then\" that lies between "
          "beliefs, \\+- standard error; the rest is luck",
      // All that must stand beside a probability, for each component:
      "a ghost by " + date + ", by \"[^\"]+\", apart by (?:[^:;]+: " + estimate + " %, never " + estimate +
          " % \\(" + beliefs + "\\)(?:; |$))+",
      "[^%]*: \"[^\"%]+\"",         // a heading
      "ghost {2}[ ▁▂▃▄▅▆▇█]*",  // a curve without numbers
  };
  for (std::string const& pattern : known) {
    if (matches(line, pattern)) return true;
  }
  return false;
}

/// Whether a sentence with probabilities of a ghost carries all that it must. \param named  whether
/// the lines above name the intervals
inline bool is_disclosed(std::string const& line, bool named)
{
  std::string const end = estimate + " % \\(\"[^\"]+\", not by then " + estimate + " %\\)";
  bool const range = !contains(line, "definitions range") ||
                     contains(line, "range from " + end + " to " + end + " by " + date);
  std::string rest = without(line, "share >= " + number + " %");
  rest = without(rest, "at most " + number + " % of peak headcount");
  rest = without(rest, number + " % of the ghosts turn back later");
  rest = without(rest, "95 % Wilson");
  rest = without(rest, estimate + " %");
  rest = without(rest, number + " % (?:of all futures are ghosts )?by " + date + " \\[[^\\]]+\\]");
  bool const never = contains(line, "[^\"], (?:and )?not by then(?: with)? " + estimate + " %") ||
                     contains(line, "never by " + date + ": " + estimate + " %");
  return range && never && rest.find('%') == std::string::npos && contains(line, "[Bb]y \"[^\"]+\"") &&
         contains(line, " " + beliefs) && contains(line, "by " + date) &&
         (named || contains(line, interval));
}

/// Walks through the lines of a report.
class TextReader {
 public:
  Breaches read(std::string const& text)
  {
    std::vector<std::string> lines = logical_lines(text);
    lines.emplace_back();
    for (std::string const& line : lines) {
      if (place_ == Place::overview) {
        overview(line);
      } else if (place_ == Place::joint ? !joint(line) : place_ != Place::details || !details(line)) {
        prose(line);
      }
    }
    return breaches_;
  }

 private:
  enum class Place { prose, overview, details, joint };

  void complain(std::string const& line) { breaches_.push_back(line); }

  void enter(Place place)
  {
    place_ = place;
    line_ = 0;
    columns_ = 0;
    rows_.clear();
    pending_.clear();
  }

  void prose(std::string const& line)
  {
    if (line.empty()) named_ = false;
    if (matches(line, "P\\(ghost\\) in %: " + basis)) return enter(Place::overview);
    if (matches(line, "by \"[^\"]+\": " + basis)) {
      named_ = true;
      return enter(Place::details);
    }
    if (matches(line, "units of [0-9]+ that are ghosts by \"[^\"]+\": " + basis)) return enter(Place::joint);
    bool const concerned = contains(line, "[Gg]host|[Nn]ever|[Pp]robabilit") && contains(line, "[0-9]");
    if (concerned && !is_harmless(line) && !is_disclosed(line, named_))
      complain(line);
  }

  static int count(std::string const& line, std::string const& pattern)
  {
    std::regex const& expression = compiled(pattern);
    return static_cast<int>(
        std::distance(std::sregex_iterator(line.begin(), line.end(), expression), {}));
  }

  bool is_row(std::string const& line, std::string const& tail) const
  {
    return matches(line, "(?:.*[^ ])? +(?:" + estimate + " +){" + std::to_string(columns_ - 1) + "}" +
                             estimate + tail);
  }

  /// Two lines of header, rows, and what "never" means.
  void overview(std::string const& line)
  {
    ++line_;
    if (line_ == 1) {
      columns_ = count(line, "by " + date);
      if (!matches(line, "definition .* median +never")) complain("header: " + line);
    } else if (line_ == 2) {
      if (!matches(line, ".* by " + date)) complain("no horizon: " + line);
    } else if (matches(line, "never: no ghost by " + date + ": human, or another outcome first " +
                                 "\\((?:" + estimate + " to )?" + estimate + " %\\)")) {
      if (!pending_.empty()) complain("no row: " + pending_);
      enter(Place::prose);
    } else if (is_row(line, " +>?[0-9-]+ +" + estimate)) {
      if (line.starts_with(' ') == pending_.empty()) complain("row without one name: " + pending_ + line);
      pending_.clear();
    } else if (line.empty() || !pending_.empty()) {
      complain("overview: " + pending_ + line);
      enter(Place::prose);
    } else {
      pending_ = line;
    }
  }

  /// A header and rows. \return whether the line belongs to them
  bool details(std::string const& line)
  {
    if (++line_ == 1) {
      columns_ = count(line, date);
      if (!line.starts_with("by, in % ")) complain("header: " + line);
      return true;
    }
    if (is_row(line, "")) {
      rows_.insert(line.substr(0, line.find("  ")));
      return true;
    }
    if (!rows_.contains("ghost") || !rows_.contains("no ghost")) complain("details: " + line);
    enter(Place::prose);
    return false;
  }

  /// The same of several units jointly: what is missing to the last column of a row is its "never".
  bool joint(std::string const& line)
  {
    if (++line_ == 1) {
      columns_ = count(line, date);
      if (!line.starts_with("by, in % ")) complain("header: " + line);
      return true;
    }
    if (is_row(line, "")) {
      rows_.insert(line.substr(0, line.find("  ")));
      return true;
    }
    if (!rows_.contains("none") || rows_.size() < 2) complain("joint: " + line);
    enter(Place::prose);
    return false;
  }

  Breaches breaches_;
  Place place_{Place::prose};
  bool named_{};
  int line_{};
  int columns_{};
  std::set<std::string> rows_;
  std::string pending_;
};

inline Breaches text_breaches(std::string const& report)
{
  return TextReader().read(report);
}

}  // namespace ghostcast::test
