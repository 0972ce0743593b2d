// SPDX-License-Identifier: Apache-2.0
// Our estimators against other people's: SciPy, statsmodels, R's cmprsk and survival, where they are
// installed (Debian: python3-scipy, python3-statsmodels, r-cran-cmprsk).
#include <gtest/gtest.h>


#include "foreign/checks.hpp"
#include "foreign/first_outcomes.hpp"
#include "ghostcast/math/math.hpp"
#include "ghostcast/random/binomial.hpp"
#include "ghostcast/statistics/clustered.hpp"
#include "ghostcast/statistics/histogram_quantile.hpp"
#include "ghostcast/statistics/replicate_mean.hpp"
#include "ghostcast/tally/binning.hpp"
#include "random/exact_law.hpp"

namespace ghostcast::test {
namespace {

using BatchCounts = std::vector<BatchCount>;

void add_intervals(Checks& checks)
{
  for (std::uint64_t const size : {1u, 7u, 148u, 20000u}) {
    for (std::uint64_t const hits : {std::uint64_t{0}, std::uint64_t{1}, size / 3, size - 1, size}) {
      Interval const interval = independent_proportion(hits, size).interval;
      checks.add("wilson_low", "1e-12", interval.low, hits, size);
      checks.add("wilson_high", "1e-12", interval.high, hits, size);
    }
  }
}

void add_factors(Checks& checks)
{
  for (double const confidence : {0.5, 0.9, 0.95, 0.999}) {
    checks.add("normal_factor", "r1e-10", normal_factor(confidence), confidence);
    for (double const freedom : {1.0, 2.0, 19.0, 63.0, 1e4}) checks.add("student_factor", "r1e-8", student_factor(freedom, confidence), freedom, confidence);
  }
  std::vector<double> const replicates = {1e-7, 3e-7, 2.5e-7, 0.0, 1.2e-7};
  ReplicateMean const mean = replicate_mean(replicates);
  std::vector<double> arguments = {-1.0};
  arguments.insert(arguments.end(), replicates.begin(), replicates.end());
  checks.add_list("student_mean", "r1e-9", mean.interval->low, arguments);
  arguments.front() = 1.0;
  checks.add_list("student_mean", "r1e-9", mean.interval->high, arguments);
}

void add_functions(Checks& checks)
{
  for (double const a : {0.05, 0.7, 3.0, 40.0, 900.0}) {
    checks.add("log_gamma", "r1e-11", log_gamma(a + 3.0), a + 3.0);
    for (double const x : {0.01, 0.5, 0.9}) {
      checks.add("gamma_cdf", "r1e-10", gamma_cdf(a, a * (x + 0.5)), a, a * (x + 0.5));
      for (double const b : {0.3, 2.0, 50.0}) checks.add("beta_cdf", "1e-11", beta_cdf(a, b, x), a, b, x);
    }
  }
  for (double const z : {-8.0, -3.0, -0.1, 0.4, 2.0, 5.0}) checks.add("normal_cdf", "r1e-12", normal_cdf(z), z);
  for (double const u : {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999}) checks.add("normal_quantile", "1e-9", normal_quantile(u), u);
}

/// The exact law of our sampler over all of its words.
void add_binomials(Checks& checks)
{
  for (auto const& [n, p] : {std::pair{12.0f, 0.04f}, {300.0f, 0.5f}, {55000.0f, 0.0125f}, {4096.0f, 0.98f}}) {
    auto const count = [n, chance = chance_from_probability<Scalar>(p)](std::uint32_t word) { return sample_binomial<Scalar>(n, chance, word); };
    double const mean = static_cast<double>(n) * static_cast<double>(p);
    for (double const shift : {-3.0, -1.0, 0.0, 1.0, 3.0}) {
      double const k = std::floor(mean + shift * std::sqrt(mean * (1.0 - static_cast<double>(p))));
      if (k >= 0.0) checks.add("binomial_cdf", "2e-6", static_cast<double>(words_up_to(count, k, 0)) * 0x1p-32, k, n, p);
    }
  }
}

BatchCounts uneven_batches()
{
  BatchCounts batches;
  for (std::uint64_t b = 0; b < 64; ++b) batches.push_back({(b * b) % 11, 12 + b % 5});
  return batches;
}

void add_clusters(Checks& checks)
{
  BatchCounts const batches = uneven_batches();
  std::vector<std::uint64_t> counts;
  for (BatchCount const& batch : batches) counts.insert(counts.end(), {batch.hits, batch.size});
  checks.add_list("clustered_error", "r1e-9", clustered_standard_error(batches), counts);
}

void add_incidence(Checks& checks, FirstOutcomes const& outcomes)
{
  for (int cause = 1; cause <= outcome_count; ++cause) {
    if (outcomes.by_month(cause).back() == 0) continue;
    for (int const month : {1, 12, 30, 47, 59, 60}) checks.add("incidence", "1e-9", outcomes.incidence(cause, month), cause, month);
  }
}

/// Sums and quantiles of incidence, and a histogram of whole numbers.
void add_summaries(Checks& checks, FirstOutcomes const& outcomes)
{
  CumulativeCounts const any = outcomes.any_by_month();
  double const total = static_cast<double>(outcomes.total());
  for (int const month : {6, 24, 60}) checks.add("any_incidence", "1e-9", static_cast<double>(any[static_cast<std::size_t>(month)]) / total, month);
  checks.add("time_lost", "1e-7", restricted_mean_time_lost(outcomes.by_month(1), outcomes.total()), 1, outcomes.horizon());
  for (double const level : {0.02, 0.1, 0.2}) {
    auto const month = improper_quantile(any, outcomes.total(), level);
    if (month) checks.add("incidence_quantile", "1e-9", *month, level);
  }
}

/// Quantiles of whole numbers 0..39, each so many times; `arguments` are the level and the counts.
void add_quantiles(Checks& checks)
{
  constexpr Binning binning = binning_of(Quantity::headcount);
  std::vector<std::uint64_t> histogram(static_cast<std::size_t>(bin_count(Quantity::headcount)));
  std::vector<double> arguments(1);
  for (int value = 0; value < 40; ++value) {
    std::uint64_t const count = static_cast<std::uint64_t>(value * value * 7 + 3) % 23;
    histogram[static_cast<std::size_t>(bin_of(binning, static_cast<float>(value)))] += count;
    arguments.push_back(static_cast<double>(count));
  }
  for (double const level : quantile_levels) {
    arguments.front() = level;
    checks.add_list("quantile", "1e-9", histogram_quantile(histogram, binning, level), arguments);
  }
}

Checks scipy_checks(double factor)
{
  Checks checks;
  checks.distort(factor);
  add_intervals(checks);
  add_factors(checks);
  add_functions(checks);
  add_binomials(checks);
  return checks;
}

Checks statsmodels_checks(double factor, FirstOutcomes const& outcomes)
{
  Checks checks;
  checks.distort(factor);
  add_intervals(checks);
  add_clusters(checks);
  add_incidence(checks, outcomes);
  add_summaries(checks, outcomes);
  add_quantiles(checks);
  return checks;
}

/// Files of one comparison.
class Foreign : public testing::Test {
 protected:
  /// Writes the checks, and the table of outcomes beside them; the arguments of a script.
  std::string files(Checks const& checks, FirstOutcomes const* outcomes = nullptr)
  {
    write_text(folder_.path() / "checks", checks.text());
    if (outcomes != nullptr) write_text(folder_.path() / "outcomes", outcomes->table());
    return "'" + (folder_.path() / "checks").string() + "' '" + (folder_.path() / "outcomes").string() + "'";
  }

