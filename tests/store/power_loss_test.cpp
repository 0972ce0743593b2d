// SPDX-License-Identifier: Apache-2.0
// The power goes at any write: the store opens again, whole, with every save that had returned.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "store/recorded_disk.hpp"
#include "store/stored_runs.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::IsEmpty;

constexpr std::uint64_t saves = 6;

/// What a store that was left behind holds.
struct Survivor {
  std::vector<std::string> damage;
  std::uint64_t save = 0;  ///< the number of the last save that is there, 0: none
};

/// What was asked of the disk while a run was saved again and again, each time a range further.
struct Recorded {
  DiskHistory history;
  std::vector<std::size_t> returned;  ///< the events before each save had returned
};

class PowerLoss : public StoreTest {
 protected:
  Recorded record_saves(Syncs syncs) const
  {
    RecordedDisk disk(syncs);
    Recorded recorded;
    save_all(disk, recorded.returned);  // the store is closed here: its log is written back and deleted
    recorded.history = disk.history();
    return recorded;
  }

 private:
  void save_all(RecordedDisk const& disk, std::vector<std::size_t>& returned) const
  {
    RunRecord record = record_of();
    RunStore store = open();
    for (std::uint64_t k = 1; k <= saves; ++k) {
      store.save(record, output_of(k));
      returned.push_back(disk.history().size());
    }
  }
};

std::uint64_t number_of(Digest const& digest)
{
  for (std::uint64_t k = 1; k <= saves; ++k) {
    if (output_of(k).digest == digest) return k;
  }
  ADD_FAILURE() << "what is stored was never saved";
  return 0;
}

Survivor survivor_of(DiskHistory const& history, std::size_t cut, std::uint64_t seed)
{
  test::TemporaryFolder const folder;
  leave_files(history, cut, seed, folder.path());
  RunStore store((folder.path() / "runs.db").string());
  Survivor survivor{store.check()};
  for (RunRecord const& record : store.all()) survivor.save = number_of(store.load(record, small_layout()).digest);
  return survivor;
}

std::uint64_t returned_before(std::vector<std::size_t> const& returned, std::size_t cut)
{
  return static_cast<std::uint64_t>(std::count_if(returned.begin(), returned.end(), [&](std::size_t k) { return k <= cut; }));
}

/// The power goes before every event, three times each with other dice for what was not yet on the disk.
template <class Look>
void at_every_cut(DiskHistory const& history, Look look)
{
  for (std::size_t cut = 0; cut <= history.size(); ++cut) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) look(cut, 1000 * cut + seed);
  }
}

TEST_F(PowerLoss, AtAnyWriteLeavesEverySaveThatHadReturned)
{
  Recorded const recorded = record_saves(Syncs::obeyed);
  ASSERT_GT(recorded.history.size(), recorded.returned.back());
  std::set<std::uint64_t> found;
  at_every_cut(recorded.history, [&](std::size_t cut, std::uint64_t seed) {
    SCOPED_TRACE(testing::Message() << "before event " << cut << ", dice " << seed);
    Survivor const survivor = survivor_of(recorded.history, cut, seed);
    std::uint64_t const sure = returned_before(recorded.returned, cut);
    EXPECT_THAT(survivor.damage, IsEmpty());
    EXPECT_GE(survivor.save, sure);
    EXPECT_LE(survivor.save, sure + 1);
    found.insert(survivor.save);
  });
  EXPECT_EQ(found.size(), saves + 1) << "every save was the last one somewhere, and at first there was none";
}

/// The check can fail: a disk that lies about what it holds loses saves or damages the file.
TEST_F(PowerLoss, IsNoticedWhereTheDiskDoesNotHoldWhatItSays)
{
  Recorded const recorded = record_saves(Syncs::ignored);
  std::size_t lost = 0;
  at_every_cut(recorded.history, [&](std::size_t cut, std::uint64_t seed) {
    try {
      Survivor const survivor = survivor_of(recorded.history, cut, seed);
      if (!survivor.damage.empty() || survivor.save < returned_before(recorded.returned, cut)) ++lost;
    } catch (StoreError const&) {
      ++lost;
    }
  });
  EXPECT_GT(lost, 0u);
}

}  // namespace
}  // namespace ghostcast
