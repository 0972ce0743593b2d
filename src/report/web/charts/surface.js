// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow} from "./base.js";

/** Cividis turns light at about this probability; text on it turns dark. */
const light = 0.55;

export function surfaceRows(view, surface) {
  const limit = (value) => (surface.axes.limit_kind === "people" ? view.f.count(value) : view.f.percent(value));
  return surface.cells.map((cell) => ({
    ...cell,
    share: view.f.percent(cell.threshold),
    people: limit(cell.limit),
    limit_kind: surface.axes.limit_kind
  }));
}

/** @param {any} surface  ghostcast.surface/1 @returns {import("../types.js").Chart} */
export function surface(view, surface, index = 0) {
  const {t, f} = view;
  const all = surfaceRows(view, surface);
  const rows = all.filter((row) => row.probability !== null && row.probability !== undefined);
  const shares = [...new Set(all.map((row) => row.share))].reverse();
  const limits = [...new Set(all.map((row) => row.people))];
  const months = surface.axes.persistence;
  const values = rows.map((row) => row.probability);
  const date = view.calendar.name(surface.month);
  return {
    id: index === 0 ? "surface" : `surface-${index + 1}`,
    title: t("surface.title", {unit: surface.unit, date}),
    summary: t("surface.summary", {low: f.probability(Math.min(...values)), high: f.probability(Math.max(...values)), date}),
    note: t("surface.note", {
      definition: surface.definition,
      rule: t(`rule.${surface.share}`),
      growth: f.number(surface.growth),
      interval: f.interval(surface.interval),
      beliefs: f.count(surface.beliefs),
      trajectories: f.count(surface.trajectories)
    }),
    columns: [
      {key: "persistence", label: t("monthsInARow")},
      {key: "threshold", label: t("threshold"), format: f.percent},
      {key: "people", label: t(surface.axes.limit_kind === "people" ? "limitPeople" : "limitShare")},
      {key: "probability", label: t("pGhost"), format: f.probability},
      {key: "low", label: t("low"), format: f.probability},
      {key: "high", label: t("high"), format: f.probability},
      {key: "never", label: t("never"), format: f.probability},
      {key: "never_low", label: t("low"), format: f.probability},
      {key: "never_high", label: t("high"), format: f.probability}
    ],
    rows: all,
    plot: (width) => {
      const stacked = width < 900;
      const panel = 40 * shares.length + 34;
      const facet = stacked ? {fy: "persistence"} : {fx: "persistence"};
      const axis = {domain: months, label: null, tickFormat: (count) => t("inARow", {months: f.months(count)}), padding: 0.06};
      return frame(view, width, {
        height: stacked ? panel * months.length + 80 : panel + 80,
        marginLeft: 56,
        marginTop: stacked ? 30 : 50,
        marginRight: stacked ? 26 : 10,
        x: {
          domain: limits,
          label: t(surface.axes.limit_kind === "people" ? "axis.limitPeople" : "axis.limitShare"),
          tickSize: 0,
          labelArrow: "none",
          labelAnchor: "right"
        },
        y: {domain: shares, label: t("axis.threshold"), tickSize: 0, labelArrow: "none", labelAnchor: "top"},
        ...(stacked ? {fy: {...axis, axis: null}} : {fx: axis}),
        color: {type: "linear", scheme: "cividis", domain: [0, 1]},
        marks: [
          Plot.cell(rows, {x: "people", y: "share", ...facet, fill: "probability", inset: 1, rx: 2}),
          Plot.text(rows, {
            x: "people",
            y: "share",
            ...facet,
            text: (row) => f.percentTick(row.probability).replace(/\s?%/, ""),
            fill: (row) => (row.probability > light ? "#10131a" : "#fff"),
            fontSize: narrow(width) ? 11 : 12
          }),
          ...(stacked
            ? [
                Plot.text(months, {
                  fy: (m) => m,
                  frameAnchor: "top-left",
                  dy: -12,
                  text: (m) => t("inARow", {months: f.months(m)}),
                  fontWeight: 600,
                  fill: ink("soft")
                })
              ]
            : []),
          Plot.tip(
            rows,
            Plot.pointer({
              x: "people",
              y: "share",
              ...facet,
              fill: ink("paper"),
              stroke: ink("rule"),
              fontSize: 12,
              title: (row) =>
                `≥ ${row.share}, ≤ ${row.people}\n${f.estimate(row.probability, row.low, row.high)}\n${t("never")} ${f.probability(row.never)}`
            })
          )
        ]
      });
    }
  };
}
