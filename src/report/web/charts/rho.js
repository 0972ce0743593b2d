// SPDX-License-Identifier: Apache-2.0
import {estimatePlot, estimateRow, estimateTable, monthLegend, twoMonths} from "./estimates.js";

/** "substitution_rho = -2" as "ρ = −2"; the words of others stay. */
const component = (text) => text.replace(/^substitution_rho = /, "ρ = ").replace(/= -/, "= −");

/** @returns {import("../types.js").Chart|null} null where rho has one component */
export function rho(view) {
  const {t, f, definition} = view;
  const months = twoMonths(view);
  const all = Array.isArray(definition.by_rho_component) ? definition.by_rho_component : [];
  const rows = all.filter((each) => months.includes(each.month)).map((each) => estimateRow(component(each.component), each));
  const last = rows.filter((row) => row.month === view.horizon);
  if (last.length < 2) return null;
  const ends = [...last].sort((a, b) => a.probability - b.probability);
  return {
    id: "rho",
    title: t("rho.title", {unit: view.unit.name}),
    summary: t("rho.summary", {
      date: view.calendar.name(view.horizon),
      least: ends[0].label,
      low: f.probability(ends[0].probability),
      most: ends[ends.length - 1].label,
      high: f.probability(ends[ends.length - 1].probability)
    }),
    note: `${t("rho.note")} ${view.note()}`,
    legend: monthLegend(view, months),
    columns: estimateTable(view, t("component")),
    rows,
    plot: estimatePlot(view, rows, months)
  };
}
