// SPDX-License-Identifier: Apache-2.0
/// The fuzz targets without libFuzzer: seeds, the shipped scenarios, and seeded changes of both. Short enough
/// for every run of the suite; scripts/fuzz.sh searches for longer.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "cli/process.hpp"
#include "fuzz/targets.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

using Random = std::mt19937_64;

std::string bytes_of(fs::path const& path)
{
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void add_files(fs::path const& folder, std::vector<std::string>& texts)
{
  std::vector<fs::path> paths;
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (fs::path const& path : paths) texts.push_back(bytes_of(path));
}

std::vector<std::string> seeds_of(std::string const& target)
{
  std::vector<std::string> texts;
  add_files(fs::path(GHOSTCAST_SOURCE_DIR) / "tests/fuzz/corpus" / target, texts);
  if (target == "scenario") {
    add_files(fs::path(GHOSTCAST_SOURCE_DIR) / "scenarios/bad", texts);
    texts.push_back(bytes_of(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml"));
    texts.push_back(bytes_of(GHOSTCAST_SOURCE_DIR "/tests/support/hostile_names.toml"));
  }
  return texts;
}

std::size_t below(Random& random, std::size_t bound)
{
  return static_cast<std::size_t>(random() % std::max<std::size_t>(bound, 1));
}

/// One change: a byte, a bit, a cut, a part twice, or a part of another text.
void change(std::string& text, std::vector<std::string> const& others, Random& random)
{
  std::size_t const at = below(random, text.size());
  std::size_t const length = below(random, std::min<std::size_t>(text.size() - std::min(at, text.size()), 64) + 1);
  std::string const& other = others[below(random, others.size())];
  std::size_t const from = below(random, other.size());
  switch (below(random, 5)) {
    case 0: text.insert(at, 1, static_cast<char>(random())); break;
    case 1: if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << below(random, 8))); break;
    case 2: text.erase(std::min(at, text.size()), length); break;
    case 3: text.insert(std::min(at, text.size()), text.substr(std::min(at, text.size()), length)); break;
    default: text.insert(std::min(at, text.size()), other.substr(std::min(from, other.size()), 1 + below(random, 64)));
  }
}

/// \return how many texts were taken
int search(fuzz::Target const& target, int changes)
{
  std::vector<std::string> const seeds = seeds_of(target.name);
  for (std::string const& seed : seeds) target.take(seed);
  Random random(20261123);
  for (int k = 0; k < changes; ++k) {
    std::string text = seeds[below(random, seeds.size())];
    for (std::size_t left = 1 + below(random, 4); left > 0; --left) change(text, seeds, random);
    target.take(text);
  }
  return static_cast<int>(seeds.size()) + changes;
}

class FuzzTarget : public testing::TestWithParam<fuzz::Target> {};

TEST_P(FuzzTarget, KeepsItsPromisesOnSeedsAndTheirChanges)
{
  test::TemporaryFolder const empty;  // what a text extends is looked for beside it
  fs::path const before = fs::current_path();
  fs::current_path(empty.path());
  bool const slow = std::string(GetParam().name) == "scenario" || std::string(GetParam().name) == "setting";
  int const changes = slow ? 400 : 4000;
  EXPECT_GT(search(GetParam(), changes), changes);
  fs::current_path(before);
}

std::vector<fuzz::Target> real_targets()
{
  std::vector<fuzz::Target> real(std::begin(fuzz::targets), std::end(fuzz::targets));
  std::erase_if(real, [](fuzz::Target const& each) { return std::string(each.name) == "planted"; });
  return real;
}

INSTANTIATE_TEST_SUITE_P(, FuzzTarget, testing::ValuesIn(real_targets()),
                         [](auto const& each) { return std::string(each.param.name); });

TEST(FuzzTargetDeathTest, EndsTheProgramWhereAPromiseIsBroken)
{
  EXPECT_DEATH(fuzz::take_planted("ghost"), "broken: a planted fault: gho");
  fuzz::take_planted("gost");
}

}  // namespace
}  // namespace ghostcast
