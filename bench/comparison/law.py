# SPDX-License-Identifier: Apache-2.0
"""The exact law of the course: what headcount and draws must be, whoever simulates them.

A position is occupied, promised (an offer was accepted) or vacant. Leavers and acceptances are
binomials, so positions are independent of each other, and each is a Markov chain of three states;
so the people of a role are Binomial(target, P(occupied)) and headcount is a sum of five of those.
"""
import math


class Course:
    """People and chance of leaving of each role, chance to fill, months."""

    def __init__(self, people, leave, fill, months):
        self.people, self.leave, self.fill, self.months = people, leave, fill, months
        self.chains = [position_chain(chance, fill, months) for chance in leave]

    def role_pmf(self, role, month):
        """P(people of a role = first + k) after a month, as (first, [k])."""
        return binomial_pmf(self.people[role], self.chains[role][month - 1][0])

    def headcount_pmf(self, month):
        """P(headcount = first + k) after a month, as (first, [k])."""
        result = (0, [1.0])
        for role in range(len(self.people)):
            result = convolve(result, self.role_pmf(role, month))
        return result

    def draws(self):
        """Mean and variance of the binomials with n >= 1 in one trajectory."""
        rows = [role_draws(self.people[role], self.leave[role], self.fill, self.chains[role]) for role in range(len(self.people))]
        return sum(row[0] for row in rows), sum(row[1] for row in rows)


def position_chain(leave, fill, months):
    """[month](P(occupied), P(vacant when offers are made)) of one position that starts occupied."""
    occupied, vacant, chain = 1.0, 0.0, []
    for _ in range(months):
        promised = 1.0 - occupied - vacant
        open_now = vacant + occupied * leave
        occupied, vacant = occupied * (1.0 - leave) + promised, open_now * (1.0 - fill)
        chain.append((occupied, open_now))
    return chain


def role_draws(people, leave, fill, chain):
    """Mean and variance of a role's draws.

    Leavers are drawn every month: P(nobody is left) is below 1e-20 here. Offers are drawn where a
    position is open; two months are dependent through the position that stays open between them.
    """
    none = [(1.0 - open_now) ** people for _, open_now in chain]
    variance = sum(chance * (1.0 - chance) for chance in none)
    for first in range(len(chain)):
        both = open_later(leave, fill, len(chain) - first - 1)
        for gap, open_again in enumerate(both, 1):
            open_1, open_2 = chain[first][1], chain[first + gap][1]
            neither = (1.0 - open_1 - open_2 + open_1 * open_again) ** people
            variance += 2.0 * (neither - none[first] * none[first + gap])
    return len(chain) + sum(1.0 - chance for chance in none), variance


def open_later(leave, fill, months):
    """P(open in month m + k | open in month m), k = 1..months."""
    occupied, vacant, result = 0.0, 1.0 - fill, []
    for _ in range(months):
        promised = 1.0 - occupied - vacant
        open_now = vacant + occupied * leave
        occupied, vacant = occupied * (1.0 - leave) + promised, open_now * (1.0 - fill)
        result.append(open_now)
    return result


def binomial_pmf(n, p, least=1e-18):
    """Binomial(n, p) where it is at least `least`, as (first, [probability])."""
    log_p, log_q, log_all = math.log(p), math.log1p(-p), math.lgamma(n + 1)
    pmf = [math.exp(log_all - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * log_p + (n - k) * log_q) for k in range(n + 1)]
    kept = [k for k in range(n + 1) if pmf[k] >= least]
    return kept[0], pmf[kept[0]:kept[-1] + 1]


def convolve(left, right):
    """Law of the sum of two independent counts."""
    sums = [0.0] * (len(left[1]) + len(right[1]) - 1)
    for i, a in enumerate(left[1]):
        for j, b in enumerate(right[1]):
            sums[i + j] += a * b
    return left[0] + right[0], sums


def mean_of(pmf):
    return sum((pmf[0] + k) * p for k, p in enumerate(pmf[1]))


def central_moment(pmf, order):
    mean = mean_of(pmf)
    return sum((pmf[0] + k - mean) ** order * p for k, p in enumerate(pmf[1]))
