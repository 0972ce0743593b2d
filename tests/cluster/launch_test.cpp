// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cluster/launch.hpp"

#include <gtest/gtest.h>

#include <map>

namespace ghostcast {
namespace {

Launch launch_in(std::map<std::string, std::string> const& environment)
{
  return launch_of([&](char const* name) {
    auto const found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
  });
}

TEST(Launch, APlainStartIsAlone)
{
  EXPECT_EQ(launch_in({}).tasks, 0);
}

TEST(Launch, OpenMpiSaysHowManyThereAre)
{
  Launch const launch = launch_in({{"OMPI_COMM_WORLD_SIZE", "4"}, {"OMPI_COMM_WORLD_RANK", "2"}});
  EXPECT_EQ(launch.tasks, 4);
  EXPECT_EQ(launch.rank, 2);
  EXPECT_TRUE(launch.knows_mpi);
  EXPECT_EQ(launch_in({{"OMPI_COMM_WORLD_SIZE", "1"}, {"OMPI_COMM_WORLD_RANK", "0"}}).tasks, 1);
}

TEST(Launch, ABatchScriptOfSlurmIsAlone)
{
  EXPECT_EQ(launch_in({{"SLURM_JOB_ID", "7"}, {"SLURM_NTASKS", "4"}, {"SLURM_PROCID", "0"}}).tasks, 0);
  EXPECT_EQ(launch_in({{"SLURM_STEP_NUM_TASKS", "1"}, {"SLURM_PROCID", "0"}}).tasks, 0);
}

TEST(Launch, AStepOfSlurmKnowsMpiWherePmiIsThere)
{
  Launch const with = launch_in({{"SLURM_STEP_NUM_TASKS", "4"}, {"SLURM_PROCID", "3"}, {"PMIX_RANK", "3"}});
  EXPECT_EQ(with.tasks, 4);
  EXPECT_EQ(with.rank, 3);
  EXPECT_TRUE(with.knows_mpi);
  EXPECT_FALSE(launch_in({{"SLURM_STEP_NUM_TASKS", "4"}, {"SLURM_PROCID", "3"}}).knows_mpi);
}

TEST(Launch, WhatIsNoNumberIsIgnored)
{
  EXPECT_EQ(launch_in({{"OMPI_COMM_WORLD_SIZE", "many"}}).tasks, 0);
  EXPECT_EQ(launch_in({{"OMPI_COMM_WORLD_SIZE", "-3"}}).tasks, 0);
}

}  // namespace
}  // namespace ghostcast
