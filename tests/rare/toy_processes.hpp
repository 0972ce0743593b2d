// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random walks whose chances are known exactly, for splitting.
#pragma once

#include <cmath>
#include <cstdint>

#include "ghostcast/random/random_stream.hpp"
#include "ghostcast/rare/splitting.hpp"

namespace ghostcast::testing_support {

/// A gambler who wins 1 with probability p and else loses 1, until he has nothing or `goal`.
class Gambler {
 public:
  Gambler(std::uint64_t seed, double win, int start, int goal) : seed_(seed), win_(win), start_(start), goal_(goal) {}

  void start(std::uint64_t)
  {
    purse_ = start_;
    step_ = 0;
  }
  void advance(std::uint64_t stream)
  {
    ++step_;
    auto const words = random_words<Scalar>(make_stream<Scalar>(seed_, stream), step_, 0, 1);
    double const u = (static_cast<double>(words.word[0]) + 0.5) / 4294967296.0;
    purse_ += u < win_ ? 1 : -1;
  }
  bool running() const { return purse_ > 0 && purse_ < goal_; }
  double score() const { return purse_ == goal_ ? event_score : static_cast<double>(purse_); }
  int purse() const { return purse_; }
  int step() const { return step_; }

 protected:
  std::uint64_t seed_;
  double win_;
  int start_, goal_;
  int purse_{}, step_{};
};

/// P(goal before nothing) = (1 - r^start) / (1 - r^goal), r = (1 - p) / p. Source: Feller, "An
/// introduction to probability theory", volume 1, section XIV.2.
inline double ruin_probability(double win, int start, int goal)
{
  double const r = (1.0 - win) / win;
  return std::expm1(start * std::log(r)) / std::expm1(goal * std::log(r));
}

/// The same gambler with a score that knows nothing of where he is.
struct BlindGambler : Gambler {
  using Gambler::Gambler;
  double score() const { return Gambler::score() == event_score ? event_score : 0.0; }
};

/// The same gambler with a score that is wrong: it falls while he wins and jumps about.
struct MisledGambler : Gambler {
  using Gambler::Gambler;
  double score() const { return Gambler::score() == event_score ? event_score : static_cast<double>((7 * purse()) % 5); }
};

/// The same gambler, whose time counts a little: scores hardly ever tie.
struct HurriedGambler : Gambler {
  using Gambler::Gambler;
  double score() const { return Gambler::score() - 1e-3 * step(); }
};

}  // namespace ghostcast::testing_support
