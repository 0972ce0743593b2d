// SPDX-License-Identifier: Apache-2.0
import {chartsOf} from "../charts/all.js";
import {h} from "../parts/dom.js";
import {figure} from "../parts/figure.js";
import {answer} from "./answer.js";
import {assumptions} from "./assumptions.js";
import {provenance} from "./provenance.js";
import {stories} from "./stories.js";

/** Sections in the page's order; `make` gives their content, empty to leave the section out. */
const plan = [
  {id: "the-answer", make: answer},
  {id: "when", charts: "when"},
  {id: "way", charts: "way", grid: 0},
  {id: "date", charts: "date"},
  {id: "definition", charts: "definition"},
  {id: "substitution", charts: "rho"},
  {id: "side-by-side", charts: "units", grid: 1},
  {id: "why", charts: "why", gap: "sensitivity"},
  {id: "what-if", charts: "plans", gap: "comparison"},
  {id: "stories", make: (view) => stories(view, chartsOf.stories(view)), gap: "stories"},
  {id: "assumptions", make: assumptions},
  {id: "provenance", make: provenance}
];

/** Why a part is missing, and the command that makes it. */
function gapNote(view, part) {
  const gap = view.page.gaps.find((each) => each.part === part);
  return gap
    ? [h("p", {class: "gap"}, view.t(`reason.${gap.reason}`), gap.command ? [" ", h("code", {}, gap.command)] : null)]
    : [];
}

function content(view, section) {
  const made = section.make ? section.make(view) : chartsOf[section.charts](view).map((chart) => figure(view, chart));
  const first = section.grid ?? made.length; // charts before the grid of small ones
  if (made.length > 0)
    return [...made.slice(0, first), ...(made.length > first ? [h("div", {class: "grid"}, made.slice(first))] : [])];
  return section.gap ? gapNote(view, section.gap) : [];
}

function titled(view, section) {
  const inside = content(view, section);
  if (inside.length === 0) return null;
  return h(
    "section",
    {id: section.id, "aria-labelledby": `${section.id}-title`},
    h(
      "header",
      {},
      h("h2", {id: `${section.id}-title`}, view.t(`section.${section.id}`)),
      h("p", {class: "lead"}, view.t(`lead.${section.id}`))
    ),
    inside
  );
}

/** All sections that have something to show. @returns {HTMLElement[]} */
export const sections = (view) => plan.map((section) => titled(view, section)).filter((element) => element !== null);
