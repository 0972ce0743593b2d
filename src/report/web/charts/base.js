// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";

export {Plot};

/** A colour of style/tokens.css. */
export const ink = (name) => `var(--${name})`;

/** Colours of first outcomes: Okabe and Ito's, who chose them for all kinds of colour vision. */
export const outcomeColours = {
  ghost: ink("blue"), dead_gpu: ink("vermilion"), dead_money: ink("orange"), abandoned: ink("purple"),
  acquired: ink("green"), maintenance: ink("sky"), human: ink("human")
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
    marginBottom: 40,
    className: "plot",
    ...options
  };
}

/** The axis of time. */
export function timeAxis(view, width, first = 0, last = view.horizon) {
  const ticks = narrow(width) ? 4 : 8;
  return {
    type: view.calendar.dated ? "utc" : "linear",
    domain: [view.calendar.x(first), view.calendar.x(last)],
    label: view.calendar.label, tickFormat: view.calendar.tick, ticks, labelAnchor: "right", labelArrow: "none"
  };
}

/** An axis of probabilities from 0. */
export function percentAxis(view, label, options = {}) {
  return {label, tickFormat: view.f.percentTick, grid: true, zero: true, ticks: 5, labelArrow: "none", ...options};
}

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
    Plot.tip(rows, {...pointer, fill: ink("paper"), stroke: ink("rule"), textPadding: 9, fontSize: 12, lineHeight: 1.35, preferredAnchor: "bottom-left"})
  ];
}

/** A dashed line at a limit with its words, at the left. */
export function limitLine(view, value, text) {
  return [
    Plot.ruleY([value], {stroke: ink("limit"), strokeWidth: 1.5, strokeDasharray: "5,4"}),
    Plot.text([value], {y: (v) => v, frameAnchor: "left", dx: 6, dy: -8, text: () => text, textAnchor: "start", fill: ink("limit"), stroke: ink("paper"), strokeWidth: 4, fontWeight: 600, fontSize: 11})
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
