// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/issue_rate.hpp"

#include <gtest/gtest.h>

#include "host_runtime.hpp"

namespace ghostcast {
namespace {

using testing_support::host_runtime;
using testing_support::PlayedDevice;

class DeviceIssueRate : public ::testing::Test {
 protected:
  DeviceIssueRate() { host_runtime() = {}; }
  ~DeviceIssueRate() override { host_runtime() = {}; }
};

TEST_F(DeviceIssueRate, IsProcessorsTimesLanesTimesClock)
{
  EXPECT_DOUBLE_EQ(device_issue_rate({0}), 132 * 128 * 1.98e9);
}

TEST_F(DeviceIssueRate, CountsADeviceOnceHoweverManyContextsItHas)
{
  host_runtime().devices.resize(2);
  EXPECT_DOUBLE_EQ(device_issue_rate({1, 1, 1}), device_issue_rate({0}));
  EXPECT_DOUBLE_EQ(device_issue_rate({0, 1}), 2 * device_issue_rate({0}));
}

TEST_F(DeviceIssueRate, IsOfAllDevicesWhereNoneIsNamed)
{
  host_runtime().devices.resize(3);
  EXPECT_DOUBLE_EQ(device_issue_rate({}), device_issue_rate({0, 1, 2}));
}

TEST_F(DeviceIssueRate, IsNotKnownWhereTheDriverDoesNotSay)
{
  host_runtime().devices.resize(2);
  host_runtime().devices[1].kilohertz = 0;
  EXPECT_EQ(device_issue_rate({0, 1}), 0.0);
  host_runtime().count_status = cudaErrorNoDevice;
  EXPECT_EQ(device_issue_rate({}), 0.0);
}

}  // namespace
}  // namespace ghostcast
