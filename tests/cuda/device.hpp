// SPDX-License-Identifier: Apache-2.0
/// \file
/// The device that tests use, and why there is none.
#pragma once

#include <gtest/gtest.h>

#include "ghostcast/engine/accelerator.hpp"

namespace ghostcast::testing_support {

/// A test on the first device; skipped with the program's own reason where there is none.
class OnDevice : public ::testing::Test {
 protected:
  void SetUp() override
  {
    Accelerators opened = open_accelerators({0});
    if (opened.devices.empty()) GTEST_SKIP() << "no device: " << opened.reason;
    device_ = std::move(opened.devices.front());
  }

  std::unique_ptr<Accelerator> device_;
};

}  // namespace ghostcast::testing_support
