// SPDX-License-Identifier: Apache-2.0
#include "layers/layers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace ghostcast {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

std::string text_of(fs::path const& path)
{
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Sources below a folder, in every folder of the project.
std::vector<fs::path> sources_below(fs::path const& root)
{
  std::vector<fs::path> paths;
  for (fs::directory_entry const& entry : fs::recursive_directory_iterator(root)) {
    std::string const extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".hpp" || extension == ".cpp")) paths.push_back(entry.path());
  }
  return paths;
}

FileKind kind_of(fs::path const& root, fs::path const& path)
{
  fs::path const relative = path.lexically_relative(root);
  return {relative.begin()->string(), path.extension() == ".hpp", path.filename().string()};
}

void expect_no_faults_below(fs::path const& root)
{
  std::vector<fs::path> const paths = sources_below(root);
  EXPECT_GE(paths.size(), 10u);
  for (fs::path const& path : paths) {
    for (std::string const& fault : layer_faults(kind_of(root, path), text_of(path))) {
      ADD_FAILURE() << path.string() << ":" << fault;
    }
  }
}

TEST(Layers, HeadersKeepTheirPlace) { expect_no_faults_below(fs::path(GHOSTCAST_SOURCE_DIR) / "include" / "ghostcast"); }
TEST(Layers, SourcesKeepTheirPlace) { expect_no_faults_below(fs::path(GHOSTCAST_SOURCE_DIR) / "src"); }

FileKind const model_header{"model", true, "state.hpp"};

TEST(LayerFaults, SeeAnIncludeOfALaterLayer)
{
  EXPECT_EQ(layer_faults({"math", true, "x.hpp"}, "#include \"ghostcast/model/state.hpp\"\n").size(), 1u);
  EXPECT_EQ(layer_faults({"model", false, "x.cpp"}, "#include <ghostcast/engine/engine.hpp>\n").size(), 1u);
  EXPECT_EQ(layer_faults({"statistics", true, "x.hpp"}, "\n  #  include \"ghostcast/report/csv.hpp\"\n").size(), 1u);
}

TEST(LayerFaults, AllowAnIncludeOfAnEarlierLayer)
{
  EXPECT_TRUE(layer_faults(model_header, "#include \"ghostcast/math/math.hpp\"\n#include \"ghostcast/core/lanes.hpp\"\n").empty());
}

TEST(LayerFaults, LetNobodyIncludePacksButTheFileOfAnInstructionSet)
{
  std::string const line = "#include \"ghostcast/lanes/pack.hpp\"\n";
  EXPECT_TRUE(layer_faults({"engine", false, "lane_program.cpp"}, line).empty());
  EXPECT_TRUE(layer_faults({"lanes", true, "wide_pack.hpp"}, line).empty());
  EXPECT_EQ(layer_faults({"engine", false, "cpu_engine.cpp"}, line).size(), 1u);
  EXPECT_EQ(layer_faults({"engine", true, "engine.hpp"}, line).size(), 1u);
  EXPECT_EQ(layer_faults({"model", true, "month.hpp"}, line).size(), 1u);
}

TEST(LayerFaults, SeeAFolderInNoLayer) { EXPECT_EQ(layer_faults({"misc", true, "x.hpp"}, "").size(), 1u); }

TEST(LayerFaults, SeeHostHeadersInSharedOnes)
{
  for (char const* header : {"<string>", "<vector>", "<iostream>", "<cmath>", "<fmt/core.h>", "<toml++/toml.hpp>", "<nlohmann/json.hpp>",
                             "<cuda_runtime.h>", "<curand_kernel.h>", "<mpi.h>"}) {
    EXPECT_EQ(layer_faults(model_header, std::string("#include ") + header + "\n").size(), 1u) << header;
  }
}

TEST(LayerFaults, AllowHostHeadersElsewhere)
{
  EXPECT_TRUE(layer_faults({"model", false, "features.cpp"}, "#include <vector>\n").empty());
  EXPECT_TRUE(layer_faults({"tally", true, "tally.hpp"}, "#include <vector>\n").empty());
  EXPECT_TRUE(layer_faults({"engine", true, "engine.hpp"}, "#include <string>\n").empty());
}

TEST(LayerFaults, SeeCallsOfLibm)
{
  for (char const* call : {"y = std::exp(x);", "y = expf(x);", "y = ::pow(x, 2.0);", "y = std::sqrt(x);", "y = (log (x));",
                           "return __builtin_logf(a);", "y = std::floor(x);", "y = log1p(x);"}) {
    EXPECT_EQ(layer_faults(model_header, call).size(), 1u) << call;
  }
}

TEST(LayerFaults, AllowTheProjectsOwnMathematics)
{
  for (char const* call : {"y = exp<L>(x);", "y = ghostcast::log1p<Scalar>(x);", "y = normal_quantile(u);", "y = fma(a, b, c);",
                           "y = floor(x);", "y = square_root(x);",
                           "GHOSTCAST_HOST_DEVICE inline Real<L> exp(Real<L> x)",
                           "/// \\param x  exp(x) is finite", "y = x;  // log(x)"}) {
    EXPECT_TRUE(layer_faults(model_header, call).empty()) << call;
  }
}

}  // namespace
}  // namespace ghostcast
