// SPDX-License-Identifier: Apache-2.0
/// \file
/// A unit whose outcomes are judged month by month, without a model around it.
#pragma once

#include <gtest/gtest.h>

#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast::testing_support {

/// One unit that is judged month by month: healthy unless a test makes it otherwise.
class Judged : public ::testing::Test {
 protected:
  Judged()
  {
    p_.credit = 6.0f;
    p_.starvation_share = 0.1f;
    p_.maintenance_value = 0.6f;
    s_.running = true;
    s_.gpus = 100.0f;
    s_.payroll = 1.0f;
    s_.value = 1.0f;
    s_.share.of[0] = 0.5f;
    set_people(60.0f);
    s_.n[supervisor][settled] = 2.0f;
    s_.peak = 60.0f;
    s_.supervisor_missed = never_missed;
  }

  void set_people(float people) { s_.people = people; }

  /// Everything a ghost needs.
  void haunt()
  {
    set_people(5.0f);
    s_.share.of[0] = 0.95f;
  }

  void pass(int months)
  {
    for (int k = 0; k < months; ++k) {
      ++month_;
      judge_unit<Scalar>(definitions_, 1, p_, gpus0_, 0, month_, sink_, s_);
    }
  }

  std::uint64_t at(Outcome outcome, int month) const
  {
    return counts_.counts[static_cast<std::size_t>(layout_.outcome_at(0, 0, outcome, month))];
  }
  std::uint64_t total() const
  {
    std::uint64_t sum = 0;
    for (int o = 0; o < outcome_count; ++o) {
      for (int t = 0; t <= 60; ++t) sum += at(static_cast<Outcome>(o), t);
    }
    return sum;
  }
  std::uint64_t last(Criterion c) const
  {
    return counts_.counts[static_cast<std::size_t>(layout_.criterion_at(0, 0, c))];
  }

  TallyLayout layout_ = make_layout(1, 1, 1, 60, 0);
  RangeTally counts_{layout_};
  RangeSink<Scalar> sink_{&layout_, counts_.counts.data(), {}};
  Definition definitions_[1] = {Definition{}};
  UnitParams<Scalar> p_{};
  UnitState<Scalar> s_{};
  float gpus0_ = 100.0f;
  int month_ = 0;
};

}  // namespace ghostcast::testing_support
