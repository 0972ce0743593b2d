// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, percentAxis, tooltip} from "./base.js";

/** Bars that end here have their number inside. */
const long = 0.85;

/** Ghosts by the criterion that was met last. */
export function criterionRows(view) {
  const counts = Object.entries(view.definition.last_criterion);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const share = (count) => (all > 0 ? count / all : 0);
  return counts.map(([name, count]) => ({
    name,
    label: view.t(`criterion.${name}`),
    trajectories: count,
    share: share(count),
    all
  }));
}

function marks(view, rows) {
  const {t, f} = view;
  const text = {x: "share", y: "label", text: (row) => f.probability(row.share), fontSize: 12};
  return [
    Plot.barX(rows, {x: "share", y: "label", fill: ink("blue"), insetTop: 5, insetBottom: 5}),
    Plot.text(rows, {...text, textAnchor: "start", dx: 6, fill: ink("ink"), filter: (row) => row.share <= long}),
    Plot.text(rows, {...text, textAnchor: "end", dx: -8, fill: "white", filter: (row) => row.share > long}),
    Plot.ruleX([0], {stroke: ink("rule")}),
    ...tooltip(rows, "share", "label", (row) => `${row.label}\n${f.count(row.trajectories)} ${t("trajectories")}`, "xy")
  ];
}

const columns = ({t, f}) => [
  {key: "label", label: t("criterion")},
  {key: "share", label: t("shareOfGhosts"), format: f.probability},
  {key: "trajectories", label: t("trajectories"), format: f.count}
];

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
    columns: columns(view),
    rows,
    plot: (width) =>
      frame(view, width, {
        height: 40 * rows.length + 64,
        marginLeft: 136,
        x: percentAxis(view, t("axis.shareOfGhosts"), {domain: [0, 1], labelAnchor: "right"}),
        y: {domain: rows.map((row) => row.label), label: null, tickSize: 0},
        marks: marks(view, rows)
      })
  };
}
