// SPDX-License-Identifier: Apache-2.0
import {Plot, estimateColumns, frame, ink, percentAxis, percentTicks, timeAxis, tooltip, topOf} from "./base.js";
import {incidenceRows} from "./incidence.js";

const there = (value) => value !== null && value !== undefined;

/** P(ghost) by month; the credible band stands in the months in which groups of beliefs are counted. */
export function probabilityRows(view) {
  const spread = view.definition.belief_spread;
  const at = new Map((spread?.month ?? []).map((month, k) => [month, k]));
  return incidenceRows(view).map(({month, date, x, ghost, ghost_low, ghost_high}) => {
    const k = at.get(month);
    const band = k === undefined ? {} : {q05: spread.q05[k], q50: spread.q50[k], q95: spread.q95[k]};
    return {month, date, x, ghost, ghost_low, ghost_high, ...band};
  });
}

function columns(view) {
  const {t, f} = view;
  const beliefs = ["q05", "q50", "q95"].map((key) => ({key, label: t(`belief.${key}`), format: f.probability}));
  return [{key: "date", label: t("month")}, ...estimateColumns(view, "ghost", t("pGhost")), ...beliefs];
}

function legend(view, banded) {
  const {t} = view;
  const beliefs = [
    {label: t("credible90"), colour: ink("blue-pale"), shape: "area"},
    {label: t("medianBelief"), colour: ink("blue"), shape: "dash"}
  ];
  return [
    {label: t("pGhost"), colour: ink("blue"), shape: "line"},
    {label: t("interval95"), colour: ink("blue-band"), shape: "area"},
    ...(banded ? beliefs : [])
  ];
}

function words(view, row) {
  const {t, f, calendar} = view;
  const lines = [calendar.name(row.month), `${t("pGhost")} ${f.probability(row.ghost)}`];
  if (there(row.ghost_low)) lines.push(`${t("interval95")} ${f.range(row.ghost_low, row.ghost_high)}`);
  if (there(row.q05)) lines.push(`${t("credible90")} ${f.range(row.q05, row.q95)}`);
  return lines.join("\n");
}

function marks(view, rows, credible) {
  const sampled = rows.filter((row) => there(row.ghost_low));
  return [
    Plot.areaY(credible, {x: "x", y1: "q05", y2: "q95", fill: ink("blue-pale")}),
    Plot.line(credible, {x: "x", y: "q50", stroke: ink("blue"), strokeWidth: 1, strokeDasharray: "4,3"}),
    Plot.areaY(sampled, {x: "x", y1: "ghost_low", y2: "ghost_high", fill: ink("blue-band")}),
    Plot.line(rows, {x: "x", y: "ghost", stroke: ink("blue"), strokeWidth: 2.25}),
    Plot.ruleY([0], {stroke: ink("rule")}),
    ...tooltip(rows, "x", "ghost", (row) => words(view, row))
  ];
}

function summary(view, credible) {
  const {t, f} = view;
  const last = view.last();
  const values = {date: view.calendar.name(view.horizon), estimate: f.estimate(last.probability, last.low, last.high)};
  if (credible.length === 0) return t("probability.summaryAlone", values);
  const {q05, q95} = credible[credible.length - 1];
  return t("probability.summary", {...values, band: f.range(q05, q95)});
}

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function probability(view) {
  const {t} = view;
  const rows = probabilityRows(view);
  const credible = rows.filter((row) => there(row.q05));
  const top = topOf(rows.flatMap((row) => [row.ghost, row.ghost_high, row.q95]));
  return {
    id: "probability",
    title: t("probability.title", {unit: view.unit.name}),
    summary: summary(view, credible),
    note: `${t(credible.length > 0 ? "probability.band" : "probability.noBand")} ${view.note()}`,
    legend: legend(view, credible.length > 0),
    columns: columns(view),
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.probability"), {domain: [0, top], tickFormat: percentTicks(view, top)}),
        marks: marks(view, rows, credible)
      })
  };
}
