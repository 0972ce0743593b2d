# SPDX-License-Identifier: Apache-2.0
"""Rounds in which every racer runs once, one after another, and what they come to."""
import statistics

from comparison import checks
from comparison.racers import CHUNK


class Standing:
    """What one racer did: its rate in each round, and all that it sampled, put together."""

    def __init__(self, racer):
        self.racer, self.rates, self.pooled, self.draws_per_trajectory = racer, [], None, None


def whole_chunks(trajectories):
    return trajectories if trajectories < CHUNK else -(-trajectories // CHUNK) * CHUNK


def size_for(rate, seconds):
    """Trajectories that take about `seconds`."""
    return whole_chunks(max(1000, int(rate * seconds)))


def peer_size(peer, seconds):
    report = peer.run(CHUNK, 7)
    return size_for(CHUNK / max(report["seconds"], 1e-6), seconds)


def ours_size(ours, seconds):
    """Doubles the run until its length can be measured."""
    size = CHUNK
    while ours.seconds(size, 7) < 0.5 and size < 2**40:
        size *= 4
    return size_for(ours.rate(size, 7), seconds)


def pool(pooled, report):
    """Adds a peer's report to those before."""
    if pooled is None:
        return {**report, "counted_trajectories": report["trajectories"] if report["draws"] is not None else 0}
    n, m = pooled["trajectories"], report["trajectories"]
    for month, new in report["months"].items():
        old = pooled["months"][month]
        mean = (n * old["mean"] + m * new["mean"]) / (n + m)
        spread = n * (old["variance"] + (old["mean"] - mean) ** 2) + m * (new["variance"] + (new["mean"] - mean) ** 2)
        pooled["months"][month] = {"mean": mean, "variance": spread / (n + m)}
    for month, new in report["histograms"].items():
        pooled["histograms"][month] = add_histograms(pooled["histograms"][month], new)
    pooled["trajectories"] = n + m
    return pooled


def add_histograms(one, other):
    first = min(one["first"], other["first"])
    size = max(h["first"] + len(h["counts"]) for h in (one, other)) - first
    counts = [0] * size
    for histogram in (one, other):
        for k, count in enumerate(histogram["counts"]):
            counts[histogram["first"] - first + k] += count
    return {"first": first, "counts": counts}


def run_rounds(ours, peers, rounds, seconds, say):
    """Every round: ours and all peers, with seeds of their own; the order turns from round to round.

    say  is told how it goes
    \\returns  the standings, ours first
    """
    standings = [Standing(ours)] + [Standing(peer) for peer in peers]
    sizes = {ours.name: ours_size(ours, seconds), **{peer.name: peer_size(peer, seconds) for peer in peers}}
    for turn in range(rounds):
        for k in range(len(standings)):
            standing = standings[(turn + k) % len(standings)]
            size, seed = sizes[standing.racer.name], 101 + turn
            say(f"round {turn + 1} of {rounds}: {standing.racer.name}, {size} trajectories")
            if standing.racer is ours:
                standing.rates.append(ours.rate(size, seed))
            else:
                add_run(standing, standing.racer.run(size, seed, count=turn == 0))
    return standings


def add_run(standing, report):
    standing.rates.append(report["trajectories"] / report["seconds"])
    standing.pooled = pool(standing.pooled, report)
    if report["draws"] is not None:
        standing.draws_per_trajectory = report["draws"] / report["trajectories"]


def agree(standings, result, course, series):
    """All checks: each racer against the exact law, ours against each peer, peers against each other."""
    ours, peers = standings[0], standings[1:]
    ours.draws_per_trajectory = 2 * result["role_steps"] / result["trajectories"]
    findings = [checks.check_ours(result, course, series)]
    for standing in peers:
        name, allowance = standing.racer.name, standing.racer.allowance
        findings.append(checks.check_peer(name, standing.pooled, course, allowance))
        findings.append(checks.check_ours_against(result, name, standing.pooled, allowance))
    for k, one in enumerate(peers):
        for other in peers[k + 1:]:
            allowance = one.racer.allowance + other.racer.allowance
            findings.append(checks.check_pair(one.racer.name, one.pooled, other.racer.name, other.pooled, allowance))
    return findings


def summary(standings):
    """Rates and ratios: medians over rounds, and the least and the largest; a ratio is of one round."""
    ours = standings[0]
    rows = []
    for standing in standings:
        ratios = [a / b for a, b in zip(ours.rates, standing.rates)]
        rate = statistics.median(standing.rates)
        rows.append({"name": standing.racer.name, "trajectories": rate, "draws": rate * standing.draws_per_trajectory,
                     "rate_spread": [min(standing.rates), max(standing.rates)], "ratio": statistics.median(ratios),
                     "ratio_spread": [min(ratios), max(ratios)]})
    return rows
