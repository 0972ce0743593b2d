// SPDX-License-Identifier: Apache-2.0
// Scenarios that a page must survive.
const people = "people = { engineer = 8, infrastructure = 2, supervisor = 2, manager = 1 }";
const unit = (name, extra = "") =>
  `[[unit]]\nname = ${JSON.stringify(name)}\n${people}\ngpus = 64\nmonthly_value = 1.0e6\ninitial_compute_share = 0.55\ndemand_growth = { dist = "normal", mean = 0.01, sd = 0.005 }\n${extra}\n`;
const head = (name, title, horizon, start = 'start = "2026-01"\n') =>
  `name = "${name}"\ntitle = ${JSON.stringify(title)}\n${start}horizon = ${horizon}\n\n`;

export const nasty = '</script><script>alert(1)</script><img src=x onerror=alert(2)> {words} **stars** & "q"';

export const hostile = {
  names:
    head("names", `</title>${nasty}`, 36) +
    unit(nasty) +
    unit('=HYPERLINK("http://x")') +
    `[[definition]]\nname = ${JSON.stringify(nasty)}\n`,
  many_units:
    head("many_units", "Thirty-two units", 60) +
    Array.from({length: 32}, (_, k) => unit(`Unit number ${k + 1} with a rather long name`)).join(""),
  one_unit: head("one_unit", "One unit", 36, "") + unit("Alone"),
  long: head("long", "Forty years", 480) + unit("Patient"),
  no_ghost:
    head("no_ghost", "No ghost at all", 6) +
    unit("Safe") +
    '[[definition]]\nname = "never"\nshare = "books"\nthreshold = 0.999\ngrowth = 50\n',
  one_belief: head("one_belief", "One belief", 24) + unit("Certain")
};

export const flags = {one_belief: ["--beliefs", "1"]};
