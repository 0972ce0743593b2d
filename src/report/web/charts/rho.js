// SPDX-License-Identifier: Apache-2.0
import {estimateChart, estimateRow, twoMonths} from "./estimates.js";

const exact = {maximumFractionDigits: 6};

/** "substitution_rho = -0.5" as "ρ = −0.5"; the words of others stay. */
function component({language}, text) {
  const number = Number(text.replace(/^substitution_rho = /, ""));
  if (!text.startsWith("substitution_rho = ") || !Number.isFinite(number)) return text.replace(/^substitution_rho = /, "ρ = ");
  return `ρ = ${new Intl.NumberFormat(language, exact).format(number).replace("-", "−")}`;
}

/** @returns {import("../types.js").Chart|null} null where rho has one component */
export function rho(view) {
  const {t, definition} = view;
  const months = twoMonths(view);
  const all = Array.isArray(definition.by_rho_component) ? definition.by_rho_component : [];
  const rows = all.filter((each) => months.includes(each.month)).map((each) => estimateRow(component(view, each.component), each));
  if (rows.filter((row) => row.month === view.horizon).length < 2) return null;
  const words = {id: "rho", first: t("component"), note: `${t("rho.note")} ${view.note()}`, title: {unit: view.unit.name}};
  return estimateChart(view, words, rows);
}