 private:
  TemporaryFolder folder_;
};

constexpr int differs = 3;       ///< exit code of a script that found a difference
constexpr double wrong = 1.001;  ///< factor of values that a script must find fault with

std::string python_with(std::string const& package)
{
  return interpreter({"python3", "/usr/bin/python3"}, "-B -c 'import " + package + "'");
}

TEST_F(Foreign, ScipyAgrees)
{
  std::string const python = python_with("scipy.stats");
  if (python.empty()) GTEST_SKIP() << "no SciPy (package python3-scipy)";
  Finished const right = run_script(python + " -B", "scipy_oracle.py", files(scipy_checks(1.0)));
  EXPECT_EQ(right.code, 0) << right.out << right.error;
  EXPECT_EQ(run_script(python + " -B", "scipy_oracle.py", files(scipy_checks(wrong))).code, differs) << "wrong values were not found";
}

TEST_F(Foreign, StatsmodelsAgrees)
{
  std::string const python = python_with("statsmodels.duration.survfunc");
  if (python.empty()) GTEST_SKIP() << "no statsmodels (package python3-statsmodels)";
  FirstOutcomes const outcomes;
  ASSERT_GE(outcomes.cause_count(), 3);
  Finished const right = run_script(python + " -B", "statsmodels_oracle.py", files(statsmodels_checks(1.0, outcomes), &outcomes));
  EXPECT_EQ(right.code, 0) << right.out << right.error;
  EXPECT_EQ(run_script(python + " -B", "statsmodels_oracle.py", files(statsmodels_checks(wrong, outcomes), &outcomes)).code, differs);
}

TEST_F(Foreign, CmprskAndSurvivalAgree)
{
  std::string const rscript = interpreter({"Rscript"}, "-e 'library(cmprsk); library(survival)'");
  if (rscript.empty()) GTEST_SKIP() << "no cmprsk of R (package r-cran-cmprsk)";
  FirstOutcomes const outcomes;
  for (double const factor : {1.0, wrong}) {
    Checks checks;
    checks.distort(factor);
    add_incidence(checks, outcomes);
    Finished const done = run_script(rscript, "cmprsk_oracle.R", files(checks, &outcomes));
    EXPECT_EQ(done.code, factor == 1.0 ? 0 : differs) << done.out << done.error;
  }
}

}  // namespace
}  // namespace ghostcast::test
