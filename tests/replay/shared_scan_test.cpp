// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/shared_scan.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ghostcast {
namespace {

/// Puts every trajectory in one of three kinds by its number; wants ever larger pieces.
class PlayedWorker {
 public:
  explicit PlayedWorker(std::uint64_t fails_at = ~std::uint64_t{0}) : fails_at_(fails_at) {}
  std::uint64_t wanted() { return ++wanted_; }
  FirstOutcomes scan(TrajectoryRange const& piece)
  {
    EXPECT_LT(piece.first, piece.last);
    EXPECT_LE(piece.last - piece.first, wanted_);
    if (piece.last > fails_at_) throw std::runtime_error("a device fell out");
    FirstOutcomes outcomes(5);
    for (std::uint64_t k = piece.first; k < piece.last; ++k) group_of(k, outcomes).add(k);
    return outcomes;
  }

 private:
  static Group& group_of(std::uint64_t trajectory, FirstOutcomes& outcomes)
  {
    return trajectory % 3 == 0 ? outcomes.human : outcomes.ghosts[trajectory % 3];
  }

  std::uint64_t wanted_{};
  std::uint64_t fails_at_;
};

TEST(SharedScan, HandsOutEveryTrajectoryOnceWhateverWorkersWant)
{
  for (std::size_t workers : {1u, 2u, 5u}) {
    FirstOutcomes const found = SharedScan({7, 10'000}, 5).run(
        workers, [](std::size_t) { return std::make_unique<PlayedWorker>(); }, {});
    EXPECT_EQ(found.trajectories(), 9993u);
    EXPECT_EQ(found.human.count, 3331u);
    EXPECT_EQ(found.human.lowest, 9u);
    EXPECT_EQ(found.ghosts[1].lowest, 7u);
    EXPECT_EQ(found.ghosts[2].count, 3331u);
  }
}

TEST(SharedScan, MakesEachWorkerInItsThreadWithItsNumber)
{
  std::mutex mutex;
  std::vector<std::pair<std::size_t, std::thread::id>> made;
  SharedScan({0, 100}, 5).run(
      3,
      [&](std::size_t k) {
        std::lock_guard const lock(mutex);
        made.emplace_back(k, std::this_thread::get_id());
        return std::make_unique<PlayedWorker>();
      },
      {});
  std::sort(made.begin(), made.end());
  ASSERT_EQ(made.size(), 3u);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(made[k].first, k);
    EXPECT_NE(made[k].second, std::this_thread::get_id());
  }
}

TEST(SharedScan, ThrowsWhatAWorkerThrowsAndStopsTheOthers)
{
  auto const make = [](std::size_t k) { return std::make_unique<PlayedWorker>(k == 0 ? 50 : ~std::uint64_t{0}); };
  auto const fails = [](std::size_t) -> std::unique_ptr<PlayedWorker> { throw std::runtime_error("no memory"); };
  EXPECT_THROW(SharedScan({0, 1000}, 5).run(1, make, {}), std::runtime_error);
  EXPECT_THROW(SharedScan({0, std::uint64_t{1} << 40}, 5).run(2, make, {}), std::runtime_error);
  EXPECT_THROW(SharedScan({0, 1000}, 5).run(2, fails, {}), std::runtime_error);
}

TEST(SharedScan, StopsWhereItIsAskedTo)
{
  FirstOutcomes const found = SharedScan({0, std::uint64_t{1} << 40}, 5).run(
      2, [](std::size_t) { return std::make_unique<PlayedWorker>(); }, [](auto, auto) { return false; });
  EXPECT_LT(found.trajectories(), std::uint64_t{1} << 40);
}

TEST(SharedScan, FindsNothingInAnEmptyRange)
{
  FirstOutcomes const found =
      SharedScan({5, 5}, 5).run(2, [](std::size_t) { return std::make_unique<PlayedWorker>(); }, {});
  EXPECT_EQ(found.trajectories(), 0u);
}

}  // namespace
}  // namespace ghostcast
