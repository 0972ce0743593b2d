// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/old_spellings.hpp"

namespace ghostcast {

std::span<OldSpelling const> old_spellings()
{
  static constexpr OldSpelling all[] = {
      {"raid_rate", "raid_rate_per_year", "It was per month: multiply by 12."},
      {"outage_rate", "outage_hazard", "The value is the same."},
      {"gpu_price0", "gpu_price", "The value is the same."},
      {"layoff_wave", "layoff_waves_per_year", "The value is the same."},
      {"b_shrink", "shrink_quit_effect", "The value is the same."},
      {"poll_out", "leak_to_rivals", "The value is the same."},
      {"poll_in", "knowledge_from_rivals", "The value is the same."},
      {"book_price", "",
       "The mean price paid for the chips is always what the books hold: any other rule re-prices "
       "the "
       "whole fleet in a shortage month. Remove the key."},
      {"h_rel", "headcount_share", "The value is the same."},
      {"h_abs", "headcount_limit", "The value is the same."},
      {"cf", "counterfactual", "A value of share in [[definition]]."},
      {"s_K", "counterfactual", "A value of share in [[definition]]."},
      {"b_bonus", "bonus_effect", "The value is the same."},
      {"b_freeze", "freeze_quit_effect", "The value is the same."},
      {"b_gpu", "gpu_quit_effect", "The value is the same."},
      {"scheduled_layoff", "scheduled_layoffs", "Write [ { month, fraction } ]."},
  };
  return all;
}

OldSpelling const* find_old_spelling(std::string_view old)
{
  for (OldSpelling const& each : old_spellings()) {
    if (each.old == old) return &each;
  }
  return nullptr;
}

}  // namespace ghostcast
