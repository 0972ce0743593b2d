// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, percentTicks, tooltip} from "./base.js";
import {wrapped} from "../parts/svg_text.js";
import {shortened} from "./estimates.js";
import {endsOf} from "./ticks.js";

const shown = 12;

/** The meaning of a parameter's key, whatever unit or organisation its name begins with. */
export function meaningOf(view, name) {
  const key = name.slice(name.lastIndexOf(": ") + 1).trim();
  const section = Object.keys(view.page.parameters).find((each) => key in view.page.parameters[each]);
  return section ? view.program.meaning(section, key).text : "";
}

function tornadoRow(each) {
  const [low, high, information] = [each.at_low.ghost, each.at_high.ghost, each.information.ghost];
  return {
    name: each.name,
    unit: each.unit,
    low: each.low,
    high: each.high,
    at_low: low.value,
    at_low_error: low.error,
    at_high: high.value,
    at_high_error: high.error,
    information: information.value,
    information_error: information.error
  };
}

/** Parameters by how far P(ghost) moves between their low and their high end, furthest first. */
export function tornadoRows(study) {
  const width = (row) => Math.abs(row.at_high - row.at_low);
  const rows = study.parameters.map(tornadoRow).filter((row) => row.at_low !== null && row.at_high !== null);
  return rows.sort((a, b) => width(b) - width(a));
}

function columns(view) {
  const {t, f} = view;
  return [
    {key: "name", label: t("parameter")},
    {key: "unit", label: t("unitOfMeasure")},
    {key: "low", label: t("level.q05"), format: f.number},
    {key: "high", label: t("level.q95"), format: f.number},
    {key: "at_low", label: t("tornado.atLow"), format: f.probability},
    {key: "at_low_error", label: t("standardError"), format: f.probability},
    {key: "at_high", label: t("tornado.atHigh"), format: f.probability},
    {key: "at_high_error", label: t("standardError"), format: f.probability},
    {key: "meaning", label: t("meaning")}
  ];
}

function note(view, study) {
  const {t, f} = view;
  const asked = study.question;
  return t("tornado.note", {
    definition: asked.definition,
    estimate: f.estimate(asked.probability, asked.low, asked.high),
    date: view.calendar.name(asked.month),
    beliefs: f.count(asked.beliefs),
    interval: f.interval(asked.interval),
    never: f.estimate(asked.never, asked.never_low, asked.never_high),
    points: f.count(study.design.points),
    trajectories: f.count(study.design.trajectories)
  });
}

/** A smoothed probability may lie a little beyond what one can be. */
const possible = (probability) => Math.min(1, Math.max(0, probability));

function marks(view, rows, mean) {
  const {t, f} = view;
  const at = (row, end) => ({...row, end, from: mean, to: possible(row[`at_${end}`]), error: row[`at_${end}_error`], value: row[end]});
  const ends = rows.flatMap((row) => [at(row, "low"), at(row, "high")]);
  const words = (row) =>
    [
      row.name,
      ...(row.meaning ? wrapped(row.meaning, 48) : []),
      t("tornado.end", {value: f.number(row.value), unit: row.unit}),
      `${t("pGhost")} ${f.probability(row.to)} ± ${f.probability(row.error)}`
    ].join("\n");
  const fill = (row) => ink(row.end === "low" ? "orange" : "blue");
  return [
    Plot.barX(ends, {x1: "from", x2: "to", y: "name", fill, insetTop: 4, insetBottom: 4}),
    Plot.ruleX([mean], {stroke: ink("ink"), strokeWidth: 1.25}),
    ...tooltip(ends, "to", "name", words, "xy")
  ];
}

function plot(view, rows, mean, width) {
  const marginLeft = narrow(width) ? 130 : 230;
  const most = Math.floor((marginLeft - 14) / 6);
  const domain = endsOf([mean, ...rows.flatMap((row) => [row.at_low, row.at_high].map(possible))]);
  const tickFormat = percentTicks(view, domain[1] - domain[0]);
  return frame(view, width, {
    height: 28 * rows.length + 70,
    marginLeft,
    x: percentAxis(view, view.t("axis.probability"), {zero: false, nice: true, domain, tickFormat, labelAnchor: "right"}),
    y: {domain: rows.map((row) => row.name), label: null, tickSize: 0, tickFormat: (name) => shortened(name, most)},
    marks: marks(view, rows, mean)
  });
}

/** @returns {import("../types.js").Chart} */
export function tornado(view) {
  const {t, f} = view;
  const study = view.page.sensitivity;
  const named = (row) => ({...row, meaning: meaningOf(view, row.name), unit: view.program.unit(row.unit).text});
  const rows = tornadoRows(study).map(named);
  const ends = rows.length
    ? {name: rows[0].name, low: f.probability(rows[0].at_low), high: f.probability(rows[0].at_high)}
    : null;
  return {
    id: "tornado",
    title: t("tornado.title", {unit: study.question.unit, date: view.calendar.name(study.question.month)}),
    summary: ends ? t("tornado.summary", ends) : t("none"),
    note: note(view, study),
    legend: [
      {label: t("tornado.low"), colour: ink("orange"), shape: "area"},
      {label: t("tornado.high"), colour: ink("blue"), shape: "area"}
    ],
    columns: columns(view),
    rows,
    plot: (width) => plot(view, rows.slice(0, shown), study.outputs.ghost.mean.value, width)
  };
}
