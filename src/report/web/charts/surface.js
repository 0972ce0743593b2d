// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow} from "./base.js";

/** Cividis turns light at about this probability; text on it turns dark. */
const light = 0.55;
const [dark, pale] = ["#10131a", "#fff"];

/** Panels of persistences stand under each other below this width. */
const sideBySide = 900;

/** Cells with their axes as words. @param {any} surface  ghostcast.surface/1 */
export function surfaceRows(view, surface) {
  const limit = (value) => (surface.axes.limit_kind === "people" ? view.f.count(value) : view.f.percent(value));
  return surface.cells.map((cell) => ({...cell, share: view.f.percent(cell.threshold), people: limit(cell.limit)}));
}

function columns(view, surface) {
  const {t, f} = view;
  const probability = (key, label) => ({key, label: t(label), format: f.probability});
  return [
    {key: "persistence", label: t("monthsInARow")},
    {key: "threshold", label: t("threshold"), format: f.percent},
    {key: "people", label: t(surface.axes.limit_kind === "people" ? "limitPeople" : "limitShare")},
    probability("probability", "pGhost"),
    probability("low", "low"),
    probability("high", "high"),
    probability("never", "never"),
    probability("never_low", "low"),
    probability("never_high", "high")
  ];
}

function note(view, surface) {
  const {t, f} = view;
  return t("surface.note", {
    definition: surface.definition,
    rule: t(`rule.${surface.share}`),
    growth: f.number(surface.growth),
    interval: f.interval(surface.interval),
    beliefs: f.count(surface.beliefs),
    trajectories: f.count(surface.trajectories)
  });
}

/** Cells, their numbers, and what the pointer says. @param {object} facet  which axis the persistences are on */
function marks(view, rows, facet, width) {
  const {t, f} = view;
  const at = {x: "people", y: "share", ...facet};
  const words = (row) =>
    [
      `≥ ${row.share}, ≤ ${row.people}`,
      f.estimate(row.probability, row.low, row.high),
      `${t("never")} ${f.probability(row.never)}`
    ].join("\n");
  const number = (row) => f.percentTick(row.probability).replace(/\s?%/, "");
  const fill = (row) => (row.probability > light ? dark : pale);
  return [
    Plot.cell(rows, {...at, fill: "probability", inset: 1, rx: 2}),
    Plot.text(rows, {...at, text: number, fill, fontSize: narrow(width) ? 11 : 12}),
    Plot.tip(rows, Plot.pointer({...at, fill: ink("paper"), stroke: ink("rule"), fontSize: 12, title: words}))
  ];
}

/** Names of the panels that stand under each other. */
function panelNames(view, persistences) {
  const text = (months) => view.t("inARow", {months: view.f.months(months)});
  return Plot.text(persistences, {fy: (m) => m, frameAnchor: "top-left", dy: -12, text, fontWeight: 600, fill: ink("soft")});
}

/** The axis of persistences: beside each other where there is room. */
function facets(view, surface, stacked) {
  const {t, f} = view;
  const axis = {domain: surface.axes.persistence, label: null, padding: 0.06};
  const tickFormat = (months) => t("inARow", {months: f.months(months)});
  return stacked ? {fy: {...axis, axis: null}} : {fx: {...axis, tickFormat}};
}

function plot(view, surface, rows, width) {
  const {t} = view;
  const stacked = width < sideBySide;
  const shares = [...new Set(rows.map((row) => row.share))].reverse();
  const limits = [...new Set(rows.map((row) => row.people))];
  const panel = 40 * shares.length + 34;
  const persistences = surface.axes.persistence;
  const known = rows.filter((row) => row.probability !== null && row.probability !== undefined);
  const people = t(surface.axes.limit_kind === "people" ? "axis.limitPeople" : "axis.limitShare");
  return frame(view, width, {
    height: (stacked ? panel * persistences.length : panel) + 80,
    marginLeft: 56,
    marginTop: stacked ? 30 : 50,
    marginRight: stacked ? 26 : 10,
    x: {domain: limits, label: people, tickSize: 0, labelArrow: "none", labelAnchor: "right"},
    y: {domain: shares, label: t("axis.threshold"), tickSize: 0, labelArrow: "none", labelAnchor: "top"},
    ...facets(view, surface, stacked),
    color: {type: "linear", scheme: "cividis", domain: [0, 1]},
    marks: [
      ...marks(view, known, stacked ? {fy: "persistence"} : {fx: "persistence"}, width),
      ...(stacked ? [panelNames(view, persistences)] : [])
    ]
  });
}

/** @param {any} surface  ghostcast.surface/1 @returns {import("../types.js").Chart} */
export function surface(view, surface, index = 0) {
  const {t, f} = view;
  const rows = surfaceRows(view, surface);
  const values = rows.map((row) => row.probability).filter((p) => p !== null && p !== undefined);
  const date = view.calendar.name(surface.month);
  return {
    id: index === 0 ? "surface" : `surface-${index + 1}`,
    title: t("surface.title", {unit: surface.unit, date}),
    summary: t("surface.summary", {low: f.probability(Math.min(...values)), high: f.probability(Math.max(...values)), date}),
    note: note(view, surface),
    columns: columns(view, surface),
    rows,
    plot: (width) => plot(view, surface, rows, width)
  };
}
