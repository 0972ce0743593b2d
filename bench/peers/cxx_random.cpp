// SPDX-License-Identifier: Apache-2.0
// m5 with the C++ standard library: std::mt19937_64 and std::binomial_distribution. Parameters of a
// distribution are dear to make (four log-gammas), so those of each n and p are made once and kept.
// Builds alone: g++ -std=c++17 -O3 -march=native cxx_random.cpp -o cxx_random
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr int roles = 5;
constexpr int months = 120;
constexpr std::array<int, roles> targets{24, 90, 300, 800, 1800};
constexpr std::array<double, roles> hazards{0.006, 0.008, 0.010, 0.012, 0.015};
constexpr double fill_days = 105.67;
constexpr int total = 24 + 90 + 300 + 800 + 1800;

using Distribution = std::binomial_distribution<int>;

/// Binomial(n, p) of one p, with the parameters of every n that has come up.
class Binomial {
 public:
  Binomial(double p, int most) : p_(p), parameters_(static_cast<std::size_t>(most) + 1) {}

  template <class Generator>
  int operator()(Generator& generator, int n)
  {
    std::optional<Distribution::param_type>& known = parameters_[static_cast<std::size_t>(n)];
    if (!known) known.emplace(n, p_);
    return distribution_(generator, *known);
  }

 private:
  double p_;
  std::vector<std::optional<Distribution::param_type>> parameters_;
  Distribution distribution_;
};

struct Role {
  int target;
  Binomial leavers;
  Binomial hires;
};

std::vector<Role> make_roles()
{
  double const fill = -std::expm1(-30.4 / fill_days);
  std::vector<Role> made;
  for (int r = 0; r < roles; ++r) {
    made.push_back({targets[r], Binomial(-std::expm1(-hazards[r]), targets[r]), Binomial(fill, targets[r])});
  }
  return made;
}

using Histograms = std::vector<std::array<std::int64_t, total + 1>>;  ///< [month][headcount]

/// Runs trajectories and counts headcount. \return draws, 0 unless they are counted
template <bool counting>
std::int64_t run(std::int64_t trajectories, std::uint64_t seed, std::vector<Role>& role, Histograms& histograms)
{
  std::mt19937_64 generator(seed);
  std::int64_t draws = 0;
  for (std::int64_t k = 0; k < trajectories; ++k) {
    std::array<int, roles> people = targets;
    std::array<int, roles> offers{};
    for (int month = 0; month < months; ++month) {
      int headcount = 0;
      for (int r = 0; r < roles; ++r) {
        Role& in = role[static_cast<std::size_t>(r)];
        int const stayed = people[r] - in.leavers(generator, people[r]);
        int const open = std::max(in.target - stayed - offers[r], 0);
        if constexpr (counting) draws += (people[r] > 0) + (open > 0);
        people[r] = stayed + offers[r];
        offers[r] = open == 0 ? 0 : in.hires(generator, open);
        headcount += people[r];
      }
      ++histograms[static_cast<std::size_t>(month)][static_cast<std::size_t>(headcount)];
    }
  }
  return draws;
}

double cpu_seconds()
{
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Options {
  std::int64_t trajectories = 10000;
  std::uint64_t seed = 1;
  bool count = false;
  bool json = false;
};

[[noreturn]] void refuse(std::string const& reason)
{
  std::fprintf(stderr, "cxx_random: %s\n", reason.c_str());
  std::exit(2);
}

std::uint64_t positive(std::string const& flag, char const* text)
{
  char* end = nullptr;
  std::uint64_t const value = text == nullptr ? 0 : std::strtoull(text, &end, 10);
  if (value == 0 || *end != '\0') refuse(flag + " must be a whole number from 1");
  return value;
}

Options parse(int count, char** arguments)
{
  Options options;
  for (int k = 1; k < count; ++k) {
    std::string const flag = arguments[k];
    char const* const next = k + 1 < count ? arguments[k + 1] : nullptr;
    if (flag == "--trajectories") options.trajectories = static_cast<std::int64_t>(positive(flag, next)), ++k;
    else if (flag == "--seed") options.seed = positive(flag, next), ++k;
    else if (flag == "--count") options.count = true;
    else if (flag == "--json") options.json = true;
    else refuse("unknown flag " + flag);
  }
  return options;
}

void print_moments(std::array<std::int64_t, total + 1> const& counts)
{
  double sum = 0.0;
  double squares = 0.0;
  double number = 0.0;
  for (int v = 0; v <= total; ++v) number += static_cast<double>(counts[v]), sum += static_cast<double>(counts[v]) * v;
  double const mean = sum / number;
  for (int v = 0; v <= total; ++v) squares += static_cast<double>(counts[v]) * (v - mean) * (v - mean);
  std::printf("{\"mean\": %.17g, \"variance\": %.17g}", mean, squares / number);
}

void print_histogram(std::array<std::int64_t, total + 1> const& counts)
{
  int first = 0;
  int last = total;
  while (counts[first] == 0) ++first;
  while (counts[last] == 0) --last;
  std::printf("{\"first\": %d, \"counts\": [", first);
  for (int v = first; v <= last; ++v) std::printf("%s%lld", v == first ? "" : ", ", static_cast<long long>(counts[v]));
  std::printf("]}");
}

void print_json(Options const& options, Histograms const& histograms, double seconds, std::int64_t draws)
{
  std::printf("{\"name\": \"cxx_random\", \"version\": \"%s\", \"method\": \"mt19937_64, binomial_distribution, parameters kept\", "
              "\"clock\": \"cpu\", \"trajectories\": %lld, \"seed\": %llu, \"seconds\": %.9f, ",
              __VERSION__, static_cast<long long>(options.trajectories), static_cast<unsigned long long>(options.seed), seconds);
  if (options.count) std::printf("\"draws\": %lld, \"role_steps\": %.1f, ", static_cast<long long>(draws), 0.5 * static_cast<double>(draws));
  else std::printf("\"draws\": null, \"role_steps\": null, ");
  std::printf("\"months\": {\"12\": ");
  print_moments(histograms[11]);
  std::printf(", \"60\": ");
  print_moments(histograms[59]);
  std::printf(", \"120\": ");
  print_moments(histograms[119]);
  std::printf("}, \"histograms\": {\"60\": ");
  print_histogram(histograms[59]);
  std::printf(", \"120\": ");
  print_histogram(histograms[119]);
  std::printf("}}\n");
}

}  // namespace

int main(int count, char** arguments)
{
  Options const options = parse(count, arguments);
  std::vector<Role> role = make_roles();
  Histograms warm(months);
  run<false>(200, options.seed + 1, role, warm);  // makes most parameters
  Histograms histograms(months);
  double const start = cpu_seconds();
  run<false>(options.trajectories, options.seed, role, histograms);
  double const seconds = cpu_seconds() - start;
  std::int64_t draws = 0;
  if (options.count) {
    Histograms again(months);
    draws = run<true>(options.trajectories, options.seed, role, again);
  }
  if (options.json) {
    print_json(options, histograms, seconds, draws);
  } else {
    std::printf("cxx_random %s: %lld trajectories in %.3f s (cpu), %.4g/s\n", __VERSION__, static_cast<long long>(options.trajectories), seconds,
                static_cast<double>(options.trajectories) / seconds);
  }
}
