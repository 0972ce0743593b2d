// SPDX-License-Identifier: Apache-2.0
/// \file
/// A trajectory of the lively model of the tests, as `explain` would hand it over.
#pragma once

#include "ghostcast/report/explain_text.hpp"
#include "support/rich_variants.hpp"

namespace ghostcast::test {

/// Trajectory `trajectory` of the model; units are "unit 0", "unit 1", ...
inline Explanation explanation_of(ModelParams const& model, std::uint64_t trajectory)
{
  Explanation e;
  e.program_version = "0.1.0";
  e.name = "sample";
  e.plan = "base";
  e.gpu_quantum = static_cast<double>(model.gpu_quantum);
  for (int u = 0; u < model.unit_count; ++u) {
    UnitParams<Scalar> const& p = model.base.unit[u];
    double people = 0.0;
    for (float const count : p.people) people += static_cast<double>(count);
    e.units.push_back({"unit " + std::to_string(u), model.unit[u].organisation, people,
                       static_cast<double>(p.gpus), static_cast<double>(p.monthly_value)});
  }
  for (int o = 0; o < model.organisation_count; ++o)
    e.organisations.push_back("organisation " + std::to_string(o));
  for (int d = 0; d < model.definition_count; ++d)
    e.definitions.push_back({"definition " + std::to_string(d), model.definition[d]});
  e.replay = replay_trajectory(model, 1, 0, trajectory);
  e.events = events_of(model, e.replay);
  return e;
}

/// Everything, every third month.
inline ExplainView whole_view(Explanation const& e)
{
  ExplainView view;
  view.every = 3;
  view.detail = ExplainDetail::all;
  for (std::size_t u = 0; u < e.units.size(); ++u) view.units.push_back(static_cast<int>(u));
  for (std::size_t d = 0; d < e.definitions.size(); ++d)
    view.definitions.push_back(static_cast<int>(d));
  return view;
}

}  // namespace ghostcast::test
