// SPDX-License-Identifier: Apache-2.0
import {h} from "./dom.js";

const shown = (column, value) => (column.format && value !== null && value !== undefined ? column.format(value) : (value ?? ""));

/** The data of a chart as a table. @param {import("../types.js").Chart} chart */
export function table(chart) {
  const head = h(
    "tr",
    {},
    chart.columns.map((column) => h("th", {scope: "col"}, column.label))
  );
  const body = chart.rows.map((row) =>
    h(
      "tr",
      {},
      chart.columns.map((column, k) =>
        h(k === 0 ? "th" : "td", k === 0 ? {scope: "row"} : {}, String(shown(column, row[column.key])))
      )
    )
  );
  return h("table", {}, h("caption", {class: "hidden"}, chart.title), h("thead", {}, head), h("tbody", {}, body));
}

/** A cell that a spreadsheet reads as what it is: text that could be a formula is set off. */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated values: full numbers under the names of the data. */
export function csv(chart) {
  const keys = chart.columns.map((column) => column.key);
  return (
    [keys, ...chart.rows.map((row) => keys.map((key) => row[key]))].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n"
  );
}
