// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, percentAxis, tooltip} from "./base.js";

/** Ghosts by the criterion that was met last. */
export function criterionRows(view) {
  const counts = Object.entries(view.definition.last_criterion);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([name, trajectories]) => ({
    name,
    label: view.t(`criterion.${name}`),
    trajectories,
    share: all > 0 ? trajectories / all : 0,
    all
  }));
}

/** @returns {import("../types.js").Chart|null} null where there is no ghost */
export function criterion(view) {
  const {t, f} = view;
  const rows = criterionRows(view);
  if (rows[0].all === 0) return null;
  const most = rows.reduce((a, b) => (b.share > a.share ? b : a));
  return {
    id: "criterion",
    title: t("criterion.title", {unit: view.unit.name}),
    summary: t("criterion.summary", {label: most.label, share: f.probability(most.share), ghosts: f.count(most.all)}),
    note: view.note(),
    columns: [
      {key: "label", label: t("criterion")},
      {key: "share", label: t("shareOfGhosts"), format: f.probability},
      {key: "trajectories", label: t("trajectories"), format: f.count}
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        height: 40 * rows.length + 64,
        marginLeft: 136,
        x: percentAxis(view, t("axis.shareOfGhosts"), {domain: [0, 1], labelAnchor: "right"}),
        y: {domain: rows.map((row) => row.label), label: null, tickSize: 0},
        marks: [
          Plot.barX(rows, {x: "share", y: "label", fill: ink("blue"), insetTop: 5, insetBottom: 5}),
          Plot.text(rows, {
            x: "share",
            y: "label",
            text: (row) => f.probability(row.share),
            textAnchor: (row) => (row.share > 0.85 ? "end" : "start"),
            dx: 6,
            fill: ink("ink"),
            fontSize: 12,
            filter: (row) => row.share <= 0.85
          }),
          Plot.text(rows, {
            x: "share",
            y: "label",
            text: (row) => f.probability(row.share),
            textAnchor: "end",
            dx: -8,
            fill: "white",
            fontSize: 12,
            filter: (row) => row.share > 0.85
          }),
          Plot.ruleX([0], {stroke: ink("rule")}),
          ...tooltip(rows, "share", "label", (row) => `${row.label}\n${f.count(row.trajectories)} ${t("trajectories")}`, "xy")
        ]
      })
  };
}
