// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, tooltip} from "./base.js";
import {shortened} from "./estimates.js";

const shown = 12;

/** Parameters by how far P(ghost) moves between their low and their high end, furthest first. */
export function tornadoRows(study) {
  return study.parameters
    .map((each) => ({
      name: each.name,
      unit: each.unit,
      low: each.low,
      high: each.high,
      at_low: each.at_low.ghost.value,
      at_low_error: each.at_low.ghost.error,
      at_high: each.at_high.ghost.value,
      at_high_error: each.at_high.ghost.error,
      information: each.information.ghost.value,
      information_error: each.information.ghost.error
    }))
    .filter((row) => row.at_low !== null && row.at_high !== null)
    .sort((a, b) => Math.abs(b.at_high - b.at_low) - Math.abs(a.at_high - a.at_low));
}

/** @returns {import("../types.js").Chart} */
export function tornado(view) {
  const {t, f} = view;
  const study = view.page.sensitivity;
  const asked = study.question;
  const rows = tornadoRows(study);
  const some = rows.slice(0, shown);
  const mean = study.outputs.ghost.mean.value;
  const date = view.calendar.name(asked.month);
  const ends = some.flatMap((row) => [
    {...row, end: "low", from: mean, to: row.at_low},
    {...row, end: "high", from: mean, to: row.at_high}
  ]);
  const words = (row) =>
    `${row.name}\n${t("tornado.end", {value: f.number(row.end === "low" ? row.low : row.high), unit: row.unit})}\n${t("pGhost")} ${f.probability(row.to)} ± ${f.probability(row.end === "low" ? row.at_low_error : row.at_high_error)}`;
  return {
    id: "tornado",
    title: t("tornado.title", {unit: asked.unit, date}),
    summary: rows.length
      ? t("tornado.summary", {name: rows[0].name, low: f.probability(rows[0].at_low), high: f.probability(rows[0].at_high)})
      : t("none"),
    note: t("tornado.note", {
      definition: asked.definition,
      estimate: f.estimate(asked.probability, asked.low, asked.high),
      date,
      beliefs: f.count(asked.beliefs),
      interval: f.interval(asked.interval),
      never: f.estimate(asked.never, asked.never_low, asked.never_high),
      points: f.count(study.design.points),
      trajectories: f.count(study.design.trajectories)
    }),
    legend: [
      {label: t("tornado.low"), colour: ink("orange"), shape: "area"},
      {label: t("tornado.high"), colour: ink("blue"), shape: "area"}
    ],
    columns: [
      {key: "name", label: t("parameter")},
      {key: "unit", label: t("unitOfMeasure")},
      {key: "low", label: t("level.q05"), format: f.number},
      {key: "high", label: t("level.q95"), format: f.number},
      {key: "at_low", label: t("tornado.atLow"), format: f.probability},
      {key: "at_low_error", label: t("standardError"), format: f.probability},
      {key: "at_high", label: t("tornado.atHigh"), format: f.probability},
      {key: "at_high_error", label: t("standardError"), format: f.probability}
    ],
    rows,
    plot: (width) => {
      const margin = narrow(width) ? 130 : 230;
      return frame(view, width, {
        height: 28 * some.length + 70,
        marginLeft: margin,
        x: percentAxis(view, t("axis.probability"), {zero: false, nice: true, labelAnchor: "right"}),
        y: {
          domain: some.map((row) => row.name),
          label: null,
          tickSize: 0,
          tickFormat: (name) => shortened(name, Math.floor((margin - 14) / 6))
        },
        marks: [
          Plot.barX(ends, {
            x1: "from",
            x2: "to",
            y: "name",
            fill: (row) => ink(row.end === "low" ? "orange" : "blue"),
            insetTop: 4,
            insetBottom: 4
          }),
          Plot.ruleX([mean], {stroke: ink("ink"), strokeWidth: 1.25}),
          ...tooltip(ends, "to", "name", words, "xy")
        ]
      });
    }
  };
}
