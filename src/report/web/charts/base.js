// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";

export {Plot};

/** A colour of style/tokens.css. */
export const ink = (name) => `var(--${name})`;

/** Colours of first outcomes: Okabe and Ito's, who chose them for all kinds of colour vision. */
export const outcomeColours = {
  ghost: ink("blue"),
  dead_gpu: ink("vermilion"),
  dead_money: ink("orange"),
  abandoned: ink("purple"),
  acquired: ink("green"),
  maintenance: ink("sky"),
  human: ink("human")
};
export const outcomes = ["ghost", "dead_gpu", "dead_money", "abandoned", "acquired", "maintenance"];

export const narrow = (width) => width < 560;

/** Options that all charts share. */
export function frame(view, width, options) {
  return {
    width,
    height: Math.round(Math.min(400, Math.max(260, width * 0.42))),
    marginLeft: 52,
    marginRight: 16,
    marginTop: 26,
    marginBottom: options.x?.label ? 40 : 28,
    className: "plot",
    ...options
  };
}

/** The axis of time, to the month `last` though ticks end with the run. */
export function timeAxis(view, width, last = view.horizon) {
  const {calendar} = view;
  const months = calendar.ticks(0, view.horizon, narrow(width) ? 5 : 9);
  const long = months.length < 2 || months[1] - months[0] >= 12;
  const words = new Map(months.map((month) => [Number(calendar.x(month)), calendar.tick(month, long)]));
  return {
    type: calendar.dated ? "utc" : "linear",
    domain: [calendar.x(0), calendar.x(last)],
    label: calendar.label,
    ticks: months.map(calendar.x),
    tickFormat: (x) => words.get(Number(x)) ?? "",
    labelAnchor: "right",
    labelArrow: "none"
  };
}

/** An axis of probabilities from 0. */
export function percentAxis(view, label, options = {}) {
  return {label, tickFormat: view.f.percentTick, grid: true, zero: true, ticks: 5, labelArrow: "none", ...options};
}

/** The end of an axis of probabilities: 1, or less where all of them are small. */
export function topOf(probabilities) {
  const most = 1.15 * Math.max(0.04, ...probabilities.filter((p) => p !== null && p !== undefined));
  return most > 0.5 ? 1 : most;
}

/** Ticks of such an axis. */
export const percentTicks = (view, top) => (top > 0.2 ? view.f.percentTick : view.f.percent);

/** An axis of amounts from 0. */
export function amountAxis(view, label, options = {}) {
  return {label, tickFormat: view.f.short, grid: true, zero: true, ticks: 5, labelArrow: "none", ...options};
}

/** A tooltip that follows the pointer along x. @param {(row: any) => string} text */
export function tooltip(rows, x, y, text, kind = "x") {
  const at = {x, y, title: text};
  const pointer = kind === "x" ? Plot.pointerX(at) : Plot.pointer(at);
  return [
    ...(kind === "x" ? [Plot.ruleX(rows, Plot.pointerX({x, stroke: ink("rule"), strokeWidth: 1}))] : []),
    Plot.tip(rows, {
      ...pointer,
      fill: ink("paper"),
      stroke: ink("rule"),
      textPadding: 9,
      fontSize: 12,
      lineHeight: 1.35,
      preferredAnchor: "bottom-left"
    })
  ];
}

/** A dashed line at a limit with its words, at the left. */
export function limitLine(view, value, text) {
  return [
    Plot.ruleY([value], {stroke: ink("limit"), strokeWidth: 1.5, strokeDasharray: "5,4"}),
    Plot.text([value], {
      y: (v) => v,
      frameAnchor: "left",
      dx: 6,
      dy: -8,
      text: () => text,
      textAnchor: "start",
      fill: ink("limit"),
      stroke: ink("paper"),
      strokeWidth: 4,
      fontWeight: 600,
      fontSize: 11
    })
  ];
}

/** Columns of an estimate with its interval. */
export function estimateColumns(view, prefix, label) {
  const format = view.f.probability;
  return [
    {key: prefix, label, format},
    {key: `${prefix}_low`, label: view.t("low"), format},
    {key: `${prefix}_high`, label: view.t("high"), format}
  ];
}
