// SPDX-License-Identifier: Apache-2.0
import {Plot, estimateColumns, frame, ink, percentAxis, percentTicks, timeAxis, tooltip, topOf} from "./base.js";
import {incidenceRows} from "./incidence.js";

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

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function probability(view) {
  const {t, f} = view;
  const rows = probabilityRows(view);
  const credible = rows.filter((row) => row.q05 !== undefined && row.q05 !== null);
  const sampled = rows.filter((row) => row.ghost_low !== null && row.ghost_low !== undefined);
  const last = view.last();
  const words = (row) =>
    [
      view.calendar.name(row.month),
      `${t("pGhost")} ${f.probability(row.ghost)}`,
      ...(row.ghost_low === null || row.ghost_low === undefined
        ? []
        : [`${t("interval95")} ${f.range(row.ghost_low, row.ghost_high)}`]),
      ...(row.q05 === undefined || row.q05 === null ? [] : [`${t("credible90")} ${f.range(row.q05, row.q95)}`])
    ].join("\n");
  const top = topOf(rows.flatMap((row) => [row.ghost, row.ghost_high, row.q95]));
  const band = t(credible.length > 0 ? "probability.band" : "probability.noBand");
  return {
    id: "probability",
    title: t("probability.title", {unit: view.unit.name}),
    summary: t(credible.length > 0 ? "probability.summary" : "probability.summaryAlone", {
      date: view.calendar.name(view.horizon),
      estimate: f.estimate(last.probability, last.low, last.high),
      band: credible.length > 0 ? f.range(credible[credible.length - 1].q05, credible[credible.length - 1].q95) : t("none")
    }),
    note: `${band} ${view.note()}`,
    legend: [
      {label: t("pGhost"), colour: ink("blue"), shape: "line"},
      {label: t("interval95"), colour: ink("blue-band"), shape: "area"},
      ...(credible.length > 0
        ? [
            {label: t("credible90"), colour: ink("blue-pale"), shape: "area"},
            {label: t("medianBelief"), colour: ink("blue"), shape: "dash"}
          ]
        : [])
    ],
    columns: [
      {key: "date", label: t("month")},
      ...estimateColumns(view, "ghost", t("pGhost")),
      ...["q05", "q50", "q95"].map((key) => ({key, label: t(`belief.${key}`), format: f.probability}))
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.probability"), {domain: [0, top], tickFormat: percentTicks(view, top)}),
        marks: [
          Plot.areaY(credible, {x: "x", y1: "q05", y2: "q95", fill: ink("blue-pale")}),
          Plot.line(credible, {x: "x", y: "q50", stroke: ink("blue"), strokeWidth: 1, strokeDasharray: "4,3"}),
          Plot.areaY(sampled, {x: "x", y1: "ghost_low", y2: "ghost_high", fill: ink("blue-band")}),
          Plot.line(rows, {x: "x", y: "ghost", stroke: ink("blue"), strokeWidth: 2.25}),
          Plot.ruleY([0], {stroke: ink("rule")}),
          ...tooltip(rows, "x", "ghost", words)
        ]
      })
  };
}
