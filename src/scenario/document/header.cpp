// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

void read_start(Compilation& c)
{
  Node const* const node = c.root.find("start");
  if (node == nullptr) return;
  if (node->is_text()) c.scenario.start = parse_month(node->text);
  if (c.scenario.start) return;
  bool const date = node->kind == Node::Kind::date && parse_month(node->text.substr(0, 7));
  c.fault(node->at, describe("scenario", "start", *node), "must be \"YYYY-MM\"",
          date ? fmt::format("Write \"{}\".", node->text.substr(0, 7)) : "");
}

void read_record(Compilation& c)
{
  Node const* const node = c.root.find("record");
  if (node == nullptr) return;
  std::vector<std::string> known;
  for (int q = 0; q < quantity_count; ++q) known.emplace_back(name_of(static_cast<Quantity>(q)));
  c.scenario.record = 0;
  if (node->is_text() && node->text == "all") {
    c.scenario.record = (RecordMask{1} << quantity_count) - 1;
    return;
  }
  for (auto const& [name, at] : read_names(c, *node, describe("scenario", "record", *node))) {
    bool found = false;
    for (int q = 0; q < quantity_count; ++q) {
      if (known[static_cast<std::size_t>(q)] != name) continue;
      c.scenario.record |= mask_of(static_cast<Quantity>(q));
      found = true;
    }
    if (!found)
      c.fault(at->at, "scenario.record = " + name, "is no quantity", did_you_mean(name, known));
  }
}

}  // namespace

void read_header(Compilation& c)
{
  if (Node const* const name = c.root.find("name")) {
    c.scenario.name = read_name(c, *name, describe("scenario", "name", *name)).value_or("");
  } else {
    c.fault({1, 1}, "scenario.name", "is missing");
  }
  if (Node const* const title = c.root.find("title")) {
    c.scenario.title = read_name(c, *title, describe("scenario", "title", *title)).value_or("");
  }
  if (Node const* const horizon = c.root.find("horizon")) {
    auto const months =
        read_integer(c, *horizon, describe("scenario", "horizon", *horizon), months_from_one);
    c.scenario.horizon = static_cast<int>(months.value_or(1.0));
  } else {
    c.fault({1, 1}, "scenario.horizon", "is missing", "Write horizon = \"10 years\".");
  }
  c.scenario.model.horizon = c.scenario.horizon;
  read_start(c);
  read_record(c);
}

}  // namespace ghostcast
